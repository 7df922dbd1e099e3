"""What the report says of those who act on the recommendations: dialogues, statements, next steps, events, media."""

from dataclasses import dataclass

from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Passage:
    """A sentence of the source that belongs to a whole part of the report."""

    text: Text
    note: Text


@dataclass(frozen=True)
class Statement:
    kind: str
    is_quoted: bool
    text: Text
    side: str
    speaker: Text
    office: Text
    occasion: Text
    date: PartialDate | None
    recommendations: tuple[str, ...]


@dataclass(frozen=True)
class Participant:
    name: Text
    is_planned: bool


@dataclass(frozen=True)
class Step:
    """Something to be done. `who` is empty and `by_when` missing where the source does not say."""

    text: Text
    dialogue: Text
    who: Text
    by_when: PartialDate | None
    is_done: bool


@dataclass(frozen=True)
class Steps:
    """Next steps under the time frame that the source prints for them."""

    horizon: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Dialogue:
    """A series or a meeting. `mode` is empty where the source does not state one.

    `statements` stand as the source prints them, which may be under another dialogue than the one at which they were
    made; `told_under` are the titles of those others.
    """

    title: Text
    kind: str
    date: PartialDate | None
    is_planned: bool
    mode: str
    organisers: tuple[Text, ...]
    introduction: tuple[Text, ...]
    objectives: tuple[Text, ...]
    participants_lead: Text
    participants: tuple[Participant, ...]
    key_points: tuple[Text, ...]
    answers: tuple[Text, ...]
    raised: tuple[str, ...]
    statements: tuple[Statement, ...]
    told_under: tuple[Text, ...]
    note: Text
    parts: "tuple[Dialogue, ...]"

    @property
    def met(self) -> tuple[Participant, ...]:
        return tuple(each for each in self.participants if not each.is_planned)

    @property
    def planned(self) -> tuple[Participant, ...]:
        return tuple(each for each in self.participants if each.is_planned)


# Timeline and media


@dataclass(frozen=True)
class Event:
    date: PartialDate | None
    text: Text
    note: Text
    hanging: "tuple[Event, ...]"


@dataclass(frozen=True)
class Timeline:
    title: tuple[Passage, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Coverage:
    outlet: str
    title: Text
    date: PartialDate | None
    urls: tuple[str, ...]


@dataclass(frozen=True)
class Media:
    opening: tuple[Passage, ...]
    coverage: tuple[Coverage, ...]
