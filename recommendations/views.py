"""Pages that need this room only. Pages that join rooms are in upr_tracker/site/views.py."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from recommendations.doors import visible_review
from recommendations.file_answers import answer_with_file
from recommendations.filters import RecommendationFilter, StateFilter
from recommendations.models import Evidence, Recommendation, State
from recommendations.passages import passages_of
from recommendations.progress import by_theme, progress_of
from recommendations.tables import table_of_recommendations, table_of_states
from upr_tracker.publishing.listing import Listing
from upr_tracker.publishing.tables import answer_with_table


@require_safe
def recommendations(request: HttpRequest, review: str, form: str = "") -> HttpResponse:
    here, reader = visible_review(request, review), request.user
    rows = Recommendation.objects.visible_to(reader).for_review(here).with_links_for(reader)
    filtered = RecommendationFilter(request.GET, queryset=rows.with_wordings_for(reader), request=request)
    shown = progress_of(filtered.qs, reader, filtered.day)
    listing = Listing(filtered, len(shown))
    if form:
        return answer_with_table(request, listing, table_of_recommendations(shown, filtered.day_asked), form)
    page = {
        "review": here,
        "list": listing,
        "day": filtered.day_asked,
        "themes": [] if filtered.is_sorted else by_theme(shown),
        "flat": shown if filtered.is_sorted else [],
        "passages": passages_of(here, reader),
    }
    return render(request, "recommendations/recommendations.html", page)


@require_safe
def states(request: HttpRequest, review: str, form: str = "") -> HttpResponse:
    here = visible_review(request, review)
    rows = State.objects.visible_to(request.user).with_recommendations_in(here, request.user)
    filtered = StateFilter(request.GET, queryset=rows, request=request)
    shown = list(filtered.qs)
    listing = Listing(filtered, len(shown))
    if form:
        return answer_with_table(request, listing, table_of_states(here, shown), form)
    return render(request, "recommendations/states.html", {"review": here, "list": listing, "states": shown})


@require_safe
def evidence_file(request: HttpRequest, review: str, uid: UUID) -> HttpResponseBase:
    """The file as it was cleaned; not found where there is none, or none that this reader may have."""
    here = visible_review(request, review)
    rows = Evidence.objects.visible_to(request.user).filter(assessment__review=here, shows_file=True)
    return answer_with_file(request, get_object_or_404(rows, uid=uid))
