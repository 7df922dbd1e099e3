"""Pages that need this room and those below. Pages that join more are in upr_tracker/site/views.py."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from recommendations.doors import visible_review
from recommendations.file_answers import answer_with_stored
from recommendations.passages import passages_of
from stakeholders.filters import AskFilter, DialogueFilter, MediaFilter, OrganisationFilter
from stakeholders.lists import (
    ask_lists_of,
    asks_of,
    dialogues_of,
    media_of,
    next_steps_of,
    organisations_for,
    parts_after_their_series,
    with_parts,
)
from stakeholders.models import Organisation
from stakeholders.models.organisation import OrganisationKind
from stakeholders.tables import table_of_asks, table_of_dialogues, table_of_media, table_of_organisations
from upr_tracker.accounts.models import STRANGER
from upr_tracker.publishing.listing import Listing
from upr_tracker.publishing.models import StoredFile
from upr_tracker.publishing.tables import answer_with_table


@require_safe
def dialogues(request: HttpRequest, review: str, form: str = "") -> HttpResponse:
    here = visible_review(request, review)
    filtered = DialogueFilter(request.GET, queryset=dialogues_of(here, request.user), request=request)
    shown = list(filtered.qs) if filtered.is_sorted else parts_after_their_series(filtered.qs)
    listing = Listing(filtered, len(shown))
    if form:
        return answer_with_table(request, listing, table_of_dialogues(shown), form)
    page = {"review": here, "list": listing, "dialogues": shown, "next_steps": next_steps_of(here, request.user)}
    return render(request, "stakeholders/dialogues.html", page)


@require_safe
def dialogue(request: HttpRequest, review: str, slug: str) -> HttpResponse:
    here = visible_review(request, review)
    row = get_object_or_404(with_parts(dialogues_of(here, request.user), here, request.user), slug=slug)
    return render(request, "stakeholders/dialogue.html", {"review": here, "dialogue": row})


@require_safe
def asks(request: HttpRequest, review: str, form: str = "") -> HttpResponse:
    here = visible_review(request, review)
    filtered = AskFilter(request.GET, queryset=asks_of(here, request.user), request=request)
    lists = list(ask_lists_of(here, request.user, filtered.qs))
    shown = [ask for each in lists for ask in each.asks.all()]
    listing = Listing(filtered, len(shown))
    if form:
        return answer_with_table(request, listing, table_of_asks(here, shown), form)
    return render(request, "stakeholders/asks.html", {"review": here, "list": listing, "lists": lists})


@require_safe
def media(request: HttpRequest, review: str, form: str = "") -> HttpResponse:
    here = visible_review(request, review)
    filtered = MediaFilter(request.GET, queryset=media_of(here, request.user), request=request)
    shown = list(filtered.qs)
    listing = Listing(filtered, len(shown))
    if form:
        return answer_with_table(request, listing, table_of_media(shown), form)
    page = {"review": here, "list": listing, "media": shown, "passages": passages_of(here, request.user)}
    return render(request, "stakeholders/media.html", page)


@require_safe
def organisations(request: HttpRequest, review: str, form: str = "") -> HttpResponse:
    here = visible_review(request, review)
    filtered = OrganisationFilter(request.GET, queryset=organisations_for(request.user), request=request)
    shown = list(filtered.qs) if filtered.is_sorted else by_kind(filtered.qs)
    listing = Listing(filtered, len(shown))
    if form:
        return answer_with_table(request, listing, table_of_organisations(shown), form)
    page = {"review": here, "list": listing, "flat" if filtered.is_sorted else "organisations": shown}
    return render(request, "stakeholders/organisations.html", page)


def by_kind(organisations: Iterable[Organisation]) -> list[Organisation]:
    """In the order in which the kinds are listed, and within each as they came."""
    kinds = OrganisationKind.values
    return sorted(organisations, key=lambda organisation: kinds.index(organisation.kind))


@require_safe
def organisation_logo(request: HttpRequest, review: str, slug: str) -> HttpResponseBase:
    """For pages that show it; not found where the reader may not see the organisation, or it has none."""
    visible_review(request, review)
    file = get_object_or_404(StoredFile, logos__in=Organisation.objects.visible_to(request.user).filter(slug=slug))
    is_public = Organisation.objects.visible_to(STRANGER).filter(slug=slug).exists()
    return answer_with_stored(request, file, disposition="inline", is_public=is_public)
