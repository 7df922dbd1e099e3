"""What lines call recommendations, and where "Update progress" leads."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from recommendations.models import Recommendation

MOST_NAMES = 6


def with_states(recommendation: Recommendation) -> str:
    """As in "110.54 Australia"."""
    states = ", ".join(str(state.name) for state in recommendation.recommending_states.all())
    return f"{recommendation.label} {states}".strip()


def names_of(recommendations: Iterable[Recommendation]) -> dict[int, str]:
    """By key: the number alone, or with its States where several of these have that number."""
    rows = list(recommendations)
    times = Counter(row.label for row in rows)
    return {row.pk: row.label if times[row.label] == 1 else with_states(row) for row in rows}


def listed(names: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    first, others = names[:MOST_NAMES], names[MOST_NAMES:]
    words = ", ".join(first)
    return _("%(names)s and %(number)d more") % {"names": words, "number": len(others)} if others else words
