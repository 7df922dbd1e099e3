"""The summary of the dialogues: the whole record, in the order of the source."""

from reports.builders.asks import build_asks, build_elsewhere
from reports.builders.contents import DialoguesSummary
from reports.builders.engagement import (
    build_dialogues,
    build_media,
    build_next_steps,
    build_statements,
    build_timeline,
)
from reports.builders.progress import build_scale
from reports.builders.telling import Telling


def build_summary(telling: Telling) -> DialoguesSummary:
    scope, labels = telling.scope, telling.labels
    return DialoguesSummary(
        **telling.of_all_kinds(),
        scale=build_scale(),
        asks=build_asks(scope),
        elsewhere=build_elsewhere(scope),
        dialogues=build_dialogues(scope, labels),
        statements=build_statements(scope, labels),
        next_steps=build_next_steps(scope),
        timeline=build_timeline(scope),
        media=build_media(scope),
    )
