"""Texts without Khmer, and Khmer that is older than its English: of rows that the reader may change."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Min, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import ENGLISH, Text
from upr_tracker.publishing.khmer_texts import lacks_khmer, stale_columns, texts_of
from upr_tracker.publishing.models import Revision
from upr_tracker.publishing.snapshots import labels_of
from upr_tracker.site.kinds import publishable_kinds, shown_with
from upr_tracker.site.queues.shapes import Line, Queue


def missing_khmer(reader: Reader) -> Queue:
    """A line a kind, with how many rows of it lack a text, and the way to the first of them."""
    found = [(model, counted(rows, model)) for model, rows in rows_with_texts(reader)]
    lines = [missing_line(model, counts) for model, counts in found if counts["lacking"]]
    total = sum(counts["lacking"] for _model, counts in found)
    return Queue("khmer", _("Khmer is missing"), "note", lines, total)


def stale_khmer(reader: Reader) -> Queue:
    """A line a row, since somebody has to read both texts of each."""
    rows = [
        row
        for model, rows in rows_with_texts(reader)
        for row in rows.with_stale_khmer().select_related(*shown_with(model))
    ]
    lines = [stale_line(row) for row in rows]
    return Queue("stale", _("Khmer is older than the English"), "note", lines, len(lines))


def rows_with_texts(reader: Reader) -> list[tuple[Any, Any]]:
    """Of each kind that has texts in both languages, what this reader may change and is not revising already."""
    revised = Revision.objects.visible_to(reader).open()
    kinds: list[Any] = [model for model in publishable_kinds() if texts_of(model)]
    return [
        (model, model.objects.visible_to(reader).open_to_change().exclude(revisions__in=revised)) for model in kinds
    ]


def counted(rows: Any, model: Any) -> dict[str, int]:
    """How many rows have a text at all, how many lack Khmer, the first of those, and how many lack each text."""
    written = Q(pk__in=[])
    for name in texts_of(model):
        written |= ~Q(**{f"{name}_en": ""})
    lacking = lacks_khmer(*texts_of(model))
    each = {f"lacking_{name}": Count("pk", filter=lacks_khmer(name)) for name in texts_of(model)}
    return rows.order_by().aggregate(
        written=Count("pk", filter=written),
        lacking=Count("pk", filter=lacking),
        first=Min("pk", filter=lacking),
        **each,
    )


def missing_line(model: Any, counts: dict[str, int]) -> Line:
    names = [f"{name}_en" for name in texts_of(model) if counts[f"lacking_{name}"]]
    numbers = _("%(number)d of %(all)d") % {"number": counts["lacking"], "all": counts["written"]}
    keeper: Any = admin.site.get_model_admin(model)
    return Line(
        title=str(capfirst(model._meta.verbose_name_plural)),
        url=keeper.list_address(),
        why=f"{numbers} · {', '.join(labels_of(model, names))}",
        verb=_("Translate next"),
        verb_url=keeper.form_address(model(pk=counts["first"])),
    )


def stale_line(row: Any) -> Line:
    address = admin.site.get_model_admin(type(row)).form_address(row)  # type: ignore[attr-defined]
    return Line(
        kind=str(capfirst(row._meta.verbose_name)),
        title=Text(str(row), ENGLISH),
        url=address,
        why=", ".join(labels_of(row, stale_columns(row))),
        verb=_("Compare"),
        verb_url=address,
    )
