"""A table that is taken away: as CSV, XLSX or JSON. The same table gives the same bytes."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Cell = str | int | None

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

FORMULA = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet would calculate. White space before it, seen or not, hides it from the eye."""

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_767
"""Letters in a cell of a spreadsheet; more would be cut without a word."""

NARROWEST, WIDEST = 10, 60
NO_DAY = "1980-01-01T00:00:00Z"
"""The first day that a ZIP can tell, in place of the moment of writing."""

WRITTEN_AT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


@dataclass(frozen=True)
class Table:
    """Rows under columns whose names are all different; `name` is that of the file, `title` is for people."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def __post_init__(self) -> None:
        if len(set(self.columns)) < len(self.columns):
            raise ValueError(f"Two columns of {self.name} have one name: {self.columns}")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"A row of {self.name} has more or fewer cells than there are columns")


def harmless(cell: Cell) -> Cell:
    """The cell as a spreadsheet shows it and does not calculate it, with line ends of one kind."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if FORMULA.match(text) else str(text)


def lines_of(table: Table) -> Iterator[list[Cell]]:
    """The names of the columns, then the rows, all harmless."""
    for line in (table.columns, *table.rows):
        yield [harmless(cell) for cell in line]


def as_csv(table: Table) -> bytes:
    """UTF-8 that begins with the mark by which spreadsheets know it, with the line ends of RFC 4180."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines_of(table))
    return text.getvalue().encode("utf-8-sig", "replace")


def as_json(table: Table, **about: Any) -> bytes:
    """The rows as objects, raw, after what `about` says of them."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    whole = {"title": table.title, **about, "columns": list(table.columns), "rows": rows}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def as_xlsx(table: Table) -> bytes:
    """One sheet with its head in bold, which stays while the rows move. Text is text, whatever it looks like."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = table.title, ""
    sheet = book.create_sheet(table.name[:31])
    sheet.freeze_panes = "A2"
    lines = list(lines_of(table))
    for number, column in enumerate(zip(*lines, strict=True), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width_of(column)
    for number, line in enumerate(lines):
        sheet.append([cell_of(sheet, cell, bold=number == 0) for cell in line])
    written = io.BytesIO()
    book.save(written)
    return without_dates(written.getvalue())


def cell_of(sheet: Any, value: Cell, *, bold: bool) -> Any:
    text = NOT_IN_XML.sub("�", value)[:LONGEST_CELL] if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, value=text or (None if text == "" else text))
    if isinstance(text, str) and text:
        cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold)
    return cell


def width_of(cells: Sequence[Cell]) -> int:
    """As wide as its longest line, within reason."""
    longest = max(len(line) for cell in cells for line in str(cell or "").split("\n"))
    return min(max(longest + 2, NARROWEST), WIDEST)


def without_dates(archive: bytes) -> bytes:
    """The same archive as if it had been written on no day."""
    mended = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(mended, "w") as new:
        for name in old.namelist():
            content = WRITTEN_AT.sub(rb"\g<1>" + NO_DAY.encode(), old.read(name))
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return mended.getvalue()
