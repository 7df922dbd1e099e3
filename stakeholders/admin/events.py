from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from stakeholders.models import Event, MediaCoverage, MediaLink
from upr_tracker.publishing.admin import (
    PartAdmin,
    PartInline,
    PublishableAdmin,
    ReadableRows,
    date_column,
    text_column,
)


@admin.register(Event)
class EventAdmin(PublishableAdmin):
    list_display = (
        date_column("date", _("when")),
        text_column("text_en", _("what")),
        "under",
        "state",
        "audience",
    )
    list_display_links = (list_display[1],)
    list_filter = ("state", "audience", ("review", ReadableRows))
    list_select_related = ("under",)
    search_fields = ("text_en", "text_km", "date")
    autocomplete_fields = ("review", "under", "source")
    fieldsets = (
        (_("What happened"), {"fields": ("review", "date", ("text_en", "text_km"), "under")}),
        (_("Where it comes from"), {"fields": ("source", ("discrepancy_note_en", "discrepancy_note_km"))}),
        (_("On this site"), {"fields": ("order",)}),
    )


class MediaLinkInline(PartInline):
    model = MediaLink
    fields = (("url", "order"),)


@admin.register(MediaCoverage)
class MediaCoverageAdmin(PublishableAdmin):
    list_display = ("printed_title", "outlet", date_column("date", _("date")), "language", "state", "audience")
    list_filter = ("state", "audience", ("review", ReadableRows), "language", "outlet")
    search_fields = ("printed_title", "outlet", "links__url")
    autocomplete_fields = ("review", "event", "recommendations", "source")
    inlines = (MediaLinkInline,)
    inlines_after = {"links": 1}
    fieldsets = (
        (_("What appeared"), {"fields": ("review", "outlet", "printed_title", "language", "date")}),
        (_("What it belongs to"), {"fields": ("recommendations", "event", "source")}),
        (_("On this site"), {"fields": ("order",)}),
    )


@admin.register(MediaLink)
class MediaLinkAdmin(PartAdmin):
    list_display = ("url", "coverage", "order")
    list_select_related = ("coverage",)
    search_fields = ("url", "coverage__outlet", "coverage__printed_title")
    autocomplete_fields = ("coverage",)
    fieldsets = ((None, {"fields": ("coverage", "url", "order")}),)
