from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.admin.evidence import FILE_LINES, EvidenceForm, ShowsFile
from recommendations.admin.updating import advice_for, initial_for_correction, initial_for_update
from recommendations.form_addresses import CORRECT, UPDATE, correct_address, update_address
from recommendations.models import Assessment, Evidence, Recommendation
from upr_tracker.publishing.admin import (
    PublishableAdmin,
    PublishableInline,
    ReadableRows,
    date_column,
)
from upr_tracker.publishing.admin.uploading import UPLOADING, FilesAreChosenAgain, KeepsNewFile, UploadsOnlyIfEditable
from upr_tracker.publishing.states import PublicationState


class EvidenceInline(ShowsFile, PublishableInline):
    model = Evidence
    form = EvidenceForm
    show_change_link = True
    fields = (
        ("title_en", "title_km"),
        ("publisher", "date", "language"),
        ("url", "archived_url"),
        ("accessed_on", "order"),
        *FILE_LINES,
    )

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        lines = super().get_fields(request, obj)
        return lines if self.may_edit_parent(request, obj) else [line for line in lines if line != UPLOADING]


@admin.register(Assessment)
class AssessmentAdmin(FilesAreChosenAgain, PublishableAdmin):
    frozen_note = gettext_lazy(
        "This assessment is published, so it stays as it is. If the situation has changed, update the progress; if it "
        "was mistaken, correct it. Only its Khmer can be added or mended here."
    )
    list_display = (
        "short_status",
        "covered",
        date_column("as_of", gettext_lazy("as of")),
        "published_on",
        "is_correction",
        "state",
        "audience",
    )
    list_display_links = ("short_status", "covered")
    list_filter = ("state", "audience", "status", ("review", ReadableRows))
    search_fields = (
        "narrative_en",
        "narrative_km",
        "covers__paragraph_number",
        "covers__text_en",
        "covers__text_km",
    )
    search_help_text = gettext_lazy("By words of the reason, or by number or words of a recommendation.")
    autocomplete_fields = ("review", "covers", "corrects", "source")
    inlines = (EvidenceInline,)
    inlines_after = {"evidence": 3}
    fieldsets = (
        (gettext_lazy("What is judged"), {"fields": ("review", "covers", "as_of")}),
        (gettext_lazy("The judgement"), {"fields": ("status", ("narrative_en", "narrative_km"))}),
        (
            gettext_lazy("What it rests on"),
            {"fields": ("source", ("no_evidence_reason_en", "no_evidence_reason_km"))},
        ),
        (gettext_lazy("In the ledger"), {"fields": (("published_on", "corrects"),)}),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {
            **super().get_changeform_initial_data(request),
            **initial_for_update(request.GET.get(UPDATE, ""), request.user),
            **initial_for_correction(request.GET.get(CORRECT, ""), request.user),
        }

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["advice"] = advice_for(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def act_links(self, request: HttpRequest, thing: Any) -> list[tuple[str, str]]:
        links = super().act_links(request, thing)
        if thing.state != PublicationState.PUBLISHED:
            return links
        covered = thing.covers.visible_to(request.user)
        ways = [(_("Update progress"), update_address(covered)), (_("Correct"), correct_address(thing))]
        return [*ways, *links]

    def for_list(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.prefetch_related(
            Prefetch("covers", queryset=Recommendation.objects.visible_to(request.user), to_attr="covers_seen")
        )

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def short_status(self, row: Assessment) -> str:
        return str(row.scale.short)

    @admin.display(description=gettext_lazy("recommendations covered"))
    def covered(self, row: Any) -> str:
        return ", ".join(covered.paragraph_number or covered.slug for covered in row.covers_seen)

    @admin.display(description=gettext_lazy("correction"), boolean=True, ordering="corrects")
    def is_correction(self, row: Assessment) -> bool:
        return row.corrects_id is not None


@admin.register(Evidence)
class EvidenceAdmin(ShowsFile, KeepsNewFile, FilesAreChosenAgain, UploadsOnlyIfEditable, PublishableAdmin):
    form = EvidenceForm
    list_display = (
        "title_en",
        "publisher",
        date_column("date", gettext_lazy("date")),
        "assessment",
        "state",
        "audience",
    )
    list_filter = ("state", "audience", "language")
    list_select_related = ("assessment",)
    search_fields = ("title_en", "title_km", "publisher", "url")
    autocomplete_fields = ("assessment",)
    fieldsets = (
        (
            gettext_lazy("What it is"),
            {"fields": ("assessment", ("title_en", "title_km"), ("publisher", "date", "language"))},
        ),
        (gettext_lazy("Where it can be read"), {"fields": (("url", "archived_url"), "accessed_on")}),
        (gettext_lazy("The file"), {"fields": FILE_LINES}),
        (gettext_lazy("On this site"), {"fields": ("order",)}),
    )
