"""Tables: their head repeated on every page, their columns as wide as what stands in them.

Written as markup at once: the library's own way of reaching a cell takes ever longer, the more rows there are.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from upr_tracker.lib.word.look import Look
from upr_tracker.lib.word.markup import Element, w
from upr_tracker.lib.word.page import Node, classes_of, first_of, text_of
from upr_tracker.lib.word.styles import TABLE

LETTER = 115
"""How wide one is taken to be, in twentieths of a point."""

NARROWEST, LONGEST_WORD, LONGEST_LINE = 5, 22, 90
"""Of a column, in letters."""

ROWS_MEASURED = 100
SHORT = 1_500
"""Letters in a row that surely fits on a page, and so may be kept whole."""

Paragraphs = Callable[[Node, str, bool], list[Element]]
"""Writes a cell: given an accent, and whether it stays with what follows."""


@dataclass(frozen=True)
class Row:
    element: Node
    cells: tuple[Node, ...]
    is_head: bool

    @property
    def span(self) -> int:
        return sum(span_of(cell) for cell in self.cells)

    @property
    def is_of_one_cell(self) -> bool:
        return len(self.cells) == 1 and self.span > 1


class Table:
    def __init__(self, element: Node, look: Look, width: int) -> None:
        self.look = look
        self.rows = list(rows_in(element))
        self.columns = max([1, *(row.span for row in self.rows)])
        self.words = text_of(caption) if (caption := first_of(element, "./caption")) is not None else ""
        self.width = width
        self.widths = widths_of(self.rows, self.columns, self.width)

    def accent_of(self, row: Row) -> str:
        return next((self.look.accents[each] for each in classes_of(row.element) if each in self.look.accents), "")

    def shade_of(self, row: Row) -> str:
        return next((self.look.shades[each] for each in classes_of(row.element) if each in self.look.shades), "")


def rows_in(table: Node) -> Iterator[Row]:
    """Those of the head first, as a browser shows them, those of the foot last. Rows of a table inside are its own."""
    for path in ("./thead/tr", "./tr | ./tbody/tr", "./tfoot/tr"):
        for row in table.xpath(path):
            yield Row(row, tuple(row.iterchildren("th", "td")), path.startswith("./thead"))


def span_of(cell: Node) -> int:
    given = cell.get("colspan") or ""
    return max(1, min(int(given), 60)) if given.isdecimal() else 1


def widths_of(rows: list[Row], columns: int, width: int) -> list[int]:
    """Each has room for its longest word, and then its share of what is left."""
    needs, wishes = [NARROWEST] * columns, [NARROWEST] * columns
    for row in rows[:ROWS_MEASURED]:
        place = 0
        for cell in row.cells:
            if span_of(cell) == 1:
                needs[place] = max(
                    needs[place], *(min(len(word), LONGEST_WORD) for word in [*text_of(cell).split(), ""])
                )
                wishes[place] = max(wishes[place], min(len(text_of(cell)), LONGEST_LINE))
            place += span_of(cell)
    needed = [(need + 2) * LETTER for need in needs]
    left = width - sum(needed)
    if left < 0:
        return [width * need // sum(needed) for need in needed]
    wished = [wish - need + 1 for wish, need in zip(wishes, needs, strict=True)]
    return [need + left * max(wish, 0) // max(sum(wished), 1) for need, wish in zip(needed, wished, strict=True)]


def table_of(table: Table, paragraphs: Paragraphs) -> Element:
    about = w(
        "tblPr",
        w("tblStyle", val=TABLE),
        w("tblW", w=table.width, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    if table.words:
        about.append(w("tblCaption", val=table.words))
    made = w("tbl", about, w("tblGrid", *(w("gridCol", w=width) for width in table.widths)))
    for row, following in zip(table.rows, [*table.rows[1:], None], strict=True):
        keeps_next = row.is_head or bool(following and following.is_of_one_cell)
        made.append(row_of(table, row, paragraphs, keeps_next))
    return made


def row_of(table: Table, row: Row, paragraphs: Paragraphs, keeps_next: bool) -> Element:
    about = w("trPr")
    if len(text_of(row.element)) < SHORT:
        about.append(w("cantSplit"))
    if row.is_head:
        about.append(w("tblHeader"))
    made, place = w("tr", about), 0
    for cell in row.cells:
        span = min(span_of(cell), table.columns - place)
        made.append(cell_of(table, row, cell, (place, span), paragraphs, keeps_next))
        place += span
    if place < table.columns:
        made.append(w("tc", cell_properties(table, row, (place, table.columns - place)), w("p")))
    return made


def cell_of(
    table: Table, row: Row, cell: Node, place: tuple[int, int], paragraphs: Paragraphs, keeps_next: bool
) -> Element:
    inside = paragraphs(cell, table.accent_of(row), keeps_next)
    if not inside or not inside[-1].tag.endswith("}p"):
        inside.append(w("p"))
    return w("tc", cell_properties(table, row, place), *inside)


def cell_properties(table: Table, row: Row, place: tuple[int, int]) -> Element:
    """`place` is the first column, and over how many the cell reaches."""
    start, span = place
    made = w("tcPr", w("tcW", w=sum(table.widths[start : start + span]), type="dxa"))
    if span > 1:
        made.append(w("gridSpan", val=span))
    shade, accent = table.shade_of(row), table.accent_of(row)
    if accent and shade and start == 0:
        made.append(w("tcBorders", w("left", val="single", sz=24, space=0, color=accent)))
    if shade:
        made.append(w("shd", val="clear", color="auto", fill=shade))
    return made
