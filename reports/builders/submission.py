"""The submission for the next cycle: the coalition's own text, and the matrix of recommendations as its annex."""

from collections.abc import Iterable

from reports.builders.contents import Submission
from reports.builders.progress import build_scale
from reports.builders.shapes_of_submissions import Endnote, NumberedParagraph, Piece, TextSection
from reports.builders.telling import Telling
from upr_tracker.lib import numbered_text
from upr_tracker.lib.languages import Text


def build_submission(telling: Telling) -> Submission:
    typed = telling.edition.text
    told = numbered_text.parse(typed)
    return Submission(
        **telling.of_all_kinds(),
        scale=build_scale(),
        sections=tuple(build_section(section, typed.lang) for section in told.sections),
        endnotes=tuple(Endnote(number, Text(note, typed.lang)) for number, note in enumerate(told.endnotes, 1)),
        words=numbered_text.count_words(typed),
        word_limit=telling.edition.word_limit,
    )


def build_section(section: numbered_text.Section, lang: str) -> TextSection:
    paragraphs = (NumberedParagraph(each.number, build_pieces(each.pieces, lang)) for each in section.paragraphs)
    return TextSection(build_pieces(section.heading, lang), tuple(paragraphs))


def build_pieces(pieces: Iterable[numbered_text.Piece], lang: str) -> tuple[Piece, ...]:
    return tuple(Piece(Text(piece.words, lang), piece.endnote) for piece in pieces)
