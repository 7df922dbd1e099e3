"""What every FilterSet shares. A list has one, for its page, its API route and whatever is made of what is shown.

A FilterSet gets rows that its reader may see and only narrows them. What can be chosen is read from those rows, so
that a choice never tells of a row that the reader may not see. A bad value is named in a sentence; it never fails.
"""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, F, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from upr_tracker.accounts.models import STRANGER, Reader
from upr_tracker.publishing.filter_fields import NO, YES, AnyOf, OneOf, Uid, Words, YesBox

Choices = list[tuple[str, str]]
"""What a list offers: the value that stands in an address, and its words."""

Order = Callable[[Any, Reader], Any]
"""Puts the rows of a queryset, as a reader sees them, in an order in which no two are level."""


class ChoiceFilter(django_filters.ChoiceFilter):
    """Rows with one value. Its choices are given, or listed by the FilterSet's `choices_of_<name>()`."""

    field_class = OneOf

    def __init__(self, field_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(field_name, **{"empty_label": _("Any"), **kwargs})


class AnyFilter(django_filters.MultipleChoiceFilter):
    """Rows with any of several values. Its choices come as those of ChoiceFilter do."""

    field_class = AnyOf

    def __init__(self, field_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(field_name, **{"widget": forms.CheckboxSelectMultiple, "distinct": False, **kwargs})


class YesFilter(django_filters.ChoiceFilter):
    field_class = OneOf

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=[(YES, _("Yes"))], widget=YesBox(), empty_label=None, **kwargs)


class YesOrNoFilter(ChoiceFilter):
    """Rows by a column that is true or false."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        super().__init__(field_name, choices=[(YES, _("Yes")), (NO, _("No"))], **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return qs.filter(**{self.field_name: value == YES}) if value else qs


class UidFilter(django_filters.UUIDFilter):
    field_class = Uid


class WordsFilter(django_filters.CharFilter):
    """Rows in which each of the words stands somewhere in these columns. Only columns that are public as they are."""

    field_class = Words

    def __init__(self, *columns: str, **kwargs: Any) -> None:
        super().__init__(**{"label": _("Words in the text"), **kwargs})
        self.columns = columns

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        for word in value.split():
            qs = qs.filter(self.matching(word))
        return qs

    def matching(self, word: str) -> Q:
        found = Q()
        for column in self.columns:
            found |= Q(**{f"{column}__icontains": word})
        return found


def newest_first(rows: QuerySet[Any], reader: Reader) -> QuerySet[Any]:
    """By date; what has none comes last."""
    return rows.order_by(F("date").desc(nulls_last=True), *rows.model._meta.ordering, "pk")


class SortFilter(ChoiceFilter):
    """The order of a list: that of the record, in which its rows come, or another. It leaves out nothing."""

    def __init__(self, first: tuple[str, str | Promise], **others: tuple[str | Promise, Order]) -> None:
        choices = [first, *((value, words) for value, (words, _order) in others.items())]
        super().__init__(choices=choices, label=_("Sort by"), empty_label=None)
        self.first = first[0]
        self.orders = {value: order for value, (_words, order) in others.items()}

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        return self.orders[value](qs, self.parent.reader) if value in self.orders else qs


class ListFilter(django_filters.FilterSet):
    """The filters of one list: `RecommendationFilter(request.GET, queryset=rows, request=request)`.

    `rows` are those that the reader may see; a page gives those of its review only. Then `.qs` are the rows to show,
    `.form` the form, and `.problems` what to say above the list. A filter that cannot be used is left out of `.qs`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, each in self.filters.items():
            if listed := getattr(self, f"choices_of_{name}", None):
                # Listed once, and only when the form is shown or a value is checked.
                each.extra["choices"] = cache(listed)

    @classmethod
    def get_filters(cls) -> "OrderedDict[str, django_filters.Filter]":
        """By the names that stand in addresses: `with_` is "with", which Python keeps for itself."""
        return OrderedDict((name.rstrip("_"), each) for name, each in super().get_filters().items())

    @property
    def reader(self) -> Reader:
        return self.request.user if self.request is not None else STRANGER

    @property
    def problems(self) -> list[str]:
        """A sentence for each value that cannot be used, in the reader's language."""
        return [str(message) for messages in self.errors.values() for message in messages]

    @cached_property
    def values(self) -> dict[str, Any]:
        """What is asked for by the name of the filter, without what cannot be used."""
        return self.form.cleaned_data if self.is_bound and self.form.errors is not None else {}

    @cached_property
    def used(self) -> dict[str, list[str]]:
        """The same as it stands in addresses, without what asks for nothing."""
        values = {name: value if isinstance(value, list) else [value] for name, value in self.values.items()}
        plain = {name: list(dict.fromkeys(str(each) for each in many if each)) for name, many in values.items()}
        return {name: many for name, many in plain.items() if many and many != [self.sorts.get(name)]}

    @property
    def sorts(self) -> dict[str, str]:
        """The order that each filter of orders begins with."""
        return {name: each.first for name, each in self.filters.items() if isinstance(each, SortFilter)}

    @property
    def is_sorted(self) -> bool:
        """Whether another order than that of the record was asked for."""
        return any(name in self.used for name in self.sorts)

    @property
    def day_asked(self) -> dt.date | None:
        """The day of which the list tells, where it can be asked for one and was."""
        return self.values.get("on")

    @property
    def rows(self) -> Any:
        """Before anything is left out."""
        return self.queryset.all()

    @cached_property
    def qs(self) -> Any:
        return self.narrowed()

    def narrowed(self, without: str = "") -> Any:
        """The rows that fit every filter, or every one but that."""
        rows = self.rows
        for name, value in self.values.items():
            if name != without:
                rows = self.filters[name].filter(rows, value)
        return rows

    def is_counted(self, name: str) -> bool:
        """Whether numbers stand beside the choices of this filter."""
        return isinstance(self.filters[name], COUNTED) and name not in self.sorts

    def numbers_for(self, name: str) -> dict[str, int]:
        """How many rows each choice would show, given the other filters: all of them rows that the reader may see."""
        if declared := getattr(self, f"numbers_of_{name}", None):
            return declared()
        rows = self.narrowed(without=name).order_by().values_list(self.filters[name].field_name)
        return {str(value): number for value, number in rows.annotate(number=Count("pk", distinct=True))}

    def words_for(self, name: str, value: str) -> Any:
        """What a value is called where it is in use."""
        field = self.form.fields[name]
        if isinstance(self.filters[name], YesFilter):
            return field.label
        return dict(getattr(field, "choices", ())).get(value, f"“{value}”")

    def icon_for(self, name: str, value: str) -> str:
        """The icon that belongs to a value, if any."""
        return ""

    def counted(self, shown: int, total: int) -> str:
        words = ngettext("%(shown)s of %(n)s entry", "%(shown)s of %(n)s entries", total)
        return words % {"shown": shown, "n": total}


COUNTED = (ChoiceFilter, AnyFilter, YesFilter)
