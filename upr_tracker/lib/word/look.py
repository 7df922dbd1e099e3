"""How a page's classes look in Word."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Look:
    """`paragraphs`: the style (styles.py) of a paragraph with that class. `accents`: the colour, as RRGGBB, of what is
    emphasised in an element with that class. `shades`: the colour behind a row of a table. `lines`: elements within a
    line that end it. `left_out`: decoration, and what else Word does not need. `numbered`: paragraphs that begin with
    their number in a <span>, which become numbers of Word's. `wide`: parts on pages that lie on their side.
    """

    paragraphs: Mapping[str, str] = field(default_factory=dict)
    accents: Mapping[str, str] = field(default_factory=dict)
    shades: Mapping[str, str] = field(default_factory=dict)
    lines: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
