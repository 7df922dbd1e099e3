"""What every route of the API shares: it reads, it answers everyone as a stranger, and it names rows by uid."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from upr_tracker.accounts.models import STRANGER
from upr_tracker.publishing.problems import MEDIA_TYPE, ProblemSerializer, content_of

PROBLEMS = {
    400: "A filter or another part of the request cannot be used.",
    404: "There is no such row or page that everybody may see.",
    406: "The data is JSON, and something else was asked for.",
    429: "Too many requests came from one place. The header Retry-After says how many seconds to wait.",
}
BAD_FILTER = {"status": ["Progress: “banana” is not one of the choices."]}
NOT_MODIFIED = OpenApiResponse(
    description="Nothing has changed since the answer whose ETag the request names in If-None-Match."
)
EXAMPLES = settings.BASE_DIR / "fixtures" / "cambodia" / "examples"
"""Real answers of the Cambodian record, a file a collection; tests/test_api_examples.py holds them to it."""

ONLY_READS = ["get", "head"]
NAMES_A_ROW = (serializers.RelatedField, serializers.ManyRelatedField, serializers.BaseSerializer)


class PublicSchema(AutoSchema):
    """Says which answers there are beside the good one, and what that looks like."""

    def get_response_serializers(self) -> Any:
        problems = {(status, MEDIA_TYPE): documented(status, self.path) for status in PROBLEMS}
        return {200: super().get_response_serializers(), 304: NOT_MODIFIED, **problems}

    def get_examples(self) -> list[OpenApiExample]:
        view: Any = self.view
        file = EXAMPLES / f"{view.basename.removeprefix('api-')}.json"
        if not file.exists():
            return []
        return [OpenApiExample("From the record of Cambodia", json.loads(file.read_text()), response_only=True)]


def documented(status: int, path: str) -> OpenApiResponse:
    content = content_of(status, path, BAD_FILTER if status == HTTPStatus.BAD_REQUEST else None)
    return OpenApiResponse(
        ProblemSerializer,
        description=PROBLEMS[status],
        examples=[OpenApiExample(str(content["title"]), content, media_type=MEDIA_TYPE)],
    )


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

    http_method_names = ONLY_READS
    lookup_field = "uid"
    lookup_value_converter = "str"
    schema = PublicSchema()

    def get_queryset(self) -> QuerySet[Any]:
        """Rows that everybody may see, in the order of the record, which leaves no two of them level."""
        rows = super().get_queryset().visible_to(STRANGER)  # type: ignore[attr-defined]
        rows = rows.order_by(*rows.model._meta.ordering, "pk")
        return fetched_for(self.get_serializer(), rows)
