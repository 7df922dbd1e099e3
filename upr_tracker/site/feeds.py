"""What changed, as Atom feeds (RFC 4287): of a review, a theme and a State. Everybody reads them as a stranger."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recommendations.doors import public_review
from recommendations.models import Review, State, Theme
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.languages import Text, current_language
from upr_tracker.lib.open_answers import open_answer
from upr_tracker.site.changes import Change, changes_of

NOTHING_YET = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When a feed without entries was updated: it has to say, and says the same each time."""


class Feed(Atom1Feed):
    """With the language of each summary that is not in that of the feed."""

    def latest_post_date(self) -> dt.datetime:
        return super().latest_post_date() if self.items else NOTHING_YET

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        said: Text | str = item["said"]
        super().add_item_elements(handler, {**item, "description": None})
        lang = getattr(said, "lang", current_language())
        marked = {"type": "text"} if lang == current_language() else {"type": "text", "xml:lang": lang}
        if said:
            handler.addQuickElement("summary", str(said), marked)


@require_safe
def changes_feed(request: HttpRequest, review: str) -> HttpResponseBase:
    here = public_review(review)
    address = reverse("home", args=[here.slug])
    return answered(request, here, "", address, changes_of(here, STRANGER))


@require_safe
def theme_feed(request: HttpRequest, review: str, slug: str) -> HttpResponseBase:
    here = public_review(review)
    theme = get_object_or_404(
        Theme.objects.visible_to(STRANGER).filter(review=here).select_related("review"), slug=slug
    )
    return answered(request, here, theme.name, theme.get_absolute_url(), changes_of(here, STRANGER, theme=theme))


@require_safe
def state_feed(request: HttpRequest, review: str, slug: str) -> HttpResponseBase:
    here = public_review(review)
    states = State.objects.visible_to(STRANGER).with_recommendations_in(here, STRANGER)
    state = get_object_or_404(states, slug=slug)
    address = reverse("state", args=[here.slug, state.slug])
    return answered(request, here, state.name, address, changes_of(here, STRANGER, state=state))


def answered(request: HttpRequest, review: Review, about: str, address: str, changes: list[Change]) -> HttpResponseBase:
    feed = feed_of(request.path, review, about, address, changes)
    content = feed.writeString("utf-8")
    content_type = "application/atom+xml; charset=utf-8"
    return open_answer(request, content, content_type, modified=feed.latest_post_date())


def feed_of(path: str, review: Review, about: str, address: str, changes: list[Change]) -> Feed:
    words = _("What changed lately: %(what)s") % {"what": review.state_under_review.name}
    feed = Feed(
        title=": ".join(filter(None, [f"{_('UPR Tracker')}, {words}", about])),
        link=settings.SITE_ADDRESS + address,
        description=None,
        language=current_language(),
        author_name=_("Civil society coalition"),
        feed_url=settings.SITE_ADDRESS + path,
        feed_guid=settings.SITE_ADDRESS + path,
    )
    for change in changes:
        feed.add_item(
            title=f"{change.kind}: {change.title}",
            link=settings.SITE_ADDRESS + change.url,
            description="",
            said=change.what,
            unique_id=change.id,
            updateddate=timezone.make_aware(dt.datetime.combine(change.day, dt.time())),
        )
    return feed
