"""How every page of a review begins: which review, for whom, on which day."""

import datetime as dt

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from recommendations.models import Review


def visible_review(request: HttpRequest, slug: str) -> Review:
    """The review that a page is about; Http404 where this reader may not see it."""
    reviews = Review.objects.visible_to(request.user).select_related("state_under_review")
    return get_object_or_404(reviews, slug=slug)


def today() -> dt.date:
    """The day in the site's time zone, on which a page says what is published and what has passed."""
    return timezone.localdate()
