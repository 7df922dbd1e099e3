"""The sentences of the source that belong to a whole part of the record, by the place where they stand."""

from recommendations.models import Passage, Review
from upr_tracker.accounts.models import Reader


def passages_of(review: Review, reader: Reader) -> dict[str, list[Passage]]:
    """By place, with underscores for hyphens so that a template can name it: `passages.timeline_title`."""
    by_place: dict[str, list[Passage]] = {}
    for passage in Passage.objects.visible_to(reader).filter(review=review):
        by_place.setdefault(passage.place.replace("-", "_"), []).append(passage)
    return by_place
