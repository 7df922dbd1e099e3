"""How a list is taken away as it is shown: one view answers with the page and with its table.

The address of a table is that of the page with .csv, .xlsx or .json, and takes the same filters.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, register_converter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from upr_tracker.lib.languages import Text, current_language
from upr_tracker.lib.tables import MEDIA_TYPES, Cell, Table, as_csv, as_json, as_xlsx
from upr_tracker.publishing.listing import Listing

Columns = Sequence[tuple[str | Promise, Callable[[Any], Any]]]
"""The name of each column, and what a row has there."""

LANGUAGE_NAMES = {"en": _("English"), "km": _("Khmer")}


class TableForm:
    """The part of an address that says in which form a table is wanted."""

    regex = "|".join(MEDIA_TYPES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TableForm, "table")


def page_and_table(name: str, view: Callable[..., HttpResponse]) -> list[URLPattern]:
    """The two addresses of a list. The view gets `form`, which is empty for the page."""
    return [path(f"{name}/", view, name=name), path(f"{name}.<table:form>", view, name=name)]


def answer_with_table(request: HttpRequest, listing: Listing, table: Table, form: str) -> HttpResponse:
    """The table as a file. A filter that cannot be used is refused, for without it the file would hold more."""
    if listing.problems:
        return render(request, "400.html", {"problems": listing.problems}, status=400)
    day = f"-{listing.filter.day_asked.isoformat()}" if listing.filter.day_asked else ""
    review = request.resolver_match.kwargs["review"] if request.resolver_match else ""
    name = f"{review}-{table.name}{day}-{current_language()}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(rendered(table, listing, form), content_type=MEDIA_TYPES[form], headers=headers)


def rendered(table: Table, listing: Listing, form: str) -> bytes:
    if form == "json":
        day = listing.filter.day_asked
        address = f"{settings.SITE_ADDRESS}{listing.address}"
        about = {"language": current_language(), "address": address, **({"on": day.isoformat()} if day else {})}
        return as_json(table, **about)
    return as_csv(table) if form == "csv" else as_xlsx(table)


def table_of(name: str, title: str | Promise, columns: Columns, rows: Iterable[Any]) -> Table:
    names = tuple(str(column) for column, _value in columns)
    return Table(name, str(title), names, tuple(tuple(cell(value(row)) for _name, value in columns) for row in rows))


def cell(value: Any) -> Cell:
    return value if isinstance(value, int) and not isinstance(value, bool) else str(value or "")


def on_lines(values: Iterable[Any]) -> str:
    return "\n".join(str(value) for value in values)


def language_of(text: Text) -> str:
    """Texts without a translation are given as they are, and marked."""
    return str(LANGUAGE_NAMES[text.lang]) if text else ""


def page_of(address: str) -> str:
    return f"{settings.SITE_ADDRESS}{address}"
