from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from reports.actions import freeze_edition, publish_edition, withhold_edition
from reports.admin.endorsements import EndorsementInline
from reports.admin.previews import Previews
from reports.admin.submissions import TEXT_FIELDS, Submissions
from reports.models import Edition, EditionFile
from upr_tracker.accounts.models import User
from upr_tracker.publishing.actions import submit
from upr_tracker.publishing.acts import ACTS
from upr_tracker.publishing.admin import PartAdmin, PartInline, PublishableAdmin, ReadableRows, date_column


class EditionFileInline(PartInline):
    """Files are made when the edition is published, and never changed."""

    model = EditionFile
    fields = (("language", "format", "sha256"),)
    readonly_fields = ("sha256",)

    def may_edit_parent(self, request: HttpRequest, parent: Any) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("content")


def publish_thing(*, thing: Edition, by: User) -> Edition:
    """Freezing is how an edition is published."""
    return publish_edition(edition=thing, by=by)


@admin.register(Edition)
class EditionAdmin(Previews, Submissions, PublishableAdmin):
    frozen_note = _("This edition is published, so it stays as it is. A change is told in the next edition.")
    list_display = (
        "report",
        "number",
        date_column("as_of", _("situation as of")),
        "published_on",
        "state",
        "audience",
    )
    list_display_links = ("report", "number")
    list_filter = ("state", "audience", ("report", ReadableRows))
    list_select_related = ("report",)
    search_fields = ("report__title_en", "report__title_km", "data_sha256")
    autocomplete_fields = ("report", "replaces")
    readonly_fields = ("data_sha256",)
    inlines = (EndorsementInline, EditionFileInline)
    fieldsets = (
        (_("The edition"), {"fields": ("report", "number", ("as_of", "published_on"))}),
        (
            _("If it mends an earlier edition"),
            {
                "fields": ("replaces", ("mends_en", "mends_km")),
                "description": _(
                    "A published edition stays as it is. One with a mistake is followed by another that says what it"
                    " mends, and each leads to the other."
                ),
            },
        ),
        TEXT_FIELDS,
        (_("Its data"), {"fields": ("data_sha256",)}),
    )

    acts = {
        **ACTS,
        "submit": replace(ACTS["submit"], do=partial(submit, effect=freeze_edition)),
        "publish": replace(ACTS["publish"], do=publish_thing),
        "withhold": replace(ACTS["withhold"], do=withhold_edition),
    }

    def take_effect(self, thing: Any, request: HttpRequest) -> None:
        """Without its files: the preview is that of the page."""
        freeze_edition(thing, by=request.user)  # type: ignore[arg-type]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the frozen data, which is large and not shown."""
        return super().get_queryset(request).defer("data")


@admin.register(EditionFile)
class EditionFileAdmin(PartAdmin):
    list_display = ("edition", "language", "format", "sha256")
    list_filter = ("language", "format", ("edition", ReadableRows))
    list_select_related = ("edition__report",)
    search_fields = ("edition__report__title_en", "sha256")
    autocomplete_fields = ("edition",)
    fieldsets = ((None, {"fields": ("edition", ("language", "format"), "sha256")}),)
    readonly_fields = ("sha256",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without the bytes."""
        return super().get_queryset(request).defer("content")
