"""What changed between two texts, in pieces that people can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr_tracker.lib.word_differences import word_differences

WORDS = st.lists(st.sampled_from(["ច្បាប់", "law", " ", "\n", "the", "ខ្មែរ", "110.54", "–", "😀"])).map("".join)


def read(pieces, *kinds):
    return "".join(text for kind, text in pieces if kind in kinds)


@given(before=WORDS | st.text(), after=WORDS | st.text())
def test_pieces_hold_both_texts(before, after):
    pieces = word_differences(before, after)
    assert (read(pieces, "same", "del"), read(pieces, "same", "ins")) == (before, after)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("a", "a", [("same", "a")]),
        ("", "new", [("ins", "new")]),
        ("old", "", [("del", "old")]),
        ("the old law", "the new law", [("same", "the "), ("del", "old"), ("ins", "new"), ("same", " law")]),
        ("one two three", "four five three", [("del", "one two"), ("ins", "four five"), ("same", " three")]),
        ("ច្បាប់ថ្មី", "ច្បាប់ចាស់", [("same", "ច្បាប់"), ("del", "ថ្មី"), ("ins", "ចាស់")]),
    ],
)
def test_differences_are_those_of_words(before, after, pieces):
    assert word_differences(before, after) == pieces


def test_very_long_texts_are_told_apart_as_a_whole():
    before, after = "a " * 2000, "b " * 2000
    assert word_differences(before, after) == [("del", before), ("ins", after)]
