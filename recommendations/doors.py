"""How every page of a review begins: which review, for whom, on which day."""

import datetime as dt
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from recommendations.models import Review
from upr_tracker.accounts.models import STRANGER, Reader
from upr_tracker.publishing.filter_fields import readable

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class AskedDay:
    """The day of which a page tells: today, or the one before that the address asks for by `on`."""

    day: dt.date
    was_asked: bool = False
    problem: str = ""
    """What to say above the page of a day that cannot be used. Then the page tells of today."""


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


def read_day(text: str) -> dt.date:
    """A day of which the site can tell, from an address; raises ValidationError in the reader's language."""
    try:
        day = dt.date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        message = _("“%(value)s” is not a day. Write the year, the month and the day, as in 2023-05-05.")
        raise ValidationError(message, code="invalid", params={"value": readable(text)})
    if day > today():
        message = _("What this site will say on %(value)s, nobody knows yet. Choose a day that is not ahead of us.")
        raise ValidationError(message, code="ahead", params={"value": text})
    return day


def day_asked(request: HttpRequest) -> AskedDay:
    """For pages without a form; a list's filter reads `on` by itself."""
    text = request.GET.get("on", "").strip()
    try:
        return AskedDay(read_day(text), was_asked=True) if text else AskedDay(today())
    except ValidationError as error:
        return AskedDay(today(), problem=error.messages[0])
