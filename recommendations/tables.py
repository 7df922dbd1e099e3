"""The lists of this room as tables, made of the very objects that the pages show.

Columns that OHCHR's index (UHRI) also has are named as its own export prints them, in both languages; ours are named
in the reader's language. Several values stand on lines, as in UHRI.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review, State
from recommendations.progress import Progress
from upr_tracker.lib.tables import Table
from upr_tracker.publishing.tables import Columns, language_of, on_lines, page_of, table_of


def of_source(row: Progress, name: str) -> Any:
    """A fact about the document that a recommendation was taken from; empty where the reader may not see that."""
    return getattr(getattr(row.recommendation, "source", None), name, "")


def table_of_recommendations(rows: Iterable[Progress], day: dt.date | None) -> Table:
    """`day` is the one that the list was asked for, of which the page of each row then tells too."""
    on = f"?on={day.isoformat()}" if day else ""
    return table_of("recommendations", _("Recommendations"), [*uhri_columns(), *own_columns(on)], rows)


def uhri_columns() -> Columns:
    """With UHRI's own slips of spelling, by which its users know them."""
    return [
        ("Text", lambda row: row.recommendation.text),
        ("Countries Concerned", lambda row: row.recommendation.review.state_under_review.name),
        ("Document Symbol", lambda row: of_source(row, "symbol")),
        ("Themes", lambda row: row.recommendation.theme.name),
        ("Document Publication Date", lambda row: of_source(row, "date")),
        (
            "UPR Reccomending States",
            lambda row: on_lines(state.name for state in row.recommendation.recommending_states.all()),
        ),
        ("UPR Position", lambda row: row.recommendation.get_position_display()),
        ("UPR Session", lambda row: row.recommendation.review.session),
    ]


def own_columns(on: str) -> Columns:
    return [
        (_("Paragraph number"), lambda row: row.recommendation.paragraph_number),
        (_("Language of the text"), lambda row: language_of(row.recommendation.text)),
        (_("Position as printed"), lambda row: row.recommendation.position_as_printed),
        (_("Source document"), lambda row: of_source(row, "title")),
        (_("Progress"), lambda row: row.label),
        (_("Situation as of"), lambda row: row.assessment and row.assessment.as_of),
        (_("Assessed by"), lambda row: gettext("civil society") if row.assessment else ""),
        (_("Assessment published on"), lambda row: row.assessment and row.assessment.published_on),
        (_("Reason"), lambda row: row.assessment and row.assessment.narrative),
        (_("Date named in the text"), lambda row: row.recommendation.named_date_words),
        (_("That date has passed"), lambda row: gettext("Yes") if row.date_has_passed else ""),
        (_("Note on the source"), lambda row: row.recommendation.discrepancy_note),
        (_("Page"), lambda row: page_of(row.recommendation.get_absolute_url()) + on),
        ("UID", lambda row: row.recommendation.uid),
    ]


def table_of_states(review: Review, rows: Iterable[State]) -> Table:
    columns: Columns = [
        (_("State"), lambda row: row.name),
        (_("Recommendations"), lambda row: row.number),
        (_("ISO code"), lambda row: row.iso_code),
        (_("Page"), lambda row: page_of(reverse("state", args=[review.slug, row.slug]))),
        ("UID", lambda row: row.uid),
    ]
    return table_of("states", _("Recommending States"), columns, rows)
