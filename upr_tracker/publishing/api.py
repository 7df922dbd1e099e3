"""What every route of the API shares: it reads, it answers everyone as a stranger, and it names rows by uid."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from upr_tracker.accounts.models import STRANGER

BAD_FILTER = OpenApiResponse(
    {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
    description="A filter has a value that cannot be used: sentences about it, under the name of the filter.",
)
NOT_FOUND = OpenApiResponse(
    {"type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]},
    description="There is no such row or page that everybody may see.",
)
NAMES_A_ROW = (serializers.RelatedField, serializers.ManyRelatedField, serializers.BaseSerializer)


class PublicSchema(AutoSchema):
    """Says which answers there are beside the good one."""

    def get_response_serializers(self) -> Any:
        can_be_asked_badly = getattr(self.view, "action", "") == "list" or self.get_override_parameters()
        bad_filter = {400: BAD_FILTER} if can_be_asked_badly else {}
        return {200: super().get_response_serializers(), **bad_filter, 404: NOT_FOUND}


def as_a_stranger_sees(serializer: Any) -> Iterator[Prefetch]:
    """For each row that a serializer names or holds: to be fetched for a stranger, with its own such rows in turn."""
    for field in serializer.fields.values():
        if isinstance(field, NAMES_A_ROW):
            related = serializer.Meta.model._meta.get_field(field.source).related_model
            part = getattr(field, "child", field)
            yield Prefetch(field.source, queryset=fetched_for(part, related._default_manager.visible_to(STRANGER)))


def fetched_for(serializer: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """These rows with what a serializer shows of them, and without what is heavy and never shown."""
    if not isinstance(serializer, serializers.ModelSerializer):
        return rows
    return rows.defer(*getattr(serializer.Meta, "never", ())).prefetch_related(*as_a_stranger_sees(serializer))


class PublicViewSet(ReadOnlyModelViewSet[Any]):
    """A collection as a stranger sees it. `queryset` says where rows come from, never who may see them."""

    lookup_field = "uid"
    lookup_value_converter = "str"
    schema = PublicSchema()

    def get_queryset(self) -> QuerySet[Any]:
        """Rows that everybody may see, in the order of the record, which leaves no two of them level."""
        rows = super().get_queryset().visible_to(STRANGER)  # type: ignore[attr-defined]
        rows = rows.order_by(*rows.model._meta.ordering, "pk")
        return fetched_for(self.get_serializer(), rows)
