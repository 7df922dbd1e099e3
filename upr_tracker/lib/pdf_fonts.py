"""The only letters that a PDF may use: Noto Sans and Noto Sans Khmer from PyPI, and a few drawn signs.

No font of the machine is ever used, so that a report looks and weighs the same wherever it is made. What
both families lack is drawn here ("→", which the Cambodian record prints) or stands as an empty box. In the
text layer it is the character itself, and the file stays valid, which it would not with a missing glyph.
"""

import functools
import html
import io
import unicodedata
from collections.abc import Iterable

import fontpkg
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

SCHEME = "font:"
SIGNS = SCHEME + "signs"
FACES = {
    SCHEME + "noto-sans": ("Noto Sans", "normal"),
    SCHEME + "noto-sans-italic": ("Noto Sans", "italic"),
    SCHEME + "noto-sans-khmer": ("Noto Sans Khmer", "normal"),
    SIGNS: ("Plain Signs", "normal"),
}

SPACE = 260
"""The width of Noto Sans's own space on an em of 1000."""

Polygon = list[tuple[int, int]]
BOX: list[Polygon] = [
    [(80, 0), (80, 700), (620, 700), (620, 0)],
    [(130, 50), (570, 50), (570, 650), (130, 650)],
]
SHAPES: dict[str, list[Polygon]] = {
    " ": [],  # Pango takes a space from the font of the sign before it
    "→": [
        [
            (60, 310),
            (60, 390),
            (760, 390),
            (560, 590),
            (670, 590),
            (910, 350),
            (670, 110),
            (560, 110),
            (760, 310),
        ]
    ],
    "▶": [[(80, 60), (80, 640), (640, 350)]],
    "▪": [[(80, 210), (80, 490), (360, 490), (360, 210)]],
    "◦": [[(80, 350), (220, 490), (360, 350), (220, 210)], [(140, 350), (220, 270), (300, 350), (220, 430)]],
}
"""Outlines on an em of 1000: the record's "→" and "▶", and the marks of nested lists in WeasyPrint."""


def font_faces() -> str:
    """The @font-face rules, for a renderer whose fetcher understands the `font:` scheme."""
    rule = '@font-face{{font-family:"{}";font-style:{};src:url("{}")}}'
    return "\n".join(rule.format(family, style, url) for url, (family, style) in FACES.items())


@functools.cache
def noto(url: str) -> bytes:
    """The file behind a `font:` address. Raises KeyError for an address that is not ours."""
    family, style = FACES[url]
    return fontpkg.path(family, style=style).read_bytes()


def signs_for(page: str) -> bytes:
    """A font of what the HTML `page` (or its stylesheet) may show and Noto lacks."""
    lacking = {sign for sign in html.unescape(page) if ord(sign) not in _covered() and _is_drawn(sign)}
    return _signs_font(sorted(lacking | SHAPES.keys()))


@functools.cache
def _covered() -> frozenset[int]:
    fonts = (TTFont(io.BytesIO(noto(url)), lazy=True) for url in FACES if url != SIGNS)
    return frozenset(code for font in fonts for code in font.getBestCmap())


def _is_drawn(sign: str) -> bool:
    """Spaces, controls and variation selectors have no shape of their own."""
    return unicodedata.category(sign)[0] in "LMNPS" and not unicodedata.name(sign, "").startswith("VARIATION")


def _signs_font(signs: list[str]) -> bytes:
    names = {ord(sign): f"u{ord(sign):04X}" for sign in signs}
    shapes = {names[ord(sign)]: SHAPES.get(sign, BOX) for sign in signs}
    font = FontBuilder(1000)
    font.updateHead(created=0, modified=0)
    font.setupGlyphOrder([".notdef", *shapes])
    font.setupCharacterMap(names)
    font.setupGlyf({".notdef": _outline(BOX)} | {name: _outline(shape) for name, shape in shapes.items()})
    font.setupHorizontalMetrics({".notdef": (700, 80)} | {name: _metrics(shape) for name, shape in shapes.items()})
    font.setupHorizontalHeader(ascent=1069, descent=-293)  # as Noto Sans, so that a line keeps its height
    font.setupNameTable({"familyName": FACES[SIGNS][0], "styleName": "Regular"})
    font.setupOS2(sTypoAscender=1069, sTypoDescender=-293, usWinAscent=1069, usWinDescent=293)
    font.setupPost()
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _outline(shape: Iterable[Polygon]) -> object:
    pen = TTGlyphPen(None)
    for polygon in shape:
        pen.moveTo(polygon[0])
        for point in polygon[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def _metrics(shape: list[Polygon]) -> tuple[int, int]:
    """Advance width and left side bearing, with the same white on both sides."""
    across = [x for polygon in shape for x, _ in polygon] or [SPACE, 0]
    return max(across) + min(across), min(across)
