"""What a briefing sheet tells one recommending State, as far as two pages have room for it."""

from dataclasses import dataclass

from reports.builders.shapes import Grade, Group
from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Rest:
    """What the sheet has no room for: how many, and the address at which this site tells them all."""

    number: int
    address: str


@dataclass(frozen=True)
class Recommended:
    """What the State recommended under one theme and one assessment judges, or none."""

    theme: Text
    group: Group


@dataclass(frozen=True)
class Same:
    """A recommendation of another State, and the labels of those of this State with which it has the assessment in
    common, or else the theme.
    """

    number: str
    states: tuple[Text, ...]
    grade: Grade
    as_of: PartialDate | None
    is_judged_together: bool
    beside: tuple[str, ...]


@dataclass(frozen=True)
class Meeting:
    """A dialogue in which an embassy of the State is known to have taken part. `mode` is empty where none is stated."""

    title: Text
    date: PartialDate | None
    mode: str
    embassies: tuple[Text, ...]
    key_points: tuple[Text, ...]
    answers: tuple[Text, ...]
