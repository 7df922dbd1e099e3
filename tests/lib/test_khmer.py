import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upr_tracker.lib.khmer import BREAK, KHMER, break_words, has_khmer, mark_khmer, without_breaks

TITLE = "កញ្ញា លី ពិសី៖ អាពាហ៍ពិពាហ៍ស្របច្បាប់សំខាន់ក្នុងការបង្ការភាពងាយរងគ្រោះរបស់អ្នកស្រឡាញ់ភេទដូចគ្នា"
KHMER_LETTERS = st.characters(min_codepoint=0x1780, max_codepoint=0x17FF)
KHMER_TEXTS = st.text(st.one_of(KHMER_LETTERS, st.sampled_from(f"ក្ញុំា។ៗ២{BREAK}")), max_size=30)
TEXTS = st.lists(st.one_of(KHMER_TEXTS, st.text(max_size=8), st.sampled_from([" ", "“", "”", "(", ")", "I Accept"])))
MIXED_TEXTS = TEXTS.map("".join)
exhaustively = settings(deadline=None, max_examples=300)


@exhaustively
@given(MIXED_TEXTS)
def test_breaks_add_nothing_but_breaks(text):
    assert without_breaks(break_words(text)) == without_breaks(text)


@exhaustively
@given(MIXED_TEXTS)
def test_breaks_are_the_same_when_asked_for_twice(text):
    assert break_words(break_words(text)) == break_words(text)


@exhaustively
@given(st.text().filter(lambda text: not KHMER.search(text)))
def test_breaks_leave_a_text_without_khmer_alone(text):
    assert break_words(text) == text


@exhaustively
@given(MIXED_TEXTS)
def test_breaks_stand_only_between_khmer_letters(text):
    broken = break_words(without_breaks(text))
    around = [(broken[at - 1], broken[at + 1]) for at, letter in enumerate(broken) if letter == BREAK]
    assert [pair for pair in around if not all(map(has_khmer, pair))] == []


@exhaustively
@given(MIXED_TEXTS)
def test_breaks_never_part_a_subscript_from_its_sign(text):
    assert f"្{BREAK}" not in break_words(without_breaks(text))


def test_breaks_stand_between_words():
    assert break_words("ខ្ញុំទទួលយក I Accept") == f"ខ្ញុំ{BREAK}ទទួលយក I Accept"


def test_breaks_of_a_long_title_are_at_its_words():
    assert break_words(TITLE).replace(BREAK, "|") == (
        "កញ្ញា លី ពិសី៖ អាពាហ៍ពិពាហ៍|ស្រប|ច្បាប់|សំខាន់|ក្នុង|ការបង្ការ|ភាពងាយ|រងគ្រោះ|របស់|អ្នកស្រឡាញ់|ភេទ|ដូចគ្នា"
    )


def test_breaks_that_the_author_typed_are_kept():
    assert break_words(f"ទទួល{BREAK}យក") == f"ទទួល{BREAK}យក"
    assert break_words("ទទួលយក") == "ទទួលយក"


def test_breaks_in_an_address_are_left_where_they_are():
    assert break_words(f"fb.watch/{BREAK}cqDHM8_W3n/") == f"fb.watch/{BREAK}cqDHM8_W3n/"


@pytest.mark.parametrize("sign", "។៕៖ៗ៘៚")
def test_breaks_never_put_a_closing_sign_first_on_a_line(sign):
    assert f"{BREAK}{sign}" not in break_words(f"ខ្ញុំទទួលយក{sign}ខ្ញុំ{sign}{sign}")


@pytest.mark.parametrize(
    ("text", "khmer"),
    [("ខ្ញុំ", True), ("I ២ we", True), ("᧠", True), ("I Accept", False), ("ภาษาไทย", False), ("", False)],
)
def test_has_khmer_tells_khmer_from_other_scripts(text, khmer):
    assert has_khmer(text) is khmer


@exhaustively
@given(MIXED_TEXTS)
def test_marked_runs_joined_are_the_text(text):
    assert "".join(run for run, _ in mark_khmer(text)) == text


@exhaustively
@given(MIXED_TEXTS)
def test_marked_runs_begin_with_khmer_or_hold_none(text):
    assert [(bool(KHMER.match(run)), has_khmer(run)) for run, _ in mark_khmer(text)] == [
        (is_khmer, is_khmer) for _, is_khmer in mark_khmer(text)
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("I Accept", [("I Accept", False)]),
        ("ខ្ញុំទទួលយក", [("ខ្ញុំទទួលយក", True)]),
        (
            "Launching of “ខ្ញុំទទួលយក I Accept” campaign",
            [("Launching of “", False), ("ខ្ញុំទទួលយក", True), (" I Accept” campaign", False)],
        ),
        ("“ខ្ញុំទទួលយក”", [("“", False), ("ខ្ញុំទទួលយក", True), ("”", False)]),
        ("ទិវា “ខ្ញុំទទួលយក”, 10", [("ទិវា “ខ្ញុំទទួលយក”", True), (", 10", False)]),
        ("កែវ រ៉េមី ៖ ខ្ញុំ (២០២១)", [("កែវ រ៉េមី ៖ ខ្ញុំ (២០២១)", True)]),
        ("ខែ 12 ឆ្នាំ 2021.", [("ខែ 12 ឆ្នាំ", True), (" 2021.", False)]),
        ("ខ្ញុំ and ខ្ញុំ", [("ខ្ញុំ", True), (" and ", False), ("ខ្ញុំ", True)]),
    ],
)
def test_marked_runs_keep_what_stands_between_khmer_words(text, runs):
    assert mark_khmer(text) == runs
