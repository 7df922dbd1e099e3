import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr_tracker.lib.numbered_text import BadBrackets, count_words, parse

TEXT = """Before any heading, over
two lines.

# What was promised
First ((A/HRC/41/17, para. 110.47))and (second (twice))((see (a))).

# What came of it ((As of January 2022.))

Third, ((with a note
over two lines)) and more."""


def told(text):
    parsed = parse(text)
    sections = [
        (pairs(section.heading), [(each.number, pairs(each.pieces)) for each in section.paragraphs])
        for section in parsed.sections
    ]
    return sections, list(parsed.endnotes)


def pairs(pieces):
    return [(piece.words, piece.endnote) for piece in pieces]


def test_text_is_told_in_sections_with_numbers_that_run_through():
    sections, endnotes = told(TEXT)
    assert sections == [
        ([], [(1, [("Before any heading, over two lines.", 0)])]),
        ([("What was promised", 0)], [(2, [("First ", 1), ("and (second (twice))", 2), (".", 0)])]),
        ([("What came of it ", 3)], [(3, [("Third, ", 4), (" and more.", 0)])]),
    ]
    assert endnotes == ["A/HRC/41/17, para. 110.47", "see (a)", "As of January 2022.", "with a note over two lines"]


@pytest.mark.parametrize("text", ["", " \n\n ", "#\n\n# "])
def test_text_of_nothing_has_no_sections(text):
    assert (told(text), count_words(text)) == (([], []), 0)


@pytest.mark.parametrize(
    ("text", "fault", "excerpt"),
    [
        ("One ((note.\n\nTwo.", "not-closed", "((note."),
        ("# One ((note\nTwo)).", "not-closed", "((note"),
        ("One note)). Two.", "not-opened", "One note)). Two."),
        ("One ((a ((b)) c)).", "inside-another", "((a ((b)) c))."),
        ("One (( )).", "empty", "(( ))."),
        (f"One (({'x' * 90}", "not-closed", f"(({'x' * 58}…"),
    ],
)
def test_brackets_that_do_not_match_are_refused_with_the_words_where_it_is(text, fault, excerpt):
    with pytest.raises(BadBrackets) as refused:
        parse(text)
    assert (refused.value.fault, refused.value.excerpt) == (fault, excerpt)


@pytest.mark.parametrize("text", ["a) first, b) second", "(one) (two)", "(as said (twice))", "1) (a (b (c)))"])
def test_single_brackets_are_words_like_any_other(text):
    assert told(text) == ([([], [(1, [(text, 0)])])], [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("One two", 2),
        ("# One\nTwo – three ((four five)).", 3),
        ("A/HRC/41/17 of 2019: gender-based, 100 %", 5),
        ("word((note)) word((note)), word", 3),
        ("ខ្ញុំទទួលយក", 2),
        ("យុទ្ធនាការ “ខ្ញុំទទួលយក” 2019", 4),
        ("One ((two three", 3),
    ],
)
def test_words_of_headings_and_paragraphs_are_counted(text, number):
    assert count_words(text) == number


@given(st.text(alphabet="ab ()#\nក", max_size=60))
def test_any_text_is_told_or_refused_and_loses_no_letter(text):
    try:
        parsed = parse(text)
    except BadBrackets:
        return
    pieces = [piece for section in parsed.sections for piece in section.heading]
    pieces += [piece for section in parsed.sections for each in section.paragraphs for piece in each.pieces]
    letters = sorted(sign for piece in [*(piece.words for piece in pieces), *parsed.endnotes] for sign in piece)
    assert [each for each in letters if each in "abក"] == sorted(each for each in text if each in "abក")
