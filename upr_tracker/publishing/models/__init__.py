# ruff: noqa: I001  (the order is that in which the models are read)
"""What every row of the record shares, and what stands beside rows: revisions, files, and more."""

from upr_tracker.publishing.models.rows import Publishable, Row
from upr_tracker.publishing.models.stored_file import StoredFile
from upr_tracker.publishing.models.link_check import Health, LinkCheck
from upr_tracker.publishing.models.revisions import Revision
from upr_tracker.publishing.models.coalition import Coalition
from upr_tracker.publishing.models.kept import KeptForm
from upr_tracker.publishing.models.reported_mistake import ReportedMistake

__all__ = [
    "Coalition",
    "Health",
    "KeptForm",
    "LinkCheck",
    "Publishable",
    "ReportedMistake",
    "Revision",
    "Row",
    "StoredFile",
]
