"""What is told, as editors keep it."""

from reports.admin.editions import EditionAdmin, EditionFileAdmin
from reports.admin.endorsements import EndorsementAdmin
from reports.admin.reports import ReportAdmin, ReportLinkAdmin
from reports.kept_words import editions_that_tell
from upr_tracker.publishing.kept_elsewhere import find_with

__all__ = ["EditionAdmin", "EditionFileAdmin", "EndorsementAdmin", "ReportAdmin", "ReportLinkAdmin"]

find_with(editions_that_tell)
