"""The acts on rows and revisions, as pages, buttons and list actions: each asks once, and shows what it will do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from upr_tracker.publishing.actions import ActRefused, take_effect
from upr_tracker.publishing.acts import ACTS, Act
from upr_tracker.publishing.admin.confirming import confirm_first
from upr_tracker.publishing.admin.keeping import gone_meanwhile, kept_context, kept_here
from upr_tracker.publishing.admin.widgets import LONGEST_KEY, keys_in
from upr_tracker.publishing.differences import Difference, differences_of
from upr_tracker.publishing.kept_elsewhere import KeptElsewhere, kept_elsewhere
from upr_tracker.publishing.models import Publishable, Revision
from upr_tracker.publishing.preview import public_page, row_of
from upr_tracker.publishing.rules import Thing, can_edit

ROWS, REVISIONS = "rows", "revisions"


@dataclass(frozen=True)
class Candidate:
    """A thing that an act may be done with, as the page about the act shows it."""

    thing: Any
    row: Publishable
    name: str
    form_address: str
    is_allowed: bool
    previews: Sequence[tuple[str, str, str]]
    """The code and the name of the language, and the address, of each preview."""
    changes: Sequence[Difference]
    """Of a revision: what it changes, as far as its reader may see that."""
    places: Sequence[KeptElsewhere]
    """Before it is withheld: where its words stand all the same."""


class Acting:
    acts: ClassVar[dict[str, Act]] = ACTS

    def get_urls(self) -> list[Any]:
        site, name = self.admin_site, f"{self.opts.app_label}_{self.opts.model_name}"  # type: ignore[attr-defined]
        return [
            path("act/<slug:act>/", site.admin_view(self.act_view), name=f"{name}_act"),
            path("preview/<slug:language>/", site.admin_view(self.preview_view), name=f"{name}_preview"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def take_effect(self, thing: Thing, request: HttpRequest) -> None:
        """What publishing does, whoever may do it: for the preview."""
        take_effect(thing, by=request.user)  # type: ignore[arg-type]

    # The page about an act

    def act_view(self, request: HttpRequest, act: str) -> HttpResponseBase:
        chosen = self.acts.get(act)
        things = self.things_in(request)
        if chosen is not None and not things and (answer := gone_meanwhile(request)):
            return answer
        if chosen is None or not things:
            raise Http404
        if chosen.is_confirmed and any(chosen.is_allowed(request.user, thing) for thing in things):
            confirm_first(request)
        if request.method == "POST":
            things = self.act_on(request, chosen, shown_on_the_page(request, things))
        if not things:
            return HttpResponseRedirect(self.list_address() if self.is_from_list(request) else reverse("admin:index"))
        candidates = [self.candidate(request, chosen, thing) for thing in things]
        if not any(candidate.is_allowed or candidate.previews for candidate in candidates):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),  # type: ignore[attr-defined]
            "title": chosen.label,
            "opts": self.opts,  # type: ignore[attr-defined]
            "act": chosen,
            "candidates": candidates,
            "is_allowed": any(candidate.is_allowed for candidate in candidates),
            "submit": self.acts["submit"],
            "submit_address": self.submit_address(request, chosen, things),
            "reason": request.POST.get("reason", kept.text("reason") if (kept := kept_here(request)) else ""),
            **kept_context(request),
        }
        return TemplateResponse(request, "admin/act.html", context)

    def act_on(self, request: HttpRequest, act: Act, things: Sequence[Any]) -> list[Any]:
        """Does it with each thing by itself. Those with which it may be tried again, the reason still as typed."""
        if not any(act.is_allowed(request.user, thing) for thing in things):
            raise PermissionDenied
        why = {"reason": request.POST.get("reason", "")} if act.asks_why else {}
        refused = set()
        for thing in things:
            thing.version = version_seen(request, thing)
            try:
                act.do(thing=thing, by=request.user, **why)
            except ActRefused as refusal:
                refused.add(thing.pk)
                self.tell(request, thing, refusal, messages.ERROR)
            else:
                self.tell(request, thing, act.done, messages.SUCCESS)
        left = [thing for thing in self.things_in(request) if thing.pk in refused]
        none_done = len(refused) == len(things)
        return [thing for thing in left if act.is_allowed(request.user, thing)] or (left if none_done else [])

    def candidate(self, request: HttpRequest, act: Act, thing: Any) -> Candidate:
        shows = act.name == "publish" and (can_edit(request.user, thing) or act.is_allowed(request.user, thing))
        return Candidate(
            thing=thing,
            row=row_of(thing),
            name=row_of(thing).called_for(request.user),
            form_address=self.form_address(thing),
            is_allowed=act.is_allowed(request.user, thing),
            previews=[
                (language[0], str(language[1]), self.preview_address(thing, language[0]))
                for language in settings.LANGUAGES
            ]
            if shows
            else [],
            changes=self.changes_of(request, thing) if isinstance(thing, Revision) else [],
            places=kept_elsewhere(row_of(thing), request.user) if act.name == "withhold" else [],  # type: ignore[arg-type]
        )

    def changes_of(self, request: HttpRequest, revision: Revision) -> list[Difference]:
        return differences_of(self.model, revision.changes, self.readable(request))  # type: ignore[attr-defined]

    def submit_address(self, request: HttpRequest, act: Act, things: Sequence[Any]) -> str:
        """From the preview of drafts, the way to send them for review."""
        may = act.name == "publish" and all(self.acts["submit"].is_allowed(request.user, thing) for thing in things)
        return self.act_address("submit", things) if may else ""

    # What the public will see

    @method_decorator(csp_replace({"frame-ancestors": ["'self'"]}))
    @method_decorator(xframe_options_sameorigin)
    def preview_view(self, request: HttpRequest, language: str) -> HttpResponseBase:
        (thing,) = self.things_in(request)[:1] or [None]
        if thing is None or language not in dict(settings.LANGUAGES):
            raise Http404
        if not (can_edit(request.user, thing) or self.acts["publish"].is_allowed(request.user, thing)):
            raise PermissionDenied
        try:
            page = public_page(request, thing, language, lambda copy: self.take_effect(copy, request))
        except ActRefused as refusal:
            return self.instead_of_preview(request, str(refusal))
        return page or self.instead_of_preview(request, self.why_nothing(thing))

    def instead_of_preview(self, request: HttpRequest, sentence: str) -> HttpResponse:
        return TemplateResponse(request, "admin/no_preview.html", {"sentence": sentence})

    def why_nothing(self, thing: Thing) -> str:
        if hasattr(self.model, "get_absolute_url"):  # type: ignore[attr-defined]
            return _("The public will see nothing of this: it, or what it is part of, is not for the public.")
        return _("This has no page of its own. It is shown wherever the rows that name it are.")

    # Addresses

    def things_in(self, request: HttpRequest) -> list[Any]:
        """The rows or revisions that the address names, of those that this reader may see."""
        rows = self.get_queryset(request)  # type: ignore[attr-defined]
        if keys := keys_in(request.GET.get(REVISIONS, "").split(",")):
            revisions = Revision.objects.visible_to(request.user).open().filter(pk__in=keys)
            seen = [revision for revision in revisions if rows.filter(pk=revision.object_id).exists()]
            return [revision for revision in seen if isinstance(revision.row, self.model)]  # type: ignore[attr-defined]
        return list(rows.filter(pk__in=keys_in(request.GET.get(ROWS, "").split(","))))

    def address(self, page: str, argument: str, things: Sequence[Any], **more: str) -> str:
        kind = REVISIONS if isinstance(things[0], Revision) else ROWS
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"  # type: ignore[attr-defined]
        query = urlencode({kind: ",".join(str(thing.pk) for thing in things), **more}, safe=",")
        return f"{reverse(name, args=[argument])}?{query}"

    def act_address(self, name: str, things: Sequence[Any], **more: str) -> str:
        return self.address("act", name, things, **more)

    def preview_address(self, thing: Any, language: str) -> str:
        return self.address("preview", language, [thing])

    def list_address(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")  # type: ignore[attr-defined]

    def is_from_list(self, request: HttpRequest) -> bool:
        return "from" in request.GET

    def tell(self, request: HttpRequest, thing: Any, words: Any, level: int) -> None:
        name = row_of(thing).called_for(request.user)
        self.message_user(request, format_html("{}: {}", name, str(words)), level)  # type: ignore[attr-defined]

    # On the form and the list

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if (row := kwargs.get("obj")) is not None:
            context["act_links"] = [
                *self.act_links(request, row),
                *(self.act_links(request, revision) if (revision := context.get("revision")) else []),
            ]
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def act_links(self, request: HttpRequest, thing: Any) -> list[tuple[str, str]]:
        """The label and the address of each act that this reader may do with a row or revision."""
        allowed = {name: act.label for name, act in self.acts.items() if act.is_allowed(request.user, thing)}
        if "publish" not in allowed and can_edit(request.user, thing):
            allowed = {"publish": _("Preview"), **allowed}
        words = _("%(act)s (the revision)") if isinstance(thing, Revision) else "%(act)s"
        return [(words % {"act": label}, self.act_address(name, [thing])) for name, label in allowed.items()]

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        if is_followed_by_an_act(request):
            return self.after_saving(request, obj)
        return super().response_add(request, obj, post_url_continue)  # type: ignore[misc]

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if hasattr(request, "is_rehearsed"):
            # What was saved is about to be taken back and kept as a revision, which says where to go on.
            return HttpResponseRedirect(request.get_full_path())
        if is_followed_by_an_act(request):
            return self.after_saving(request, obj)
        return super().response_change(request, obj)  # type: ignore[misc]

    def after_saving(self, request: HttpRequest, thing: Any) -> HttpResponse:
        """Where an editor goes on: to the preview, to the workbench once it is sent for review, or to the form."""
        if "_preview" in request.POST:
            return HttpResponseRedirect(self.act_address("publish", [thing]))
        form = self.form_address(thing)
        if "_submit" not in request.POST:
            self.tell(request, thing, _("Kept as a revision. What is published stays as it is."), messages.SUCCESS)
            return HttpResponseRedirect(form if "_continue" in request.POST else reverse("admin:index"))
        try:
            self.acts["submit"].do(thing=thing, by=request.user)
        except ActRefused as refusal:
            words = _("Saved, and not sent for review yet. %(why)s") % {"why": refusal}
            self.tell(request, thing, words, messages.WARNING)
            return HttpResponseRedirect(form)
        self.tell(request, thing, self.acts["submit"].done, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:index"))

    def form_address(self, thing: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"  # type: ignore[attr-defined]
        address = reverse(name, args=[row_of(thing).pk])
        return f"{address}?revision={thing.pk}" if isinstance(thing, Revision) else address

    def get_actions(self, request: HttpRequest) -> Any:
        offered = {
            f"act_{act.name}": (go_to(act), f"act_{act.name}", act.label)
            for act in self.acts.values()
            if act.is_offered_to(request.user)
        }
        return {**offered, **super().get_actions(request)}  # type: ignore[misc]


def go_to(act: Act) -> Any:
    """A list action that leads to the page about the act, with the rows that were chosen."""

    def action(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        rows = list(queryset)
        return HttpResponseRedirect(model_admin.act_address(act.name, rows, **{"from": "list"})) if rows else None

    return action


def is_followed_by_an_act(request: HttpRequest) -> bool:
    return IS_POPUP_VAR not in request.POST and bool({"_submit", "_preview"} & request.POST.keys())


def shown_on_the_page(request: HttpRequest, things: Sequence[Any]) -> Sequence[Any]:
    """After a refusal the page shows only what is left of the things that its address names."""
    return [thing for thing in things if f"version_{thing.pk}" in request.POST] or things


def version_seen(request: HttpRequest, thing: Any) -> int:
    """The version that the page about the act showed; none, and so a refusal, where it does not say."""
    seen = request.POST.get(f"version_{thing.pk}", "")
    return int(seen) if seen.isdecimal() and len(seen) < LONGEST_KEY else 0
