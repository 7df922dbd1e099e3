"""Khmer text: where it stands in a mixed text, and where its words end.

Khmer is written without spaces between words, so a line may break only where software says that a word ends.
The breaks (U+200B) are put in when a page or a PDF is made and are never stored, so that search, export and
comparison see the text as it was typed.
"""

import functools
import re
import threading
from collections.abc import Iterable
from itertools import accumulate, pairwise

BREAK = "\u200b"
_LETTERS = r"\u1780-\u17ff\u19e0-\u19ff"
KHMER = re.compile(rf"[{_LETTERS}]")

_UNBROKEN = re.compile(rf"[{_LETTERS}](?:[{_LETTERS}{BREAK}]*[{_LETTERS}])?")
_PHRASE = re.compile(rf"[{_LETTERS}](?:[{_LETTERS}\W\d_]*[{_LETTERS}])?")
_NEVER_FIRST_ON_A_LINE = frozenset("។៕៖ៗ៘៚")
_OPENED_BY = {"”": "“", "’": "‘", "»": "«", ")": "("}

# The segmenter keeps the sentence that it is working on in one shared object.
_segmenting = threading.Lock()


def has_khmer(text: str) -> bool:
    return KHMER.search(text) is not None


def without_breaks(text: str) -> str:
    return text.replace(BREAK, "")


def break_words(text: str) -> str:
    """The text with U+200B between its Khmer words, to be called when rendering only.

    Breaks that the author typed stay; everything outside Khmer is left as it is. A second time changes
    nothing.
    """
    return _UNBROKEN.sub(lambda run: _broken(run[0]), text)


def mark_khmer(text: str) -> list[tuple[str, bool]]:
    """The text as (run, is it Khmer?), in order and complete, for <span lang="km">.

    Spaces, digits and punctuation between Khmer letters belong to the Khmer; those around it do not, except a
    closing mark whose opening one lies inside.
    """
    runs, end = [], 0
    for phrase in _PHRASE.finditer(text):
        runs.append((text[end : phrase.start()], False))
        end = _end_of_quotation(text, phrase)
        runs.append((text[phrase.start() : end], True))
    runs.append((text[end:], False))
    return [run for run in runs if run[0]]


def _end_of_quotation(text: str, phrase: re.Match[str]) -> int:
    end = phrase.end()
    while end < len(text) and (opening := _OPENED_BY.get(text[end])):
        inside = text[phrase.start() : end]
        if inside.count(opening) <= inside.count(text[end]):
            break
        end += 1
    return end


def _broken(run: str) -> str:
    letters = without_breaks(run)
    typed = _ends(run.split(BREAK))
    found = {end for end in _ends(_words(letters)) if letters[end : end + 1] not in _NEVER_FIRST_ON_A_LINE}
    return BREAK.join(letters[start:end] for start, end in pairwise(sorted({0, *typed, *found})))


def _ends(pieces: Iterable[str]) -> set[int]:
    return set(accumulate(map(len, pieces)))


@functools.lru_cache(maxsize=4096)
def _words(letters: str) -> tuple[str, ...]:
    # Imported here: only a page with Khmer on it should pay for loading the model.
    from khmercut import tokenize

    with _segmenting:
        return tuple(tokenize(letters))
