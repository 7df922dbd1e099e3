"""Published editions that hold words of a row: withholding or erasing the row does not reach them."""

import json
from collections.abc import Iterator

from django.db import models
from django.urls import reverse

from reports.builders.frozen import canonical
from reports.models import Edition
from upr_tracker.accounts.models import User
from upr_tracker.publishing.kept_elsewhere import KeptElsewhere
from upr_tracker.publishing.models import Row

SHORTEST = 4
"""Letters. Shorter words stand everywhere."""


def editions_that_tell(row: Row, person: User) -> Iterator[KeptElsewhere]:
    """Those whose frozen data names it by its uid, or has one of its texts word for word."""
    marks = [str(row.uid), *texts_of(row)]
    editions = Edition.objects.visible_to(person).exclude(data=None).select_related("report__review")
    for edition in editions:
        told = canonical(edition.data).decode()
        if edition != row and any(as_json(mark) in told for mark in marks):
            address = reverse("admin:reports_edition_act", args=["withhold"])
            yield KeptElsewhere(str(edition), f"{address}?rows={edition.pk}")


def texts_of(row: Row) -> list[str]:
    """What was typed into it, in either language."""
    fields = [field for field in row._meta.concrete_fields if is_typed(field)]
    values = (getattr(row, field.name) for field in fields)
    return [value.strip() for value in values if isinstance(value, str) and len(value.strip()) >= SHORTEST]


def is_typed(field: models.Field) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField) and not isinstance(field, models.SlugField)
    return is_text and not field.choices and field.name != "decided_because"


def as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
