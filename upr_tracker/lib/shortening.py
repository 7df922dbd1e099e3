"""A text cut short at the end of a word, for places that have room for a line."""

import re

from upr_tracker.lib.khmer import BREAK, break_words, has_khmer, without_breaks
from upr_tracker.lib.languages import Text

ELLIPSIS = "…"
_WORD = re.compile(rf"[^\s{BREAK}]+[\s{BREAK}]*")


def words_of(text: str) -> list[str]:
    """The words of a text, each with the space after it; Khmer words, between which none is written, have none."""
    broken = break_words(text) if has_khmer(text) else text
    return [without_breaks(word) for word in _WORD.findall(broken)]


def shortened(text: Text, length: int) -> Text:
    """The text in one line, with "…" for what is past `length` characters. Its language stays marked."""
    line = " ".join(text.split())
    if len(line) <= length:
        return Text(line, text.lang)
    kept = ""
    for word in words_of(line):
        if len(kept) + len(word.rstrip()) >= length:
            break
        kept += word
    return Text((kept or line[: length - 1]).rstrip(" ,;:.") + ELLIPSIS, text.lang)
