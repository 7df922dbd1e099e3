"""The mid-term report: what was accepted, where it stands, what civil society asks and did, as one reader sees it."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils import translation

from recommendations import progress
from recommendations.models.source import Place
from reports.builders.asks import build_asks, build_elsewhere, names_of
from reports.builders.engagement import (
    build_dialogues,
    build_media,
    build_next_steps,
    build_statements,
    build_timeline,
)
from reports.builders.progress import (
    build_progress,
    build_scale,
    build_sources,
    labels_of,
    standing_rows,
)
from reports.builders.scope import Scope
from reports.builders.shapes import MidtermReport
from reports.models import Endorsement, Report
from reports.models.endorsement import EndorsementRole
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.partial_dates import PartialDate


def build_midterm(
    report: Report,
    *,
    reader: Reader,
    language: str,
    as_of: PartialDate,
    on: dt.date,
    number: int,
    signed: Iterable[Endorsement] = (),
) -> MidtermReport:
    """The report as this reader could have read it on a day, telling the situation as of a date.

    `as_of` leaves out assessments of a later situation; `on` is this site's own clock: what was published by then,
    and which dates named in a text had passed. Only rows that are visible to the reader are told or counted; `signed`
    are those under the edition, already chosen for the reader and in their order.
    """
    with translation.override(language):
        return told(report, Scope(report.review, reader, as_of, on), language, number, list(signed))


def told(report: Report, scope: Scope, language: str, number: int, signed: Sequence[Endorsement]) -> MidtermReport:
    rows = standing_rows(scope)
    labels = labels_of(rows)
    return MidtermReport(
        language=language,
        kind=report.get_kind_display(),
        number=number,
        title=report.title,
        origin=report.origin,
        prepared=names_of(signed, EndorsementRole.PREPARED),
        endorsed=names_of(signed, EndorsementRole.ENDORSED),
        state=scope.review.state_under_review.name,
        review=str(scope.review.name),
        review_date=scope.review.date,
        next_expected=scope.review.next_expected,
        as_of=scope.as_of,
        published_on=scope.on,
        assessed_as_of=progress.situation_of(rows),
        assessed_on=progress.publication_of(rows),
        scale=build_scale(),
        progress=build_progress(scope, rows, labels),
        asks=build_asks(scope),
        elsewhere=build_elsewhere(scope),
        dialogues=build_dialogues(scope, labels),
        statements=build_statements(scope, labels),
        next_steps=build_next_steps(scope),
        timeline=build_timeline(scope),
        media=build_media(scope),
        sources=build_sources(scope, rows),
        contact=scope.passages(Place.CONTACT),
        closing=scope.passages(Place.CLOSING),
    )
