"""What every row looks like in the API: named by its uid, in both languages, with dates as precise as the source.

A serializer names other rows by `Link` and `links`, or holds them by serializers of their own. From these declarations
the view learns what to fetch for a stranger, so that nobody can forget to ask who may see a linked row (api.py).
"""

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.fields import Field

from upr_tracker.lib.fields import PartialDateField
from upr_tracker.lib.languages import ENGLISH, KHMER

Json = dict[str, Any]


def in_both(words: str | Promise) -> dict[str, str | None]:
    """Our own words in both languages; Khmer is None as long as they have no translation."""
    with override(ENGLISH):
        english = str(words)
    with override(KHMER):
        khmer = str(words)
    return {ENGLISH: english, KHMER: khmer if khmer != english else None}


def pages_of(row: Any) -> dict[str, str]:
    """The addresses of a row's page, in both languages."""
    addresses = {}
    for language in (ENGLISH, KHMER):
        with override(language):
            addresses[language] = f"{settings.SITE_ADDRESS}{row.get_absolute_url()}"
    return addresses


class Text(serializers.Serializer[Any]):
    """A text in the languages in which it exists."""

    en = serializers.CharField(allow_null=True, read_only=True)
    km = serializers.CharField(allow_null=True, read_only=True)


class Pages(serializers.Serializer[Any]):
    """The page about a row, in each language of the site."""

    en = serializers.URLField(read_only=True)
    km = serializers.URLField(read_only=True)


@extend_schema_field(Text(allow_null=True))
class TextField(Field[Any, Any, Any, Any]):
    """The columns `<name>_en` and `<name>_km` as one text; null where both are empty."""

    def __init__(self, columns: str = "", **kwargs: Any) -> None:
        super().__init__(read_only=True, source="*", **kwargs)
        self.columns = columns

    def to_representation(self, row: Any) -> dict[str, str | None] | None:
        name = self.columns or self.field_name
        english, khmer = getattr(row, f"{name}_en"), getattr(row, f"{name}_km")
        return {ENGLISH: english or None, KHMER: khmer or None} if english or khmer else None


@extend_schema_field(Pages)
class PagesField(Field[Any, Any, Any, Any]):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, source="*", **kwargs)

    def to_representation(self, row: Any) -> dict[str, str]:
        return pages_of(row)


class EdtfField(serializers.CharField):
    """A day, a month, a year or a span of such, as precise as the source."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("max_length", None)
        super().__init__(
            **{**kwargs, "help_text": "EDTF (ISO 8601-2), as in 2022, 2022-03, 2022-03-03, 2018-08/2019-01."}
        )


class Link(serializers.SlugRelatedField[Any]):
    """The uid of another row; null where there is none, or none that everybody may see."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(slug_field="uid", read_only=True, **{"allow_null": True, **kwargs})


def links(**kwargs: Any) -> serializers.ManyRelatedField:
    """The uids of other rows, of those that everybody may see."""
    return serializers.ManyRelatedField(child_relation=Link(allow_null=False), read_only=True, **kwargs)


class RowSerializer(serializers.ModelSerializer[Any]):
    # `Meta.fields` lists what is public of a row; nothing else ever is. The docstrings of serializers are read on the
    # API's page, so this one, which they would inherit, is a comment.

    serializer_field_mapping: ClassVar[Any] = {
        **serializers.ModelSerializer.serializer_field_mapping,
        PartialDateField: EdtfField,
    }

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        """Everything is read-only; what may be left empty is null then; words for editors are not for the public."""
        kind, kwargs = super().build_standard_field(field_name, model_field)
        choices = {"choices": kwargs["choices"]} if "choices" in kwargs else {}
        return kind, {**choices, "read_only": True, "allow_null": model_field.null or model_field.blank}

    def build_relational_field(self, field_name: str, relation_info: Any) -> Any:
        raise TypeError(f"{type(self).__name__}.{field_name}: declare it as a Link, or as a serializer of its own.")

    def to_representation(self, instance: Model) -> Json:
        row = super().to_representation(instance)
        return {name: None if value == "" else value for name, value in row.items()}
