"""Before an edition is published: what it lacks, each of its files as it would be, and long ones made meanwhile."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from reports.checklist import missing_from
from reports.drafts import draft_file, draft_of, hash_of, is_long
from reports.makings import start_making
from reports.models import Edition, Making
from reports.models.edition import Format
from reports.renderers.screen import policy_of
from upr_tracker.accounts.models import User
from upr_tracker.lib.pdf import PdfUnavailable
from upr_tracker.lib.progress_bar import share_of
from upr_tracker.publishing.actions import ActRefused
from upr_tracker.publishing.admin.acting import version_seen
from upr_tracker.publishing.rules import can_edit

NOT_KEPT = "private, no-store"


class Previews:
    """For the pages of editions."""

    def get_urls(self) -> list[Any]:
        site, name = self.admin_site, "reports_edition"  # type: ignore[attr-defined]
        pages: list[tuple[str, Callable[..., HttpResponseBase], str]] = [
            ("<int:pk>/draft/<slug:language>/<slug:format>/", self.draft_view, "draft"),
            ("making/<uuid:uid>/", self.making_view, "making"),
            ("making/<uuid:uid>/progress/", self.progress_view, "making_progress"),
            ("making/<uuid:uid>/file/", self.made_view, "made"),
        ]
        return [
            *(path(route, site.admin_view(view), name=f"{name}_{page}") for route, view, page in pages),
            *super().get_urls(),  # type: ignore[misc]
        ]

    # On the form, and on the page about publishing it

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        edition = kwargs.get("obj")
        if edition is not None and self.may_preview(request, edition):
            context["draft"] = draft_context(request, edition)
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
        return response

    def act_view(self, request: HttpRequest, act: str) -> HttpResponseBase:
        """The same page as of every row, with the checklist. A long edition is published in a process of its own."""
        if act == "publish" and request.method == "POST" and (answer := self.answer_if_long(request)):
            return answer
        response: HttpResponseBase = super().act_view(request, act)  # type: ignore[misc]
        if act == "publish" and isinstance(response, TemplateResponse) and response.context_data:
            response.template_name = "admin/reports/edition/act.html"
            for candidate in response.context_data["candidates"]:
                candidate.thing.draft = draft_context(request, candidate.thing)
        return response

    def answer_if_long(self, request: HttpRequest) -> HttpResponse | None:
        """Begins the publication of the one edition that the page is about, unless it is published here and now."""
        if self.are_too_many(request):
            words = _("Publish long editions one by one: the files of each are made while you do something else.")
            self.message_user(request, words, messages.ERROR)  # type: ignore[attr-defined]
            return HttpResponseRedirect(request.get_full_path())
        edition = self.edition_to_publish(request)
        if edition is None or not is_long_draft(edition, request.user):  # type: ignore[arg-type]
            return None
        try:
            making = start_making(edition=edition, by=request.user)  # type: ignore[arg-type]
        except ActRefused as refusal:
            self.tell(request, edition, refusal, messages.ERROR)  # type: ignore[attr-defined]
            return HttpResponseRedirect(request.get_full_path())
        return HttpResponseRedirect(reverse("admin:reports_edition_making", args=[making.uid]))

    def are_too_many(self, request: HttpRequest) -> bool:
        things = self.things_in(request)  # type: ignore[attr-defined]
        return len(things) > 1 and any(is_long_draft(thing, request.user) for thing in things)  # type: ignore[arg-type]

    def edition_to_publish(self, request: HttpRequest) -> Edition | None:
        """If the page is about one, nobody changed it since, and this person may. Else the act says what is amiss."""
        things = self.things_in(request)  # type: ignore[attr-defined]
        if len(things) != 1 or not self.acts["publish"].is_allowed(request.user, things[0]):  # type: ignore[attr-defined]
            return None
        return things[0] if version_seen(request, things[0]) == things[0].version else None

    # A file of a draft

    def draft_view(self, request: HttpRequest, pk: int, language: str, format: str) -> HttpResponseBase:
        edition = get_object_or_404(self.get_queryset(request), pk=pk)  # type: ignore[attr-defined]
        if language not in dict(settings.LANGUAGES) or format not in Format.values:
            raise Http404
        if not self.may_preview(request, edition):
            raise PermissionDenied
        try:
            return self.draft_answer(request, edition, language, Format(format))
        except ActRefused as refusal:
            return self.instead_of_preview(request, str(refusal))  # type: ignore[attr-defined]
        except PdfUnavailable as trouble:
            page: TemplateResponse = self.instead_of_preview(request, str(trouble))  # type: ignore[attr-defined]
            page.status_code = 503
            return page

    def draft_answer(self, request: HttpRequest, edition: Edition, language: str, format_: Format) -> HttpResponse:
        told = draft_of(edition, request.user)  # type: ignore[arg-type]
        if format_ == Format.PDF and is_long(told):
            making = start_making(edition=edition, by=request.user, language=language, format_=format_)  # type: ignore[arg-type]
            return HttpResponseRedirect(reverse("admin:reports_edition_making", args=[making.uid]))
        return file_answer(edition, language, format_, draft_file(told, language, format_))

    def may_preview(self, request: HttpRequest, edition: Edition) -> bool:
        publish = self.acts["publish"]  # type: ignore[attr-defined]
        return can_edit(request.user, edition) or publish.is_allowed(request.user, edition)

    # What is being made meanwhile

    def making_view(self, request: HttpRequest, uid: Any) -> HttpResponse:
        making = self.making_seen(request, uid)
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": _("Making the files"),
            "opts": self.opts,  # type: ignore[attr-defined]
            "making": making,
            "progress": words_of(making),
            "share": f"{share_of_making(making):.3f}",
        }
        return TemplateResponse(request, "admin/reports/edition/making.html", context)

    def progress_view(self, request: HttpRequest, uid: Any) -> JsonResponse:
        making = self.making_seen(request, uid)
        return JsonResponse({"share": share_of_making(making), "words": words_of(making), "is_over": making.is_over})

    def made_view(self, request: HttpRequest, uid: Any) -> HttpResponse:
        """The file, for as long as it is what the draft says: what was withheld since is in no file."""
        making = self.making_seen(request, uid)
        if making.content is None:
            raise Http404
        if not says_what_the_draft_says(making):
            making.delete()
            words = _("The record was changed since this file was made. Make it again.")
            page: HttpResponse = self.instead_of_preview(request, words)  # type: ignore[attr-defined]
            return page
        return file_answer(making.edition, making.language, Format(making.format), bytes(making.content))

    def making_seen(self, request: HttpRequest, uid: Any) -> Making:
        makings = Making.objects.visible_to(request.user).select_related("edition__report__review")
        making = get_object_or_404(makings, uid=uid)
        get_object_or_404(self.get_queryset(request), pk=making.edition_id)  # type: ignore[attr-defined]
        return making


def says_what_the_draft_says(making: Making) -> bool:
    try:
        return hash_of(draft_of(making.edition, making.started_by)) == making.data_sha256
    except ActRefused:
        return False


def is_long_draft(edition: Edition, by: User) -> bool:
    try:
        return is_long(draft_of(edition, by))
    except ActRefused:
        return False


def draft_context(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    """The addresses of its files, and what it lacks, or the sentence that says why it cannot be told."""
    files = [
        (
            Format(format_).label,
            [
                (name, reverse("admin:reports_edition_draft", args=[edition.pk, language, format_]))
                for language, name in settings.LANGUAGES
            ],
        )
        for format_ in Format.values
    ]
    try:
        told = draft_of(edition, request.user)  # type: ignore[arg-type]
    except ActRefused as refusal:
        return {"files": files, "missing": [], "refusal": str(refusal)}
    return {"files": files, "missing": missing_from(edition, told, request.user)}


def file_answer(edition: Edition, language: str, format_: Format, content: bytes) -> HttpResponse:
    report = edition.report
    name = f"{report.review.slug}-{report.slug}-{edition.number}-draft-{language}.{format_}"
    shown = "inline" if format_ in (Format.PDF, Format.HTML) else "attachment"
    headers = {"Content-Disposition": f'{shown}; filename="{name}"', "Cache-Control": NOT_KEPT}
    if format_ == Format.HTML:
        headers["Content-Security-Policy"] = policy_of(content)
    return HttpResponse(content, content_type=format_.media_type, headers=headers)


def words_of(making: Making) -> str:
    if making.problem:
        return making.problem
    if making.finished_at:
        return _("Done.")
    if making.has_died:
        return _("It stopped, and nothing was changed. Begin again; if it stops again, tell whoever keeps this site.")
    file = _("File %(number)s of %(total)s") % {"number": making.done + 1, "total": making.total}
    page = _("page %(page)s") % {"page": making.page}
    return f"{file}, {page}" if making.page else file


def share_of_making(making: Making) -> float:
    """From 0 to 1."""
    return 1.0 if making.finished_at else share_of(making.done, making.total, making.page)
