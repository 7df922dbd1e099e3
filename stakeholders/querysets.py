"""The questions that the domain asks of what follows from a dialogue. The clock is always an argument."""

import datetime as dt
from typing import Any, Self

from upr_tracker.publishing.querysets import VisibleQuerySet
from upr_tracker.publishing.states import PublicationState


class FollowUpQuerySet(VisibleQuerySet[Any]):
    def to_be_done(self) -> Self:
        """Those not done, and not withdrawn."""
        return self.filter(is_done=False).exclude(state=PublicationState.WITHDRAWN)

    def due_by(self, day: dt.date) -> Self:
        """Those to be done by that day. One "by 2022" is due at the end of that year."""
        return self.filter(by_when__end__lte=day.isoformat())
