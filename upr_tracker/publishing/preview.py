"""What the public will see, before it happens: a page drawn for a stranger inside a rehearsal of the publication."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import resolve
from django.utils.translation import override

from upr_tracker.accounts.models import STRANGER
from upr_tracker.publishing.actions import fetched
from upr_tracker.publishing.models import Revision
from upr_tracker.publishing.rehearsals import rehearsal


def row_of(thing: Any) -> Any:
    return thing.row if isinstance(thing, Revision) else thing


def public_page(request: HttpRequest, thing: Any, language: str, take_effect: Any) -> HttpResponseBase | None:
    """The page about the row in this language, as strangers will get it; None where they will not get one.

    `take_effect(thing)` is what publishing would do. Raises ActRefused where it would refuse.
    """
    with rehearsal():
        published = fetched(thing)
        take_effect(published)
        row = type(row_of(thing))._default_manager.visible_to(STRANGER).filter(pk=row_of(thing).pk).first()
        if row is None or not hasattr(row, "get_absolute_url"):
            return None
        with override(language):
            return drawn_for_strangers(request, row.get_absolute_url(), language)


def drawn_for_strangers(request: HttpRequest, address: str, language: str) -> HttpResponseBase | None:
    path, _mark, query = address.partition("?")
    path, _mark, _fragment = path.partition("#")
    theirs = HttpRequest()
    theirs.method, theirs.path, theirs.path_info = "GET", path, path
    theirs.META = {**{name: request.META.get(name, "") for name in WHERE}, "QUERY_STRING": query}
    theirs.user, theirs.LANGUAGE_CODE = STRANGER, language
    theirs.resolver_match = match = resolve(path)
    try:
        page: Any = match.func(theirs, *match.args, **match.kwargs)
    except (Http404, PermissionDenied):
        return None
    return page.render() if hasattr(page, "render") else page


WHERE = ("SERVER_NAME", "SERVER_PORT", "HTTP_HOST")
