from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from recommendations.admin.updating import Updating
from recommendations.models import Recommendation, State
from upr_tracker.publishing.admin import PublishableAdmin, PublishableForm, ReadableRows, text_column


class RecommendationForm(PublishableForm):
    def slug_words(self, cleaned: dict[str, Any]) -> str:
        """The number with the States, since two recommendations may have one number: "110.54 Australia"."""
        states = [state.name_en for state in cleaned.get("recommending_states") or []]
        return " ".join([cleaned.get("paragraph_number") or "", *states])


@admin.register(Recommendation)
class RecommendationAdmin(Updating, PublishableAdmin):
    form = RecommendationForm
    list_display = ("number", text_column("text_en", _("text")), "states", "theme", "position", "state", "audience")
    list_filter = (
        "state",
        "audience",
        ("review", ReadableRows),
        ("theme", ReadableRows),
        ("recommending_states", ReadableRows),
        "position",
    )
    list_select_related = ("theme",)
    search_fields = ("paragraph_number", "text_en", "text_km", "recommending_states__name_en")
    search_help_text = _("By number, by words of the text, or by recommending State.")
    autocomplete_fields = ("review", "recommending_states", "theme", "position_source", "source")
    fieldsets = (
        (
            _("As printed"),
            {
                "fields": (
                    "review",
                    "paragraph_number",
                    ("text_en", "text_km"),
                    "recommending_states",
                    "source",
                    ("discrepancy_note_en", "discrepancy_note_km"),
                )
            },
        ),
        (
            _("What the State under review answered"),
            {"fields": (("position", "position_as_printed"), ("position_date", "position_source"))},
        ),
        (_("Date named in the text"), {"fields": (("named_date", "named_date_words"),)}),
        (_("On this site"), {"fields": ("theme", ("order", "accepted_order"), "slug")}),
    )

    def recommendations_of(self, request: HttpRequest, rows: Any) -> Any:
        return rows

    def for_list(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.prefetch_related(Prefetch("recommending_states", queryset=State.objects.all()))

    @admin.display(description=_("number"), ordering="paragraph_number")
    def number(self, row: Recommendation) -> str:
        return row.paragraph_number or "–"

    @admin.display(description=_("recommending States"))
    def states(self, row: Recommendation) -> str:
        return ", ".join(str(state) for state in row.recommending_states.all())
