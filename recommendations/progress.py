"""What came of recommendations, ready to be shown: each with the assessment that stands, and the counts of a theme."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from django.utils.functional import Promise

from recommendations.models import Assessment, Evidence, Recommendation, Theme
from recommendations.status import NOT_ASSESSED, NOT_ASSESSED_LABEL, Status
from upr_tracker.accounts.models import Reader


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
    def judged_together(self) -> list[Recommendation]:
        """The other recommendations that the same assessment covers and this reader may see."""
        if not self.assessment:
            return []
        return [other for other in self.assessment.covers.all() if other.pk != self.recommendation.pk]


@dataclass(frozen=True)
class Count:
    """How many recommendations stand at one step of the scale. `value` is what the list's filter takes."""

    value: str
    label: str | Promise
    icon: str
    number: int


@dataclass(frozen=True)
class ThemeProgress:
    """A theme with its recommendations in order. A theme has counts, never a status."""

    theme: Theme
    rows: Sequence[Progress]

    @property
    def counts(self) -> list[Count]:
        return [count for count in tally(self.rows) if count.number]


def progress_of(recommendations: Iterable[Any], reader: Reader, on: dt.date) -> list[Progress]:
    """Recommendations that carry with_status_for that day, each with its assessment and what that covers."""
    rows = list(recommendations)
    covered = Recommendation.objects.visible_to(reader).with_links_for(reader)
    assessments = Assessment.objects.visible_to(reader).prefetch_related(Prefetch("covers", queryset=covered))
    found = assessments.in_bulk({row.assessment_id for row in rows if row.assessment_id})
    return [Progress(row, found.get(row.assessment_id), row.named_date_has_passed(on)) for row in rows]


def by_theme(rows: Iterable[Progress]) -> list[ThemeProgress]:
    """In the order given, which is that of the themes."""
    groups = groupby(rows, key=lambda row: row.recommendation.theme)
    return [ThemeProgress(theme, list(group)) for theme, group in groups]


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


def newest_assessment(rows: Iterable[Progress]) -> Assessment | None:
    """Of those that stand, the one that tells the latest situation."""
    standing = [row.assessment for row in rows if row.assessment]
    return max(standing, key=lambda assessment: (assessment.as_of, assessment.published_on), default=None)


def history_of(recommendation: Recommendation, reader: Reader, on: dt.date) -> list[Assessment]:
    """Its assessments, newest first, with what each covers, its evidence and what it corrects, as far as visible."""
    covered = Recommendation.objects.visible_to(reader).with_links_for(reader)
    evidence = Evidence.objects.visible_to(reader)
    corrected = Assessment.objects.visible_to(reader)
    links = (
        Prefetch("covers", queryset=covered),
        Prefetch("evidence", queryset=evidence),
        Prefetch("corrects", queryset=corrected),
    )
    return list(recommendation.assessments_for(reader, on=on).prefetch_related(*links))
