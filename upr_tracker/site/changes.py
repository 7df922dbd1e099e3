"""What was published or revised lately, for a reader: for the home, and for the feeds.

A change is told only where its row may be read, so what is withdrawn or withheld takes its changes along.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext

from recommendations.models import Assessment, Recommendation, Review, State, Theme
from stakeholders.lists import meetings_with
from stakeholders.models import Dialogue
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import Text
from upr_tracker.publishing.templatetags.record import revisions_of
from upr_tracker.site.kinds_of_change import KINDS, Kind, fetched_for

NEWEST = 50


@dataclass(frozen=True)
class Change:
    """Something that was published, or revised, on a day."""

    day: dt.date
    kind: str
    """In words, as "New assessment"."""
    title: Text
    what: Text | str
    url: str
    id: str
    """The same for as long as the change is told: a tag: URI (RFC 4151)."""
    is_judgement: bool = False
    """Whether it is that an assessment was published."""


def changes_of(
    review: Review, reader: Reader, *, theme: Theme | None = None, state: State | None = None, limit: int = NEWEST
) -> list[Change]:
    """The newest first. With a theme or a State only what is about one of its recommendations."""
    found = [change for kind in KINDS for change in changes_in(kind, review, reader, theme, state, limit)]
    return list(islice(sorted(found, key=lambda change: change.day, reverse=True), limit))


def changes_in(
    kind: Kind, review: Review, reader: Reader, theme: Theme | None, state: State | None, limit: int
) -> Iterator[Change]:
    if (theme or state) and not (kind.recommendations or (theme and kind.theme)):
        return
    rows = rows_of(kind, review, reader)
    if theme or state:
        rows = rows.filter(about(kind, review, reader, theme, state))
    for row in rows.changed_last(kind.since)[:limit]:
        yield from told(kind, row)


def rows_of(kind: Kind, review: Review, reader: Reader) -> Any:
    rows: QuerySet[Any] = kind.model.objects.visible_to(reader).published().filter(**{kind.review: review})
    rows = rows.select_related(*kind.joins).defer(*(["data"] if kind.model.__name__ == "Edition" else []))
    if kind.covers == "recommending_states":
        rows = rows.prefetch_related(Prefetch(kind.covers, queryset=State.objects.visible_to(reader)))
    elif kind.covers:
        rows = rows.prefetch_related(fetched_for(reader, kind.covers))
    if kind.model is Assessment:
        rows = rows.prefetch_related(Prefetch("corrects", queryset=Assessment.objects.visible_to(reader)))
    return rows


def about(kind: Kind, review: Review, reader: Reader, theme: Theme | None, state: State | None) -> Q:
    """What is about a recommendation that the reader may see. A dialogue with a State's embassy is about the State."""
    seen = Recommendation.objects.visible_to(reader).filter(review=review)
    if theme:
        seen = seen.filter(theme=theme)
    if state:
        seen = seen.filter(recommending_states=state)
    rule = Q(pk__in=[])
    if kind.recommendations:
        rows = kind.model.objects.filter(**{f"{kind.recommendations}__in": seen.values("pk")})
        rule |= Q(pk__in=rows.values("pk"))
    if theme and kind.theme:
        rule |= Q(**{kind.theme: theme})
    if state and kind.model is Dialogue:
        rule |= Q(pk__in=meetings_with(state, review, reader).values("pk"))
    return rule


def told(kind: Kind, row: Any) -> Iterator[Change]:
    """That it was published, unless what it belongs to tells so on that day; and each time that it was revised."""
    whole = getattr(row, kind.whole) if kind.whole else None
    day = getattr(row, kind.since)
    if day and not (whole and whole.shown_since == day):
        identity, judges = tag(row, day), kind.model is Assessment
        yield Change(day, words_for(kind, row), kind.title(row), kind.what(row), kind.url(row), identity, judges)
    for number, revision in enumerate(revisions_of(row), 1):
        on = revision.on.start
        identity = f"{tag(row, on)}/{number}"
        yield Change(on, gettext("Revised"), kind.title(row), revision.what, kind.url(row), identity)


def words_for(kind: Kind, row: Any) -> str:
    corrects = kind.model is Assessment and row.corrects
    return gettext("Correction of an assessment") if corrects else str(kind.new)


def tag(row: Any, day: dt.date) -> str:
    return f"tag:{urlsplit(settings.SITE_ADDRESS).hostname},{day.isoformat()}:{row.uid}"
