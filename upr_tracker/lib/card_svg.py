"""A card as a badge: how large it is, and where its lines stand.

English is drawn by fonts that this site does not choose, so each line says how long it is (textLength), as wide as
Noto Sans would be: a browser fits its own letters into that. Khmer letters come along, since not every device has some.
"""

import math
from dataclasses import dataclass

from upr_tracker.lib.badge_font import khmer_font_for
from upr_tracker.lib.cards import INK, SOFT, Card
from upr_tracker.lib.khmer import has_khmer
from upr_tracker.lib.typesetting import Style, in_one_line, width_of

LEFT, RIGHT = 48, 14
LONGEST = 400


@dataclass(frozen=True)
class Line:
    text: str
    y: int
    size: int
    weight: int
    colour: str
    length: int


@dataclass(frozen=True)
class Badge:
    width: int
    height: int
    lines: tuple[Line, ...]
    icon_y: int
    khmer_font: str
    """A data: address, or empty."""


def badge_of(card: Card) -> Badge:
    texts = (
        (card.about, Style(14, INK, 600)),
        (card.status, Style(16, card.colour, 700)),
        (card.short, Style(12, SOFT)),
    )
    khmer = any(has_khmer(text) for text, _ in texts)
    step, y = (29, 26) if khmer else (21, 23)
    lines = []
    for number, (text, style) in enumerate(texts):
        shown = in_one_line(text, style, LONGEST)
        length = math.ceil(width_of(shown, style))
        lines.append(Line(shown, y + number * step, style.size, style.weight, style.colour, length))
    height = lines[-1].y + (16 if khmer else 12)
    width = LEFT + RIGHT + max(line.length for line in lines)
    return Badge(width, height, tuple(lines), height // 2 - 12, khmer_font_for("".join(line.text for line in lines)))
