from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from recommendations.models import Passage, SourceDocument
from upr_tracker.publishing.admin import PublishableAdmin, ReadableRows, date_column, text_column


@admin.register(SourceDocument)
class SourceDocumentAdmin(PublishableAdmin):
    list_display = ("title_en", date_column("date", _("date")), "symbol", "state", "audience")
    list_filter = ("state", "audience")
    search_fields = ("title_en", "title_km", "symbol")
    fieldsets = ((_("The document"), {"fields": (("title_en", "title_km"), ("date", "symbol"), "url")}),)


@admin.register(Passage)
class PassageAdmin(PublishableAdmin):
    list_display = (text_column("text_en", _("text")), "place", "order", "review", "state", "audience")
    list_filter = ("state", "audience", ("review", ReadableRows), ("source", ReadableRows), "place")
    list_select_related = ("review__state_under_review", "source")
    search_fields = ("text_en", "text_km")
    autocomplete_fields = ("review", "source")
    fieldsets = (
        (
            _("As printed"),
            {
                "fields": (
                    "review",
                    "source",
                    ("place", "order"),
                    ("text_en", "text_km"),
                    ("discrepancy_note_en", "discrepancy_note_km"),
                )
            },
        ),
    )
