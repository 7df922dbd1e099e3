from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from stakeholders.models import Dialogue, FollowUp, Organisation, Participant
from stakeholders.models.dialogue import Counterpart
from stakeholders.models.organisation import OrganisationKind
from upr_tracker.publishing.admin import (
    PartAdmin,
    PartInline,
    PublishableAdmin,
    PublishableFormSet,
    PublishableInline,
    ReadableRows,
    date_column,
)
from upr_tracker.publishing.admin.widgets import keys_in


class ParticipantInline(PartInline):
    model = Participant
    fields = (("organisation", "order", "is_planned"), ("printed_en", "printed_km"))
    autocomplete_fields = ("organisation",)
    list_select_related = ("organisation",)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """A line for each institution that the address names."""
        return len(keys_in(request.GET.get("with", "").split(","))) if obj is None else 0


class FollowUpFormSet(PublishableFormSet):
    def save_new(self, form: Any, commit: bool = True) -> Any:
        """What follows from a dialogue belongs to the dialogue's review."""
        form.instance.review = self.instance.review
        return super().save_new(form, commit)


class FollowUpInline(PublishableInline):
    model = FollowUp
    formset = FollowUpFormSet
    show_change_link = True
    fields = (("text_en", "text_km"), ("who", "by_when", "is_done"))
    autocomplete_fields = ("who",)
    list_select_related = ("who",)


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
    search_fields = ("title_en", "title_km", "key_points_en", "key_points_km", "answers_en", "answers_km")
    autocomplete_fields = ("review", "part_of", "organisers", "recommendations_raised", "source")
    inlines = (ParticipantInline, FollowUpInline)
    inlines_after = {"participants": 1, "follow_ups": 2}
    fieldsets = (
        (
            _("When, and with whom"),
            {"fields": (("title_en", "title_km"), ("date", "mode", "is_planned"), ("counterpart", "review"))},
        ),
        (
            _("What was raised, and what was answered"),
            {
                "fields": (
                    "recommendations_raised",
                    ("key_points_en", "key_points_km"),
                    ("answers_en", "answers_km"),
                )
            },
        ),
        (
            _("More about it"),
            {
                "fields": (
                    "organisers",
                    ("introduction_en", "introduction_km"),
                    ("objectives_en", "objectives_km"),
                    "source",
                    ("participants_lead_en", "participants_lead_km"),
                    ("discrepancy_note_en", "discrepancy_note_km"),
                ),
                "classes": ("collapse",),
            },
        ),
        (_("On this site"), {"fields": (("kind", "part_of"), ("order", "slug")), "classes": ("collapse",)}),
        (_("Before it becomes public"), {"fields": ("agreement",)}),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """With what the way here already knows: whom it was with, and which recommendations were raised."""
        raised = keys_in(request.GET.get("recommendations", "").split(","))
        met = self.organisations_met(request)
        known = {"counterpart": COUNTERPARTS.get(OrganisationKind(met[0].kind), Counterpart.SEVERAL)} if met else {}
        return {**super().get_changeform_initial_data(request), **known, "recommendations_raised": raised}

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        given: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method == "GET" and prefix == "participants" and (met := self.organisations_met(request)):
            given["initial"] = [{"organisation": organisation.pk} for organisation in met]
        return given

    def organisations_met(self, request: HttpRequest) -> list[Organisation]:
        keys = keys_in(request.GET.get("with", "").split(","))
        return list(Organisation.objects.visible_to(request.user).filter(pk__in=keys)) if keys else []


COUNTERPARTS = {
    OrganisationKind.GOVERNMENT: Counterpart.GOVERNMENT,
    OrganisationKind.EMBASSY: Counterpart.STATES,
    OrganisationKind.UNITED_NATIONS: Counterpart.UNITED_NATIONS,
}


@admin.register(Participant)
class ParticipantAdmin(PartAdmin):
    list_display = ("__str__", "organisation", "dialogue", "is_planned")
    list_filter = ("is_planned", ("dialogue", ReadableRows))
    list_select_related = ("organisation", "dialogue")
    search_fields = ("printed_en", "printed_km", "organisation__name_en", "organisation__acronym")
    autocomplete_fields = ("dialogue", "organisation")
    fieldsets = ((None, {"fields": ("dialogue", "organisation", ("printed_en", "printed_km"), "is_planned", "order")}),)
