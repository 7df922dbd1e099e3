"""How much of the paper a text takes, estimated from the text alone.

Every format shows the same part of a long record, and every machine decides alike, so nothing is laid out for it. The
estimate is generous: letters count as a little wider, and lines as a little higher, than briefing.css sets them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from upr_tracker.lib.khmer import KHMER as KHMER_LETTER
from upr_tracker.lib.khmer import has_khmer
from upr_tracker.lib.languages import KHMER

LINE = 112
KHMER_LINE = 137
"""The height of a line, in tenths of a point."""

WIDTH = 6000
"""The length of a line, in hundredths of the size of its letters."""

SPACE = 27
NARROW = frozenset("iljtfrI.,:;'’|!()[]-/")
BROAD = frozenset("mwMWGOQ@%—…")
ZERO_WIDTH = range(0x17B4, 0x17D4)
"""Khmer vowels and signs that stand above or below, and those few beside, for which the letters pay."""


@dataclass
class Room:
    """What is left of a part of the paper, in tenths of a point."""

    left: int

    def takes(self, height: int) -> bool:
        """Whether there is room for it; if so, it is taken."""
        if height > self.left:
            return False
        self.left -= height
        return True


def width_of(text: str) -> int:
    return sum(width_of_letter(letter) for letter in text)


def width_of_letter(letter: str) -> int:
    if letter in NARROW:
        return 31
    if letter in BROAD:
        return 100
    if letter < "\u0250":
        return 68 if letter.isupper() else 57
    if ord(letter) in ZERO_WIDTH:
        return 12
    return 78 if KHMER_LETTER.match(letter) else 105


def height_of(text: str, width: int = WIDTH) -> int:
    """Of a text on lines of this width; nothing where there is no text."""
    if not text:
        return 0
    line = KHMER_LINE if getattr(text, "lang", "") == KHMER or has_khmer(text) else LINE
    return line * lines_of(text, width)


def lines_of(text: str, width: int) -> int:
    """Words stay whole where they can; those of Khmer, which no space parts, go on over the end of a line."""
    lines, used = 1, 0
    for word in text.split():
        needed = width_of(word)
        if used + needed > width and not has_khmer(word):
            lines, used = lines + bool(used), 0
        more, used = divmod(used + needed, width)
        lines, used = lines + more, used + SPACE
    return lines


def height_of_all(texts: Iterable[str], between: int = 0) -> int:
    return sum(height_of(text) + between for text in texts if text)
