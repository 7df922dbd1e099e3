from hypothesis import given
from hypothesis import strategies as st

from upr_tracker.lib.paragraph_numbers import sort_key

numbers = st.lists(st.integers(0, 999_999), min_size=1, max_size=3)


def test_paragraph_numbers_sort_as_numbers():
    printed = ["110.100", "110.45", "9.2", "110.5", "110", ""]
    assert sorted(printed, key=sort_key) == ["", "9.2", "110", "110.5", "110.45", "110.100"]


@given(numbers, numbers)
def test_any_two_paragraph_numbers_sort_as_their_parts_do(one, other):
    def printed(parts):
        return ".".join(map(str, parts))

    assert (sort_key(printed(one)) < sort_key(printed(other))) == (one < other)


def test_paragraph_number_with_a_letter_sorts_after_the_same_without():
    assert sorted(["110.45b", "110.45", "110.45a", "110.46"], key=sort_key) == [
        "110.45",
        "110.45a",
        "110.45b",
        "110.46",
    ]


def test_no_paragraph_number_has_an_empty_sort_key():
    assert sort_key("") == ""
