"""The progress tables: each theme with its recommendations, and after them the assessment that judges them."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects

from recommendations import progress
from recommendations.models import Assessment as AssessmentRow
from recommendations.models import Evidence as EvidenceRow
from recommendations.models import Recommendation, SourceDocument
from recommendations.models.source import Place
from recommendations.models.theme import WordingPlace
from recommendations.status import NOT_ASSESSED, NOT_ASSESSED_LABEL, Status
from reports.builders.scope import Scope
from reports.builders.shapes import (
    Assessment,
    Correction,
    Count,
    Definition,
    Evidence,
    Grade,
    Group,
    Progress,
    Promise,
    Source,
    Theme,
)
from upr_tracker.lib.languages import ENGLISH, Text, current_language

Labels = dict[int, str]
"""What each recommendation is called, by its key."""


@dataclass(frozen=True)
class Names:
    """What the parts of the tables are called. `judged` has for each assessment the labels for which it stands."""

    labels: Labels
    judged: dict[int, tuple[str, ...]]
    endnotes: dict[int, int]
    """The number of each piece of evidence, by its key, in the order in which they are first cited."""


def standing_rows(scope: Scope) -> list[progress.Progress]:
    """Every recommendation of the review with the assessment that stands for it in the situation told."""
    rows = Recommendation.objects.visible_to(scope.reader).for_review(scope.review)
    told = rows.with_status_for(scope.reader, on=scope.on, as_of=scope.as_of)
    fetched = told.with_links_for(scope.reader).with_wordings_for(scope.reader)
    found = progress.progress_of(fetched, scope.reader, scope.on)
    prefetch_related_objects(
        progress.standing_of(found),
        Prefetch("evidence", queryset=EvidenceRow.objects.visible_to(scope.reader)),
        Prefetch("corrects", queryset=AssessmentRow.objects.visible_to(scope.reader)),
    )
    return found


def labels_of(rows: Sequence[progress.Progress]) -> Labels:
    """The number, with the States where the number stands twice; the States alone where there is no number."""
    numbers = Counter(row.recommendation.paragraph_number for row in rows)
    return {row.recommendation.pk: label_of(row.recommendation, numbers) for row in rows}


def label_of(recommendation: Recommendation, numbers: Counter[str]) -> str:
    number = recommendation.paragraph_number
    states = ", ".join(state.name for state in recommendation.recommending_states.all())
    if not number:
        return states
    return f"{number} ({states})" if numbers[number] > 1 else number


def judged_by(rows: Iterable[progress.Progress], labels: Labels) -> dict[int, tuple[str, ...]]:
    """A later assessment may have taken some of those that an assessment covers."""
    judged: dict[int, tuple[str, ...]] = {}
    for row in rows:
        if row.assessment:
            judged[row.assessment.pk] = (*judged.get(row.assessment.pk, ()), labels[row.recommendation.pk])
    return judged


def endnotes_of(themes: Iterable[progress.ThemeProgress]) -> dict[int, int]:
    keys: dict[int, int] = {}
    for theme in themes:
        for assessment in progress.standing_of(theme.rows):
            for evidence in assessment.evidence.all():
                keys.setdefault(evidence.pk, len(keys) + 1)
    return keys


def build_progress(scope: Scope, rows: Sequence[progress.Progress], labels: Labels) -> Progress:
    themes = progress.by_theme(rows)
    names = Names(labels, judged_by(rows, labels), endnotes_of(themes))
    return Progress(
        opening=scope.passages(Place.ACCEPTED),
        accepted_title=scope.passages(Place.ACCEPTED_TITLE),
        title=scope.passages(Place.PROGRESS_TITLE),
        column=scope.passages(Place.PROGRESS_COLUMN),
        themes=tuple(build_theme(group, names) for group in themes),
        notes=scope.passages(Place.PROGRESS_NOTE),
        counts=counts_of(progress.tally(rows)),
    )


def build_theme(group: progress.ThemeProgress, names: Names) -> Theme:
    # The report follows the progress table in its words too, and tells the source's others where they differ.
    name = group.theme.wording_in(WordingPlace.PROGRESS) or group.theme.name
    return Theme(
        name=name,
        in_accepted=other_than(name, group.theme.wording_in(WordingPlace.ACCEPTED)),
        in_asks=other_than(name, group.theme.wording_in(WordingPlace.ASKS)),
        groups=tuple(build_group(rows, names) for rows in judged_together(group.rows)),
        counts=counts_of(group.counts),
    )


def other_than(name: Text, wording: Text | None) -> Text:
    return wording if wording and wording != name else Text("", name.lang)


def judged_together(rows: Iterable[progress.Progress]) -> list[list[progress.Progress]]:
    """The rows by their assessment, in the order in which each assessment first comes up."""
    groups: dict[int | None, list[progress.Progress]] = {}
    for row in rows:
        groups.setdefault(row.assessment.pk if row.assessment else None, []).append(row)
    return list(groups.values())


def build_group(rows: Sequence[progress.Progress], names: Names) -> Group:
    assessment = rows[0].assessment
    return Group(
        promises=tuple(build_promise(row, names.labels) for row in rows),
        grade=grade_of(rows[0].status),
        assessment=build_assessment(assessment, names) if assessment else None,
    )


def build_promise(progress_row: progress.Progress, labels: Labels) -> Promise:
    row = progress_row.recommendation
    return Promise(
        uid=str(row.uid),
        number=row.paragraph_number,
        label=labels[row.pk],
        states=tuple(state.name for state in row.recommending_states.all()),
        text=row.text,
        position=position_of(row),
        note=row.discrepancy_note,
        named_date=row.named_date,
        named_date_words=Text(row.named_date_words, ENGLISH),
        named_date_has_passed=progress_row.date_has_passed,
    )


def position_of(row: Recommendation) -> Text:
    """The source's own word where it is recorded."""
    if row.position_as_printed:
        return Text(row.position_as_printed, ENGLISH)
    return Text(row.get_position_display() if row.position else "", current_language())


def build_assessment(row: AssessmentRow, names: Names) -> Assessment:
    return Assessment(
        uid=str(row.uid),
        grade=grade_of(row.scale),
        judges=names.judged[row.pk],
        narrative=row.narrative,
        as_of=row.as_of,
        published_on=publication_of(row),
        evidence=tuple(build_evidence(each, names.endnotes[each.pk]) for each in row.evidence.all()),
        no_evidence_reason=row.no_evidence_reason,
        corrects=build_correction(row.corrects) if row.corrects and row.corrects.published_on else None,
    )


def publication_of(row: AssessmentRow) -> dt.date:
    """Of a published assessment, which has the date by a constraint of the database."""
    if row.published_on is None:
        raise ValueError(f"{row!r} is not published")
    return row.published_on


def build_evidence(row: EvidenceRow, number: int) -> Evidence:
    return Evidence(str(row.uid), number, row.title, row.publisher, row.date, row.url, row.archived_url)


def build_correction(row: AssessmentRow) -> Correction:
    return Correction(str(row.uid), grade_of(row.scale), row.as_of, publication_of(row))


def build_sources(scope: Scope, rows: Iterable[progress.Progress]) -> tuple[Source, ...]:
    """The documents from which the recommendations were taken."""
    keys = {row.recommendation.source_id for row in rows}
    found = SourceDocument.objects.visible_to(scope.reader).filter(pk__in=keys)
    return tuple(Source(row.title, row.date, row.symbol, row.url) for row in found)


# The scale


def build_scale() -> tuple[Definition, ...]:
    return tuple(Definition(grade_of(status), str(status.definition), status.is_in_source) for status in Status)


def grade_of(status: Status | None) -> Grade:
    if status is None:
        return Grade(NOT_ASSESSED, "blank", str(NOT_ASSESSED_LABEL), str(NOT_ASSESSED_LABEL))
    return Grade(status.value, status.icon, str(status.label), str(status.short))


def counts_of(counts: Iterable[progress.Count]) -> tuple[Count, ...]:
    return tuple(
        Count(grade_of(None if count.value == NOT_ASSESSED else Status(count.value)), count.number) for count in counts
    )
