"""The list of reports as a table, made of the very objects that the page shows."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reports.models import Edition, Report
from upr_tracker.lib.tables import Table
from upr_tracker.publishing.tables import Columns, language_of, on_lines, page_of, table_of


def table_of_reports(rows: Iterable[Report]) -> Table:
    columns: Columns = [
        (_("Kind"), lambda row: row.get_kind_display()),
        (_("Title"), lambda row: row.title),
        (_("Language of the text"), lambda row: language_of(row.title)),
        (_("Date"), lambda row: row.date),
        (_("Description"), lambda row: row.description),
        (_("Compiled from"), lambda row: row.origin),
        (_("Links"), lambda row: on_lines(f"{link.label} {link.url}".strip() for link in row.links.all())),
        (_("Editions"), lambda row: on_lines(map(words_of, row.editions.all()))),
        (_("Page"), lambda row: page_of(row.get_absolute_url())),
        ("UID", lambda row: row.uid),
    ]
    return table_of("reports", _("Reports"), columns, rows)


def words_of(edition: Edition) -> str:
    words = gettext("Edition %(number)s: situation as of %(as_of)s, published %(published)s")
    return words % {"number": edition.number, "as_of": edition.as_of, "published": edition.published_on}
