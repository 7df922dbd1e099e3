"""Recommendations that wait for a new assessment: a date in the text has passed, or the last one is old."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recommendations.form_addresses import update_address
from recommendations.models import Assessment, Recommendation
from recommendations.progress import Progress, progress_of
from recommendations.status import NOT_ASSESSED_LABEL, Status
from upr_tracker.accounts.models import Reader
from upr_tracker.publishing.models import Coalition
from upr_tracker.publishing.rules import UNPUBLISHED
from upr_tracker.publishing.templatetags.record import in_words
from upr_tracker.site.queues.names import listed, names_of, with_states
from upr_tracker.site.queues.shapes import Line, Queue


def promises_of(reader: Reader, on: dt.date) -> list[Progress]:
    """The published recommendations that this reader may see, as they stand for them on that day."""
    rows = Recommendation.objects.visible_to(reader).published()
    return progress_of(rows.with_status_for(reader, on=on).with_links_for(reader), reader, on)


def updates_under_way(reader: Reader) -> set[int]:
    """The keys of recommendations of which somebody is writing an assessment, as far as this reader sees that."""
    drafts = Assessment.objects.visible_to(reader).filter(state__in=UNPUBLISHED)
    return set(drafts.values_list("covers", flat=True))


def dates_passed(promises: Sequence[Progress], under_way: Collection[int]) -> Queue:
    """Those whose text names a date that has passed, unless they were assessed since, or found fulfilled before."""
    lines = [date_line(row, under_way) for row in promises if row.date_has_passed and not is_settled(row)]
    return Queue("dates", _("Date named in the text has passed"), "clock", lines, len(lines))


def is_settled(row: Progress) -> bool:
    if row.assessment is None:
        return False
    return row.status == Status.FULL or row.assessment.as_of.start > row.recommendation.named_date.end


def date_line(row: Progress, under_way: Collection[int]) -> Line:
    named = row.recommendation
    since = str(NOT_ASSESSED_LABEL)
    if row.assessment:
        since = _("last assessed as of %(date)s") % {"date": in_words(row.assessment.as_of)}
    return Line(
        title=with_states(named),
        url=reverse("admin:recommendations_recommendation_change", args=[named.pk]),
        why=f"“{named.named_date_words}” · {since}{note_on([named], under_way)}",
        verb=_("Update progress"),
        verb_url=update_address([named]),
    )


def note_on(rows: Iterable[Recommendation], under_way: Collection[int]) -> str:
    """So that two people do not write the same update."""
    return " · " + _("an update is under way") if any(row.pk in under_way for row in rows) else ""


def not_assessed(promises: Sequence[Progress], under_way: Collection[int], on: dt.date) -> Queue:
    """A line a standing assessment, since one update serves all that it judges; those without one, a line a theme."""
    months = Coalition.current().months_until_due
    late = [row for row in promises if row.assessment is None or age_of(row.assessment, on) >= months]
    names = names_of(row.recommendation for row in promises)
    lines = [line_about(group, names, under_way, on) for group in judged_alike(late)]
    title = ngettext("Not assessed for %(number)d month", "Not assessed for %(number)d months", months)
    return Queue("old", title % {"number": months}, "clock", lines, len(late))


def judged_alike(rows: Sequence[Progress]) -> list[list[Progress]]:
    """In the order of the recommendations: those under one standing assessment, or without one in one theme."""
    groups: dict[tuple[bool, int], list[Progress]] = {}
    for row in rows:
        key = (True, row.assessment.pk) if row.assessment else (False, row.recommendation.theme_id)
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def line_about(group: Sequence[Progress], names: dict[int, str], under_way: Collection[int], on: dt.date) -> Line:
    first, rows = group[0], [row.recommendation for row in group]
    assessment = first.assessment
    why = age_in_words(assessment, on) if assessment else str(first.recommendation.theme.name)
    return Line(
        kind=str(first.label),
        title=listed([names[row.pk] for row in rows]),
        url=form_of(assessment) if assessment else reverse("admin:recommendations_recommendation_changelist"),
        why=why + note_on(rows, under_way),
        verb=_("Update progress"),
        verb_url=update_address(rows),
    )


def form_of(assessment: Assessment) -> str:
    return admin.site.get_model_admin(Assessment).form_address(assessment)  # type: ignore[attr-defined]


def age_of(assessment: Assessment, on: dt.date) -> int:
    """Whole months since the end of the situation that it judges."""
    then = assessment.as_of.end
    return (on.year - then.year) * 12 + on.month - then.month - (on.day < then.day)


def age_in_words(assessment: Assessment, on: dt.date) -> str:
    months = age_of(assessment, on)
    words = ngettext("As of %(date)s, %(number)d month ago", "As of %(date)s, %(number)d months ago", months)
    return words % {"date": in_words(assessment.as_of), "number": months}
