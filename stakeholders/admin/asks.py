from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from stakeholders.models import Ask, AskList
from upr_tracker.publishing.admin import PublishableAdmin, ReadableRows, text_column


@admin.register(Ask)
class AskAdmin(PublishableAdmin):
    list_display = (text_column("text_en", _("text")), "ask_list", "theme", "order", "state", "audience")
    list_filter = ("state", "audience", "ask_list__addressee", ("ask_list", ReadableRows), ("theme", ReadableRows))
    list_select_related = ("ask_list__source", "theme")
    search_fields = ("text_en", "text_km", "preamble_en", "preamble_km")
    autocomplete_fields = ("ask_list", "theme", "institutions")
    fieldsets = (
        (
            _("The ask, as printed"),
            {
                "fields": (
                    ("ask_list", "theme"),
                    ("preamble_en", "preamble_km"),
                    ("text_en", "text_km"),
                    ("continuation_en", "continuation_km"),
                    ("footnote_en", "footnote_km"),
                    "institutions",
                )
            },
        ),
        (_("On this site"), {"fields": ("order",)}),
    )


@admin.register(AskList)
class AskListAdmin(PublishableAdmin):
    list_display = (text_column("heading_en", _("heading")), "addressee", "source", "order", "state", "audience")
    list_filter = ("state", "audience", ("review", ReadableRows), "addressee")
    list_select_related = ("source",)
    search_fields = ("heading_en", "heading_km", "source__title_en")
    autocomplete_fields = ("review", "source")
    fieldsets = (
        (
            _("The list, as printed"),
            {
                "fields": (
                    ("review", "source"),
                    "addressee",
                    ("heading_en", "heading_km"),
                    ("footnote_en", "footnote_km"),
                )
            },
        ),
        (_("On this site"), {"fields": ("order",)}),
    )
