from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from stakeholders.models import FollowUp, Statement
from upr_tracker.publishing.admin import PublishableAdmin, ReadableRows, date_column, text_column


@admin.register(Statement)
class StatementAdmin(PublishableAdmin):
    list_display = (
        text_column("text_en", _("what was said")),
        "speaker_en",
        "kind",
        date_column("date", _("said on")),
        "state",
        "audience",
    )
    list_filter = ("state", "audience", ("review", ReadableRows), "kind", "side")
    search_fields = ("text_en", "text_km", "speaker_en", "speaker_km", "office_en")
    autocomplete_fields = ("review", "organisation", "dialogue", "printed_under", "recommendations", "source")
    fieldsets = (
        (_("What was said"), {"fields": ("review", "kind", ("text_en", "text_km"), "recommendations")}),
        (
            _("By whom"),
            {
                "fields": (
                    ("speaker_en", "speaker_km"),
                    ("office_en", "office_km"),
                    "naming_basis",
                    ("organisation", "side"),
                )
            },
        ),
        (
            _("When and where"),
            {"fields": ("date", ("occasion_en", "occasion_km"), ("dialogue", "source"), "printed_under")},
        ),
        (_("On this site"), {"fields": ("order",)}),
    )


@admin.register(FollowUp)
class FollowUpAdmin(PublishableAdmin):
    list_display = (
        text_column("text_en", _("what is to be done")),
        date_column("by_when", _("by when")),
        "is_done",
        "state",
        "audience",
    )
    list_filter = ("state", "audience", ("review", ReadableRows), "is_done", ("dialogue", ReadableRows))
    search_fields = ("text_en", "text_km", "horizon_en", "horizon_km")
    autocomplete_fields = ("review", "dialogue", "who", "source")
    fieldsets = (
        (
            _("The next step"),
            {"fields": ("review", ("text_en", "text_km"), ("who", "by_when"), "is_done")},
        ),
        (_("Where it comes from"), {"fields": ("dialogue", "source", ("horizon_en", "horizon_km"))}),
        (_("On this site"), {"fields": ("order",)}),
    )
