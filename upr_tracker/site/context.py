"""What the frame of every page needs: where we are, the other language, and the way to the other rooms."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recommendations.models import Review
from upr_tracker.lib.languages import ENGLISH, KHMER, current_language
from upr_tracker.publishing.models import Coalition
from upr_tracker.site.addresses import page_address

ROOMS: list[tuple[str, str | Promise]] = [
    ("recommendations", _("Recommendations")),
    ("states", _("States")),
    ("timeline", _("Timeline")),
    ("dialogues", _("Dialogues")),
    ("asks", _("Asks")),
    ("media", _("Media")),
    ("organisations", _("Organisations")),
    ("reports", _("Reports")),
    ("about", _("About")),
]
IN_ROOM = {
    "recommendation": "recommendations",
    "state": "states",
    "dialogue": "dialogues",
    "report": "reports",
    "edition": "reports",
    "mistake": "about",
    "mistake-sent": "about",
}


def frame(request: HttpRequest) -> dict[str, Any]:
    """Empty for the workbench, the account pages and the API, which have frames of their own."""
    if request.path.startswith(("/admin/", "/accounts/", "/api/")):
        return {}
    here = review_here(request)
    return {
        "frame": {
            "rooms": rooms(request, here) if here else [],
            "mistake": reverse("mistake", args=[here.slug]) if here else "",
            "other": other_language(request),
            "address": settings.SITE_ADDRESS,
            "page": page_address(request.path),
            "here": settings.SITE_ADDRESS + request.path,
            "coalition": Coalition.current(),
        }
    }


def review_here(request: HttpRequest) -> Review | None:
    """The review that the page is about; the first one elsewhere, None before there is one."""
    match = request.resolver_match
    slug = match.kwargs.get("review") if match else None
    reviews = Review.objects.visible_to(request.user)
    return (reviews.filter(slug=slug).first() if slug else None) or reviews.first()


def rooms(request: HttpRequest, here: Review) -> list[dict[str, Any]]:
    match = request.resolver_match
    name = match.url_name if match else None
    return [
        {
            "name": label,
            "url": reverse(room, args=[here.slug]),
            "current": room == IN_ROOM.get(str(name), name),
        }
        for room, label in ROOMS
    ]


def other_language(request: HttpRequest) -> dict[str, str]:
    """The same page in the other language, with its filters."""
    here, there = (ENGLISH, KHMER) if current_language() == ENGLISH else (KHMER, ENGLISH)
    path = request.get_full_path()
    rest = path.removeprefix(f"/{here}/") if path.startswith(f"/{here}/") else ""
    return {"code": there, "name": {"en": "English", "km": "ខ្មែរ"}[there], "url": f"/{there}/{rest}"}
