"""Where a row's words stand that no act on the row reaches: what is frozen stays as it is until it is withheld itself.

A room that freezes words says in its admin how to find them; this room knows none of those above it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from upr_tracker.accounts.models import User
from upr_tracker.publishing.models import Row


@dataclass(frozen=True)
class KeptElsewhere:
    """`address` is the page on which that is withheld too."""

    name: str
    address: str


Finder = Callable[[Row, User], Iterable[KeptElsewhere]]

FINDERS: list[Finder] = []


def find_with(finder: Finder) -> None:
    if finder not in FINDERS:
        FINDERS.append(finder)


def kept_elsewhere(row: Row, person: User) -> list[KeptElsewhere]:
    """As far as this person may read it."""
    return [place for finder in FINDERS for place in finder(row, person)]
