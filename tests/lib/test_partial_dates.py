import datetime as dt
from calendar import monthrange

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from upr_tracker.lib.partial_dates import BadPartialDate, PartialDate

days = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31))
single_dates = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))


@st.composite
def spans(draw):
    first, last = draw(single_dates), draw(single_dates)
    assume(first_day_of(first) <= last_day_of(last))
    return f"{first}/{last}"


texts = single_dates | spans()


def first_day_of(text):
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    return dt.date(year, month, day)


def last_day_of(text):
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return dt.date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


@given(texts)
def test_partial_date_keeps_its_text(text):
    assert str(PartialDate.parse(text)) == text


@given(texts)
def test_partial_date_begins_with_its_first_day_and_ends_with_its_last(text):
    date, (first, *_, last) = PartialDate.parse(text), text.split("/") * 2
    assert (date.start, date.end) == (first_day_of(first), last_day_of(last))


@given(texts, days)
def test_partial_date_has_passed_once_its_last_day_has(text, day):
    date = PartialDate.parse(text)
    assert date.has_passed(day) == (date.end < day)
    assert date.has_passed(date.end) is False


@given(st.lists(texts, max_size=6))
def test_partial_dates_sort_by_their_first_day(several):
    dates = sorted(PartialDate.parse(text) for text in several)
    assert [date.start for date in dates] == sorted(date.start for date in dates)


@given(texts, texts)
def test_partial_dates_that_are_equal_are_neither_before_nor_after(one, other):
    first, second = PartialDate.parse(one), PartialDate.parse(other)
    assert (first == second) == (one == other)
    assert not (first < second and second < first)


@given(texts)
def test_partial_date_is_written_with_latin_digits_in_khmer(text):
    digits = [sign for sign in PartialDate.parse(text).display("km") if sign.isdigit()]
    assert all(sign.isascii() for sign in digits)


def test_partial_dates_of_one_beginning_sort_by_their_end():
    dates = [PartialDate("2022"), PartialDate("2022-01-01"), PartialDate("2021-12"), PartialDate("2022-01")]
    assert [str(date) for date in sorted(dates)] == ["2021-12", "2022-01-01", "2022-01", "2022"]


@pytest.mark.parametrize(
    ("text", "english", "khmer"),
    [
        ("2018", "2018", "2018"),
        ("2018-07", "July 2018", "កក្កដា 2018"),
        ("2021-12-10", "10 December 2021", "10 ធ្នូ 2021"),
        ("2022-03-03", "3 March 2022", "3 មីនា 2022"),
        ("2018-08/2019-01", "August 2018–January 2019", "សីហា 2018–មករា 2019"),
        ("2022-03/2022-04", "March–April 2022", "មីនា–មេសា 2022"),
        ("2018/2019", "2018–2019", "2018–2019"),
        ("2022-03-01/2022-03-14", "1–14 March 2022", "1–14 មីនា 2022"),
        ("2022-03-30/2022-04-02", "30 March–2 April 2022", "30 មីនា–2 មេសា 2022"),
        ("2021-12-31/2022-01-01", "31 December 2021–1 January 2022", "31 ធ្នូ 2021–1 មករា 2022"),
        ("2022-03/2022-04-02", "March 2022–2 April 2022", "មីនា 2022–2 មេសា 2022"),
        ("2022/2022", "2022", "2022"),
    ],
)
def test_partial_date_is_written_in_the_readers_language(text, english, khmer):
    date = PartialDate.parse(text)
    assert (date.display("en"), date.display("km")) == (english, khmer)


def test_partial_date_gives_each_end_with_its_words():
    assert PartialDate.parse("2022-03/2022-04").display_parts("en") == [
        ("2022-03", "March"),
        ("2022-04", "April 2022"),
    ]


def test_partial_date_ignores_spaces_around_it():
    assert PartialDate.parse(" 2022-03\n") == PartialDate("2022-03")


def test_partial_date_reads_khmer_digits_as_what_they_are():
    assert str(PartialDate.parse("២០២២-០៣")) == "2022-03"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "March",
        "March 2022",
        "22",
        "2022-3",
        "2022-99",
        "2022-00",
        "2022-03-00",
        "2022-02-30",
        "2023-02-29",
        "2022-04-31",
        "0000",
        "10000",
        "-2022",
        "2022-",
        "20220314",
        "14/03/2022",
        "2022-03-14T10:00",
        "2022-03 / 2022-04",
        "2022/",
        "/2022",
        "/",
        "2020/2021/2022",
        "2022-04/2022-03",
        "2022-03-14/2022-03-13",
        "2023/2022-12",
        "2022~",
        "2022-21",
        "2022\x00",
        "٢٠٢٢/",
        "9" * 10_000,
    ],
)
def test_partial_date_refuses_what_is_no_date(text):
    with pytest.raises(BadPartialDate):
        PartialDate.parse(text)


def test_partial_date_accepts_the_29th_of_february_in_a_leap_year():
    assert PartialDate.parse("2024-02-29").display("en") == "29 February 2024"
