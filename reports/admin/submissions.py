"""The words of a submission, counted beneath its text while it is typed, by the one function that counts them."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from reports.models import Edition, Report
from reports.models.report import ReportKind
from reports.models.submission_text import fault_in, grouped
from upr_tracker.accounts.rules import is_contributor
from upr_tracker.lib.numbered_text import count_words
from upr_tracker.publishing.admin import PublishableForm
from upr_tracker.publishing.admin.widgets import keys_in

TEXT = gettext_lazy("The text of a submission")
TEXT_FIELDS: Any = (TEXT, {"fields": (("text_en", "text_km"), "word_limit")})

LONGEST_LIMIT = 6
"""In digits."""


def told(text: str, limit: int | None) -> tuple[str, bool]:
    """What stands under the text, and whether it asks for a change."""
    words = count_words(text)
    sentences = [words_of_limit(words, limit)]
    over = limit is not None and words > limit
    if limit is not None and over:
        more = ngettext("%(number)s word too many", "%(number)s words too many", words - limit)
        sentences.append(more % {"number": grouped(words - limit)})
    if fault := fault_in(text):
        sentences.append(" ".join(fault.messages))
    return ". ".join(sentences), over or bool(fault)


def words_of_limit(words: int, limit: int | None) -> str:
    if limit is None:
        return ngettext("%(words)s word", "%(words)s words", words) % {"words": grouped(words)}
    return gettext("%(words)s of %(limit)s words") % {"words": grouped(words), "limit": grouped(limit)}


@require_POST
def words(request: HttpRequest) -> JsonResponse:
    """The same for a text that is being typed. Nothing of it is kept."""
    if not is_contributor(request.user):
        raise PermissionDenied
    said, is_wrong = told(request.POST.get("text", ""), limit_in(request.POST.get("limit", "")))
    return JsonResponse({"told": said, "is_wrong": is_wrong})


def limit_in(typed: Any) -> int | None:
    """None for what is no limit yet."""
    digits = str(typed or "").strip()
    return int(digits) if digits.isdecimal() and len(digits) <= LONGEST_LIMIT else None


class CountedTextarea(AdminTextareaWidget):
    """With the count beneath it: as of what the page shows, and without a script until it is saved again."""

    limit: int | None = None

    class Media:
        js: ClassVar = ["words.js"]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        said, is_wrong = told(value or "", self.limit)
        return format_html(
            '{}<p class="words{}" id="{}_words" data-address="{}" aria-live="polite">{}</p>',
            super().render(name, value, attrs, renderer),
            " wrong" if is_wrong else "",
            (attrs or {}).get("id", f"id_{name}"),
            reverse("admin:reports_edition_words"),
            said,
        )


class EditionForm(PublishableForm):
    """Knows the limit that stands beside the texts, as it is saved or typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = limit_in(self["word_limit"].value()) if "word_limit" in self.fields else None
        for field in self.fields.values():
            if isinstance(field.widget, CountedTextarea):
                field.widget.limit = limit


class Submissions:
    """For the pages of editions: the fields that only a submission has, and what a new one begins with."""

    form = EditionForm

    def get_urls(self) -> list[Any]:
        site = self.admin_site  # type: ignore[attr-defined]
        return [
            path("words/", site.admin_view(words), name="reports_edition_words"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if db_field.name in ("text_en", "text_km"):
            kwargs["widget"] = CountedTextarea(attrs={"rows": 16})
        field: forms.Field | None = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        return field

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Without the text, unless it is a submission, or it is not known yet of what this will be an edition."""
        report = obj.report if obj is not None else report_in(request)
        fieldsets: list[Any] = super().get_fieldsets(request, obj)  # type: ignore[misc]
        if report is None or report.kind == ReportKind.SUBMISSION:
            return fieldsets
        return [(name, options) for name, options in fieldsets if name != TEXT]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new edition of a submission begins with the text of the last one."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)  # type: ignore[misc]
        report = report_in(request)
        if report is None or report.kind != ReportKind.SUBMISSION:
            return initial
        last = Edition.objects.visible_to(request.user).filter(report=report).order_by("-number").first()
        return {**values_of(last), **initial} if last else initial


def report_in(request: HttpRequest) -> Report | None:
    """The report that the address names, if this person may read it."""
    key = keys_in([request.GET.get("report", "")])
    found: Report | None = Report.objects.visible_to(request.user).filter(pk__in=key).first()
    return found


def values_of(edition: Edition) -> dict[str, Any]:
    return {name: getattr(edition, name) for name in ("text_en", "text_km", "word_limit")}
