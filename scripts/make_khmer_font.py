"""Makes static/khmer.woff2, the Khmer letters of Noto Sans Khmer in every weight, from the font package.

Only a device without a Khmer font of its own fetches it (unicode-range in site.css). Run it again after a new release
of the package: `.venv/bin/python scripts/make_khmer_font.py`.
"""

from pathlib import Path

import fontpkg
from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "static" / "khmer.woff2"
KHMER = [*range(0x1780, 0x1800), *range(0x19E0, 0x1A00), 0x200B, 0x200C, 0x200D, 0x25CC, 0x20]


def make() -> None:
    options = Options(flavor="woff2", layout_features=["*"], hinting=False)
    font = TTFont(fontpkg.path("Noto Sans Khmer", style="normal"))
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=KHMER)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wdth": 100, "wght": (400, 700)})
    save_font(font, str(TARGET), options)


if __name__ == "__main__":
    make()
