"""The text of a submission as it is typed: headings, paragraphs that are numbered by themselves, and endnotes.

An empty line ends a paragraph. A line that begins with # is a heading. What stands in ((double brackets)) is an
endnote, whose mark stands in its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from upr_tracker.lib.khmer import BREAK, break_words

BRACKETS = re.compile(r"\(\(|\)\)|\(|\)")
EXCERPT = 60


class Fault(StrEnum):
    NOT_CLOSED = "not-closed"
    NOT_OPENED = "not-opened"
    INSIDE_ANOTHER = "inside-another"
    EMPTY = "empty"


class BadBrackets(ValueError):
    """A text whose endnotes cannot be told. Forms say it in the reader's language, with the words where it is."""

    def __init__(self, fault: Fault, excerpt: str) -> None:
        super().__init__(f"{fault}: {excerpt}")
        self.fault, self.excerpt = fault, excerpt


@dataclass(frozen=True)
class Piece:
    """A run of words, and the number of the endnote whose mark follows it; 0 where none does."""

    words: str
    endnote: int


@dataclass(frozen=True)
class Paragraph:
    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Section:
    """What stands under one heading; what comes before the first heading has none."""

    heading: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class NumberedText:
    """Paragraphs are numbered through all sections; the first endnote is number 1."""

    sections: tuple[Section, ...]
    endnotes: tuple[str, ...]


@dataclass
class Reading:
    """What was read so far."""

    sections: list[tuple[tuple[Piece, ...], list[Paragraph]]] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    number: int = 0

    def heading(self, line: str) -> None:
        self.sections.append((self.pieces(line), []))

    def paragraph(self, text: str) -> None:
        if not self.sections:
            self.sections.append(((), []))
        self.number += 1
        self.sections[-1][1].append(Paragraph(self.number, self.pieces(text)))

    def pieces(self, text: str) -> tuple[Piece, ...]:
        return tuple(Piece(words, self.endnote(note)) for words, note in split(text))

    def endnote(self, note: str) -> int:
        if note:
            self.endnotes.append(note)
        return len(self.endnotes) if note else 0


def parse(text: str) -> NumberedText:
    """Raises BadBrackets."""
    reading = Reading()
    for block, is_heading in blocks(text):
        reading.heading(block) if is_heading else reading.paragraph(block)
    sections = tuple(Section(heading, tuple(paragraphs)) for heading, paragraphs in reading.sections)
    return NumberedText(sections, tuple(reading.endnotes))


def blocks(text: str) -> Iterator[tuple[str, bool]]:
    """Each paragraph on one line, and each heading without its sign; with whether it is a heading."""
    lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        stripped = line.strip()
        is_heading = stripped.startswith("#")
        if lines and (is_heading or not stripped):
            yield " ".join(lines), False
            lines = []
        if is_heading:
            if title := stripped.lstrip("#").strip():
                yield title, True
        elif stripped:
            lines.append(stripped)


def split(text: str) -> list[tuple[str, str]]:
    """The words before each endnote, and the endnote; after the last one, words alone. Raises BadBrackets.

    Single brackets may stand in both: “(as said (twice))” ends no endnote, and “((see (a)))” is one.
    """
    found: list[tuple[str, str]] = []
    depth, depth_outside, begin, opened, place = 0, 0, 0, -1, 0
    while bracket := BRACKETS.search(text, place):
        sign, place = bracket[0], bracket.end()
        if sign == "((":
            if opened >= 0:
                raise BadBrackets(Fault.INSIDE_ANOTHER, excerpt(text[opened:]))
            opened, depth_outside, depth = bracket.start(), depth, 0
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif depth:
            # The first of the two closes a single bracket; the second is looked at again.
            depth, place = depth - 1, bracket.start() + 1
        elif opened >= 0:
            found.append((text[begin:opened], note_in(text[opened + 2 : bracket.start()], text[opened:])))
            depth, begin, opened = depth_outside, place, -1
        else:
            raise BadBrackets(Fault.NOT_OPENED, excerpt(text[max(0, bracket.start() - EXCERPT + 10) :]))
    if opened >= 0:
        raise BadBrackets(Fault.NOT_CLOSED, excerpt(text[opened:]))
    return [*found, (text[begin:], "")] if text[begin:] else found


def note_in(inside: str, around: str) -> str:
    if not inside.strip():
        raise BadBrackets(Fault.EMPTY, excerpt(around))
    return inside.strip()


def excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rstrip()}…"


def count_words(text: str) -> int:
    """The words of headings and paragraphs, without numbers and endnotes.

    A word is a run with a letter or digit between white space. Khmer writes no space between words, so that a run in
    Khmer is as many words as the segmenter finds in it (lib/khmer.py). Where the brackets of a line are at fault, all
    of it counts.
    """
    return sum(words_in(without_endnotes(block)) for block, _is_heading in blocks(text))


def without_endnotes(text: str) -> str:
    try:
        return "".join(words for words, _note in split(text))
    except BadBrackets:
        return text


def words_in(text: str) -> int:
    return sum(has_word(word) for word in break_words(text).replace(BREAK, " ").split())


def has_word(run: str) -> bool:
    return any(sign.isalnum() for sign in run)
