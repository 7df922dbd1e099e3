"""The summary of the dialogues: the whole record, in the order of the source."""

from dataclasses import replace
from itertools import groupby

from recommendations.models.source import Place
from recommendations.models.theme import WordingPlace
from reports.builders.asks import build_asks, build_elsewhere
from reports.builders.contents import DialoguesSummary
from reports.builders.engagement import (
    build_dialogues,
    build_media,
    build_next_steps,
    build_statements,
    build_timeline,
)
from reports.builders.progress import build_promise, build_scale
from reports.builders.shapes import Accepted, AcceptedTheme, Progress
from reports.builders.telling import Telling


def build_summary(telling: Telling) -> DialoguesSummary:
    scope, labels = telling.scope, telling.labels
    common = telling.of_all_kinds()
    return DialoguesSummary(
        **common | {"progress": without_what_was_accepted(common["progress"])},
        introduction=scope.passages(Place.INTRODUCTION),
        accepted=build_accepted(telling),
        scale=build_scale(),
        asks=build_asks(scope),
        elsewhere=build_elsewhere(scope),
        dialogues=build_dialogues(scope, labels),
        statements=build_statements(scope, labels),
        next_steps=build_next_steps(scope),
        timeline=build_timeline(scope),
        media=build_media(scope),
    )


def without_what_was_accepted(told: Progress) -> Progress:
    """The words over the table of what was accepted stand over that table, which is a chapter of its own here."""
    return replace(told, opening=(), accepted_title=())


def build_accepted(telling: Telling) -> Accepted:
    scope = telling.scope
    return Accepted(
        opening=scope.passages(Place.ACCEPTED),
        title=scope.passages(Place.ACCEPTED_TITLE),
        themes=accepted_themes(telling),
    )


def accepted_themes(telling: Telling) -> tuple[AcceptedTheme, ...]:
    """In the wording and the order of the source's first table. Themes stand in one order everywhere."""
    themes = groupby(telling.rows, key=lambda row: row.recommendation.theme)
    return tuple(
        AcceptedTheme(
            theme.wording_in(WordingPlace.ACCEPTED) or theme.name,
            tuple(
                build_promise(row, telling.labels)
                for row in sorted(rows, key=lambda row: row.recommendation.accepted_order)
            ),
        )
        for theme, rows in themes
    )
