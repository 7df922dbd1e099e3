"""From what stands within a line of the page to what stands within a paragraph of Word's."""

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE

from upr_tracker.lib.word.book import Book
from upr_tracker.lib.word.letters import Letters, Piece, Thing, Type, line_break, runs
from upr_tracker.lib.word.markup import RELATIONS, Element, bookmark, w
from upr_tracker.lib.word.page import UNSEEN, Node, classes_of, nodes_of
from upr_tracker.lib.word.styles import HYPERLINK

SET: dict[str, dict[str, Any]] = {
    **{tag: {"is_bold": True} for tag in ("b", "strong")},
    **{tag: {"is_slanted": True} for tag in ("em", "i", "cite", "dfn")},
    "sup": {"raised": "superscript"},
    "sub": {"raised": "subscript"},
}
SCHEMES = {"http", "https", "mailto", "tel"}


def pieces_of(nodes: Iterable[Node], type_: Type, book: Book, link: str = "") -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, str):
            yield Letters(node, type_, link)
        else:
            yield from pieces_of_element(node, type_, book, link)


def pieces_of_element(element: Node, type_: Type, book: Book, link: str) -> Iterator[Piece]:
    if is_left_out(element, book):
        return
    if anchor := book.anchors.get(element.get("id")):
        yield Thing(tuple(bookmark(*anchor)), is_seen=False)
    type_ = type_within(element, type_, book)
    target = (element.get("href") or "") if element.tag == "a" else ""
    if element.tag == "br":
        yield line_break()
    elif element.tag == "img":
        yield from picture(element, type_, book, link)
    elif target[1:] in book.notes.numbers and target.startswith("#"):
        yield Thing(tuple(book.notes.mark(target[1:], type_)))
    elif leads_somewhere(target, book):
        yield from pieces_of(nodes_of(element), dataclasses.replace(type_, style=HYPERLINK), book, target)
    else:
        yield from pieces_of(nodes_of(element), type_, book, link)
    if book.look.lines.intersection(classes_of(element)):
        yield line_break()


def is_left_out(element: Node, book: Book) -> bool:
    return element.tag in UNSEEN or not book.look.left_out.isdisjoint(classes_of(element))


def type_within(element: Node, type_: Type, book: Book) -> Type:
    changes = dict(SET.get(element.tag, {}))
    if element.get("lang"):
        changes["lang"] = element.get("lang")
    return dataclasses.replace(type_, **changes) if changes else type_


def picture(element: Node, type_: Type, book: Book, link: str) -> Iterator[Piece]:
    """What Word cannot show is told in the words that stand for it. Without such words it is decoration."""
    if words := element.get("alt"):
        drawing = book.picture(element)
        yield Thing((drawing,), link) if drawing is not None else Letters(f" {words} ", type_, link)


def leads_somewhere(target: str, book: Book) -> bool:
    if target.startswith("#"):
        return target[1:] in book.anchors
    try:
        return urlsplit(target).scheme in SCHEMES
    except ValueError:
        return False


def contents_of(pieces: Iterable[Piece], book: Book, part: Any) -> Iterator[Element]:
    """`part` is that of the document in which the links are kept."""
    for link, together in groupby(pieces, key=lambda piece: piece.link):
        elements = [each for piece in together for each in elements_of(piece)]
        yield from [linked(link, elements, book, part)] if link else elements


def elements_of(piece: Piece) -> Iterable[Element]:
    return runs(piece) if isinstance(piece, Letters) else piece.elements


def linked(link: str, elements: list[Element], book: Book, part: Any) -> Element:
    made = w("hyperlink", *elements, history=1)
    if link.startswith("#"):
        made.set(f"{{{made.nsmap['w']}}}anchor", book.anchors[link[1:]][1])
    else:
        made.set(f"{{{RELATIONS}}}id", part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return made
