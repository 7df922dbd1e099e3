"""What is said of a recommendation in a few words: on pictures, on badges, and beside a link to it."""

from django.utils.translation import gettext as _

from recommendations.models import Review
from recommendations.progress import Progress
from upr_tracker.lib.cards import Card
from upr_tracker.publishing.templatetags.record import in_words
from upr_tracker.site.kinds_of_change import named


def card_of(review: Review, progress: Progress) -> Card:
    return Card(
        site=f"{_('UPR Tracker')} · {review.state_under_review.name}",
        about=named(progress.recommendation),
        text=str(progress.recommendation.text),
        note="" if progress.recommendation.text.is_translated else _("not yet translated"),
        icon=progress.icon,
        status=str(progress.label),
        said=said_of(progress),
        short=short_of(progress),
    )


def said_of(progress: Progress) -> str:
    if not progress.assessment:
        return _("Civil society has published no assessment of it here.")
    words = _("Situation as of %(as_of)s. Assessed by civil society, published %(published)s")
    dates = {"as_of": in_words(progress.assessment.as_of), "published": in_words(progress.assessment.published_on)}
    return words % dates


def short_of(progress: Progress) -> str:
    if not progress.assessment:
        return _("record of civil society")
    return _("as of %(as_of)s · assessed by civil society") % {"as_of": in_words(progress.assessment.as_of)}


def label_of(progress: Progress) -> str:
    """Number, State, status and as of when, in one line: for who does not see the badge."""
    return f"{named(progress.recommendation)}: {progress.label}, {short_of(progress)}"
