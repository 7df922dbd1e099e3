"""The coalition's own text as data: sections of numbered paragraphs, and endnotes."""

from dataclasses import dataclass

from upr_tracker.lib.languages import Text


@dataclass(frozen=True)
class Piece:
    """A run of words, and the number of the endnote whose mark follows it; 0 where none does."""

    text: Text
    endnote: int


@dataclass(frozen=True)
class NumberedParagraph:
    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class TextSection:
    """What stands under one heading; what comes before the first heading has none."""

    heading: tuple[Piece, ...]
    paragraphs: tuple[NumberedParagraph, ...]

    @property
    def title(self) -> Text:
        """The heading without its endnotes."""
        words = "".join(piece.text for piece in self.heading).strip()
        return Text(words, self.heading[0].text.lang) if self.heading else Text("", "")


@dataclass(frozen=True)
class Endnote:
    number: int
    text: Text
