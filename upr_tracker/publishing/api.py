"""What every route of the API shares: it reads, it answers everyone as a stranger, and it names rows by uid."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from rest_framework.viewsets import ReadOnlyModelViewSet

STRANGER = AnonymousUser()


class PublicViewSet(ReadOnlyModelViewSet):
    """A collection as a stranger sees it. `queryset` says where rows come from, never who may see them."""

    lookup_field = "uid"
    lookup_value_converter = "uuid"

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().visible_to(STRANGER)  # type: ignore[attr-defined]
