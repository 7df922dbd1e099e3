"""A Word document made by walking over an HTML page, so that the two say the same.

The page needs `lang` on its root and wherever the language changes. Understood are headings, paragraphs, lists, tables
(caption, head, cells over several columns), quotations, emphasis, links to the outside and within, pictures in `data:`,
contents (`<nav>`), and what `notes` and `package.Edges` say of endnotes and of the heads of pages; of anything else,
the text inside. What only a stylesheet tells apart, such as two lines without <br>, must be named in the Look.

The same page gives the same bytes: the document was made on no day, by nobody in person.
"""

import io

from docx.document import Document

from upr_tracker.lib.tables import without_dates
from upr_tracker.lib.word.blocks import Setting, Writer, is_table
from upr_tracker.lib.word.book import Book
from upr_tracker.lib.word.letters import Type, properties
from upr_tracker.lib.word.look import Look
from upr_tracker.lib.word.markup import run, text, w
from upr_tracker.lib.word.package import Edges, add_notes, describe, empty_document, furnish, set_pages
from upr_tracker.lib.word.page import read
from upr_tracker.lib.word.sections import shape_sections
from upr_tracker.lib.word.styles import NOTE_MARK

__all__ = ["Look", "word_of"]


def word_of(page: str, look: Look, *, identifier: str = "") -> bytes:
    """`identifier` is a name for what the document holds, kept among its properties."""
    root = read(page)
    document = empty_document()
    book = Book(document, root, look)
    set_pages(document, book.lang, Edges.of(root), has_cover=book.has_cover)
    body = document.element.body
    blocks = Writer(book, document.part).flow(root, Setting(Type(book.lang)))
    for block in [*blocks, *([w("p")] if not blocks or is_table(blocks[-1]) else [])]:
        body.insert(len(body) - 1, block)
    shape_sections(body)
    if book.notes.are_real:
        write_notes(document, book)
    furnish(document, book.lang, book.numbering.elements(), has_notes=book.notes.are_real)
    describe(document, root, book.lang, identifier)
    written = io.BytesIO()
    document.save(written)
    return without_dates(written.getvalue())


def write_notes(document: Document, book: Book) -> None:
    part = add_notes(document)
    writer = Writer(book, part)
    raised = properties(Type(book.lang, style=NOTE_MARK), is_khmer=False)
    for number, item in book.notes.texts():
        setting = Setting(Type(item.get("lang") or book.lang), style="endnote text")
        paragraphs = writer.flow(item, setting) or [w("p")]
        mark = [run([w("endnoteRef")], raised), run([text(" ")])]
        for place, each in enumerate(mark, 1):
            paragraphs[0].insert(place, each)
        part.element.append(w("endnote", *paragraphs, id=number))
