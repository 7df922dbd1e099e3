"""Loading a country's record from its fixture: the whole of it, by every rule that a form holds a row to, or nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.core.serializers import deserialize
from django.core.serializers.base import DeserializationError
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Model
from django.db.models.signals import post_save

from recommendations.models import Assessment, Review
from recommendations.rules import check_grounds
from reports.actions import publish_edition
from reports.models import Edition
from upr_tracker.publishing.models import Row
from upr_tracker.publishing.states import Audience, PublicationState


class RecordRefused(Exception):
    """Why nothing was loaded, in words for whoever wrote the fixture."""


class RecordExists(RecordRefused):
    """There is a review already; a record is loaded only where there is none."""


@dataclass(frozen=True)
class Loaded:
    row: Row
    file: Path

    def refused(self, problem: str) -> RecordRefused:
        return refusal(self.file, self.row, problem)


@transaction.atomic
def load_record(*, name: str) -> list[Row]:
    """The rows of fixtures/<name>/, loaded into a database without a review, in the order of the fixture.

    Each passes full_clean() and the rules about its links, and has one first row of history. Editions that the
    fixture holds as public drafts are published. Raises RecordExists or RecordRefused, and then leaves nothing.
    """
    files = files_of(name)
    if Review.objects.exists():
        raise RecordExists("There is a review in this database already. A record is loaded only where there is none.")
    loaded = [item for file in files for item in load(file)]
    for item in loaded:
        check_links(item)
    for item in loaded:
        begin_history(item.row)
    publish_editions(loaded)
    return [item.row for item in loaded]


def files_of(name: str) -> list[Path]:
    """The fixture's files in the order of their names; raises RecordRefused where there are none."""
    fixtures = Path(settings.FIXTURE_DIRS[0])
    names = sorted({file.parent.name for file in fixtures.glob("*/*.yaml")})
    if name not in names:
        known = ", ".join(names) or "none"
        raise RecordRefused(f"There is no record called “{name}” in {fixtures}. There is: {known}.")
    return sorted((fixtures / name).glob("*.yaml"))


def load(file: Path) -> Iterator[Loaded]:
    """Saves the rows of one file, one by one, so that a row may name those before it."""
    for node in nodes_of(file):
        item = Loaded(read(node, file), file)
        yield item


def nodes_of(file: Path) -> list[dict[str, Any]]:
    try:
        nodes = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RecordRefused(f"{file.name} cannot be read as YAML: {error}") from error
    if not isinstance(nodes, list):
        raise RecordRefused(f"{file.name} is not a list of rows.")
    return nodes
