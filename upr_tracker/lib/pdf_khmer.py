"""What WeasyPrint 70.0 lacks for text that a machine reads: search, copying, a screen reader's voice.

It shapes Khmer well, and writes down badly what it has shaped. Three of its functions are wrapped, once for
the process:

- each drawn line that holds Khmer says what it reads (ActualText), because glyphs stand in the order of
  drawing (a vowel before its consonant), from which no table of glyphs brings back the order of writing;
- the table from glyph to text (ToUnicode) is mended for readers that know nothing of ActualText: WeasyPrint
  gives a whole syllable to its last glyph and nothing to the others, which both standards forbid too;
- a `lang` attribute in the HTML becomes the /Lang of its structure element.

All this leans on WeasyPrint's inner parts, so `upr_tracker.lib.pdf` refuses any other version.
"""

import functools
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

import pydyf
import weasyprint.pdf
from fontTools.ttLib import TTFont
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import get_hb_object_data

from upr_tracker.lib.khmer import BREAK, has_khmer, without_breaks

SINGLE, LIGATURE = 1, 4
"""The kinds of GSUB lookup whose source text is certain: one glyph for another, one glyph for several."""

_LATIN = re.compile("[A-Za-zÀ-ɏ]")


@functools.cache
def install() -> None:
    """Wrap WeasyPrint's functions, once. Two threads may not make the first call together."""
    Stream.marked = _with_actual_text(Stream.marked)
    tags._build_box_tree = _with_language(tags._build_box_tree)
    weasyprint.pdf.build_fonts_dictionary = _with_mended_text(weasyprint.pdf.build_fonts_dictionary)


def _with_actual_text(marked: Callable[..., Any]) -> Callable[..., Any]:
    @contextmanager
    def marked_with_text(stream: Stream, box: Any, tag: str) -> Iterator[None]:
        with marked(stream, box, tag):
            text = getattr(box, "text", "")
            if stream._tags is not None and has_khmer(text):
                _, properties, _ = stream.stream[-3:]  # "/Span", its dictionary, "BDC"
                properties.update(_reading(without_breaks(text)))
            yield

    return marked_with_text


def _reading(text: str) -> dict[str, pydyf.String]:
    reading = {"ActualText": pydyf.String(text)}
    # A line in two languages keeps the language that its element has.
    return reading if _LATIN.search(text) else reading | {"Lang": pydyf.String("km")}


def _with_language(build: Callable[..., Any]) -> Callable[..., Any]:
    def build_with_language(box: Any, *args: Any) -> Iterator[pydyf.Dictionary]:
        element = getattr(box, "element", None)
        # The catalog has the language of <html> already.
        language = None if element is None or element.tag == "html" else element.get("lang")
        for part in build(box, *args):
            if language and "Lang" not in part:
                part["Lang"] = pydyf.String(language)
            yield part

    return build_with_language


def _with_mended_text(build: Callable[..., Any]) -> Callable[..., Any]:
    def build_with_mended_text(pdf: pydyf.PDF, fonts: dict[Any, Any], *args: Any) -> pydyf.Dictionary:
        for font in fonts.values():
            _mend(font)
        return build(pdf, fonts, *args)

    return build_with_mended_text


def _mend(font: Any) -> None:
    """One character for a glyph was read off the text and is right; none or several are a guess."""
    guessed = {glyph: text for glyph, text in font.to_unicode.items() if len(text) != 1}
    if guessed:
        known = _text_of_glyphs(get_hb_object_data(font.hb_face))
        font.to_unicode.update({glyph: known.get(glyph) or text or BREAK for glyph, text in guessed.items()})


@functools.lru_cache(maxsize=4)
def _text_of_glyphs(file: bytes) -> dict[int, str]:
    """The text that each glyph stands for, from the font's own tables.

    A subscript, for instance, is the coeng sign and its consonant.
    """
    font = TTFont(io.BytesIO(file), lazy=True)
    texts = {name: chr(code) for code, name in font.getBestCmap().items()}
    substitutions = list(_substitutions(font))
    for _ in range(2):  # the second time round for substitutes of substitutes
        for sources, result in substitutions:
            if result not in texts and all(source in texts for source in sources):
                texts[result] = "".join(texts[source] for source in sources)
    return {font.getGlyphID(name): text for name, text in texts.items()}


def _substitutions(font: TTFont) -> Iterator[tuple[list[str], str]]:
    """Each substitution as (the glyphs it takes, the one it gives), in the font's order."""
    lookups = font["GSUB"].table.LookupList.Lookup if "GSUB" in font else []
    for table in chain.from_iterable(lookup.SubTable for lookup in lookups):
        if table.LookupType == SINGLE:
            yield from (([source], result) for source, result in table.mapping.items())
        elif table.LookupType == LIGATURE:
            yield from _ligatures(table.ligatures)


def _ligatures(ligatures: dict[str, Iterable[Any]]) -> Iterator[tuple[list[str], str]]:
    for first, found in ligatures.items():
        for ligature in found:
            yield [first, *ligature.Component], ligature.LigGlyph
