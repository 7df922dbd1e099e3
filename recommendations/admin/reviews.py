from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review, State
from upr_tracker.accounts.rules import is_reviewer
from upr_tracker.publishing.admin import (
    PublishableAdmin,
    PublishableForm,
    ReadableRows,
    RecordAdmin,
    VersionedForm,
    date_column,
)
from upr_tracker.publishing.rules import can_draft


class ReviewForm(PublishableForm):
    def slug_words(self, cleaned: dict[str, Any]) -> str:
        """As in cambodia-3."""
        return f"{cleaned.get('state_under_review') or ''} {cleaned.get('cycle') or ''}"


@admin.register(Review)
class ReviewAdmin(PublishableAdmin):
    form = ReviewForm
    list_display = (
        "state_under_review",
        "cycle",
        "session",
        date_column("date", _("date of the review")),
        date_column("next_expected", _("next review expected")),
        "state",
        "audience",
    )
    list_filter = ("state", "audience", "cycle", ("state_under_review", ReadableRows))
    list_select_related = ("state_under_review",)
    search_fields = ("state_under_review__name_en", "state_under_review__name_km", "slug")
    autocomplete_fields = ("state_under_review",)
    fieldsets = (
        (_("The review"), {"fields": ("state_under_review", ("cycle", "session"), ("date", "next_expected"))}),
        (_("On this site"), {"fields": ("order", "slug")}),
    )


class StateForm(VersionedForm):
    """A State carries no version of its own: the rows of its history are counted."""

    def loaded_version(self) -> int:
        return self.stored_version()

    def stored_version(self) -> int:
        return int(self.instance.history.count())


@admin.register(State)
class StateAdmin(RecordAdmin):
    """That a State exists is no secret, and it must be found before anything can be said of it.

    So all of them are listed here for everybody who drafts. In public, visible_to shows those with a public row.
    """

    form = StateForm
    list_display = ("name_en", "name_km", "iso_code")
    search_fields = ("name_en", "name_km", "iso_code")
    fieldsets = (
        (_("The State"), {"fields": (("name_en", "name_km"), "iso_code")}),
        (_("On this site"), {"fields": ("slug",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return State.objects.all()

    def has_add_permission(self, request: HttpRequest) -> bool:
        return can_draft(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A State has no author, so that only reviewers change its names."""
        return is_reviewer(request.user)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        first, *others = super().get_fieldsets(request, obj)
        seen = ["version_seen"] if obj is not None and self.has_change_permission(request, obj) else []
        return [(first[0], {"fields": [*first[1]["fields"], *seen]}), *others]
