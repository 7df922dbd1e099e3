"""What every part of a report is made for, and the passages that stand at each part."""

import datetime as dt
from dataclasses import dataclass

from recommendations.models import Passage as PassageRow
from recommendations.models import Review
from recommendations.models.source import Place
from reports.builders.shapes_of_engagement import Passage
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Scope:
    """The review, the reader, the situation told (`as_of`) and the day of telling (`on`)."""

    review: Review
    reader: Reader
    as_of: PartialDate
    on: dt.date

    def passages(self, place: Place) -> tuple[Passage, ...]:
        rows = PassageRow.objects.visible_to(self.reader).filter(review=self.review, place=place)
        return tuple(Passage(row.text, row.discrepancy_note) for row in rows.order_by("order", "pk"))
