"""Who was met and what was said, what comes next, what happened, and what the media made of it."""

from collections.abc import Iterable, Sequence

from recommendations.models.source import Place
from reports.builders.progress import Labels
from reports.builders.scope import Scope
from reports.builders.shapes_of_engagement import (
    Coverage,
    Dialogue,
    Event,
    Media,
    Participant,
    Statement,
    Step,
    Steps,
    Timeline,
)
from stakeholders.lists import dialogues_of, events_of, media_of, next_steps_of, statements_of
from stakeholders.models import Dialogue as DialogueRow
from stakeholders.models import Event as EventRow
from stakeholders.models import FollowUp, MediaCoverage, Organisation
from stakeholders.models import Participant as ParticipantRow
from stakeholders.models import Statement as StatementRow
from upr_tracker.lib.languages import Text, current_language


def build_dialogues(scope: Scope, labels: Labels) -> tuple[Dialogue, ...]:
    """Those at the top, each with its parts; a part of what the reader may not see is not among the rows."""
    rows = list(dialogues_of(scope.review, scope.reader))
    return tuple(build_dialogue(row, rows, labels) for row in rows if row.part_of_id is None)


def build_dialogue(row: DialogueRow, rows: Sequence[DialogueRow], labels: Labels) -> Dialogue:
    return Dialogue(
        title=row.title,
        kind=row.get_kind_display(),
        date=row.date,
        is_planned=row.is_planned,
        mode=row.get_mode_display() if row.mode else "",
        organisers=tuple(short_name(organiser) for organiser in row.organisers.all()),
        introduction=tuple(row.introduction.lines()),
        objectives=tuple(row.objectives.lines()),
        participants_lead=row.participants_lead,
        participants=tuple(build_participant(each) for each in row.participants.all()),
        key_points=tuple(row.key_points.lines()),
        answers=tuple(row.answers.lines()),
        raised=tuple(labels[each.pk] for each in row.recommendations_raised.all() if each.pk in labels),
        statements=tuple(build_statement(each, labels) for each in printed_under(row, rows)),
        told_under=told_under(row, rows),
        note=row.discrepancy_note,
        parts=tuple(build_dialogue(part, rows, labels) for part in rows if part.part_of_id == row.pk),
    )


def printed_under(row: DialogueRow, rows: Sequence[DialogueRow]) -> list[StatementRow]:
    """The statements that the source prints under it. One printed under what is not among the rows stays where it was
    made.
    """
    there = {each.pk for each in rows}
    made = [each for other in rows for each in other.statements.all()]
    return [
        each
        for each in made
        if row.pk == (each.printed_under_id if each.printed_under_id in there else each.dialogue_id)
    ]


def told_under(row: DialogueRow, rows: Sequence[DialogueRow]) -> tuple[Text, ...]:
    """The titles of other dialogues under which statements are printed that were made at this one."""
    others = [other for other in rows if other.pk != row.pk]
    return tuple(
        other.title for other in others if any(each.dialogue_id == row.pk for each in printed_under(other, rows))
    )


def short_name(organisation: Organisation) -> Text:
    return Text(organisation.acronym, current_language()) if organisation.acronym else organisation.name


def build_participant(row: ParticipantRow) -> Participant:
    return Participant(row.name, row.is_planned)


def build_statements(scope: Scope, labels: Labels) -> tuple[Statement, ...]:
    """Those that belong to no dialogue; the others stand under theirs."""
    rows = statements_of(scope.review, scope.reader).filter(dialogue=None)
    return tuple(build_statement(row, labels) for row in rows)


def build_statement(row: StatementRow, labels: Labels) -> Statement:
    return Statement(
        kind=row.get_kind_display(),
        is_quoted=row.is_quoted,
        text=row.text,
        side=row.get_side_display() if row.side else "",
        speaker=row.speaker,
        office=row.office,
        occasion=row.occasion,
        date=row.date,
        recommendations=tuple(labels[each.pk] for each in row.recommendations.all() if each.pk in labels),
    )


def build_next_steps(scope: Scope) -> tuple[Steps, ...]:
    """Under each time frame as printed, in the order in which it first comes up."""
    groups: dict[Text, list[Step]] = {}
    for row in next_steps_of(scope.review, scope.reader).select_related("dialogue"):
        groups.setdefault(row.horizon, []).append(build_step(row))
    return tuple(Steps(horizon, tuple(steps)) for horizon, steps in groups.items())


def build_step(row: FollowUp) -> Step:
    nothing = Text("", current_language())
    return Step(
        text=row.text,
        dialogue=row.dialogue.title if row.dialogue else nothing,
        who=row.who.name if row.who else nothing,
        by_when=row.by_when,
        is_done=row.is_done,
    )


def build_timeline(scope: Scope) -> Timeline:
    rows = events_of(scope.review, scope.reader)
    return Timeline(scope.passages(Place.TIMELINE_TITLE), tuple(build_event(row) for row in rows))


def build_event(row: EventRow) -> Event:
    """What hangs under it has nothing hanging under itself."""
    hanging = row.hanging.all() if row.under_id is None else []
    return Event(row.date, row.text, row.discrepancy_note, tuple(build_event(each) for each in hanging))


def build_media(scope: Scope) -> Media:
    rows = media_of(scope.review, scope.reader)
    return Media(scope.passages(Place.MEDIA), build_coverage(rows))


def build_coverage(rows: Iterable[MediaCoverage]) -> tuple[Coverage, ...]:
    return tuple(Coverage(row.outlet, row.title, row.date, tuple(link.url for link in row.links.all())) for row in rows)
