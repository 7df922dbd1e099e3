"""How every page of a review begins: which review, for whom, on which day."""

import datetime as dt

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from recommendations.models import Review
from upr_tracker.accounts.models import STRANGER, Reader


def visible_review(request: HttpRequest, slug: str) -> Review:
    """The review that a page is about; Http404 where this reader may not see it."""
    return review_for(request.user, slug)


def public_review(slug: str) -> Review:
    """The same for what answers everybody as a stranger, whoever asks: feeds, badges, images."""
    return review_for(STRANGER, slug)


def review_for(reader: Reader, slug: str) -> Review:
    reviews = Review.objects.visible_to(reader).select_related("state_under_review")
    return get_object_or_404(reviews, slug=slug)


def today() -> dt.date:
    """The day in the site's time zone, on which a page says what is published and what has passed."""
    return timezone.localdate()
