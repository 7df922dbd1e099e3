from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.admin.evidence import FILE_LINES, UPLOADING, EvidenceForm, FilesAreChosenAgain, ShowsFile
from recommendations.models import Assessment, Evidence, Recommendation
from recommendations.rules import check_grounds, says_why_no_evidence
from upr_tracker.publishing.admin import (
    PublishableAdmin,
    PublishableFormSet,
    PublishableInline,
    ReadableRows,
    date_column,
)
from upr_tracker.publishing.states import PublicationState


class EvidenceFormSet(PublishableFormSet):
    def clean(self) -> None:
        """An assessment is published with published evidence, or with the reason for having none."""
        super().clean()
        lines = [form.instance for form in self.kept_forms()]
        published = [line for line in lines if line.state == PublicationState.PUBLISHED]
        if self.instance.state == PublicationState.PUBLISHED and lines and not published:
            self.ask_to_publish()
        else:
            check_without_field(self.instance, has_evidence=bool(published))

    def kept_forms(self) -> list[Any]:
        used = [form for form in self.forms if form.instance.pk or form.has_changed()]
        return [form for form in used if form not in self.deleted_forms]

    def ask_to_publish(self) -> None:
        if not says_why_no_evidence(self.instance):
            raise ValidationError(
                _("The assessment is published and none of its evidence is. Publish one, or say why there is none.")
            )


def check_without_field(assessment: Assessment, *, has_evidence: bool) -> None:
    """The rule's sentence alone: the lines of evidence do not have the field that the rule names."""
    try:
        check_grounds(assessment, has_evidence=has_evidence)
    except ValidationError as error:
        raise ValidationError(error.messages) from error


class EvidenceInline(ShowsFile, PublishableInline):
    model = Evidence
    form = EvidenceForm
    formset = EvidenceFormSet
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
        "This assessment is published, so it stays as it is. If the situation has changed, add a new assessment; if it "
        "was mistaken, add one that corrects it and says so in “Corrects”."
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
    search_fields = ("narrative_en", "narrative_km")
    search_help_text = gettext_lazy("By words of the reason, or by number or words of a recommendation.")
    autocomplete_fields = ("review", "covers", "corrects", "source")
    inlines = (EvidenceInline,)
    fieldsets = (
        (gettext_lazy("What is judged"), {"fields": ("review", "covers", "as_of")}),
        (gettext_lazy("The judgement"), {"fields": ("status", ("narrative_en", "narrative_km"))}),
        (
            gettext_lazy("What it rests on"),
            {"fields": ("source", ("no_evidence_reason_en", "no_evidence_reason_km"))},
        ),
        (gettext_lazy("In the ledger"), {"fields": (("published_on", "corrects"),)}),
    )

    def for_list(self, rows: QuerySet[Any], request: HttpRequest) -> QuerySet[Any]:
        return rows.prefetch_related(
            Prefetch("covers", queryset=Recommendation.objects.visible_to(request.user), to_attr="covers_seen")
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Also what covers a recommendation with these words that the reader may see."""
        found, _duplicates = super().get_search_results(request, queryset, search_term)
        if search_term:
            named = Recommendation.objects.visible_to(request.user).with_text(search_term)
            found = queryset.filter(Q(pk__in=found.values("pk")) | Q(covers__in=named))
        return found, True

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
class EvidenceAdmin(ShowsFile, FilesAreChosenAgain, PublishableAdmin):
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

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        sections = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return sections
        return [
            (name, {**section, "fields": [line for line in section["fields"] if line != UPLOADING]})
            for name, section in sections
        ]
