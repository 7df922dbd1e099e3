"""From rows to data: an edition as one reader may read it, in one language."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from django.utils import timezone, translation

from reports.builders.briefing import build_briefing
from reports.builders.changes import changes_since
from reports.builders.contents import Content
from reports.builders.midterm import build_midterm
from reports.builders.progress import labels_of, standing_rows
from reports.builders.scope import Scope
from reports.builders.submission import build_submission
from reports.builders.summary import build_summary
from reports.builders.telling import Telling
from reports.models import Edition
from reports.models.report import ReportKind
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.partial_dates import PartialDate

BUILDERS: dict[str, Callable[[Telling], Content]] = {
    ReportKind.MID_TERM: build_midterm,
    ReportKind.DIALOGUES: build_summary,
    ReportKind.BRIEFING: build_briefing,
    ReportKind.SUBMISSION: build_submission,
}


def build(edition: Edition, *, reader: Reader, language: str, is_draft: bool = False) -> Content:
    """The report as this reader could have read it on the day of publication, telling the situation as of a date.

    `edition.as_of` leaves out assessments of a later situation; `edition.published_on` is this site's own clock: what
    was published by then, and which dates named in a text had passed. A draft without them tells of today. Only rows
    that are visible to the reader are told or counted.
    """
    on: dt.date = edition.published_on or timezone.localdate()
    as_of = edition.as_of or PartialDate(on.isoformat())
    with translation.override(language):
        scope = Scope(edition.report.review, reader, as_of, on)
        rows = standing_rows(scope)
        content = BUILDERS[edition.report.kind](Telling(edition, scope, language, is_draft, rows, labels_of(rows)))
        return replace(content, since=changes_since(edition, content, reader))
