"""A person's dates as a calendar: what it shows on a locked phone tells nobody what it is about."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from recommendations.models import Recommendation, Review
from stakeholders.models import FollowUp
from upr_tracker.accounts.calendar_links import person_with
from upr_tracker.accounts.models import User
from upr_tracker.publishing.states import PublicationState
from upr_tracker.site.rules import can_use_workbench

HEADERS = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True)
class Day:
    """A whole day on which something falls due, and the form in the workbench where one reads what."""

    uid: UUID
    day: dt.date
    title: str
    address: str


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Asked for anew each time, so that it shows what the person may see now, and nothing once they have left."""
    person = person_with(token)
    if person is None or not can_use_workbench(person):
        raise Http404
    with override(person.language):
        return HttpResponse(written(days_of(person)), headers=HEADERS)


def address_of_feed(token: str) -> str:
    return settings.SITE_ADDRESS + reverse("calendar", args=[token])


def days_of(person: User) -> Iterator[Day]:
    """Next steps to be done, dates that texts name, and reviews expected, each on the last day of its date.

    A step to be done "by 2022" may be done until the end of 2022, so that is the day to remind of.
    """
    for step in FollowUp.objects.visible_to(person).to_be_done().filter(by_when__isnull=False):
        yield day_of(step, step.by_when, _("Next step"))
    named = Recommendation.objects.visible_to(person).published().filter(named_date__isnull=False)
    for recommendation in named:
        yield day_of(recommendation, recommendation.named_date, _("Date to look at"))
    expected = Review.objects.visible_to(person).exclude(state=PublicationState.WITHDRAWN)
    for review in expected.filter(next_expected__isnull=False):
        yield day_of(review, review.next_expected, _("Date to look at"))


def day_of(row: Any, date: Any, title: str) -> Day:
    form = admin.site.get_model_admin(type(row)).form_address(row)  # type: ignore[attr-defined]
    return Day(row.uid, date.end, title, settings.SITE_ADDRESS + form)


def written(days: Iterator[Day]) -> bytes:
    """As iCalendar (RFC 5545): whole days that do not make anybody busy."""
    made = Calendar()
    made.add("prodid", "-//Dates//EN")
    made.add("version", "2.0")
    for each in days:
        event = Event()
        event.add("uid", str(each.uid))
        event.add("dtstamp", timezone.now())
        event.add("dtstart", each.day)
        if each.day < dt.date.max:
            # Without an end, the event lasts its one day.
            event.add("dtend", each.day + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", each.title)
        event.add("description", each.address)
        made.add_component(event)
    return made.to_ical()
