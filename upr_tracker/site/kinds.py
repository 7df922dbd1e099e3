"""The kinds of rows in the order in which editors want them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin

from upr_tracker.publishing.models import Publishable

SECTIONS = ("recommendations", "stakeholders", "reports", "accounts", "publishing")
"""The rooms as editors know them, in their order."""

FIRST = (
    *("Recommendation", "Assessment", "Evidence", "Theme", "Review", "State"),
    *("Dialogue", "Statement", "FollowUp", "Ask", "AskList", "Event", "MediaCoverage", "Organisation"),
    *("Report", "Edition", "Endorsement"),
)
"""The models by how often editors want them; any other comes after these."""


def importance(name: str) -> int:
    return FIRST.index(name) if name in FIRST else len(FIRST)


def shown_with(model: type[Publishable]) -> Sequence[str]:
    """The links without which a row of this kind cannot be called by its name."""
    keeper: Any = admin.site.get_model_admin(model)
    return tuple(keeper.list_select_related)


def publishable_kinds() -> list[type[Publishable]]:
    """Every model of the workbench whose rows have a state."""
    found = [model for model in admin.site._registry if issubclass(model, Publishable)]
    return sorted(found, key=lambda model: importance(model.__name__))
