# ruff: noqa: I001  (the order is that in which the models are read)
"""What every row of the record shares, and what stands beside rows: revisions, kept forms, the coalition's settings."""

from upr_tracker.publishing.models.rows import Publishable, Row
from upr_tracker.publishing.models.revisions import Revision
from upr_tracker.publishing.models.coalition import Coalition
from upr_tracker.publishing.models.kept import KeptForm

__all__ = ["Coalition", "KeptForm", "Publishable", "Revision", "Row"]
