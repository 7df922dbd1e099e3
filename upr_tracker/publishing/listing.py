"""What stands above a list and says how it was narrowed: its count, its filters with their numbers, the ways out.

The whole state of a list stands in its address, so each of these is a link.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import BoundField, CheckboxInput, HiddenInput, Select
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode

from upr_tracker.lib.tables import MEDIA_TYPES
from upr_tracker.publishing.filters import ListFilter

FORMS = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
Used = dict[str, list[str]]
"""The values of an address by the name of their filter."""


@dataclass(frozen=True)
class Option:
    """A box of a question, with how many rows it would show."""

    box: Any
    words: str | Promise
    number: int
    icon: str


@dataclass(frozen=True)
class Question:
    """A field of the form: with options, as a box with its number, or as a field to be filled."""

    field: BoundField
    options: list[Option]
    number: int | None = None


@dataclass(frozen=True)
class Chip:
    """A filter that is in use, and the address of the list without it."""

    words: str | Promise
    url: str
    icon: str


@dataclass(frozen=True)
class Loosening:
    """What would be shown without one filter."""

    label: str | Promise
    words: list[str | Promise]
    url: str
    number: int


@dataclass(frozen=True)
class Download:
    name: str
    url: str


@dataclass(frozen=True)
class Listing:
    """A list that was narrowed by `filter` to so many rows."""

    filter: ListFilter
    shown: int

    @property
    def problems(self) -> list[str]:
        return self.filter.problems

    @cached_property
    def total(self) -> int:
        return self.filter.queryset.count()

    @property
    def count(self) -> str:
        return self.filter.counted(self.shown, self.total)

    @cached_property
    def used(self) -> Used:
        """What the address asks for, without what cannot be used and what says nothing."""
        return self.filter.used

    @property
    def narrowing(self) -> list[str]:
        return [name for name in self.used if name not in self.filter.sorts]

    @property
    def address(self) -> str:
        """Of the page as it is shown."""
        return f"{reverse_of(self.filter.request)}{query(self.used)}"

    @property
    def without_filters(self) -> str:
        return query({name: self.used[name] for name in self.filter.sorts if name in self.used}) or "?"

    @property
    def today(self) -> str:
        """The same list as it is today."""
        return query({name: values for name, values in self.used.items() if name != "on"}) or "?"

    @property
    def downloads(self) -> list[Download]:
        here = self.filter.request
        return [Download(FORMS[form], f"{reverse_of(here, form=form)}{query(self.used)}") for form in MEDIA_TYPES]

    @property
    def chips(self) -> list[Chip]:
        return [self.chip(name, value) for name in self.narrowing for value in self.used[name]]

    def chip(self, name: str, value: str) -> Chip:
        left = [other for other in self.used[name] if other != value]
        rest = {each: left if each == name else values for each, values in self.used.items()}
        return Chip(self.filter.words_for(name, value), query(rest) or "?", self.filter.icon_for(name, value))

    @property
    def loosenings(self) -> list[Loosening]:
        """For each filter in use, what would be shown without it."""
        return [
            Loosening(
                label=self.filter.form[name].label,
                words=[self.filter.words_for(name, value) for value in self.used[name]],
                url=query({other: values for other, values in self.used.items() if other != name}) or "?",
                number=self.filter.narrowed(without=name).count(),
            )
            for name in self.narrowing
        ]

    @cached_property
    def questions(self) -> list[Question]:
        fields = (field for field in self.filter.form if not isinstance(field.field.widget, HiddenInput))
        return [self.question(field) for field in fields]

    @property
    def boxes(self) -> list[Question]:
        return [question for question in self.questions if question.options]

    @property
    def fields(self) -> list[Question]:
        return [question for question in self.questions if not question.options]

    def question(self, field: BoundField) -> Question:
        if not self.filter.is_counted(field.name):
            return Question(field, [])
        numbers = self.filter.numbers_for(field.name)
        if isinstance(field.field.widget, CheckboxInput):
            return Question(field, [], sum(numbers.values()))
        if type(field.field.widget) is Select:
            with_numbers(field.field.widget, numbers)
            return Question(field, [])
        return Question(field, [self.option(field.name, box, numbers) for box in field.subwidgets])

    def option(self, name: str, box: Any, numbers: dict[str, int]) -> Option:
        value = str(box.data["value"])
        return Option(box, box.choice_label, numbers.get(value, 0), self.filter.icon_for(name, value))


def with_numbers(widget: Select, numbers: dict[str, int]) -> None:
    """In a menu a number can stand only in the words of its choice."""
    choices = list(widget.choices)
    widget.choices = [(value, f"{words} ({numbers.get(value, 0)})" if value else words) for value, words in choices]


def reverse_of(request: Any, **form: str) -> str:
    """The address of the page that is asked for, or of its table in a form."""
    match = request.resolver_match
    kept = {name: value for name, value in match.kwargs.items() if name != "form"}
    return reverse(match.url_name, kwargs={**kept, **form})


def query(used: Used) -> str:
    """As it stands at the end of an address; nothing where nothing is asked."""
    asked = urlencode({name: values for name, values in used.items() if values}, doseq=True)
    return f"?{asked}" if asked else ""
