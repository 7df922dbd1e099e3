"""The discs and signs of the scale, drawn with Pillow as templates/components/icons.html draws them, on 20 by 20."""

from collections.abc import Callable

from PIL import Image, ImageDraw

FINE = 8
"""Drawn so many times larger, then made smaller, for smooth edges."""

TICK = [(5, 10.4), (6.6, 8.8), (8.9, 11.1), (13.5, 6.2), (15.2, 7.8), (8.9, 14.4)]
ARROW = [(4.4, 10), (9.4, 5.2), (9.4, 8.7), (15.4, 8.7), (15.4, 11.3), (9.4, 11.3), (9.4, 14.8)]
DASHES = 8


class Pen:
    """Draws on a mask in units of the icon."""

    def __init__(self, size: int) -> None:
        self.unit = size * FINE / 20
        self.mask = Image.new("L", (size * FINE, size * FINE))
        self.draw = ImageDraw.Draw(self.mask)

    def at(self, *numbers: float) -> list[float]:
        return [number * self.unit for number in numbers]

    def disc(self, x: float, y: float, radius: float) -> None:
        self.draw.ellipse(self.at(x - radius, y - radius, x + radius, y + radius), fill=255)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float) -> None:
        """`radius` is that of the middle of the stroke."""
        outer = radius + width / 2
        box = self.at(x - outer, y - outer, x + outer, y + outer)
        self.draw.arc((box[0], box[1], box[2], box[3]), start, end, fill=255, width=round(width * self.unit))

    def ring(self, width: float) -> None:
        self.arc(10, 10, 8, 0, 360, width)

    def hole(self, points: list[tuple[float, float]]) -> None:
        self.draw.polygon([(x * self.unit, y * self.unit) for x, y in points], fill=0)


def none(pen: Pen) -> None:
    pen.ring(2.4)


def some(pen: Pen) -> None:
    pen.ring(2.4)
    pen.draw.pieslice(tuple(pen.at(2, 2, 18, 18)), 0, 180, fill=255)


def full(pen: Pen) -> None:
    pen.disc(10, 10, 9.2)
    pen.hole(TICK)


def back(pen: Pen) -> None:
    pen.disc(10, 10, 9.2)
    pen.hole(ARROW)


def cannot(pen: Pen) -> None:
    pen.ring(2.4)
    pen.arc(10, 8, 2.4, 180, 420, 1.8)
    pen.draw.line(pen.at(11.2, 10.1, 10.2, 11, 10, 11.8), fill=255, width=round(1.8 * pen.unit), joint="curve")
    pen.disc(10, 14.4, 1.2)


def blank(pen: Pen) -> None:
    for number in range(DASHES):
        start = number * 360 / DASHES
        pen.arc(10, 10, 8, start, start + 22, 2.2)


ICONS: dict[str, Callable[[Pen], None]] = {
    "none": none,
    "some": some,
    "full": full,
    "back": back,
    "cannot": cannot,
    "blank": blank,
}


def paste_icon(image: Image.Image, place: tuple[int, int], icon: str, size: int, colour: str) -> None:
    pen = Pen(size)
    ICONS[icon](pen)
    image.paste(colour, (*place, place[0] + size, place[1] + size), pen.mask.resize((size, size), Image.Resampling.BOX))
