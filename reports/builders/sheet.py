"""Which parts of what a briefing sheet could tell fit on its two pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from reports.builders.contents import Content
from reports.builders.fitting import Room, height_of, height_of_all
from reports.builders.shapes import Ask, AskGroup, AskList, Assessment, Evidence, Promise
from reports.builders.shapes_of_engagement import Statement
from reports.builders.shapes_of_states import Meeting, Recommended, Same

TWO_PAGES = 15530
"""The height of the paper between its margins, in tenths of a point, as all heights here."""

FURNITURE = 2500
"""What stands on every sheet: the head and the end without their long texts, headings, and what is lost where a page
ends.
"""

RESTS = 4 * 145
"""The sentences about what is left out."""

ENDLESS = 10**9
IN_BOX, TITLE = 5700, 2800
IN_COMMON, STATES = 2450, 900
"""The widths of two columns of the table of other recommendations."""

WORDS = "x" * 70
"""About as long as what the sheet itself says on a line beside a text of the record."""


@dataclass(frozen=True)
class Told:
    """The parts of a sheet, in the order of the paper: whole, or as far as there is room."""

    recommended: tuple[Recommended, ...]
    same: tuple[Same, ...]
    meetings: tuple[Meeting, ...]
    statements: tuple[Statement, ...]
    asks: tuple[AskList, ...]
    asks_of_others: tuple[AskList, ...]

    def number(self, part: str) -> int:
        """How many there are of "recommended", "same", "said" or "asked"."""
        counts = {
            "recommended": sum(len(each.group.promises) for each in self.recommended),
            "same": len(self.same),
            "said": len(self.meetings) + len(self.statements),
            "asked": sum(len(group.asks) for asked in (*self.asks, *self.asks_of_others) for group in asked.groups),
        }
        return counts[part]


Fill = Callable[[Any, Room], Iterator[Any]]


def fitted(content: Content, told: Told) -> Told:
    """Each part first gets its share; what is left over then goes to the parts in order."""
    height = max(0, TWO_PAGES - FURNITURE - height_of_head(content))
    needs = {name: filled(name, told, ENDLESS)[1] for name in PARTS}
    if sum(needs.values()) <= height:
        return told
    height = max(0, height - RESTS)
    used = {name: filled(name, told, height * share // 100)[1] for name, (_fill, share) in PARTS.items()}
    shown: dict[str, Any] = {}
    for name in PARTS:
        room = height - sum(used.values()) + used[name]
        shown[name], used[name] = filled(name, told, room)
    return Told(**shown)


def filled(name: str, told: Told, height: int) -> tuple[tuple[Any, ...], int]:
    """What of this part has room, and how much it takes."""
    fill, _share = PARTS[name]
    room = Room(height)
    shown = tuple(fill(getattr(told, name), room))
    return shown, height - room.left


def height_of_head(content: Content) -> int:
    """Of the texts of the head and the end that can be long. One line of the title, in large letters, is furniture."""
    names = ", ".join(each.name for each in content.signatories)
    mends = f"{WORDS} {content.replaces.mends}" if content.replaces else ""
    title = 2 * (height_of(content.title, TITLE) - height_of("x"))
    return title + height_of_all([content.origin, mends, names, *(each.text for each in content.contact)])


# What each part takes


def fill_recommended(rows: tuple[Recommended, ...], room: Room) -> Iterator[Recommended]:
    """An assessment stands once, after the recommendations that it judges."""
    for row in rows:
        kept: list[Promise] = []
        judged = 130 + height_of(f"{row.group.grade.label} {WORDS}") + height_of_assessment(row.group.assessment)
        for promise in row.group.promises:
            if room.takes(height_of_promise(promise, row) + (0 if kept else judged)):
                kept.append(promise)
        if kept:
            yield replace(row, group=replace(row.group, promises=tuple(kept)))


def height_of_promise(promise: Promise, row: Recommended) -> int:
    """With its heading: number and theme."""
    together = f"{WORDS} {', '.join(promise.states)}" if len(promise.states) > 1 else ""
    dated = f"{promise.named_date_words} {WORDS}" if promise.named_date else ""
    return 50 + height_of_all([f"{promise.number} {row.theme}", promise.text, together, promise.note, dated])


def height_of_assessment(assessment: Assessment | None) -> int:
    if assessment is None:
        return 0
    corrected = height_of(WORDS) if assessment.corrects else 0
    cited = height_of_all(words_of(each) for each in assessment.evidence)
    return corrected + cited + height_of(f"{assessment.narrative} {assessment.no_evidence_reason}", IN_BOX)


def words_of(evidence: Evidence) -> str:
    return f"{evidence.title} {evidence.publisher} {evidence.url} {WORDS[:30]}"


def fill_same(rows: tuple[Same, ...], room: Room) -> Iterator[Same]:
    head = 290
    for row in rows:
        common = f"{WORDS[:25]} {' '.join(row.beside[:3])}"
        height = 55 + max(height_of(common, IN_COMMON), height_of(", ".join(row.states), STATES))
        if room.takes(height + head):
            head = 0
            yield row


def fill_meetings(rows: tuple[Meeting, ...], room: Room) -> Iterator[Meeting]:
    for row in rows:
        facts = f"{WORDS} {', '.join(row.embassies)} {WORDS[:20]}"
        labels = 150 if row.answers else 0
        if room.takes(50 + labels + height_of_all([row.title, facts, *row.key_points, *row.answers], between=12)):
            yield row


def fill_statements(rows: tuple[Statement, ...], room: Room) -> Iterator[Statement]:
    for row in rows:
        who = f"{WORDS[:50]} {row.speaker} {row.office}"
        where = f"{row.occasion} {WORDS[:25]} {' '.join(row.recommendations)}"
        if room.takes(90 + height_of_all([who, row.text, where])):
            yield row


def fill_asks(lists: tuple[AskList, ...], room: Room) -> Iterator[AskList]:
    for row in lists:
        heading = 90 + height_of_all([f"{row.addressee}: {row.heading}", row.footnote])
        groups = []
        for group in row.groups:
            if kept := fitting_asks(group, room, heading):
                groups.append(kept)
                heading = 0
        if groups:
            yield replace(row, groups=tuple(groups))


def fitting_asks(group: AskGroup, room: Room, heading: int) -> AskGroup | None:
    """What stands above the first ask is paid for with it."""
    above = heading + 45 + height_of_all([group.theme, group.preamble])
    kept: list[Ask] = []
    for ask in group.asks:
        texts = [f"{ask.text} {ask.continuation}", ask.footnote]
        if room.takes((0 if kept else above) + height_of_all(texts, between=12)):
            kept.append(ask)
    return replace(group, asks=tuple(kept)) if kept else None


PARTS: dict[str, tuple[Fill, int]] = {
    "recommended": (fill_recommended, 38),
    "same": (fill_same, 12),
    "meetings": (fill_meetings, 10),
    "statements": (fill_statements, 8),
    "asks": (fill_asks, 20),
    "asks_of_others": (fill_asks, 12),
}
"""Each part with its share of the room, in percent. The order says who gets first what others leave over."""
