"""A recommendation as a picture beside a link, and as a badge on other sites. Strangers may see what they show."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from recommendations.doors import public_review, today
from recommendations.models import Recommendation, Review
from recommendations.progress import Progress, progress_of
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.card_png import draw_card
from upr_tracker.lib.card_svg import badge_of
from upr_tracker.lib.cards import PAPER
from upr_tracker.lib.languages import current_language
from upr_tracker.lib.open_answers import FOR_OTHER_SITES, etag_of, open_answer, unchanged
from upr_tracker.lib.typesetting import DrawingUnavailable
from upr_tracker.site.cards import card_of, label_of

DRAWN_AS = "1"
"""To be counted up when a picture of the same words is drawn differently, so that nobody keeps the old one."""

INSIDE_THE_BADGE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox"
"""It brings its own Khmer letters, and can do nothing."""


@require_safe
def share_image(request: HttpRequest, review: str, slug: str) -> HttpResponseBase:
    """Drawn only for whoever has not got it. Without the library that shapes Khmer: 503, and how to mend that."""
    here = public_review(review)
    card = card_of(here, public_progress(here, slug))
    etag = etag_of(f"{DRAWN_AS} {card}")
    if kept := unchanged(request, etag):
        return kept
    try:
        picture = draw_card(card)
    except DrawingUnavailable as error:
        return HttpResponse(str(error), status=503, content_type="text/plain; charset=utf-8")
    return open_answer(request, picture, "image/png", etag=etag, headers=FOR_OTHER_SITES)


@require_safe
def badge(request: HttpRequest, review: str, slug: str) -> HttpResponseBase:
    here = public_review(review)
    progress = public_progress(here, slug)
    card = card_of(here, progress)
    etag = etag_of(f"{DRAWN_AS} {card}")
    if kept := unchanged(request, etag):
        return kept
    page = {
        "card": card,
        "badge": badge_of(card),
        "label": label_of(progress),
        "paper": PAPER,
        "language": current_language(),
    }
    drawn = render_to_string("site/badge.svg", page)
    headers = {**FOR_OTHER_SITES, "Content-Security-Policy": INSIDE_THE_BADGE}
    return open_answer(request, drawn, "image/svg+xml; charset=utf-8", etag=etag, headers=headers)


def public_progress(review: Review, slug: str) -> Progress:
    rows = Recommendation.objects.visible_to(STRANGER).for_review(review).filter(slug=slug)
    found = progress_of(rows.with_status_for(STRANGER, on=today()).with_links_for(STRANGER), STRANGER, today())
    if not found:
        raise Http404
    return found[0]
