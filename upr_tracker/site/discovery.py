"""What machines ask for before they read: what they may read, where everything is, and the icon."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from recommendations.doors import today
from recommendations.models import Assessment, Recommendation, Review, State
from reports.lists import editions_of, reports_of
from reports.models import Edition, Report
from stakeholders.lists import dialogue_titles_of
from stakeholders.models import Dialogue
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.languages import ENGLISH
from upr_tracker.lib.open_answers import open_answer
from upr_tracker.site.addresses import InLanguage, PageAddress, page_address
from upr_tracker.site.context import ROOMS

NOT_FOR_ROBOTS = ("/admin/", "/accounts/", "/calendar/")
A_WEEK = "public, max-age=604800"


@dataclass(frozen=True)
class Page:
    """A public page in both languages, and the day on which it changed last, where that is known."""

    address: PageAddress
    changed: str = ""

    @property
    def addresses(self) -> list[InLanguage]:
        return self.address.in_languages

    @property
    def default(self) -> str:
        return self.address.default


@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    lines += ["Allow: /", "", f"Sitemap: {settings.SITE_ADDRESS}{reverse('sitemap')}", ""]
    return open_answer(request, "\n".join(lines), "text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponseBase:
    with override(ENGLISH):
        written = render_to_string("site/sitemap.xml", {"pages": list(all_pages())})
    return open_answer(request, written, "application/xml; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers ask for it unasked; pages do not name it, so that reading one costs two requests."""
    drawn = (settings.BASE_DIR / "static" / "favicon.svg").read_bytes()
    return HttpResponse(drawn, content_type="image/svg+xml", headers={"Cache-Control": A_WEEK})


def all_pages() -> Iterator[Page]:
    """Those that a stranger may read, of every review."""
    for review in Review.objects.visible_to(STRANGER).select_related("state_under_review"):
        yield from (page(reverse(room, args=[review.slug])) for room in ("home", *(name for name, _ in ROOMS)))
        yield from recommendation_pages(review)
        states = State.objects.visible_to(STRANGER).with_recommendations_in(review, STRANGER)
        yield from (page(reverse("state", args=[review.slug, state.slug])) for state in states)
        yield from changed_pages(dialogue_titles_of(review, STRANGER), Dialogue)
        yield from changed_pages(reports_of(review, STRANGER).prefetch_related(None), Report)
        editions = editions_of(review, STRANGER).prefetch_related(None)
        yield from changed_pages(editions, Edition, since="published_on")


def page(path: str, changed: str = "") -> Page:
    address = page_address(path)
    assert address is not None  # noqa: S101  (for the type checker: every page of a review has a language)
    return Page(address, changed)


def changed_pages(rows: QuerySet[Any], model: Any, since: str = "shown_since") -> Iterator[Page]:
    days = dict(model.objects.visible_to(STRANGER).changed_last(since).values_list("pk", "changed_on"))
    yield from (page(row.get_absolute_url(), days.get(row.pk, "")) for row in rows)


def recommendation_pages(review: Review) -> Iterator[Page]:
    """Changed when it was published or revised here, or judged."""
    rows = Recommendation.objects.visible_to(STRANGER).for_review(review).select_related("review")
    days = dict(rows.changed_last().values_list("pk", "changed_on"))
    judged = Assessment.objects.visible_to(STRANGER).published().published_by(today()).filter(covers__in=rows)
    newest = dict(judged.order_by().values_list("covers").annotate(day=Max("published_on")))
    for row in rows:
        day = newest[row.pk].isoformat() if row.pk in newest else ""
        yield page(row.get_absolute_url(), max(day, days.get(row.pk, "")))
