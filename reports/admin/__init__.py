"""What is told, as editors keep it."""

from reports.admin.editions import EditionAdmin, EditionFileAdmin
from reports.admin.endorsements import EndorsementAdmin
from reports.admin.reports import ReportAdmin, ReportLinkAdmin

__all__ = ["EditionAdmin", "EditionFileAdmin", "EndorsementAdmin", "ReportAdmin", "ReportLinkAdmin"]
