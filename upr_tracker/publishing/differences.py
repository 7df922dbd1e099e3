"""How two snapshots of a row differ, for people: labels, words before and after, and only links that they may see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from upr_tracker.lib.word_differences import PUT_IN, TAKEN_OUT, Piece, whole_texts, word_differences
from upr_tracker.publishing.models import Row
from upr_tracker.publishing.snapshots import KINDS, NOTED, Changes, Snapshot, label_of, labels_of

LONG = 60
"""Characters from which on texts are compared word by word."""

Readable = Callable[[Any], models.QuerySet[Any] | None]
"""Which rows a link may lead the reader to. None: all of them."""


@dataclass(frozen=True)
class Difference:
    name: str
    label: str
    pieces: list[Piece]
    lang: str = ""
    """Of Khmer texts, "km"."""


def differences(model: type[Row], before: Snapshot, after: Snapshot, readable: Readable) -> list[Difference]:
    """Links to rows out of the reader's sight are absent, and so are lines with such a link."""
    return [
        *fields_that_differ(model, before["fields"], after["fields"], readable),
        *links_that_differ(model, before["links"], after["links"], readable),
        *parts_that_differ(model, before["parts"], after["parts"], readable),
    ]


def differences_of(model: type[Row], changes: Changes, readable: Readable) -> list[Difference]:
    """What a revision changes. That its Khmer still fits is told where nothing else changes."""
    before, after = (
        {kind: {name: pair[side] for name, pair in changes[kind].items()} for kind in KINDS} for side in (0, 1)
    )
    return differences(model, before, after, readable) or notes_that_differ(model, before["fields"], after["fields"])


def notes_that_differ(model: Any, before: Any, after: Any) -> list[Difference]:
    fields = [model._meta.get_field(name) for name in after if name in NOTED]
    return [
        Difference(
            field.name, capfirst(label_of(field)), whole_texts(*(said(field, there) for there in (before, after)))
        )
        for field in fields
    ]


def said(field: Any, there: Any) -> str:
    return ", ".join(labels_of(field.model(), [f"{name}_km" for name in there[field.name]]))


def fields_that_differ(model: Any, before: Any, after: Any, readable: Readable) -> list[Difference]:
    names = [name for name in after if before.get(name) != after[name] and name not in NOTED]
    link = link_out_of_sight(model, before, after, readable)
    kept = {*getattr(model, "set_by_form", ())} if link else set()
    fields = [model._meta.get_field(name) for name in names if name not in kept]
    found = [
        Difference(field.name, capfirst(label_of(field)), pieces, "km" if field.name.endswith("_km") else "")
        for field in fields
        if (pieces := pieces_of(*(in_words(field, there.get(field.name), readable) for there in (before, after))))
    ]
    return [*found, what_becomes_of(link, before, after)] if link and kept & set(names) else found


def link_out_of_sight(model: Any, before: Any, after: Any, readable: Readable) -> Any:
    """The link among the columns that a form sets together, as a file and its name, if the reader may not follow it.

    A revision that changes the name alone does not say whose name it is, so that the link counts as out of sight.
    """
    columns = [model._meta.get_field(name) for name in getattr(model, "set_by_form", ())]
    for link in [column for column in columns if column.is_relation and readable(column) is not None]:
        keys = {there[link.name] for there in (before, after) if there.get(link.name)}
        if link.name not in after or len(keys_seen(link, sorted(keys), readable)) < len(keys):
            return link
    return None


def what_becomes_of(link: Any, before: Any, after: Any) -> Difference:
    """Of a file that the reader may not have: that there is one, another, or none any more."""
    was, becomes = (there.get(link.name, link) is not None for there in (before, after))
    texts = (_("a file") if was else "", (_("another file") if was else _("a file")) if becomes else "")
    return Difference(link.name, capfirst(label_of(link)), whole_texts(*texts))


def pieces_of(before: str, after: str) -> list[Piece]:
    if before and after and max(len(before), len(after)) >= LONG:
        return word_differences(before, after)
    return whole_texts(before, after) if before != after else []


def in_words(field: Any, value: Any, readable: Readable) -> str:
    """A value as people read it; nothing where it leads out of the reader's sight."""
    if value in (None, "", []):
        return ""
    if isinstance(field, models.BooleanField):
        return _("yes") if value in (True, "True") else _("no")
    return shown(field, value, readable)


def shown(field: Any, value: Any, readable: Readable) -> str:
    """As in_words, for places that are never empty: a dash where there is nothing."""
    if value in (None, "", []):
        return "–"
    if field.is_relation:
        return ", ".join(str(row) for row in rows_seen(field, value if isinstance(value, list) else [value], readable))
    return str(dict(field.flatchoices).get(value, value))


def rows_seen(field: Any, keys: list[Any], readable: Readable) -> models.QuerySet[Any]:
    """Of the rows with these keys, those that the reader may see."""
    rows = readable(field)
    return (field.related_model._base_manager.all() if rows is None else rows).filter(pk__in=keys)


def keys_seen(field: Any, keys: list[Any], readable: Readable) -> list[Any]:
    return list(rows_seen(field, keys, readable).values_list("pk", flat=True))


def links_that_differ(model: Any, before: Any, after: Any, readable: Readable) -> list[Difference]:
    found = []
    for name in after:
        field = model._meta.get_field(name)
        was, becomes = set(before.get(name, [])), set(after[name])
        gone, new = (keys_seen(field, sorted(keys), readable) for keys in (was - becomes, becomes - was))
        if gone or new:
            texts = (shown(field, keys, readable) if keys else "" for keys in (gone, new))
            found.append(Difference(name, capfirst(label_of(field)), whole_texts(*texts)))
    return found


def parts_that_differ(model: Any, before: Any, after: Any, readable: Readable) -> list[Difference]:
    found = []
    for name in after:
        relation = model._meta.get_field(name)
        part, label = relation.related_model, str(relation.related_model._meta.verbose_name)
        was, becomes = ({line["uid"]: line["fields"] for line in there.get(name, [])} for there in (before, after))
        for uid in {**was, **becomes}:
            old, new = was.get(uid), becomes.get(uid)
            if old == new or any(leads_out_of_sight(part, fields, readable) for fields in (old, new) if fields):
                continue
            if old and new:
                inside = fields_that_differ(part, old, new, readable)
                found += [Difference(name, f"{capfirst(label)}: {one.label}", one.pieces, one.lang) for one in inside]
            else:
                piece = Piece(PUT_IN if new else TAKEN_OUT, line_in_words(part, new or old, readable))
                found.append(Difference(name, capfirst(label), [piece]))
    return found


def leads_out_of_sight(part: Any, fields: Any, readable: Readable) -> bool:
    links = [field for name, value in fields.items() if (field := part._meta.get_field(name)).is_relation and value]
    return any(not keys_seen(field, [fields[field.name]], readable) for field in links)


def line_in_words(part: Any, fields: Any, readable: Readable) -> str:
    """Its texts first. Its place among the lines, and what it is not, are left out."""
    said = [(part._meta.get_field(name), value) for name, value in fields.items() if name != "order"]
    said.sort(key=lambda pair: not is_free_text(pair[0]))
    words = [in_words(field, value, readable) for field, value in said if value not in (False, "False")]
    return " · ".join(word for word in words if word)


def is_free_text(field: Any) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not field.choices
