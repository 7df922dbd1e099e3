from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from reports.admin.endorsements import EndorsementInline
from reports.models import Edition, Report, ReportLink
from upr_tracker.publishing.admin import PartAdmin, PartInline, PublishableAdmin, ReadableRows


class ReportLinkInline(PartInline):
    model = ReportLink
    fields = (("url", "order"), ("label_en", "label_km"))


class EditionInline(PartInline):
    """The editions of a series, each with a page of its own."""

    model = Edition
    fields = (("number", "as_of", "published_on", "state"),)
    show_change_link = True

    def may_edit_parent(self, request: HttpRequest, parent: Any) -> bool:
        return False


@admin.register(Report)
class ReportAdmin(PublishableAdmin):
    list_display = ("title_en", "kind", "about_state", "review", "order", "state", "audience")
    list_filter = ("state", "audience", ("review", ReadableRows), "kind")
    list_select_related = ("review__state_under_review", "about_state")
    search_fields = ("title_en", "title_km", "other_titles_en")
    autocomplete_fields = ("review", "about_state", "source")
    fieldsets = (
        (
            _("The report"),
            {
                "fields": (
                    "review",
                    ("kind", "about_state"),
                    ("title_en", "title_km"),
                    ("description_en", "description_km"),
                )
            },
        ),
        (
            _("Where it comes from"),
            {
                "fields": (
                    "date",
                    "source",
                    ("other_titles_en", "other_titles_km"),
                    ("origin_en", "origin_km"),
                )
            },
        ),
        (_("On this site"), {"fields": ("order", "slug")}),
    )

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """A report published elsewhere was endorsed itself; of our own, each edition is."""
        if obj is None:
            return [ReportLinkInline]
        return [ReportLinkInline, EndorsementInline] if obj.is_outside else [ReportLinkInline, EditionInline]


@admin.register(ReportLink)
class ReportLinkAdmin(PartAdmin):
    list_display = ("url", "label_en", "report", "order")
    list_select_related = ("report",)
    search_fields = ("url", "label_en", "label_km")
    autocomplete_fields = ("report",)
    fieldsets = ((None, {"fields": ("report", ("label_en", "label_km"), "url", "order")}),)
