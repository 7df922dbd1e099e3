"""The record as a data set, described so that search engines for data find it (schema.org Dataset)."""

import json
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recommendations.doors import public_review
from recommendations.models import Assessment, Review
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.languages import ENGLISH, KHMER
from upr_tracker.lib.open_answers import open_answer
from upr_tracker.lib.tables import MEDIA_TYPES
from upr_tracker.publishing.models import Coalition
from upr_tracker.publishing.models.coalition import Licence


@dataclass(frozen=True)
class Download:
    """One way to take the data away."""

    name: str
    url: str
    media_type: str


@dataclass(frozen=True)
class Dataset:
    name: str
    description: str
    url: str
    creator: str
    licence: Licence | None
    languages: tuple[str, ...]
    covers: str
    """From the review to the newest situation that was judged, as an interval of ISO 8601; empty where neither is."""
    downloads: tuple[Download, ...]


@require_safe
def dataset_data(request: HttpRequest, review: str) -> HttpResponseBase:
    written = json.dumps(as_schema_org(dataset_of(public_review(review))), ensure_ascii=False, indent=1)
    return open_answer(request, written, "application/ld+json; charset=utf-8")


def dataset_of(review: Review) -> Dataset:
    """As a stranger finds it."""
    names = {"state": review.state_under_review.name, "review": review.name}
    return Dataset(
        name=_("%(state)s, %(review)s: recommendations and what came of them") % names,
        description=_(
            "What %(state)s accepted at the Universal Periodic Review, word for word, with civil society’s assessments"
            " of its progress, their dates and their reasons."
        )
        % names,
        url=settings.SITE_ADDRESS + review.get_absolute_url(),
        creator=_("Civil society coalition"),
        licence=Coalition.current().licensed,
        languages=(ENGLISH, KHMER),
        covers=time_covered(review),
        downloads=downloads_of(review),
    )


def time_covered(review: Review) -> str:
    judged = Assessment.objects.visible_to(STRANGER).published().filter(review=review)
    days = judged.aggregate(first=Min("as_of__start"), last=Max("as_of__end"))
    start = review.date.start.isoformat() if review.date else days["first"]
    return f"{start}/{days['last']}" if start and days["last"] else start or ""


def downloads_of(review: Review) -> tuple[Download, ...]:
    """The list of recommendations as each kind of table, and the API, which has everything."""
    tables = tuple(
        Download(form.upper(), settings.SITE_ADDRESS + reverse("recommendations", args=[review.slug, form]), media_type)
        for form, media_type in MEDIA_TYPES.items()
    )
    return (*tables, Download(_("API"), settings.SITE_ADDRESS + reverse("api-root"), "application/json"))


def as_schema_org(dataset: Dataset) -> dict[str, object]:
    described = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": dataset.name,
        "description": dataset.description,
        "url": dataset.url,
        "inLanguage": list(dataset.languages),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": dataset.creator},
        "license": dataset.licence.url if dataset.licence else "",
        "temporalCoverage": dataset.covers,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": download.name,
                "encodingFormat": download.media_type,
                "contentUrl": download.url,
            }
            for download in dataset.downloads
        ],
    }
    return {name: value for name, value in described.items() if value != ""}
