"""The roof: pages that join what was promised, who acts on it, and what is told."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from recommendations.doors import day_asked, today, visible_review
from recommendations.models import Recommendation, Review, State
from recommendations.passages import passages_of
from recommendations.progress import Progress, by_theme, history_of, progress_of, situation_of, tally
from stakeholders.filters import EventFilter
from stakeholders.lists import (
    ask_lists_of,
    asks_of,
    dialogue_titles_of,
    events_of,
    media_of,
    meetings_with,
    next_steps_of,
    statements_of,
)
from stakeholders.models.ask import Addressee
from stakeholders.tables import table_of_events
from upr_tracker.accounts.models import Reader
from upr_tracker.publishing.listing import Listing
from upr_tracker.publishing.tables import answer_with_table
from upr_tracker.site.about import about_of
from upr_tracker.site.front import front_of


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The home of the first review that this reader may see."""
    first = Review.objects.visible_to(request.user).select_related("state_under_review").first()
    if first is None:
        return render(request, "site/empty.html")
    return render(request, "site/home.html", front_of(first, request.user, today()))


@require_safe
def home(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    return render(request, "site/home.html", front_of(here, request.user, today()))


@require_safe
def recommendation(request: HttpRequest, review: str, slug: str) -> HttpResponse:
    here, reader, asked = visible_review(request, review), request.user, day_asked(request)
    row = recommendation_or_404(here, reader, slug, asked.day)
    recommended = row.recommendation
    history = history_of(recommended, reader, asked.day)
    page = {
        "review": here,
        "asked": asked,
        "progress": row,
        "history": history,
        "standing": next((item.assessment for item in history if item.assessment == row.assessment), None),
        "statements": statements_of(here, reader).filter(recommendations=recommended.pk),
        "dialogues": dialogue_titles_of(here, reader).filter(recommendations_raised=recommended.pk),
        "ask_lists": ask_lists_of(here, reader, asks_of(here, reader).filter(theme=recommended.theme)),
        "media": media_of(here, reader).filter(recommendations=recommended.pk),
    }
    return render(request, "site/recommendation.html", page)


@require_safe
def state(request: HttpRequest, review: str, slug: str) -> HttpResponse:
    here, reader = visible_review(request, review), request.user
    row = get_object_or_404(State.objects.visible_to(reader).with_recommendations_in(here, reader), slug=slug)
    made = recommendations_with_status(here, reader, today()).filter(recommending_states=row)
    rows = progress_of(made, reader, today())
    named = [item.recommendation.pk for item in rows]
    others = asks_of(here, reader).filter(ask_list__addressee=Addressee.OTHERS)
    page = {
        "review": here,
        "state": row,
        "themes": by_theme(rows),
        "tally": [count for count in tally(rows) if count.number],
        "situation": situation_of(rows),
        "meetings": meetings_with(row, here, reader),
        "statements": statements_of(here, reader).filter(recommendations__in=named).distinct(),
        "ask_lists": ask_lists_of(here, reader, others),
        "next_steps": next_steps_of(here, reader),
    }
    return render(request, "site/state.html", page)


@require_safe
def timeline(request: HttpRequest, review: str, form: str = "") -> HttpResponse:
    here, reader = visible_review(request, review), request.user
    filtered = EventFilter(request.GET, queryset=events_of(here, reader), request=request)
    events = list(filtered.qs)
    listing = Listing(filtered, len(events))
    if form:
        return answer_with_table(request, listing, table_of_events(here, events), form)
    page = {"review": here, "list": listing, "events": events, "passages": passages_of(here, reader)}
    return render(request, "site/timeline.html", page)


@require_safe
def about(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    return render(request, "site/about.html", about_of(here, request.user))


def recommendations_with_status(review: Review, reader: Reader, on: dt.date) -> Any:
    rows = Recommendation.objects.visible_to(reader).for_review(review)
    return rows.with_status_for(reader, on=on).with_links_for(reader)


def recommendation_or_404(review: Review, reader: Reader, slug: str, on: dt.date) -> Progress:
    rows = progress_of(recommendations_with_status(review, reader, on).filter(slug=slug), reader, on)
    if not rows:
        raise Http404
    return rows[0]
