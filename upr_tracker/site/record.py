"""Loading a country's record from its fixture: all of it, by every rule that a form holds a row to, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

import yaml
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.core.serializers import deserialize
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models.signals import post_save
from django.utils import timezone

from recommendations.models import Assessment, Review
from recommendations.rules import check_grounds
from reports.actions import EditionRefused, publish_edition
from reports.models import Edition
from upr_tracker.publishing.models import Row
from upr_tracker.publishing.states import Audience, PublicationState

Node = dict[str, Any]
"""One row as a fixture writes it: its model, and its fields by name."""


class RecordRefused(Exception):
    """Why nothing was loaded, in words for whoever wrote the fixture."""


class RecordExists(RecordRefused):
    """There is a review already."""


@dataclass(frozen=True)
class Loaded:
    row: Row
    file: Path

    def refused(self, problem: str) -> RecordRefused:
        return RecordRefused(f"{self.file.name}, {words_of(self.row)} (uid {self.row.uid}): {problem}")


@transaction.atomic
def load_record(*, name: str) -> list[Row]:
    """Loads fixtures/<name>/ into a database without a review, file by file, and returns the rows.

    Each row passes full_clean() and the rules about its links, and begins its history. An edition that the fixture
    holds as a draft for the public is published by the same act as any other, for only that freezes it; without its
    PDFs where the machine cannot draw them. Raises RecordExists or RecordRefused, and then leaves the database as it
    was.
    """
    files = files_of(name)
    if Review.objects.exists():
        raise RecordExists("This database has a review already. A record is loaded only where there is none.")
    loaded = [item for file in files for item in rows_of(file)]
    for item in loaded:
        check_links(item)
    for item in loaded:
        begin_history(item.row)
    for item in loaded:
        publish_if_edition(item)
    return [item.row for item in loaded]


def files_of(name: str) -> list[Path]:
    """The fixture's files in the order of their names; raises RecordRefused where there is no such fixture."""
    fixtures = Path(settings.FIXTURE_DIRS[0])
    names = sorted({file.parent.name for file in fixtures.glob("*/*.yaml")})
    if name not in names:
        raise RecordRefused(f"There is no record named {name} in {fixtures}; there is {', '.join(names) or 'none'}.")
    return sorted((fixtures / name).glob("*.yaml"))


def rows_of(file: Path) -> Iterator[Loaded]:
    """Saves the file's rows one after the other, so that each may name those before it by uid."""
    for node in nodes_of(file):
        deserialized = read(node, file)
        item = Loaded(own_row(deserialized, file), file)
        check_row(item)
        save(deserialized)
        yield item


def nodes_of(file: Path) -> list[Node]:
    try:
        nodes = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RecordRefused(f"{file.name} cannot be read as YAML: {error}") from error
    if not isinstance(nodes, list) or not all(is_node(node) for node in nodes):
        raise RecordRefused(f"{file.name} is no list of rows with a model and fields, a uid among these.")
    return nodes


def is_node(node: Any) -> bool:
    """A primary key of the fixture's own is refused: it might be another row's in this database."""
    shaped = isinstance(node, dict) and node.keys() == {"model", "fields"} and isinstance(node["fields"], dict)
    return shaped and "uid" in node["fields"]


def read(node: Node, file: Path) -> DeserializedObject:
    try:
        return next(iter(deserialize("python", [node])))
    except (DeserializationError, FieldDoesNotExist) as error:
        row = f"{node['model']} (uid {node['fields']['uid']})"
        raise RecordRefused(f"{file.name}, {row}: {misreading(error)}") from error


def own_row(deserialized: DeserializedObject, file: Path) -> Row:
    """The row, if it is one of a record: an account or a permission is not."""
    if not isinstance(deserialized.object, Row):
        raise RecordRefused(f"{file.name}: {type(deserialized.object).__name__} is no part of a record.")
    return deserialized.object


def misreading(error: Exception) -> str:
    """What Django could not make of a row, without the words that it wraps around the reason."""
    cause = getattr(error.__context__, "original_exc", error.__context__)
    if isinstance(cause, ObjectDoesNotExist):
        uid = str(error).partition("field_value was ")[2].strip("'[]")
        return f"It names a row that does not stand before it: {uid}."
    return " ".join(cause.messages) if isinstance(cause, ValidationError) else str(error)


def check_row(item: Loaded) -> None:
    if item.row.pk is not None:
        raise item.refused("Another row has this uid already.")
    try:
        item.row.full_clean()
    except ValidationError as error:
        raise item.refused(sentences(item.row, error)) from error


def check_links(item: Loaded) -> None:
    """The rules about a row and those linked to it, which hold only once all of these are there."""
    links = {field.name: list(getattr(item.row, field.name).all()) for field in item.row._meta.many_to_many}
    try:
        item.row.clean_links(**links)
        if isinstance(item.row, Assessment):
            check_grounds(item.row, has_evidence=item.row.evidence.exists())
    except ValidationError as error:
        raise item.refused(sentences(item.row, error)) from error


def sentences(row: Row, error: ValidationError) -> str:
    """The rules that were broken, each after the name of its field as the form shows it."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        f"{label_of(row, name)}{message}" for name, messages in error.message_dict.items() for message in messages
    )


def label_of(row: Row, name: str) -> str:
    return "" if name == NON_FIELD_ERRORS else f"{getattr(row._meta.get_field(name), 'verbose_name', name)}: "


def words_of(row: Row) -> str:
    """What the row is and what it says. Some take their words from a link, which a bad row may lack."""
    try:
        return f"{row._meta.verbose_name} “{row}”"
    except ObjectDoesNotExist:
        return str(row._meta.verbose_name)


def save(deserialized: DeserializedObject) -> None:
    """Without history: a row and its links would make two entries, the first of them without the links."""
    row: Any = deserialized.object
    row.skip_history_when_saving = True
    deserialized.save()
    del row.skip_history_when_saving


def begin_history(row: Row) -> None:
    """The one entry of a new row, links included.

    What listens to post_save passes over a fixture's raw save, as it should while rows are missing that this one
    belongs with. They are there now, so the signal is sent as for a row that a form has saved.
    """
    post_save.send(type(row), instance=row, created=True, raw=False, using=DEFAULT_DB_ALIAS, update_fields=None)


def publish_if_edition(item: Loaded) -> None:
    if not is_to_be_published(item.row):
        return
    try:
        publish_edition(edition=item.row, by=None)
    except EditionRefused as error:
        raise item.refused(str(error)) from error
    item.row.refresh_from_db()


def is_to_be_published(row: Row) -> TypeGuard[Edition]:
    """A draft edition for the public. One whose day is still ahead of this machine's clock stays a draft."""
    if not isinstance(row, Edition) or (row.published_on and row.published_on > timezone.localdate()):
        return False
    return (row.state, row.audience) == (PublicationState.DRAFT, Audience.PUBLIC)
