"""Pages that need this room and those below. Pages that join more are in upr_tracker/site/views.py."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from recommendations.doors import visible_review
from recommendations.passages import passages_of
from stakeholders.filters import AskFilter, DialogueFilter, MediaFilter, OrganisationFilter
from stakeholders.lists import ask_lists_of, asks_of, dialogues_of, media_of, next_steps_of, organisations_for
from stakeholders.models import Organisation
from stakeholders.models.organisation import OrganisationKind


@require_safe
def dialogues(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    filtered = DialogueFilter(request.GET, queryset=dialogues_of(here, request.user), request=request)
    rows = list(filtered.qs)
    shown = {row.pk for row in rows}
    page = {
        "review": here,
        "filter": filtered,
        "dialogues": [row for row in rows if row.part_of_id not in shown],
        "next_steps": next_steps_of(here, request.user),
    }
    return render(request, "stakeholders/dialogues.html", page)


@require_safe
def dialogue(request: HttpRequest, review: str, slug: str) -> HttpResponse:
    here = visible_review(request, review)
    row = get_object_or_404(dialogues_of(here, request.user), slug=slug)
    return render(request, "stakeholders/dialogue.html", {"review": here, "dialogue": row})


@require_safe
def asks(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    filtered = AskFilter(request.GET, queryset=asks_of(here, request.user), request=request)
    lists = ask_lists_of(here, request.user, filtered.qs)
    return render(request, "stakeholders/asks.html", {"review": here, "filter": filtered, "lists": lists})


@require_safe
def media(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    filtered = MediaFilter(request.GET, queryset=media_of(here, request.user), request=request)
    page = {"review": here, "filter": filtered, "media": filtered.qs, "passages": passages_of(here, request.user)}
    return render(request, "stakeholders/media.html", page)


@require_safe
def organisations(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    filtered = OrganisationFilter(request.GET, queryset=organisations_for(request.user), request=request)
    page = {"review": here, "filter": filtered, "organisations": by_kind(filtered.qs)}
    return render(request, "stakeholders/organisations.html", page)


def by_kind(organisations: Iterable[Organisation]) -> list[Organisation]:
    """In the order in which the kinds are listed, and within each as they came."""
    kinds = OrganisationKind.values
    return sorted(organisations, key=lambda organisation: kinds.index(organisation.kind))
