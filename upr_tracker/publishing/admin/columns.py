"""Columns and filters of the lists."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import Truncator

from upr_tracker.publishing.templatetags.record import in_words


def date_column(name: str, label: Any) -> Callable[[Any], str]:
    """A column with a date in words, sorted by the date."""

    @admin.display(description=label, ordering=name, empty_value="")
    def column(row: Any) -> str:
        return in_words(getattr(row, name))

    # The admin names the column, and the style of its cells, by the function.
    column.__name__ = f"{name}_in_words"
    return column


def text_column(name: str, label: Any) -> Callable[[Any], str]:
    """A column with the beginning of a long text."""

    @admin.display(description=label, ordering=name)
    def column(row: Any) -> str:
        return Truncator(getattr(row, name)).chars(120) or "–"

    column.__name__ = f"short_{name}"
    return column


class ReadableRows(admin.RelatedFieldListFilter):
    """A filter by a link, which offers those rows that the reader may see."""

    include_empty_choice = False

    def field_choices(self, field: Any, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        linked: type[models.Model] = field.related_model
        rows = model_admin.admin_site.get_model_admin(linked).get_queryset(request)
        return [(str(row.pk), str(row)) for row in rows]
