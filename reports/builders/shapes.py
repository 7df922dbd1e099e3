"""The parts of reports as data. They hold no row of the database, so that an edition can keep them for good.

A `Text` is a text of the record and knows its language; a plain `str` is a word of ours in the report's own
language, or a number, a code or an address. Where the record has nothing, a text or a tuple is empty.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from recommendations.progress import MOST_DISCS
from reports.builders.shapes_of_engagement import Passage
from upr_tracker.lib.languages import Text
from upr_tracker.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Source:
    title: Text
    date: PartialDate | None
    symbol: str
    url: str


# Progress


@dataclass(frozen=True)
class Grade:
    """A step of the scale as it is shown: its code, the icon beside it, its words, and the short ones."""

    code: str
    icon: str
    label: str
    short: str


@dataclass(frozen=True)
class Definition:
    grade: Grade
    text: str
    is_in_source: bool


@dataclass(frozen=True)
class Count:
    grade: Grade
    number: int


@dataclass(frozen=True)
class Promise:
    """One recommendation. `label` is its number, with the State where the number alone would not tell it."""

    uid: str
    number: str
    label: str
    states: tuple[Text, ...]
    text: Text
    position: Text
    note: Text
    named_date: PartialDate | None
    named_date_words: Text
    named_date_has_passed: bool


@dataclass(frozen=True)
class Evidence:
    """`number` is that of its endnote: the same piece of evidence has one, however often it is cited."""

    uid: str
    number: int
    title: Text
    publisher: str
    date: PartialDate | None
    url: str
    archived_url: str


@dataclass(frozen=True)
class Correction:
    """What an assessment corrects."""

    uid: str
    grade: Grade
    as_of: PartialDate
    published_on: dt.date


@dataclass(frozen=True)
class Assessment:
    """One judgement, and the labels of the recommendations for which it is the one that stands."""

    uid: str
    grade: Grade
    judges: tuple[str, ...]
    narrative: Text
    as_of: PartialDate
    published_on: dt.date
    evidence: tuple[Evidence, ...]
    no_evidence_reason: Text
    corrects: Correction | None


@dataclass(frozen=True)
class Group:
    """The recommendations of a theme for which one assessment stands, or none."""

    promises: tuple[Promise, ...]
    grade: Grade
    assessment: Assessment | None


@dataclass(frozen=True)
class Theme:
    """`in_accepted` and `in_asks` are the source's other wordings of the name, empty where they are the same."""

    name: Text
    in_accepted: Text
    in_asks: Text
    groups: tuple[Group, ...]
    counts: tuple[Count, ...]

    @property
    def grades(self) -> tuple[Grade, ...]:
        """One for each recommendation, in the order in which they are printed."""
        return tuple(group.grade for group in self.groups for _ in group.promises)

    @property
    def total(self) -> int:
        return len(self.grades)


@dataclass(frozen=True)
class Progress:
    opening: tuple[Passage, ...]
    accepted_title: tuple[Passage, ...]
    title: tuple[Passage, ...]
    column: tuple[Passage, ...]
    themes: tuple[Theme, ...]
    notes: tuple[Passage, ...]
    counts: tuple[Count, ...]

    @property
    def total(self) -> int:
        return sum(theme.total for theme in self.themes)

    @property
    def has_discs(self) -> bool:
        """Whether so few are told that each can be drawn as a disc and counted."""
        return self.total <= MOST_DISCS

    @property
    def groups(self) -> Iterator[Group]:
        return chain.from_iterable(theme.groups for theme in self.themes)

    @property
    def position(self) -> Text | None:
        """The position of the State under review, if it is the same on all."""
        positions = {promise.position for group in self.groups for promise in group.promises}
        return positions.pop() if len(positions) == 1 else None


# What was accepted, as the source's first table prints it


@dataclass(frozen=True)
class AcceptedTheme:
    name: Text
    promises: tuple[Promise, ...]


@dataclass(frozen=True)
class Accepted:
    opening: tuple[Passage, ...]
    title: tuple[Passage, ...]
    themes: tuple[AcceptedTheme, ...]


# Civil society's own recommendations


@dataclass(frozen=True)
class Ask:
    text: Text
    continuation: Text
    footnote: Text


@dataclass(frozen=True)
class AskGroup:
    """The asks under one theme, as worded for them, or after one preamble; either is empty where there is none."""

    theme: Text
    preamble: Text
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class AskList:
    addressee: str
    heading: Text
    footnote: Text
    groups: tuple[AskGroup, ...]


# What was published elsewhere


@dataclass(frozen=True)
class Link:
    label: Text
    url: str


@dataclass(frozen=True)
class Spellings:
    """How sources print one organisation elsewhere than where it signed."""

    name: Text
    others: tuple[str, ...]


@dataclass(frozen=True)
class Elsewhere:
    """A report that is not held here. Those who prepared or endorsed it did so for it, and for nothing else."""

    title: Text
    other_titles: tuple[Text, ...]
    date: PartialDate | None
    description: tuple[Text, ...]
    prepared: tuple[Text, ...]
    endorsed: tuple[Text, ...]
    spellings: tuple[Spellings, ...]
    links: tuple[Link, ...]
