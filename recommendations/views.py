"""Pages that need this room only. Pages that join rooms are in upr_tracker/site/views.py."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from recommendations.doors import today, visible_review
from recommendations.file_answers import answer_with_file
from recommendations.filters import RecommendationFilter, StateFilter
from recommendations.models import Evidence, Recommendation, State
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


@require_safe
def evidence_file(request: HttpRequest, review: str, uid: UUID) -> HttpResponseBase:
    """The file as it was cleaned; not found where there is none, or none that this reader may have."""
    here = visible_review(request, review)
    rows = Evidence.objects.visible_to(request.user).filter(assessment__review=here, shows_file=True)
    return answer_with_file(request, get_object_or_404(rows, uid=uid))
