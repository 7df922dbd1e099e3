"""What the workbench page is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 25
"""How many lines of a queue are shown. The others move up as these are settled."""


@dataclass(frozen=True)
class Line:
    """One thing that waits: what it is, why it waits, and the one verb that leads to the form that settles it."""

    title: str
    url: str
    why: str
    verb: str
    verb_url: str
    kind: str = ""
    """What sort of thing it is, in the reader's language; the title is in that of the record."""
    tag: str = ""


@dataclass(frozen=True)
class Queue:
    """Lines of one kind. The total counts what waits, of which one line may tell several."""

    key: str
    title: str
    icon: str
    lines: Sequence[Line]
    total: int
    is_to_do: bool = True
    """Whether the reader is to do something, or only to know."""

    @property
    def shown(self) -> Sequence[Line]:
        return self.lines[:LONGEST]

    @property
    def number_hidden(self) -> int:
        return len(self.lines) - len(self.shown)
