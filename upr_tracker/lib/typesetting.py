"""Lines of English and Khmer for pictures: how wide they are, where they break, and how they are drawn.

Only Noto Sans and Noto Sans Khmer are used, as on paper (pdf_fonts.py). Khmer is shaped by Raqm, which Pillow brings
along and which needs Debian's libfribidi0; that comes with the packages for PDF (scripts/install.sh).
"""

import functools
import unicodedata
from dataclasses import dataclass
from itertools import groupby

import fontpkg
from PIL import ImageDraw, ImageFont, features

from upr_tracker.lib.khmer import BREAK, KHMER, has_khmer
from upr_tracker.lib.shortening import ELLIPSIS, words_of

JOINERS = frozenset(f"{BREAK}\u200c\u200d\u25cc")
COENG = "\u17d2"
"""What joins the letter after it to the one before."""


class DrawingUnavailable(Exception):
    """The machine lacks the library that shapes Khmer; everything but pictures works without it."""

    def __init__(self) -> None:
        super().__init__("Pictures need a Debian package: apt-get install libfribidi0 (then start the server again).")


@dataclass(frozen=True)
class Style:
    """How a line is set. Sizes are in pixels."""

    size: int
    colour: str = "#000000"
    weight: int = 400

    def leading(self, text: str) -> int:
        """From one line to the next: Khmer stands higher and deeper."""
        return round(self.size * (1.62 if has_khmer(text) else 1.36))


@functools.cache
def can_shape() -> bool:
    return bool(features.check("raqm"))


@functools.lru_cache(maxsize=64)
def face(family: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    engine = ImageFont.Layout.RAQM if can_shape() else ImageFont.Layout.BASIC
    font = ImageFont.truetype(str(fontpkg.path(family, style="normal")), size, layout_engine=engine)
    font.set_variation_by_axes([weight, 100])
    return font


def runs(text: str) -> list[tuple[str, bool]]:
    """The text as (run, is it Khmer?): each run is set in one font."""
    kinds: list[bool] = []
    for sign in text:
        joins = sign in JOINERS and bool(kinds) and kinds[-1]
        kinds.append(bool(KHMER.match(sign)) or joins)
    pairs = groupby(zip(text, kinds, strict=True), key=lambda pair: pair[1])
    return [("".join(sign for sign, _ in run), khmer) for khmer, run in pairs]


def face_for(khmer: bool, style: Style) -> ImageFont.FreeTypeFont:
    return face("Noto Sans Khmer" if khmer else "Noto Sans", style.size, style.weight)


def width_of(text: str, style: Style) -> float:
    return sum(face_for(khmer, style).getlength(run) for run, khmer in runs(text))


def lines_of(text: str, style: Style, width: float) -> list[str]:
    """The text broken at words into lines of at most that width; what is wider than a line is broken inside."""
    lines, line = [], ""
    for word in words_of(text):
        if line and width_of((line + word).rstrip(), style) > width:
            lines.append(line.rstrip())
            line = ""
        line += word
        while width_of(line.rstrip(), style) > width:
            head, line = split_at(line, style, width)
            lines.append(head)
    return [*lines, line.rstrip()] if line else lines


def split_at(text: str, style: Style, width: float) -> tuple[str, str]:
    """The text in two, the first as wide as there is room for, and no sign taken from the letter that it belongs to."""
    ends = [end for end in range(1, len(text)) if is_boundary(text, end)]
    fitting = [end for end in ends if width_of(text[:end], style) <= width]
    end = (fitting or ends or [len(text)])[-1 if fitting else 0]
    return text[:end], text[end:]


def is_boundary(text: str, end: int) -> bool:
    return not (unicodedata.category(text[end]).startswith("M") or text[end - 1] == COENG or text[end] in JOINERS)


def cut(lines: list[str], most: int, style: Style, width: float) -> list[str]:
    """At most so many lines; the last ends in "…" where there were more."""
    if len(lines) <= most:
        return lines
    words = words_of(lines[most - 1])
    while len(words) > 1 and width_of("".join(words).rstrip(" ,;:.") + ELLIPSIS, style) > width:
        words.pop()
    return [*lines[: most - 1], "".join(words).rstrip(" ,;:.") + ELLIPSIS]


def in_one_line(text: str, style: Style, width: float) -> str:
    lines = lines_of(text, style, width)
    return cut(lines, 1, style, width)[0] if lines else ""


def draw_line(canvas: ImageDraw.ImageDraw, place: tuple[float, float], text: str, style: Style) -> None:
    """The line from its left end on its baseline. Raises DrawingUnavailable."""
    if not can_shape():
        raise DrawingUnavailable
    x, y = place
    for run, khmer in runs(text):
        font = face_for(khmer, style)
        canvas.text((x, y), run, font=font, fill=style.colour, anchor="ls", language="km" if khmer else "en")
        x += font.getlength(run)
