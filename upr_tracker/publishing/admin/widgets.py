"""Choosing rows by typing, safe against an address or a form that was tampered with."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.forms import ModelMultipleChoiceField

LONGEST_KEY = 18
"""Digits that fit into a key of every database."""


def keys_in(values: Sequence[str]) -> list[str]:
    """Those values that could be the key of a row. The others are refused by the form, and have no label to show."""
    return [value for value in values if str(value).isdecimal() and len(str(value)) <= LONGEST_KEY]


class RowSelect(AutocompleteSelect):
    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        return super().optgroups(name, keys_in(value), attrs)


class RowSelectMultiple(AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> Any:
        """Each chosen row has a cross of its own. One for all is pressed by mistake, and is no item of a list."""
        return {**super().build_attrs(base_attrs, extra_attrs), "data-allow-clear": "false"}

    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        return super().optgroups(name, keys_in(value), attrs)


class RowsField(ModelMultipleChoiceField):
    """Many rows to choose. A number that is too large for any key is no choice, rather than a failure of SQLite."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if not fits(key):
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": key}
                )
        return super().clean(value)


def fits(key: Any) -> bool:
    try:
        return abs(int(key)) < 10**LONGEST_KEY
    except (TypeError, ValueError):
        return True  # The field itself says what is wrong with it.
