"""Letters on a line: in which language, script and weight they are set.

Word keeps two of everything, one for Latin and one for complex scripts. Khmer needs the second, or it is shown in
whatever font the machine takes for it, unspoken and unchecked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from upr_tracker.lib.khmer import break_words, mark_khmer
from upr_tracker.lib.languages import KHMER
from upr_tracker.lib.word.markup import Element, run, text, w

KHMER_FONT = "Noto Sans Khmer"
TAGS = {"en": "en-GB", "km": "km-KH"}
"""Word wants a region. Other languages are named as they come."""

WHITE_SPACE = re.compile("[ \t\n\r\f]+")


@dataclass(frozen=True)
class Type:
    """How letters are set. `raised` is "superscript" or "subscript", `style` a style of Word's for letters."""

    lang: str
    is_bold: bool = False
    is_slanted: bool = False
    raised: str = ""
    colour: str = ""
    style: str = ""


@dataclass(frozen=True)
class Letters:
    """`link` is where a click leads, empty for nowhere."""

    text: str
    type: Type
    link: str = ""


@dataclass(frozen=True)
class Thing:
    """What stands among letters and is none: a line break, a picture, the mark of a note, a bookmark."""

    elements: tuple[Element, ...]
    link: str = ""
    is_break: bool = False
    is_seen: bool = True


Piece = Letters | Thing


def line_break() -> Thing:
    return Thing((run([w("br")]),), is_break=True)


def tag_of(lang: str) -> str:
    return TAGS.get(lang, lang)


def properties(type_: Type, is_khmer: bool) -> Element:
    """Khmer letters have no slant."""
    tag = TAGS[KHMER] if is_khmer else tag_of(type_.lang)
    wanted = [
        type_.style and w("rStyle", val=type_.style),
        is_khmer and w("rFonts", cs=KHMER_FONT, hint="cs"),
        *([w("b"), w("bCs")] if type_.is_bold else []),
        type_.is_slanted and not is_khmer and w("i"),
        type_.colour and w("color", val=type_.colour),
        type_.raised and w("vertAlign", val=type_.raised),
        is_khmer and w("cs"),
        w("lang", val=tag, bidi=TAGS[KHMER]),
    ]
    return w("rPr", *(each for each in wanted if each is not None and each is not False and each != ""))


def runs(letters: Letters) -> Iterator[Element]:
    """Khmer apart from the rest. Word breaks its lines only where a U+200B stands, so one stands between its words."""
    for part, is_khmer in mark_khmer(break_words(letters.text)):
        yield run([text(part)], properties(letters.type, is_khmer))


def squeezed(pieces: Iterable[Piece]) -> list[Piece]:
    """White space as a browser shows it: one space for many, none at either end of a line."""
    kept: list[Piece] = []
    after_space = True
    for piece in pieces:
        if isinstance(piece, Thing):
            if piece.is_break:
                trim(kept)
            kept.append(piece)
            after_space = piece.is_break or (after_space and not piece.is_seen)
            continue
        letters = WHITE_SPACE.sub(" ", piece.text)
        letters = letters.removeprefix(" ") if after_space else letters
        if letters:
            kept.append(Letters(letters, piece.type, piece.link))
            after_space = letters.endswith(" ")
    trim(kept)
    return kept


def trim(pieces: list[Piece]) -> None:
    """Takes white space and line breaks off the end, and leaves what is not seen."""
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if isinstance(piece, Thing):
            if piece.is_break:
                del pieces[place]
            elif piece.is_seen:
                return
        elif shorter := piece.text.removesuffix(" "):
            pieces[place] = Letters(shorter, piece.type, piece.link)
            return
        else:
            del pieces[place]


def is_seen(pieces: Iterable[Piece]) -> bool:
    return any(isinstance(piece, Letters) or piece.is_seen for piece in pieces)
