"""From the blocks of a page to Word's paragraphs and tables. Whatever is not known here is walked through."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from upr_tracker.lib.word.book import Book
from upr_tracker.lib.word.letters import Piece, Thing, Type, is_seen, squeezed
from upr_tracker.lib.word.lines import contents_of, is_left_out, pieces_of, type_within
from upr_tracker.lib.word.lists import DEEPEST, indent_of
from upr_tracker.lib.word.markup import Element, bookmark, w
from upr_tracker.lib.word.markup import field as word_field
from upr_tracker.lib.word.page import Node, classes_of, drop, first_of, nodes_of, text_of
from upr_tracker.lib.word.sections import TEXT_WIDTH, WIDE, end_of_section
from upr_tracker.lib.word.styles import PARAGRAPHS
from upr_tracker.lib.word.tables import Table, table_of

HEADINGS = {"h1": "Title", **{f"h{level}": f"heading {min(level - 1, 4)}" for level in range(2, 7)}}
TAGS = {**HEADINGS, "blockquote": "Quote", "caption": "caption", "figcaption": "caption", "dt": "Label"}


@dataclass(frozen=True)
class Setting:
    """Where a paragraph stands. `accent` is the colour for what is emphasised. `mark` is the number of the list, which
    the first paragraph of an item takes.
    """

    type: Type
    style: str = ""
    depth: int = 0
    keeps_next: bool = False
    accent: str = ""
    mark: list[int] = field(default_factory=list)


class Writer:
    """Writes into one part of a document, which keeps the links."""

    def __init__(self, book: Book, part: Any) -> None:
        self.book, self.part = book, part
        self.waiting: list[Element] = []
        self.breaks_page = False
        self.width = TEXT_WIDTH
        self.number = self.next_number = 0

    def flow(self, element: Node, setting: Setting) -> list[Element]:
        """All that stands in it: blocks, and between them lines."""
        made: list[Element] = []
        line: list[Node] = []
        for node in nodes_of(element):
            if isinstance(node, str) or node not in self.book.blocks:
                line.append(node)
            else:
                made += [*self.line(line, setting), *self.block(node, setting)]
                line = []
        return apart([*made, *self.line(line, setting)])

    def line(self, nodes: list[Node], setting: Setting) -> list[Element]:
        pieces = squeezed(pieces_of(nodes, setting.type, self.book))
        if is_seen(pieces):
            return [self.paragraph(pieces, setting)]
        self.waiting += [each for piece in pieces if isinstance(piece, Thing) for each in piece.elements]
        return []

    def paragraph(self, pieces: list[Piece], setting: Setting) -> Element:
        start, self.waiting = self.waiting, []
        made = w("p", self.properties(setting), *start, *contents_of(pieces, self.book, self.part))
        self.breaks_page = False
        return made

    def properties(self, setting: Setting) -> Element:
        is_item = setting.depth > 0
        number = setting.mark.pop() if setting.mark else 0
        style = setting.style or ("List Continue" if is_item else "")
        if number and not setting.style:
            style = "List Bullet" if number == 1 else "List Number"
        level = min(setting.depth, DEEPEST) - 1
        wanted = [
            style and w("pStyle", val=PARAGRAPHS[style]),
            setting.keeps_next and w("keepNext"),
            self.breaks_page and w("pageBreakBefore"),
            number and w("numPr", w("ilvl", val=level), w("numId", val=number)),
            is_item and not number and w("ind", left=indent_of(level + 1)),
        ]
        return w("pPr", *(each for each in wanted if each not in ("", 0, False)))

    def block(self, element: Node, setting: Setting) -> list[Element]:
        if is_left_out(element, self.book) or (self.book.notes.are_real and element is self.book.notes.list):
            return []
        self.arrive_at(element)
        self.breaks_page = self.breaks_page or (element.tag == "main" and self.book.has_cover)
        inner = self.setting_within(element, setting)
        if element.tag in ("ul", "ol"):
            return self.items(element, inner)
        if element.tag == "table":
            return self.table(element, inner)
        if element.tag == "nav":
            return self.contents(element, inner)
        if not self.book.look.numbered.isdisjoint(classes_of(element)):
            inner = self.numbered(element, inner)
        if not self.book.look.wide.isdisjoint(classes_of(element)):
            return self.on_its_side(element, inner)
        made = self.flow(element, inner)
        self.breaks_page = self.breaks_page or "cover" in classes_of(element)
        return made

    def arrive_at(self, element: Node) -> None:
        """Links that lead to this element lead to the next paragraph."""
        if anchor := self.book.anchors.get(element.get("id")):
            self.waiting += bookmark(*anchor)

    def setting_within(self, element: Node, setting: Setting) -> Setting:
        look, classes = self.book.look, classes_of(element)
        accent = next((look.accents[each] for each in classes if each in look.accents), setting.accent)
        named = next((look.paragraphs[each] for each in classes if each in look.paragraphs), "")
        style = named or TAGS.get(element.tag, setting.style)
        type_ = type_within(element, setting.type, self.book)
        if style == "Status" and accent:
            type_ = dataclasses.replace(type_, colour=accent)
        return dataclasses.replace(setting, type=type_, style=style, accent=accent)

    def items(self, element: Node, setting: Setting) -> list[Element]:
        """A number is a list's; a numbered list counts on by itself unless an item says its own number."""
        depth, made = setting.depth + 1, []
        is_numbered = element.tag == "ol"
        number = self.new_list(depth, element.get("start")) if is_numbered else 1
        for child in element:
            if is_numbered and child.get("value"):
                number = self.new_list(depth, child.get("value"))
            inner = dataclasses.replace(setting, depth=depth, mark=[number])
            made += self.block(child, inner) if child in self.book.blocks else self.line([child], inner)
        return made

    def numbered(self, element: Node, setting: Setting) -> Setting:
        """Takes the number off the paragraph's own text and gives it to Word, which counts on from it."""
        first = first_of(element, "./span[1]")
        digits = text_of(first).removesuffix(".") if first is not None and not (element.text or "").strip() else ""
        if not digits.isdecimal():
            return setting
        if int(digits) != self.next_number:
            self.number = self.new_list(1, digits)
        self.next_number = int(digits) + 1
        drop(first)
        return dataclasses.replace(setting, depth=1, mark=[self.number])

    def on_its_side(self, element: Node, setting: Setting) -> list[Element]:
        """Between two breaks of sections: Word keeps the shape of the pages of a section in its last paragraph."""
        self.width, before = WIDE, self.width
        made = self.flow(element, setting)
        self.width = before
        return [end_of_section(is_wide=False), *made, end_of_section(is_wide=True)]

    def new_list(self, depth: int, start: str | None) -> int:
        first = int(start) if start and start.isdecimal() else 1
        return self.book.numbering.new_list(min(depth, DEEPEST) - 1, first)

    def table(self, element: Node, setting: Setting) -> list[Element]:
        """Its caption, then itself. What waits for a paragraph finds one in the caption or in the first cell."""
        caption = first_of(element, "./caption")
        above = self.block(caption, dataclasses.replace(setting, style="caption")) if caption is not None else []
        table = Table(element, self.book.look, self.width - indent_of(setting.depth))
        return [*above, *([table_of(table, self.cell(setting))] if table.rows else [])]

    def cell(self, setting: Setting) -> Any:
        """What writes the paragraphs of a cell of a table."""

        def paragraphs(cell: Node, accent: str, keeps_next: bool) -> list[Element]:
            for each in (cell.getparent(), cell) if cell.getprevious() is None else (cell,):
                self.arrive_at(each)
            is_head = cell.tag == "th"
            style = "Table Head" if is_head and first_of(cell, "ancestor::thead") is not None else "Table Text"
            type_ = dataclasses.replace(setting.type, is_bold=is_head)
            inner = Setting(type_, style, keeps_next=keeps_next, accent=accent)
            return self.flow(cell, self.setting_within(cell, inner))

        return paragraphs

    def contents(self, element: Node, setting: Setting) -> list[Element]:
        """The links of a page's contents, as a table of contents that Word can make anew, then with page numbers."""
        made: list[Element] = []
        for child in element:
            if child.tag in HEADINGS:
                self.arrive_at(child)
                made += self.flow(child, dataclasses.replace(self.setting_within(child, setting), style="TOC Heading"))
            elif child.tag in ("ul", "ol"):
                made += as_contents(self.entries(child, setting))
            elif child in self.book.blocks:
                made += self.block(child, setting)
            else:
                made += self.line([child], setting)
        return made

    def entries(self, listed: Node, setting: Setting) -> list[Element]:
        """Each at the level of the heading to which it leads."""
        made: list[Element] = []
        for item in listed:
            link = first_of(item, "./a[starts-with(@href, '#')]")
            level = self.book.levels.get(link.get("href")[1:], 2) if link is not None else 2
            style = f"toc {min(max(level - 1, 1), 3)}"
            inner = dataclasses.replace(self.setting_within(item, setting), style=style)
            made += self.line([node for node in nodes_of(item) if not is_list(node)], inner)
            for deeper in filter(is_list, nodes_of(item)):
                made += self.entries(deeper, setting)
        return made


def apart(blocks: list[Element]) -> list[Element]:
    """Word would make one of two tables with nothing between them."""
    made: list[Element] = []
    for block in blocks:
        if made and is_table(block) and is_table(made[-1]):
            made.append(w("p"))
        made.append(block)
    return made


def is_table(block: Element) -> bool:
    return str(block.tag).endswith("}tbl")


def is_list(node: Node) -> bool:
    return not isinstance(node, str) and node.tag in ("ul", "ol")


def as_contents(entries: list[Element]) -> list[Element]:
    if entries:
        *start, end = word_field('TOC \\o "1-3" \\h \\z \\u', [])
        for place, each in enumerate(start, 1):
            entries[0].insert(place, each)
        entries[-1].append(end)
    return entries
