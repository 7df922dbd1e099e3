"""What the home says: what was promised, where it stands, as of when, who says so, and where the report is."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from recommendations.models import Recommendation, Review, State
from recommendations.passages import passages_of
from recommendations.progress import by_theme, newest_assessment, progress_of, tally
from reports.models import Endorsement
from reports.models.endorsement import EndorsementRole
from reports.views import editions_of, reports_of
from stakeholders.lists import dialogue_titles_of, media_of, next_steps_of
from upr_tracker.accounts.models import Reader

LATEST = 3
"""How many of the newest dialogues and media entries the home shows."""


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


def front_of(review: Review, reader: Reader, on: dt.date) -> dict[str, Any]:
    rows = Recommendation.objects.visible_to(reader).for_review(review)
    shown = progress_of(rows.with_status_for(reader, on=on).with_links_for(reader), reader, on)
    newest = newest_assessment(shown)
    reports = list(reports_of(review, reader))
    return {
        "review": review,
        "themes": by_theme(shown),
        "total": len(shown),
        "tally": tally(shown),
        "numbers": {count.icon: count.number for count in tally(shown)},
        "newest": newest,
        "age": Age.between(newest.as_of.end, on) if newest else None,
        "states": State.objects.visible_to(reader).with_recommendations_in(review, reader),
        "dialogues": dialogue_titles_of(review, reader).filter(part_of=None).order_by("-date")[:LATEST],
        "next_steps": next_steps_of(review, reader).filter(is_done=False),
        "media": media_of(review, reader)[:LATEST],
        "media_total": media_of(review, reader).count(),
        "outside": [report for report in reports if report.is_outside],
        "preparers": preparers(reports),
        "editions": editions_of(review, reader),
        "passages": passages_of(review, reader),
        "next_has_passed": review.next_has_passed(on),
        "today": on,
    }


def preparers(reports: list[Any]) -> list[Endorsement]:
    """Who prepared the newest report published elsewhere, in the printed order."""
    outside = [report for report in reports if report.is_outside]
    signed = outside[0].endorsements.all() if outside else []
    return [row for row in signed if row.role == EndorsementRole.PREPARED]
