# ruff: noqa: I001  (the order is that in which the models are read)
"""What is told. One concept a file; read them in this order."""

from reports.models.report import Report, ReportLink
from reports.models.edition import Edition, EditionFile
from reports.models.endorsement import Endorsement
from reports.models.making import Making

__all__ = ["Edition", "EditionFile", "Endorsement", "Making", "Report", "ReportLink"]
