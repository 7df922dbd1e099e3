"""What came of recommendations, ready to be shown: each with the assessment that stands, and the counts of a theme."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from django.db.models import Prefetch
from django.utils.functional import Promise

from recommendations.models import Assessment, Evidence, Recommendation, Theme
from recommendations.status import NOT_ASSESSED, NOT_ASSESSED_LABEL, Status
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.partial_dates import PartialDate, span


@dataclass(frozen=True)
class Progress:
    """A recommendation with the assessment that stands for a reader on a day, if any."""

    recommendation: Recommendation
    assessment: Assessment | None
    date_has_passed: bool
    """Whether the text names a date that lay before that day. It says nothing of whether it was met."""

    @property
    def status(self) -> Status | None:
        return self.assessment.scale if self.assessment else None

    @property
    def icon(self) -> str:
        return self.status.icon if self.status else "blank"

    @property
    def label(self) -> str | Promise:
        """The short words that go with the icon."""
        return self.status.short if self.status else NOT_ASSESSED_LABEL

    @property
    def is_overdue(self) -> bool:
        """Whether an assessment made after the date named in the text finds that it is not fulfilled."""
        named = self.recommendation.named_date
        late = bool(named and self.assessment and self.assessment.as_of.start > named.end)
        return late and self.status in Status.unfulfilled()

    @property
    def judged_together(self) -> list[Recommendation]:
        """The other recommendations that the same assessment covers and this reader may see."""
        if not self.assessment:
            return []
        return [other for other in self.assessment.covers.all() if other.pk != self.recommendation.pk]


@dataclass(frozen=True)
class Judgement:
    """An assessment in a recommendation's history, and whether a later one that the reader sees corrects it."""

    assessment: Assessment
    is_corrected: bool


@dataclass(frozen=True)
class Count:
    """How many recommendations stand at one step of the scale. `value` is what the list's filter takes."""

    value: str
    label: str | Promise
    icon: str
    number: int


MOST_DISCS = 30
"""Up to so many recommendations each is drawn as a disc of its own, which a reader can count."""


@dataclass(frozen=True)
class Segment:
    """A piece of a theme's bar, for those that stand at one step: where it begins and how wide it is, in percent."""

    icon: str
    x: str
    width: str


@dataclass(frozen=True)
class ThemeProgress:
    """A theme with its recommendations in order. A theme has counts, never a status."""

    theme: Theme
    rows: Sequence[Progress]
    longest: int
    """How many recommendations the largest theme has: the scale that all bars share."""
    has_discs: bool
    """Whether the page draws each recommendation, or a bar for them all."""

    @property
    def counts(self) -> list[Count]:
        return [count for count in tally(self.rows) if count.number]

    @property
    def segments(self) -> list[Segment]:
        """From left to right, in the order of the scale."""
        ends = list(accumulate(count.number for count in self.counts))
        return [
            Segment(count.icon, percent(end - count.number, self.longest), percent(count.number, self.longest))
            for count, end in zip(self.counts, ends, strict=True)
        ]


def percent(part: int, whole: int) -> str:
    """As SVG takes it, with a point in every language."""
    return f"{100 * part / whole:.2f}%"


def progress_of(recommendations: Iterable[Any], reader: Reader, on: dt.date) -> list[Progress]:
    """Recommendations that carry with_status_for that day, each with its assessment and what that covers."""
    rows = list(recommendations)
    covered = Recommendation.objects.visible_to(reader).with_links_for(reader)
    assessments = Assessment.objects.visible_to(reader).prefetch_related(Prefetch("covers", queryset=covered))
    found = assessments.in_bulk({row.assessment_id for row in rows if row.assessment_id})
    return [Progress(row, found.get(row.assessment_id), row.named_date_has_passed(on)) for row in rows]


def by_theme(rows: Iterable[Progress]) -> list[ThemeProgress]:
    """In the order given, which is that of the themes."""
    groups = [(theme, list(group)) for theme, group in groupby(rows, key=lambda row: row.recommendation.theme)]
    numbers = [len(group) for _theme, group in groups]
    longest, has_discs = max(numbers, default=0), sum(numbers) <= MOST_DISCS
    return [ThemeProgress(theme, group, longest, has_discs) for theme, group in groups]


def tally(rows: Iterable[Progress]) -> list[Count]:
    """How many stand at each step. The first three are always said, also at zero; the others where there are any."""
    numbers = Counter(row.status for row in rows)
    said = [Status.NOT_YET, Status.SOME, Status.FULL]
    counts = [
        Count(status.value, status.short, status.icon, numbers[status])
        for status in Status
        if status in said or numbers[status]
    ]
    if numbers[None]:
        counts.append(Count(NOT_ASSESSED, NOT_ASSESSED_LABEL, "blank", numbers[None]))
    return counts


def standing_of(rows: Iterable[Progress]) -> list[Assessment]:
    """The assessments that stand behind these recommendations, each once."""
    return list({row.assessment.pk: row.assessment for row in rows if row.assessment}.values())


def situation_of(rows: Iterable[Progress]) -> PartialDate | None:
    """The situation that these statuses tell: one date, or from the oldest that still stands to the newest."""
    return span(assessment.as_of for assessment in standing_of(rows))


def publication_of(rows: Iterable[Progress]) -> PartialDate | None:
    """When the assessments that stand were published, likewise."""
    dates = [assessment.published_on for assessment in standing_of(rows) if assessment.published_on]
    return span(PartialDate(date.isoformat()) for date in dates)


def history_of(recommendation: Recommendation, reader: Reader, on: dt.date) -> list[Judgement]:
    """Its assessments, newest first, with what each covers, its evidence and what it corrects, as far as visible."""
    covered = Recommendation.objects.visible_to(reader).with_links_for(reader)
    evidence = Evidence.objects.visible_to(reader)
    corrected = Assessment.objects.visible_to(reader)
    links = (
        Prefetch("covers", queryset=covered),
        Prefetch("evidence", queryset=evidence),
        Prefetch("corrects", queryset=corrected),
    )
    rows = list(recommendation.assessments_for(reader, on=on).prefetch_related(*links))
    mended = {row.corrects.pk for row in rows if row.corrects}
    return [Judgement(row, is_corrected=row.pk in mended) for row in rows]
