"""Model fields for links, and for values that sort otherwise than their text.

Of these one column holds the sort key and then the text. The key comes first and is made of digits at fixed places,
so that the column sorts alike in every database and collation, and a loaded fixture needs no second column in step.
"""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from upr_tracker.lib.addresses import refuse_tracking
from upr_tracker.lib.paragraph_numbers import sort_key
from upr_tracker.lib.partial_dates import BadPartialDate, PartialDate

PARTIAL_DATE_HELP = _("As precise as you know it: 2022, 2022-03 or 2022-03-14. A span: 2022-03/2022-04.")
NOT_A_DATE = _("“%(value)s” is not a date. Write 2022, 2022-03 or 2022-03-14, or a span as 2022-03/2022-04.")


def read_partial_date(value: Any) -> PartialDate | None:
    """A PartialDate from what a form, a fixture or the database gives; raises ValidationError for people."""
    if value is None or isinstance(value, PartialDate):
        return value
    text = value.isoformat() if isinstance(value, dt.date) else str(value).strip()
    try:
        return PartialDate.parse(text) if text else None
    except BadPartialDate as error:
        raise ValidationError(NOT_A_DATE, code="invalid", params={"value": text}) from error


class PartialDateFormField(forms.CharField):
    def to_python(self, value: Any) -> PartialDate | None:  # type: ignore[override]
        return read_partial_date(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "") != str(data or "").strip()

    def run_validators(self, value: Any) -> None:
        """The text is judged as a date, not by its length."""


class PartialDateField(models.CharField):
    """A PartialDate or None, kept as "first day/last day EDTF". Filter by `__start` and `__end` (ISO days)."""

    # What the type checker is told of the attribute.
    _pyi_private_set_type: PartialDate | str | dt.date | None  # type: ignore[assignment]
    _pyi_private_get_type: PartialDate  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **{"max_length": 50, "null": True, "blank": True, "help_text": PARTIAL_DATE_HELP, **kwargs}
        )

    def to_python(self, value: Any) -> PartialDate | None:
        return read_partial_date(value)

    def run_validators(self, value: Any) -> None:
        """A PartialDate is valid once it is made, and fits its column."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> PartialDate | None:
        return PartialDate(value.split(" ")[1]) if value else None

    def get_prep_value(self, value: Any) -> str | None:
        date = read_partial_date(value)
        return f"{date.start}/{date.end} {date}" if date else None

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.pop("max_length", None)
        return models.Field.formfield(self, form_class=PartialDateFormField, **kwargs)


@PartialDateField.register_lookup
class Start(models.Transform):
    """The first day, as ISO text."""

    lookup_name = "start"
    output_field = models.CharField()

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        return compiler.compile(Substr(self.lhs, 1, 10))


@PartialDateField.register_lookup
class End(models.Transform):
    """The last day, as ISO text."""

    lookup_name = "end"
    output_field = models.CharField()

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        return compiler.compile(Substr(self.lhs, 12, 10))


SHORT = MaxLengthValidator(30)
"""A number as printed, so that it fits its column together with its key."""


class ParagraphNumberField(models.CharField):
    """A paragraph number as printed, kept as "sort key printed", so that it sorts as numbers do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 200, "blank": True, "validators": [SHORT], **kwargs})

    def from_db_value(self, value: str, expression: Any, connection: Any) -> str:
        return value.partition(" ")[2] if value else value

    def get_prep_value(self, value: Any) -> str:
        text = str(value or "")
        return f"{sort_key(text)} {text}" if text else ""


class PublicURLField(models.URLField):
    """A link that readers are sent along, so that it tells nobody who shared it."""

    default_validators = [*models.URLField.default_validators, refuse_tracking]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 500, **kwargs})
