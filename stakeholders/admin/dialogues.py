from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from stakeholders.models import Dialogue, Participant
from upr_tracker.publishing.admin import (
    PartAdmin,
    PartInline,
    PublishableAdmin,
    ReadableRows,
    date_column,
)


class ParticipantInline(PartInline):
    model = Participant
    fields = (("organisation", "order", "is_planned"), ("printed_en", "printed_km"))
    autocomplete_fields = ("organisation",)
    list_select_related = ("organisation",)


@admin.register(Dialogue)
class DialogueAdmin(PublishableAdmin):
    list_display = (
        "title_en",
        "counterpart",
        date_column("date", _("when")),
        "is_planned",
        "agreement",
        "state",
        "audience",
    )
    list_filter = (
        "state",
        "audience",
        ("review", ReadableRows),
        "counterpart",
        "kind",
        "is_planned",
        "agreement",
    )
    search_fields = ("title_en", "title_km", "key_points_en", "key_points_km")
    autocomplete_fields = ("review", "part_of", "organisers", "recommendations_raised", "source")
    inlines = (ParticipantInline,)
    fieldsets = (
        (
            _("When, and with whom"),
            {
                "fields": (
                    "review",
                    ("title_en", "title_km"),
                    ("date", "mode"),
                    "counterpart",
                    "organisers",
                    "is_planned",
                )
            },
        ),
        (
            _("What was raised, and what was answered"),
            {
                "fields": (
                    "recommendations_raised",
                    ("introduction_en", "introduction_km"),
                    ("objectives_en", "objectives_km"),
                    ("key_points_en", "key_points_km"),
                )
            },
        ),
        (
            _("As printed"),
            {
                "fields": (
                    "source",
                    ("participants_lead_en", "participants_lead_km"),
                    ("discrepancy_note_en", "discrepancy_note_km"),
                )
            },
        ),
        (_("On this site"), {"fields": (("kind", "part_of"), "order", "slug")}),
        (_("Before it becomes public"), {"fields": ("agreement",)}),
    )


@admin.register(Participant)
class ParticipantAdmin(PartAdmin):
    list_display = ("__str__", "organisation", "dialogue", "is_planned")
    list_filter = ("is_planned", ("dialogue", ReadableRows))
    list_select_related = ("organisation", "dialogue")
    search_fields = ("printed_en", "printed_km", "organisation__name_en", "organisation__acronym")
    autocomplete_fields = ("dialogue", "organisation")
    fieldsets = ((None, {"fields": ("dialogue", "organisation", ("printed_en", "printed_km"), "is_planned", "order")}),)
