"""What can be told as a change: for each kind of row what it is called, where it stands, and what it is about.

Every place and name is read of what was fetched for a reader, never of the row's own links, which may lead to what the
reader may not see.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recommendations.models import Assessment, Evidence, Recommendation, State
from reports.models import Edition, Report
from stakeholders.models import Ask, Dialogue, Event, FollowUp, MediaCoverage, Statement
from upr_tracker.accounts.models import Reader
from upr_tracker.lib.languages import Text, current_language
from upr_tracker.lib.shortening import shortened
from upr_tracker.publishing.models import Publishable
from upr_tracker.publishing.templatetags.record import in_words

TITLE = 140
"""How many characters of a text stand for it where it has no title."""


@dataclass(frozen=True)
class Kind:
    """A kind of row. `recommendations` is the path to those that it is about, `theme` that to a theme of its own."""

    model: type[Publishable]
    new: Promise
    title: Callable[[Any], Text]
    url: Callable[[Any], str]
    what: Callable[[Any], str] = lambda row: ""
    review: str = "review"
    since: str = "shown_since"
    recommendations: str = ""
    theme: str = ""
    joins: Sequence[str] = ("review",)
    covers: str = ""
    """The name under which the recommendations are fetched that a reader may see."""
    whole: str = ""
    """The row with which it is usually published, and which then tells it already."""


def fetched_for(reader: Reader, name: str) -> "Prefetch[Any, Any, Any]":
    """Recommendations with what they are called by."""
    states = Prefetch("recommending_states", queryset=State.objects.visible_to(reader))
    rows = Recommendation.objects.visible_to(reader).select_related("review").prefetch_related(states)
    return Prefetch(name, queryset=rows)


def named(recommendation: Recommendation) -> str:
    """As "110.54 Australia"."""
    states = ", ".join(state.name for state in recommendation.recommending_states.all())
    return f"{recommendation.label} {states}".strip()


def all_named(recommendations: Any) -> str:
    return "; ".join(named(row) for row in recommendations.all())


def own(text: str) -> Text:
    """In the reader's language."""
    return Text(text, current_language())


def judged(row: Assessment) -> Text:
    covered = all_named(row.covers)
    return own(f"{covered}: {row.scale.short}" if covered else str(row.scale.short))


def dated(row: Assessment) -> str:
    """A status never stands without its dates and who says so."""
    words = gettext("Situation as of %(as_of)s. Assessed by civil society, published %(published)s")
    said = words % dates_of(row)
    if row.corrects:
        words = gettext("Corrects the assessment as of %(as_of)s, published %(published)s.")
        said += ". " + words % dates_of(row.corrects)
    return said


def dates_of(row: Assessment) -> dict[str, str]:
    return {"as_of": in_words(row.as_of), "published": in_words(row.published_on)}


def first_of(recommendations: Any) -> str | None:
    """The page of the first recommendation that the reader may see."""
    return next((row.get_absolute_url() for row in recommendations.all()), None)


def place_of_assessment(row: Assessment) -> str:
    return first_of(row.covers) or reverse("home", args=[row.review.slug])


def place_of_statement(row: Statement) -> str:
    dialogue = row.dialogue.get_absolute_url() if row.dialogue else reverse("dialogues", args=[row.review.slug])
    return first_of(row.recommendations) or dialogue


def beginning(row: Any) -> Text:
    return shortened(row.text, TITLE)


def printed(row: Any) -> Text:
    title: Text = row.title
    return title


def address(row: Any) -> str:
    return str(row.get_absolute_url())


KINDS = (
    Kind(
        Assessment,
        _("New assessment"),
        judged,
        place_of_assessment,
        dated,
        since="published_on",
        recommendations="covers",
        covers="covers",
    ),
    Kind(
        Edition,
        _("New edition"),
        lambda row: row.report.title,
        address,
        lambda row: gettext("Edition %(number)s") % {"number": row.number},
        review="report__review",
        since="published_on",
        joins=("report__review",),
    ),
    Kind(
        Recommendation,
        _("New recommendation"),
        lambda row: own(named(row)),
        address,
        lambda row: row.text,
        recommendations="pk",
        covers="recommending_states",
    ),
    Kind(
        Evidence,
        _("New evidence"),
        printed,
        lambda row: place_of_assessment(row.assessment),
        lambda row: str(judged(row.assessment)),
        review="assessment__review",
        recommendations="assessment__covers",
        joins=("assessment__review",),
        covers="assessment__covers",
        whole="assessment",
    ),
    Kind(Dialogue, _("New dialogue"), printed, address, recommendations="recommendations_raised"),
    Kind(
        Statement,
        _("New statement"),
        beginning,
        place_of_statement,
        lambda row: row.speaker,
        recommendations="recommendations",
        joins=("review", "dialogue__review"),
        covers="recommendations",
    ),
    Kind(
        Ask,
        _("New recommendation of civil society"),
        beginning,
        address,
        review="ask_list__review",
        theme="theme",
        joins=("ask_list__review",),
    ),
    Kind(
        FollowUp,
        _("New next step"),
        beginning,
        address,
        recommendations="dialogue__recommendations_raised",
        joins=("review__state_under_review", "dialogue__review"),
        whole="dialogue",
    ),
    Kind(Event, _("New event in the timeline"), beginning, address),
    Kind(MediaCoverage, _("New media coverage"), printed, address, lambda row: row.outlet),
    Kind(Report, _("New report"), printed, address),
)
