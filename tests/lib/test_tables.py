import csv
import io
import json
import time
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr_tracker.lib.tables import FORMULA, Table, as_csv, as_json, as_xlsx, harmless

TABLE = Table(
    "asks",
    "What is asked",
    ("Text", "ចំនួន"),
    (("ខ្ញុំទទួលយក “law”, a\nsecond line", 3), ("=1+1", None), ("#N/A", 0)),
)


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_csv_is_read_back_with_its_khmer_and_its_lines():
    assert read_csv(as_csv(TABLE)) == [
        ["Text", "ចំនួន"],
        ["ខ្ញុំទទួលយក “law”, a\nsecond line", "3"],
        ["'=1+1", ""],
        ["#N/A", "0"],
    ]


def test_a_csv_begins_with_the_mark_of_utf_8_and_ends_its_lines_as_the_standard_has_it():
    content = as_csv(Table("t", "T", ("a",), (("b",), ("c",))))
    assert content == b"\xef\xbb\xbfa\r\nb\r\nc\r\n"


def test_an_xlsx_is_read_back_with_its_khmer_its_lines_and_its_numbers():
    assert read_xlsx(as_xlsx(TABLE)) == [
        ["Text", "ចំនួន"],
        ["ខ្ញុំទទួលយក “law”, a\nsecond line", 3],
        ["'=1+1", None],
        ["#N/A", 0],
    ]


def test_text_of_an_xlsx_is_text_and_its_head_stays():
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(TABLE))).active
    assert {cell.data_type for row in sheet.iter_rows(max_col=1) for cell in row} == {"s"}
    assert (sheet.freeze_panes, sheet["A1"].font.bold, sheet["A2"].font.bold) == ("A2", True, False)
    assert (sheet["A2"].alignment.wrap_text, sheet.title) == (True, "asks")
    assert [sheet.column_dimensions[column].width for column in "AB"] == [22, 10]


def test_the_same_rows_give_the_same_bytes(monkeypatch):
    first = as_xlsx(TABLE)
    later = time.time() + 86_400 * 400
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert as_xlsx(TABLE) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_a_json_is_raw_and_says_what_it_is_of():
    assert json.loads(as_json(TABLE, language="en")) == {
        "title": "What is asked",
        "language": "en",
        "columns": ["Text", "ចំនួន"],
        "rows": [
            {"Text": "ខ្ញុំទទួលយក “law”, a\nsecond line", "ចំនួន": 3},
            {"Text": "=1+1", "ចំនួន": None},
            {"Text": "#N/A", "ចំនួន": 0},
        ],
    }
    assert "ខ្ញុំទទួលយក" in as_json(TABLE).decode()


def test_a_table_without_rows_still_has_its_head():
    empty = Table("t", "T", ("a", "b"), ())
    assert read_csv(as_csv(empty)) == [["a", "b"]]
    assert read_xlsx(as_xlsx(empty)) == [["a", "b"]]
    assert json.loads(as_json(empty))["rows"] == []


@pytest.mark.parametrize("rows", [(("1", "2", "3"),), (("1",),)])
def test_every_row_has_a_cell_for_every_column(rows):
    with pytest.raises(ValueError, match="more or fewer cells"):
        Table("t", "T", ("a", "b"), rows)


def test_no_two_columns_have_one_name():
    with pytest.raises(ValueError, match="one name"):
        Table("t", "T", ("a", "a"), ())


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
@pytest.mark.parametrize("before", ["", " ", "\t", "\r", "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\x00", " \t "])
def test_a_cell_that_would_be_calculated_gets_an_apostrophe(before, sign):
    assert harmless(f"{before}{sign}1").startswith("'")


@pytest.mark.parametrize("text", ["", "law", "110.45", "a=b", "'=1", "ខ្ញុំ", "1-2", "("])
def test_any_other_cell_stays_as_it_is(text):
    assert harmless(text) == text


@given(st.text())
def test_no_cell_is_a_formula_and_none_loses_a_letter(text):
    made = harmless(text)
    assert not FORMULA.match(made)
    assert made.removeprefix("'" if FORMULA.match(text) else "") == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_whatever_stands_in_a_cell_can_be_read_back(texts):
    """A workbook cannot hold characters that no text has; a blank stands for none in both."""
    table = Table("t", "T", [f"column {number}" for number in range(len(texts))], [texts])
    assert read_csv(as_csv(table))[1] == [harmless(text).encode("utf-8", "replace").decode() for text in texts]
    read = read_xlsx(as_xlsx(table))[1:]
    assert all(not isinstance(cell, str) or not FORMULA.match(cell) for row in read for cell in row)
    assert json.loads(as_json(table))["rows"] == [dict(zip(table.columns, texts, strict=True))]
