"""The Khmer letters of one badge, as a font inside it: a picture on another site can fetch none."""

import base64
import functools
import io

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from upr_tracker.lib.khmer import KHMER
from upr_tracker.lib.typesetting import JOINERS


def khmer_font_for(text: str) -> str:
    """A data: address of WOFF2 with what the text needs; empty for a text without Khmer."""
    letters = "".join(sorted(set(KHMER.findall(text))))
    return f"data:font/woff2;base64,{base64.b64encode(subset(letters)).decode()}" if letters else ""


BESIDES = "\u17c1" + "".join(sorted(JOINERS))
"""What shaping needs beyond the letters written: the first half of a vowel that stands around its consonant."""


@functools.lru_cache(maxsize=256)
def subset(letters: str) -> bytes:
    font = TTFont(io.BytesIO(in_two_weights()), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["*"], hinting=False))
    subsetter.populate(text=letters + BESIDES)
    subsetter.subset(font)
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


@functools.cache
def in_two_weights() -> bytes:
    """Noto Sans Khmer from regular to bold, in its one usual width."""
    font = TTFont(fontpkg.path("Noto Sans Khmer", style="normal"), recalcTimestamp=False)
    instantiateVariableFont(font, {"wdth": 100, "wght": (400, 700)}, inplace=True)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()
