"""Pages that need this room only. Pages that join rooms are in upr_tracker/site/views.py."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recommendations.doors import today, visible_review
from recommendations.filters import RecommendationFilter, StateFilter
from recommendations.models import Recommendation, State
from recommendations.passages import passages_of
from recommendations.progress import by_theme, progress_of


@require_safe
def recommendations(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    rows = (
        Recommendation.objects.visible_to(request.user)
        .for_review(here)
        .with_status_for(request.user, on=today())
        .with_links_for(request.user)
        .with_wordings_for(request.user)
    )
    filtered = RecommendationFilter(request.GET, queryset=rows, request=request)
    shown = progress_of(filtered.qs, request.user, today())
    page = {
        "review": here,
        "filter": filtered,
        "themes": by_theme(shown),
        "shown": len(shown),
        "total": rows.count(),
        "passages": passages_of(here, request.user),
    }
    return render(request, "recommendations/recommendations.html", page)


@require_safe
def states(request: HttpRequest, review: str) -> HttpResponse:
    here = visible_review(request, review)
    rows = State.objects.visible_to(request.user).with_recommendations_in(here, request.user)
    filtered = StateFilter(request.GET, queryset=rows, request=request)
    return render(request, "recommendations/states.html", {"review": here, "filter": filtered, "states": filtered.qs})
