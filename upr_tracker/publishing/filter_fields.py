"""Fields of the forms over lists: each reads a value that came with an address, and names a bad one in a sentence."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ChoiceField, MultipleChoiceField

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
