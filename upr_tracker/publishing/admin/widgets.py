"""Choosing rows by typing, safe against an address or a form that was tampered with."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

LONGEST_KEY = 18
"""Digits that fit into a key of every database."""


def keys_in(values: Sequence[str]) -> list[str]:
    """Those values that could be the key of a row. The others are refused by the form, and have no label to show."""
    return [value for value in values if str(value).isdecimal() and len(str(value)) <= LONGEST_KEY]


class RowSelect(AutocompleteSelect):
    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        return super().optgroups(name, keys_in(value), attrs)


class RowSelectMultiple(AutocompleteSelectMultiple):
    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        return super().optgroups(name, keys_in(value), attrs)
