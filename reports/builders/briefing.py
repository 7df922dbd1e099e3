"""The briefing sheet: what one State recommended, what came of it, and what it might ask next, on two pages.

The most important comes first in each part. What two pages have no room for is told as a number, with the address at
which this site tells it; a text is never cut.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from recommendations.models import State
from recommendations.progress import Progress as ProgressRow
from reports.builders.asks import build_list
from reports.builders.contents import BriefingSheet, Content
from reports.builders.engagement import build_statement
from reports.builders.progress import grade_of
from reports.builders.shapes import AskList
from reports.builders.shapes_of_engagement import Statement
from reports.builders.shapes_of_states import Meeting, Recommended, Rest, Same
from reports.builders.sheet import Told, fitted
from reports.builders.telling import Telling
from stakeholders.lists import ask_lists_of, asks_of, meetings_with, statements_of
from stakeholders.models import Dialogue
from stakeholders.models.ask import Addressee
from upr_tracker.lib.languages import Text


def build_briefing(telling: Telling) -> BriefingSheet:
    state = telling.edition.report.about_state
    if state is None:
        raise ValueError(f"{telling.edition.report!r} is for no State")  # which a constraint forbids
    theirs = [row for row in telling.rows if state in row.recommendation.recommending_states.all()]
    of_all_kinds = telling.of_all_kinds(theirs)
    told = Told(
        recommended=recommended_in(Content(**of_all_kinds)),
        same=tuple(same_as(theirs, telling)),
        meetings=tuple(build_meeting(row) for row in meetings_with(state, telling.scope.review, telling.scope.reader)),
        statements=statements_on(theirs, state, telling),
        asks=asks_on(theirs, Addressee.GOVERNMENT, telling),
        asks_of_others=asks_on(theirs, Addressee.OTHERS, telling),
    )
    return sheet(of_all_kinds, state.name, told, addresses_for(state, telling))


def sheet(of_all_kinds: dict[str, Any], about: Text, told: Told, addresses: dict[str, str]) -> BriefingSheet:
    """With what there is room for; the rest is counted."""
    shown = fitted(Content(**of_all_kinds), told)
    rests: dict[str, Any] = {
        f"{part}_rest": Rest(told.number(part) - shown.number(part), addresses[part]) for part in addresses
    }
    return BriefingSheet(
        **of_all_kinds,
        about=about,
        recommended=shown.recommended,
        same=shown.same,
        meetings=shown.meetings,
        statements=shown.statements,
        next_asks=(*shown.asks, *shown.asks_of_others),
        **rests,
    )


def addresses_for(state: State, telling: Telling) -> dict[str, str]:
    """Where this site tells the whole of each part."""
    review = telling.scope.review.slug
    page = settings.SITE_ADDRESS + reverse("state", args=[review, state.slug])
    return {
        "recommended": page,
        "same": settings.SITE_ADDRESS + reverse("recommendations", args=[review]),
        "said": page,
        "asked": settings.SITE_ADDRESS + reverse("asks", args=[review]),
    }


def recommended_in(content: Content) -> tuple[Recommended, ...]:
    return tuple(Recommended(theme.name, group) for theme in content.progress.themes for group in theme.groups)


def same_as(theirs: list[ProgressRow], telling: Telling) -> Iterator[Same]:
    """What other States recommended: first what the same assessments judge, then the rest of the same themes."""
    judged: dict[int | None, list[str]] = {}
    themes: dict[int, list[str]] = {}
    for row in theirs:
        judged.setdefault(assessment_of(row), []).append(telling.labels[row.recommendation.pk])
        themes.setdefault(row.recommendation.theme_id, []).append(telling.labels[row.recommendation.pk])
    judged.pop(None, None)
    own = {row.recommendation.pk for row in theirs}
    others = [row for row in telling.rows if row.recommendation.pk not in own]
    for row in others:
        if beside := judged.get(assessment_of(row)):
            yield build_same(row, beside, is_judged_together=True)
    for row in others:
        if assessment_of(row) not in judged and (beside := themes.get(row.recommendation.theme_id)):
            yield build_same(row, beside, is_judged_together=False)


def assessment_of(row: ProgressRow) -> int | None:
    return row.assessment.pk if row.assessment else None


def build_same(row: ProgressRow, beside: list[str], *, is_judged_together: bool) -> Same:
    return Same(
        number=row.recommendation.paragraph_number,
        states=tuple(state.name for state in row.recommendation.recommending_states.all()),
        grade=grade_of(row.status),
        as_of=row.assessment.as_of if row.assessment else None,
        is_judged_together=is_judged_together,
        beside=tuple(beside),
    )


def build_meeting(row: Dialogue) -> Meeting:
    return Meeting(
        title=row.title,
        date=row.date,
        mode=row.get_mode_display() if row.mode else "",
        embassies=tuple(each.name for each in row.participants.all()),
        key_points=tuple(row.key_points.lines()),
        answers=tuple(row.answers.lines()),
    )


def statements_on(theirs: list[ProgressRow], state: State, telling: Telling) -> tuple[Statement, ...]:
    """Those that name one of the recommendations, and those of the meetings."""
    scope = telling.scope
    named = [row.recommendation.pk for row in theirs]
    held = meetings_with(state, scope.review, scope.reader)
    rows = statements_of(scope.review, scope.reader)
    found = rows.filter(Q(recommendations__in=named) | Q(dialogue__in=held.values("pk"))).distinct()
    return tuple(build_statement(row, telling.labels) for row in found)


def asks_on(theirs: list[ProgressRow], addressee: Addressee, telling: Telling) -> tuple[AskList, ...]:
    """To the Government on the themes of these recommendations; to others, all: those hang on no theme."""
    scope = telling.scope
    themes = {row.recommendation.theme_id for row in theirs}
    asks = asks_of(scope.review, scope.reader).filter(ask_list__addressee=addressee)
    if addressee == Addressee.GOVERNMENT:
        asks = asks.filter(theme__in=themes)
    return tuple(build_list(row) for row in ask_lists_of(scope.review, scope.reader, asks))
