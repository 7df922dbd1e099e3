"""The history of a row as its editors know it: each time that it was saved, by whom, and what it then said.

One saving writes several entries of history: one for the row, one for each link that it sets, and those of its lines.
What was removed from a row's lines is erased together with its history, and so is in no saving.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from upr_tracker.accounts.models import User
from upr_tracker.publishing.models import Row
from upr_tracker.publishing.snapshots import Snapshot, fields_in, links_in, parts_in, written

ACTS: dict[str, str | Promise] = {
    "added": _("Written"),
    "saved": _("Saved"),
    "submitted": _("Sent for review"),
    "returned": _("Returned"),
    "published": _("Published"),
    "revised": _("Revised"),
    "withdrawn": _("Withdrawn"),
    "withheld": _("Withheld"),
}
WITH_A_REASON = {"returned", "withdrawn", "withheld"}


@dataclass(frozen=True)
class Saving:
    """One time that a row was saved."""

    key: int
    """Of the history entry that holds what the row said."""
    version: int
    act: str
    who: User | None
    when: dt.datetime
    because: str
    snapshot: Snapshot

    @property
    def act_in_words(self) -> str:
        return str(ACTS.get(self.act, self.act))


def savings_of(row: Row) -> list[Saving]:
    """The oldest first."""
    entries = list(row.history.select_related("history_user").order_by("history_date", "history_id"))  # type: ignore[attr-defined]
    together = [list(group) for _version, group in groupby(entries, key=version_or_key)]
    links, parts = linked_in(type(row), entries), parts_over_time(row)
    ends = [group[0].history_date for group in together[1:]]
    return [
        saving(row, number, group, links, {name: lines_before(end, lines) for name, lines in parts.items()})
        for number, (group, end) in enumerate(zip(together, [*ends, None], strict=True), 1)
    ]


def version_or_key(entry: Any) -> int:
    """Entries of one saving have one version. Of rows without versions, each entry is a saving."""
    return getattr(entry, "version", entry.history_id)


def saving(row: Row, number: int, entries: Sequence[Any], links: dict[str, dict[int, list[int]]], parts: Any) -> Saving:
    first, last = entries[0], entries[-1]
    reasons = [entry.history_change_reason for entry in entries if entry.history_change_reason]
    act = next(iter(reasons), "added" if first.history_type == "+" else "saved")
    return Saving(
        key=last.history_id,
        version=getattr(last, "version", number),
        act=act,
        who=last.history_user,
        when=first.history_date,
        because=last.decided_because if act in WITH_A_REASON else "",
        snapshot={
            "fields": fields_at(row, last),
            "links": {name: sorted(keys.get(last.history_id, [])) for name, keys in links.items()},
            "parts": parts,
        },
    )


def fields_at(row: models.Model, entry: Any) -> dict[str, Any]:
    """What an entry says of the fields that history keeps."""
    return {field.name: written(field, entry) for field in fields_in(row) if hasattr(entry, field.attname)}


def linked_in(model: type[Row], entries: Sequence[Any]) -> dict[str, dict[int, list[int]]]:
    """The keys of linked rows, by the name of the link and the key of the entry."""
    found: dict[str, dict[int, list[int]]] = {}
    kept = {field.name for field in model.history.model._history_m2m_fields}  # type: ignore[attr-defined]
    for link in links_in(model()):
        if link.name in kept:
            through = getattr(model.history.model, link.name).model  # type: ignore[attr-defined]
            rows = through._default_manager.filter(history_id__in=[entry.history_id for entry in entries])
            keys = found.setdefault(link.name, {})
            for entry, key in rows.values_list("history_id", f"{link.m2m_reverse_field_name()}_id"):
                keys.setdefault(entry, []).append(key)
    return found


def parts_over_time(row: Row) -> dict[str, list[Any]]:
    """The entries of history of a row's lines, oldest first, by the reverse name of the lines."""
    found = {}
    for name in parts_in(type(row)):
        relation: Any = row._meta.get_field(name)
        if hasattr(relation.related_model, "history"):
            entries = relation.related_model.history.filter(**{relation.field.attname: row.pk})
            found[name] = list(entries.order_by("history_date", "history_id"))
    return found


def lines_before(moment: dt.datetime | None, entries: Sequence[Any]) -> list[Snapshot]:
    """The lines as they were saved last before a moment, or last of all."""
    last = {entry.id: entry for entry in entries if moment is None or entry.history_date < moment}
    there = [entry for entry in last.values() if entry.history_type != "-"]
    return [{"uid": str(entry.uid), "fields": fields_at(entry.instance_type(), entry)} for entry in there]
