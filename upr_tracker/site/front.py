"""What the home says: what was promised, where it stands, as of when, who says so, and where the report is."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from recommendations.models import Position, Recommendation, Review, State
from recommendations.passages import passages_of
from recommendations.progress import (
    by_theme,
    progress_of,
    publication_of,
    situation_of,
    tally,
)
from reports.lists import editions_of, reports_of
from stakeholders.lists import dialogue_titles_of, media_of, next_steps_of
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate
from upr_tracker.site.changes import changes_of

LATEST = 4
"""How many of the newest changes and media entries the home shows."""


@dataclass(frozen=True)
class Age:
    """How long ago a situation was judged, in whole years and months."""

    years: int
    months: int

    @classmethod
    def between(cls, then: dt.date, now: dt.date) -> "Age":
        months = (now.year - then.year) * 12 + now.month - then.month
        return cls(*divmod(max(months, 0), 12))

    def __bool__(self) -> bool:
        return bool(self.years or self.months)

    def __str__(self) -> str:
        years = ngettext("%(number)d year", "%(number)d years", self.years) % {"number": self.years}
        months = ngettext("%(number)d month", "%(number)d months", self.months) % {"number": self.months}
        return " ".join(words for number, words in ((self.years, years), (self.months, months)) if number)


@dataclass(frozen=True)
class Latest:
    """Something on record, for the home's list of what is newest."""

    date: PartialDate
    kind: str
    title: Text | str
    url: str


def front_of(review: Review, reader: Reader, on: dt.date) -> dict[str, Any]:
    rows = Recommendation.objects.visible_to(reader).for_review(review)
    shown = progress_of(rows.with_status_for(reader, on=on).with_links_for(reader), reader, on)
    situation = situation_of(shown)
    outside = [report for report in reports_of(review, reader) if report.is_outside]
    return {
        "review": review,
        "themes": by_theme(shown),
        "total": len(shown),
        "accepted": sum(row.recommendation.position == Position.SUPPORTED for row in shown),
        "tally": tally(shown),
        "numbers": {count.icon: count.number for count in tally(shown)},
        "situation": situation,
        "published": publication_of(shown),
        "age": Age.between(situation.end, on) if situation else None,
        "states": State.objects.visible_to(reader).with_recommendations_in(review, reader),
        "latest": latest_of(review, reader),
        "next_steps": next_steps_of(review, reader).filter(is_done=False),
        "media": media_of(review, reader).order_by(F("date").desc(nulls_last=True), "order")[:LATEST],
        "media_total": media_of(review, reader).count(),
        "outside": outside,
        "joint": max((row for row in outside if row.date), key=lambda row: row.date, default=None),
        "editions": editions_of(review, reader),
        "passages": passages_of(review, reader),
    }


def latest_of(review: Review, reader: Reader) -> list[Latest]:
    """The newest dialogues held, by when they ended, and what was published or revised."""
    held = dialogue_titles_of(review, reader).filter(part_of=None, is_planned=False, date__isnull=False)
    found = [Latest(row.date, gettext("Dialogue"), row.title, row.get_absolute_url()) for row in held]
    found += published_lately(review, reader)
    return sorted(found, key=lambda item: (item.date.end, item.date), reverse=True)[:LATEST]


def published_lately(review: Review, reader: Reader) -> Iterator[Latest]:
    """Several assessments of one day are told together, as a report brings them."""
    for (day, is_judgement), group in groupby(
        changes_of(review, reader), lambda change: (change.day, change.is_judgement)
    ):
        changes, date = list(group), PartialDate(day.isoformat())
        if is_judgement and len(changes) > 1:
            url = f"{reverse('recommendations', args=[review.slug])}?sort=newest"
            yield Latest(date, gettext("Civil society’s assessments published"), "", url)
        else:
            yield from (Latest(date, change.kind, change.title, change.url) for change in changes)
