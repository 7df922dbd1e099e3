"""Erasing rows in the workbench, one or several of a list. Whoever erases confirms first who they are."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect

from upr_tracker.publishing.actions import ActRefused, erase
from upr_tracker.publishing.admin.confirming import confirm_first
from upr_tracker.publishing.kept_elsewhere import KeptElsewhere, kept_elsewhere
from upr_tracker.publishing.models import Row
from upr_tracker.publishing.rules import can_erase


class Erasing:
    """A row that somebody named while the page was open is not erased, and the page says who names it."""

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        if can_erase(request.user):
            confirm_first(request)
            extra_context = {**(extra_context or {}), "places": self.places_of(request, object_id)}
        return self.or_the_refusal(request, super().delete_view, object_id, extra_context)  # type: ignore[misc]

    def places_of(self, request: HttpRequest, object_id: str) -> list[KeptElsewhere]:
        row = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        return kept_elsewhere(row, request.user) if isinstance(row, Row) else []  # type: ignore[arg-type]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        if request.POST.get("action") == "delete_selected" and can_erase(request.user):
            confirm_first(request)
        return self.or_the_refusal(request, super().changelist_view, extra_context)  # type: ignore[misc]

    def or_the_refusal(self, request: HttpRequest, page: Callable[..., Any], *args: Any) -> Any:
        try:
            return page(request, *args)
        except ActRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)  # type: ignore[attr-defined]
            return HttpResponseRedirect(request.get_full_path())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        erase(row=obj, by=request.user)  # type: ignore[arg-type]

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for row in queryset:
            erase(row=row, by=request.user)  # type: ignore[arg-type]
