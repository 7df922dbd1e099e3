"""Dates as precise as their source: a year, a month, a day, or a span of such (EDTF level 0, ISO 8601-2)."""

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering

from babel.dates import format_date

ONE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
PATTERNS = {4: "y", 7: "MMMM y", 10: "d MMMM y"}
"""How a date of so many characters is written, in CLDR's letters; both our languages use this order."""


class BadPartialDate(ValueError):
    """A text that is no date we can keep. Forms say it in the reader's language."""


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date or span as the source gives it. It sorts by its first day and passes with its last."""

    edtf: str

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Reads "2018", "2018-07", "2021-12-10" or "2018-08/2019-01", in any digits; raises BadPartialDate."""
        date = cls(in_latin_digits(text.strip()))
        if date.end < date.start:
            raise BadPartialDate(f"{text} ends before it begins")
        return date

    @property
    def parts(self) -> list[str]:
        parts = self.edtf.split("/")
        if len(parts) > 2:
            raise BadPartialDate(f"{self.edtf} has more than two ends")
        return parts

    @property
    def start(self) -> dt.date:
        return first_and_last_day(self.parts[0])[0]

    @property
    def end(self) -> dt.date:
        return first_and_last_day(self.parts[-1])[1]

    def has_passed(self, on: dt.date) -> bool:
        """Whether the whole of it lies before that day."""
        return self.end < on

    def display(self, language: str) -> str:
        """In words, with Latin digits: "March–April 2022", "3 March 2022", "មករា 2022"."""
        return "–".join(words for _, words in self.display_parts(language))

    def display_parts(self, language: str) -> list[tuple[str, str]]:
        """Each end as (EDTF, words); a span inside one year or month names that year or month once."""
        first, last = self.parts[0], self.parts[-1]
        if first == last:
            return [(first, in_words(first, PATTERNS[len(first)], language))]
        return [
            (first, in_words(first, opening_pattern(first, last), language)),
            (last, in_words(last, PATTERNS[len(last)], language)),
        ]

    def __str__(self) -> str:
        return self.edtf

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.start, self.end) < (other.start, other.end)


def in_latin_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def first_and_last_day(text: str) -> tuple[dt.date, dt.date]:
    match = ONE.fullmatch(text)
    if not match:
        raise BadPartialDate(f"{text!r} is not a date such as 2022, 2022-03 or 2022-03-14")
    year, month, day = (None if digits is None else int(digits) for digits in match.groups())
    try:
        first = dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)
        last_month = first.month if month else 12
        last = dt.date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError as error:
        raise BadPartialDate(f"{text} is not in the calendar") from error
    return first, last


def opening_pattern(first: str, last: str) -> str:
    """The pattern of a span's first end, without what its last end says again."""
    same_form, same_year = len(first) == len(last), first[:4] == last[:4]
    if same_form and same_year and len(first) == 10:
        return "d" if first[:7] == last[:7] else "d MMMM"
    return "MMMM" if same_form and same_year and len(first) == 7 else PATTERNS[len(first)]


def in_words(text: str, pattern: str, language: str) -> str:
    return format_date(first_and_last_day(text)[0], pattern, locale=language)


def span(dates: Iterable[PartialDate]) -> PartialDate | None:
    """From the first of these dates to the last; one date where they are the same, None without any."""
    dates = list(dates)
    if not dates:
        return None
    first, last = min(dates), max(dates, key=lambda date: date.end)
    ends = (first.parts[0], last.parts[-1])
    return PartialDate(ends[0] if ends[0] == ends[1] else "/".join(ends))
