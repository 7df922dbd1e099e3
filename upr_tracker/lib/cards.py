"""What a picture of one recommendation says, and in which colours (static/site.css, by day)."""

from dataclasses import dataclass

PAPER, SAND, LINE, INK, SOFT = "#fffefb", "#f6f2e9", "#dbd2c2", "#241a20", "#61545a"
PLUM, PLUM_DEEP, ON_PLUM = "#6b1d4c", "#3d1230", "#fdf6ee"
COLOURS = {
    "none": "#8a4503",
    "some": "#1b5a8e",
    "full": "#14573f",
    "back": "#8f1732",
    "cannot": "#5b5560",
    "blank": "#5b5560",
}
"""Of each status, by the name of its icon."""


@dataclass(frozen=True)
class Card:
    """All in the reader's language but the text, which may be in that of its source."""

    site: str
    about: str
    """Number and State."""
    text: str
    note: str
    """On the text: that it is not translated yet. Empty where it is."""
    icon: str
    status: str
    said: str
    """As of when, who says so, and since when."""
    short: str
    """The same for a badge."""

    @property
    def colour(self) -> str:
        return COLOURS[self.icon]
