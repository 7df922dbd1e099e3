"""Nothing typed is lost: a form that cannot be saved is kept for its typist, and shown again as it was typed.

Every form of a row, and the page about an act, carries a token (publishing/keeping.py). A post that arrives when the
session has ended, or after another tab has signed in again, is kept; the next time its typist opens the address, the
form is shown as an invalid form would be: with what was typed, unsaved.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from upr_tracker.accounts.models import User
from upr_tracker.publishing.keeping import (
    TYPED_BY,
    TooLong,
    Typed,
    address_of,
    forget,
    keep,
    kept_for,
    texts_in,
    token_for,
    typist_of,
)
from upr_tracker.publishing.rehearsals import rehearsal
from upr_tracker.publishing.snapshots import label_of

DISCARD = "_discard"

View = Callable[..., Any]


def keeping(site: AdminSite, view: View) -> View:
    """A view of the workbench that loses nothing of what was posted to it, whether or not it may be saved."""

    @wraps(view)
    def kept_safe(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        typist = typist_in(request)
        if typist is not None and (typist != request.user or not site.has_permission(request)):
            return kept_until_sign_in(request, typist)
        if DISCARD in request.POST and site.has_permission(request):
            return discarded(request)
        try:
            response = view(request, *args, **kwargs)
        except PermissionDenied:
            if typist is None:
                raise
            return not_sent(request, _("This cannot be saved any more, or not by you."), texts_in(request.POST), 403)
        if is_done(response) and isinstance(request.user, User):
            forget(request.user, address_of(request))
        return response

    return kept_safe


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """A form whose check against forgery fails, as it does once its typist has signed in again in another tab."""
    typist = typist_in(request)
    if typist is None:
        return not_sent(request, _("This was not saved: the page had been open for too long. Open it again."), {}, 403)
    return kept_until_sign_in(request, typist)


def typist_in(request: HttpRequest) -> User | None:
    token = request.POST.get(TYPED_BY, "")
    return typist_of(token, address_of(request)) if token else None


def kept_until_sign_in(request: HttpRequest, typist: User) -> HttpResponseBase:
    """Keeps what was posted for its typist, and leads there: to the form, or first to sign-in."""
    address, texts = address_of(request), texts_in(request.POST)
    try:
        keep(person=typist, address=address, texts=texts, files=request.FILES)
    except TooLong:
        sentence = _("Your session has ended, and this is too long to be kept. Copy it from here before you sign in.")
        return not_sent(request, sentence, texts, 413)
    if typist == request.user:
        return HttpResponseRedirect(address)
    if request.user.is_authenticated:
        sentence = _("Somebody else typed this. It is kept for an hour, and shown to them once they have signed in.")
        return not_sent(request, sentence, {}, 403)
    return redirect_to_login(address, reverse("admin:login"))


def discarded(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User):
        forget(request.user, address_of(request))
    messages.success(request, _("What you had typed is discarded."))
    return HttpResponseRedirect(address_of(request))


def not_sent(request: HttpRequest, sentence: str, texts: dict[str, list[str]], status: int) -> HttpResponse:
    """A page that says why nothing was saved, and gives the reader back what they typed, to be copied."""
    context = {
        **admin.site.each_context(request),
        "title": _("Nothing was saved"),
        "sentence": sentence,
        "texts": [(label, text) for name, text in words_in(texts) if (label := label_in(request, name))],
        "address": address_of(request),
        "is_kept": bool(texts) and kept_here(request) is not None,
    }
    return render(request, "admin/not_sent.html", context, status=status)


def gone_meanwhile(request: HttpRequest) -> HttpResponse | None:
    """Where what the address names went while somebody typed: what they typed. None where nobody did."""
    kept = kept_here(request)
    texts = texts_in(request.POST) if typist_in(request) else kept.texts if kept else None
    return not_sent(request, _("This is not there any more."), texts, 404) if texts is not None else None


def words_in(texts: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """What somebody may have typed, rather than chosen: neither keys nor numbers."""
    for name, values in texts.items():
        yield from ((name, text) for text in values if text.strip() and not text.isdecimal())


def label_in(request: HttpRequest, name: str) -> str:
    """What a form calls a field, or a field of one of its lines ("wordings-0-text_en"); empty for what is no field."""
    match = request.resolver_match
    room, _mark, rest = (match.url_name or "").partition("_") if match else ("", "", "")
    try:
        model: Any = apps.get_model(room, rest.rpartition("_")[0])
        for step in [step for step in name.split("-") if not step.isdecimal()]:
            field = model._meta.get_field(step)
            model = field.related_model
    except (LookupError, FieldDoesNotExist, AttributeError):
        return _("Reason") if name == "reason" else ""
    return capfirst(label_of(field))


def is_done(response: HttpResponseBase) -> bool:
    """Whether the form was taken, and not shown again."""
    context = getattr(response, "context_data", None) or {}
    return response.status_code == HttpResponseRedirect.status_code or "popup_response_data" in context


def kept_here(request: HttpRequest) -> Typed | None:
    """What the reader typed at this address and did not save."""
    if not hasattr(request, "kept"):
        request.kept = kept_for(request.user, address_of(request))  # type: ignore[attr-defined]
    return request.kept  # type: ignore[attr-defined]


def kept_context(request: HttpRequest) -> dict[str, Any]:
    """For a page with a form: the token that the form carries, and what the notice above it tells."""
    token = token_for(request.user, address_of(request)) if isinstance(request.user, User) else ""
    return {"typing_token": token, "kept": kept_here(request)}


@contextmanager
def posted(request: HttpRequest, typed: Typed) -> Iterator[None]:
    """The request as if the form had just been sent again."""
    # First, since whoever asks for them later would have the body of the request read anew, and it is empty.
    _none = request.FILES
    request.method, request.POST = "POST", typed.as_sent()  # type: ignore[assignment]
    request.is_only_shown = True  # type: ignore[attr-defined]
    try:
        yield
    finally:
        request.method = "GET"


class Keeping:
    """For the admin of a row: its form as it was typed, once its typist is back."""

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.as_typed(request, super().add_view, *args, **kwargs)  # type: ignore[misc]

    def change_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.as_typed(request, super().change_view, *args, **kwargs)  # type: ignore[misc]

    def as_typed(self, request: HttpRequest, view: View, *args: Any, **kwargs: Any) -> HttpResponseBase:
        kept = kept_here(request) if request.method == "GET" else None
        if kept is None:
            return view(request, *args, **kwargs)
        with posted(request, kept), rehearsal():
            try:
                response = view(request, *args, **kwargs)
            except PermissionDenied:
                sentence = _("This cannot be changed any more, or not by you. What you had typed is still here.")
                return not_sent(request, sentence, kept.texts, 403)
            return response.render() if hasattr(response, "render") else response

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)  # type: ignore[misc]
        form.is_only_shown = hasattr(request, "is_only_shown")
        return form

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context.update(kept_context(request))
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponseBase:
        """The row went while somebody typed: what they typed is given back."""
        return gone_meanwhile(request) or super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
