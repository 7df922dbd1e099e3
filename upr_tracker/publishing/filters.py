"""What every FilterSet shares. A list has one, for its page, its API route and whatever is made of what is shown.

A FilterSet gets rows that its reader may see and only narrows them. What can be chosen is read from those rows, so
that a choice never tells of a row that the reader may not see. A bad value is named in a sentence; it never fails.
"""

from collections import OrderedDict
from functools import cache
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ChoiceField, MultipleChoiceField

from upr_tracker.accounts.models import STRANGER, Reader

Choices = list[tuple[str, str]]
"""What a list offers: the value that stands in an address, and its words."""

YES = "yes"
NO = "no"
LONGEST_SEARCH = 200
LONGEST_ECHO = 60


def readable(value: str, longest: int = LONGEST_ECHO) -> str:
    """A value that came with an address, short and plain enough to be shown on a page."""
    plain = "".join(letter if letter.isprintable() else "�" for letter in value[: longest + 1])
    return plain if len(plain) <= longest else f"{plain[:longest]}…"


def not_a_choice(field: forms.Field, value: str) -> ValidationError:
    return ValidationError(
        _("%(label)s: “%(value)s” is not one of the choices."),
        code="invalid_choice",
        params={"label": field.label, "value": readable(value)},
    )


class OneOf(ChoiceField):
    def validate(self, value: str) -> None:
        if value and not self.valid_value(value):
            raise not_a_choice(self, value)


class AnyOf(MultipleChoiceField):
    def to_python(self, value: Any) -> list[str]:
        return [each for each in super().to_python(value) if each]

    def validate(self, value: list[str]) -> None:
        for each in value:
            if not self.valid_value(each):
                raise not_a_choice(self, each)


class YesBox(forms.CheckboxInput):
    """A box that writes "yes" into the address, and keeps whatever else stands there for the field to judge."""

    def __init__(self) -> None:
        super().__init__({"value": YES}, check_test=lambda value: value == YES)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name)

    def format_value(self, value: Any) -> None:
        """The box's own value stands in its attributes."""


class Words(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST_SEARCH, widget=forms.TextInput({"type": "search"}), **kwargs)

    def to_python(self, value: Any) -> str:
        words = super().to_python(value) or ""
        if "\x00" in words:
            raise ValidationError(_("The words to search for hold a character that no text has."), code="invalid")
        if len(words) > LONGEST_SEARCH:
            message = _("The words to search for are longer than %(limit)d characters.")
            raise ValidationError(message, code="max_length", params={"limit": LONGEST_SEARCH})
        return words

    def bound_data(self, data: Any, initial: Any) -> Any:
        return readable(data, LONGEST_SEARCH) if data else data


class Uid(forms.UUIDField):
    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError as error:
            message = _("%(label)s: “%(value)s” is not a uid.")
            params = {"label": self.label, "value": readable(value)}
            raise ValidationError(message, code="invalid", params=params) from error


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
