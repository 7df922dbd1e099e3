"""The shapes in which the source's sentences are kept.

A field holds text that the source prints, unless it is marked as ours: a machine-readable date, a kind, a
place in the source. Tests that compare with the source, a page or a PDF look at the printed fields only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

OURS = {"ours": True}


def printed(value: Any) -> Iterator[str]:
    """Every non-empty string that the source prints, in the order of the fields; what is ours is left out."""
    if isinstance(value, str):
        if value:
            yield value
    elif is_dataclass(value):
        for each in fields(value):
            if not each.metadata.get("ours"):
                yield from printed(getattr(value, each.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from printed(item)
    else:
        raise TypeError(f"{type(value).__name__} cannot hold a sentence of the source")


@dataclass(frozen=True)
class Row:
    text: str
    number: str
    state: str


@dataclass(frozen=True)
class AcceptedGroup:
    theme: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class AcceptedTable:
    before: str
    title: str
    column_heads: tuple[str, ...]
    groups: tuple[AcceptedGroup, ...]


@dataclass(frozen=True)
class ProgressGroup:
    """The rows that one assessment covers. A theme with two assessments makes two groups."""

    theme: str
    rows: tuple[Row, ...]
    status: str
    narrative: str


@dataclass(frozen=True)
class ProgressTable:
    title: str
    column_heads: tuple[str, ...]
    groups: tuple[ProgressGroup, ...]
    footnote: str
    footnote_link: str
    as_of_edtf: str = field(metadata=OURS)


@dataclass(frozen=True)
class Theme:
    """One theme in the source's three wordings."""

    in_accepted_table: str
    in_progress_table: str
    in_asks: str


@dataclass(frozen=True)
class Ask:
    text: str
    continuation: str = ""
    institutions: tuple[str, ...] = ()


@dataclass(frozen=True)
class AskGroup:
    theme: str
    preamble: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class GovernmentAsks:
    heading: str
    groups: tuple[AskGroup, ...]
    footnote: str


@dataclass(frozen=True)
class OtherAsks:
    heading: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True)
class Asks:
    government: GovernmentAsks
    others: OtherAsks


@dataclass(frozen=True)
class Event:
    date: str
    edtf: str = field(metadata=OURS)
    text: str
    hanging: tuple[str, ...] = ()


@dataclass(frozen=True)
class Timeline:
    heading: str
    events: tuple[Event, ...]


@dataclass(frozen=True)
class Signatory:
    """An organisation as one list prints it: `printed` is the whole of it, with its acronym in brackets."""

    name: str
    acronym: str
    printed: str


@dataclass(frozen=True)
class SignatoryList:
    where: str = field(metadata=OURS)
    lead: str
    prepared: tuple[Signatory, ...]
    between: str
    endorsed: tuple[Signatory, ...]
    sentence: str


@dataclass(frozen=True)
class Title:
    text: str
    where: str = field(metadata=OURS)


@dataclass(frozen=True)
class JointReport:
    heading: str
    date: str
    edtf: str = field(metadata=OURS)
    bullets: tuple[str, ...]
    link_lead: str
    links: tuple[str, ...]
    titles: tuple[Title, ...]
    lists: tuple[SignatoryList, ...]


@dataclass(frozen=True)
class Participant:
    """Whom the coalition met, as printed but for the comma that ends a line; `state` is the embassy's."""

    printed: str
    institution: str
    acronym: str = ""
    unit: str = ""
    seat: str = ""
    state: str = field(default="", metadata=OURS)


@dataclass(frozen=True)
class Umbrella:
    heading: str
    date: str
    edtf: str = field(metadata=OURS)
    introduction: str
    organisers: tuple[str, ...]
    bullets: tuple[str, ...]
    objectives_lead: str
    objectives: tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """The meetings of one kind, told by the source as one. Empty where the source prints nothing."""

    kind: str = field(metadata=OURS)
    heading: str
    lead: str
    participants: tuple[Participant, ...]
    planned: str
    key_points_heading: str
    key_points: tuple[str, ...]
    mode: str = field(metadata=OURS)


@dataclass(frozen=True)
class Dialogues:
    umbrella: Umbrella
    government: Series
    recommending_states: Series
    un_agencies: Series


@dataclass(frozen=True)
class Statement:
    """`kind` is direct, reported or unattributed. The quotation marks around a direct one are left off."""

    text: str
    kind: str = field(metadata=OURS)
    speaker: str
    office: str
    occasion: str
    edtf: str = field(metadata=OURS)


@dataclass(frozen=True)
class Consultation:
    heading: str
    date: str
    edtf: str = field(metadata=OURS)
    names: tuple[str, ...]
    organisers: tuple[str, ...]
    participants: tuple[str, ...]


@dataclass(frozen=True)
class NextSteps:
    heading: str
    lead: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """One line of the media list.

    `printed_title` keeps the quotation marks that two English titles stand in, `title` has none around it.
    `printed_links` end at "fbclid=": what follows tells who copied the link, so it is kept nowhere.
    """

    outlet: str
    title: str
    printed_title: str
    language: str = field(metadata=OURS)
    date: str
    edtf: str = field(metadata=OURS)
    printed_links: tuple[str, ...]
    links: tuple[str, ...] = field(metadata=OURS)


@dataclass(frozen=True)
class MediaOccasions:
    heading: str
    bullets: tuple[str, ...]


@dataclass(frozen=True)
class Contact:
    lead: str
    email: str


@dataclass(frozen=True)
class FrontPage:
    title: str
    date: str
    edtf: str = field(metadata=OURS)
    introduction_heading: str
    introduction_subheading: str


@dataclass(frozen=True)
class Mended:
    """A slip of the scan: what stands in the file, what the page plainly said, and where."""

    scanned: str
    mended: str
    where: str
