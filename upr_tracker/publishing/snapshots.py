"""A row as words: its fields, its links, and the parts that are edited on its page.

A snapshot is JSON: {"fields": {name: text or null}, "links": {name: [keys]}, "parts": {name: [{"uid", "fields"}]}}.
Dates are texts, foreign keys are keys. State, author and version are no part of it, for these are not typed.
Changes are what two snapshots of a row differ in: {"fields": {name: [was, becomes]}}, links and parts likewise.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.text import capfirst

from upr_tracker.publishing.models import Publishable, Row

Snapshot = dict[str, Any]
Changes = dict[str, dict[str, list[Any]]]

KINDS = ("fields", "links", "parts")
NOT_TYPED = {"state"}
NOTED = {"stale_khmer"}
"""Not editable, and yet decided by what was typed."""


def snapshot_of(row: Row) -> Snapshot:
    """The row as it is stored."""
    return {
        "fields": fields_of(row),
        "links": {link.name: sorted(getattr(row, link.name).values_list("pk", flat=True)) for link in links_in(row)},
        "parts": {
            name: [{"uid": str(part.uid), "fields": fields_of(part)} for part in getattr(row, name).all()]
            for name in parts_in(type(row))
        },
    }


def apply_snapshot(snapshot: Snapshot, row: Any, *, rehearsed: bool = False) -> None:
    """Makes the stored row what the snapshot says, by every rule of the row. Raises ValidationError.

    A rehearsal, which fills in a form, asks no rules. Parts that are new get keys there that are the same each time, so
    that the form finds them again.
    """
    set_fields(row, snapshot["fields"])
    links = {link.name: list(chosen(link, snapshot["links"])) for link in links_in(row)}
    if not rehearsed:
        row.full_clean()
        row.clean_links(**links)
    # The links first: the history entry that saving makes is to hold them.
    row.skip_history_when_saving = True
    for name, rows in links.items():
        getattr(row, name).set(rows)
    del row.skip_history_when_saving
    row.save()
    for name, parts in snapshot["parts"].items():
        apply_parts(row, name, parts, rehearsed)


def apply_parts(row: Row, name: str, snapshots: list[Snapshot], rehearsed: bool) -> None:
    manager = getattr(row, name)
    manager.exclude(uid__in=[part["uid"] for part in snapshots]).delete()
    there = {str(part.uid): part for part in manager.all()}
    for snapshot in snapshots:
        part = there.get(snapshot["uid"]) or new_part(row, name, snapshot["uid"], rehearsed)
        set_fields(part, snapshot["fields"])
        if not rehearsed:
            with in_words_of(part):
                part.full_clean()
        part.save()


def new_part(row: Row, name: str, uid: str, rehearsed: bool) -> Any:
    relation: Any = row._meta.get_field(name)
    key = rehearsed_key(uid) if rehearsed else None
    return relation.related_model(**{"pk": key, "uid": uuid.UUID(uid), relation.field.name: row})


def rehearsed_key(uid: str) -> int:
    """Below zero, where no stored row has its key; it fits every database's large integers."""
    return -(uuid.UUID(uid).int >> 70) - 1


def changes_between(before: Snapshot, after: Snapshot) -> Changes:
    return {
        kind: {
            name: [before[kind].get(name), value]
            for name, value in after[kind].items()
            if before[kind].get(name) != value
        }
        for kind in KINDS
    }


def with_changes(snapshot: Snapshot, changes: Changes) -> Snapshot:
    """A row's snapshot, and on it what a revision changes. What else was revised meanwhile stays."""
    return {kind: snapshot[kind] | {name: becomes for name, (_was, becomes) in changes[kind].items()} for kind in KINDS}


def names_in(changes: Changes) -> list[str]:
    """The names of what changes, in the order of the row, but for what is only noted."""
    return [name for kind in KINDS for name in changes[kind] if name not in NOTED]


def clashes(snapshot: Snapshot, changes: Changes) -> list[str]:
    """The names of what is not any more as it was when the revision was written."""
    return [
        name
        for kind in KINDS
        for name, (was, _becomes) in changes[kind].items()
        if snapshot[kind].get(name) != was and name not in NOTED
    ]


def fields_in(row: models.Model) -> list[Any]:
    """The columns that somebody types, or that follow from what was typed; not the row to which a part belongs."""
    parents = set(getattr(row, "parents", ())[:1]) if not isinstance(row, Publishable) else set()
    return [
        field
        for field in row._meta.concrete_fields
        if (field.editable or field.name in {*NOTED, *getattr(row, "set_by_form", ())})
        and field.name not in NOT_TYPED | parents
        and not field.primary_key
    ]


def links_in(row: models.Model) -> list[Any]:
    return [field for field in row._meta.many_to_many if field.editable]


def parts_in(model: type[models.Model]) -> list[str]:
    """The reverse names of the rows that have no state of their own and are edited on this row's page."""
    return [
        str(relation.get_accessor_name())
        for relation in model._meta.related_objects
        if relation.one_to_many and is_part(relation.related_model, relation.field.name)
    ]


def is_part(model: Any, name: str) -> bool:
    return issubclass(model, Row) and not issubclass(model, Publishable) and model.parents[:1] == (name,)


def fields_of(row: models.Model) -> dict[str, Any]:
    return {field.name: written(field, row) for field in fields_in(row)}


def written(field: Any, row: models.Model) -> Any:
    value = field.value_from_object(row)
    if value is None or field.is_relation:
        return value
    return field.value_to_string(row)


def set_fields(row: models.Model, words: dict[str, Any]) -> None:
    for field in fields_in(row):
        if field.name in words:
            value = words[field.name]
            setattr(row, field.attname, value if value is None or field.is_relation else field.to_python(value))


def chosen(link: Any, keys: dict[str, list[int]]) -> Any:
    """The linked rows that a snapshot names, but for those that were erased meanwhile."""
    return link.related_model._base_manager.filter(pk__in=keys.get(link.name, []))


def labels_of(row: models.Model, names: list[str]) -> list[str]:
    """What the form calls these fields, links and parts."""
    return [label_of(row._meta.get_field(name)) for name in names]


def label_of(field: Any) -> str:
    return str(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural)


def sentences_of(row: models.Model, error: ValidationError) -> list[str]:
    """The rules that were broken, each after the name of its field as the form shows it."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    return [
        message if name == NON_FIELD_ERRORS else f"{capfirst(labels_of(row, [name])[0])}: {message}"
        for name, messages in error.message_dict.items()
        for message in messages
    ]


@contextmanager
def in_words_of(part: models.Model) -> Iterator[None]:
    """What a part or a companion breaks is told in sentences that begin with its kind: its whole has no such fields."""
    try:
        yield
    except ValidationError as error:
        kind = capfirst(str(part._meta.verbose_name))
        raise ValidationError([f"{kind}: {sentence}" for sentence in sentences_of(part, error)]) from error
