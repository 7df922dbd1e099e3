"""What changed between two texts, word by word; in Khmer, which has no spaces, syllable by syllable."""

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal, NamedTuple

SAME: Literal["same"] = "same"
TAKEN_OUT: Literal["del"] = "del"
PUT_IN: Literal["ins"] = "ins"

_WORD = re.compile(
    r"[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*|\s+|[^\W\u1780-\u17ff]+|.", re.DOTALL
)
_TOO_MANY = 4_000_000
"""Pairs of words. Beyond these the texts are told apart as a whole, for comparing them would take too long."""


class Piece(NamedTuple):
    kind: Literal["same", "del", "ins"]
    text: str


def word_differences(before: str, after: str) -> list[Piece]:
    """Pieces whose "same" and "del" are the text before, and whose "same" and "ins" are the text after."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) * len(new) > _TOO_MANY:
        return whole_texts(before, after)
    pieces = []
    for act, start, end, begin, finish in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            pieces.append(Piece(SAME, "".join(old[start:end])))
            continue
        pieces += whole_texts("".join(old[start:end]), "".join(new[begin:finish]))
    return _joined(pieces)


def whole_texts(before: str, after: str) -> list[Piece]:
    return [piece for piece in (Piece(TAKEN_OUT, before), Piece(PUT_IN, after)) if piece.text]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """A space alone between two changes belongs to them: a change of several words reads as one."""
    changed: list[Piece] = []
    for index, piece in enumerate(pieces):
        between = 0 < index < len(pieces) - 1 and piece.kind == SAME and not piece.text.strip()
        changed += whole_texts(piece.text, piece.text) if between else [piece]
    found: list[Piece] = []
    for is_same, run in groupby(changed, key=lambda piece: piece.kind == SAME):
        parts = list(run)
        if is_same:
            found.append(Piece(SAME, "".join(part.text for part in parts)))
            continue
        texts = ("".join(part.text for part in parts if part.kind == kind) for kind in (TAKEN_OUT, PUT_IN))
        found += whole_texts(*texts)
    return found
