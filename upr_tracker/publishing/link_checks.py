"""What was last found at each address that the record names, and which rows name it. For staff only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Q

from upr_tracker.accounts.models import Reader
from upr_tracker.lib.fields import PublicURLField
from upr_tracker.lib.links import Health as Found
from upr_tracker.publishing.models import LinkCheck
from upr_tracker.publishing.states import PublicationState


def addresses_of_the_record(reader: Reader | None = None) -> dict[str, list[Any]]:
    """Each address that a row names in a field for the public, with those rows; nothing of what was withdrawn.

    With a reader: of the rows that this reader may see.
    """
    found: dict[str, list[Any]] = defaultdict(list)
    for model, fields in models_with_addresses():
        rows = model._default_manager.all() if reader is None else model._default_manager.visible_to(reader)
        for row in rows.exclude(withdrawn(model)).select_related(*model.parents[:1]).order_by("pk"):
            for url in {getattr(row, name) for name in fields} - {""}:
                found[url].append(row)
    return dict(found)


def models_with_addresses() -> Iterator[tuple[Any, list[str]]]:
    for model in apps.get_models():
        fields = [field.name for field in model._meta.fields if isinstance(field, PublicURLField)]
        if fields and hasattr(model, "parents"):
            yield model, fields


def withdrawn(model: Any, prefix: str = "") -> Q:
    """Rows that are withdrawn, or part of one that is. A row may be part of one of its own kind, one level deep."""
    rule = Q(**{f"{prefix}state": PublicationState.WITHDRAWN}) if model.has_audience else Q(pk__in=[])
    for name in model.parents:
        parent = model._meta.get_field(name).related_model
        if parent is model:
            rule |= Q(**{f"{prefix}{name}__state": PublicationState.WITHDRAWN})
        else:
            rule |= withdrawn(parent, f"{prefix}{name}__")
    return rule


def remember(url: str, found: Found, *, at: Any) -> LinkCheck:
    values = {"health": found.finding, "status_code": found.status_code, "moved_to": found.moved_to, "checked_at": at}
    return LinkCheck.objects.update_or_create(url=url, defaults=values)[0]


def forget_all_but(urls: Iterable[str]) -> int:
    """An address that no row names any more may be that of an erased one, and is not kept."""
    named = set(urls)
    gone = [check.pk for check in LinkCheck.objects.only("url") if check.url not in named]
    return LinkCheck.objects.filter(pk__in=gone).delete()[0]
