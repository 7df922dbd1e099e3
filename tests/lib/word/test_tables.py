"""Tables of a page as tables of Word's."""

import pytest
from docx.oxml.ns import qn

from tests.lib.word.reading_word import all_of, letters_in, opened, part_of, value_of, written

TABLE = (
    "<table><caption>All <b>rows</b></caption><colgroup><col><col></colgroup>"
    '<thead><tr><th scope="col">Number</th><th scope="col">Text</th></tr></thead><tbody>'
    '<tr><th scope="row">1</th><td><p>One</p><p class="note">Note</p></td></tr>'
    '<tr class="judged s-full"><td colspan="2"><p class="status">Done</p></td></tr>'
    '<tr id="two"><td>2</td><td>Two<ul><li>Item</li></ul></td></tr></tbody></table>'
)


def rows_of(page):
    return all_of(part_of(written(page), "document"), "tr")


def marks_of(row):
    return {mark for mark in ("tblHeader", "cantSplit") if row.find(f".//{qn(f'w:{mark}')}") is not None}


def test_table_has_its_caption_above_and_its_cells_in_order():
    document = opened(TABLE)
    (table,) = document.tables
    assert [(each.style.name, each.text) for each in document.paragraphs][:1] == [("Caption", "All rows")]
    assert [[letters_in(cell) for cell in all_of(row, "tc")] for row in all_of(table._tbl, "tr")] == [
        ["\nNumber", "\nText"],
        ["\n1", "\nOne\nNote"],
        ["\nDone"],
        ["\n2", "\nTwo\nItem"],
    ]


def test_head_is_repeated_on_every_page_and_short_rows_stay_whole():
    assert [marks_of(row) for row in rows_of(TABLE)] == [{"tblHeader", "cantSplit"}, *[{"cantSplit"}] * 3]


def test_row_that_may_be_longer_than_a_page_can_be_split():
    assert marks_of(rows_of(f"<table><tr><td>{'law ' * 900}</td></tr></table>")[0]) == set()


def test_row_keeps_with_the_judgement_that_follows_it():
    kept = [bool(all_of(row, "keepNext")) for row in rows_of(TABLE)]
    assert kept == [True, True, False, False]


def test_row_of_one_cell_reaches_over_all_columns_with_its_colours():
    document = opened(TABLE)
    (row,) = [row for row in all_of(document.tables[0]._tbl, "tr") if all_of(row, "gridSpan")]
    assert [value_of(each) for each in all_of(row, "gridSpan")] == ["2"]
    assert [value_of(each, "fill") for each in all_of(row, "shd")] == ["F6F2E9"]
    assert [value_of(each) for each in all_of(row, "color")] == ["14573F"]


def test_heads_of_columns_and_rows_are_bold():
    rows = rows_of(TABLE)
    assert [bool(all_of(row, "b")) for row in rows] == [True, True, False, False]


def test_table_is_told_to_those_who_hear_it():
    document = part_of(written(TABLE), "document")
    assert [value_of(each) for each in all_of(document, "tblCaption")] == ["All rows"]
    assert [value_of(each, "firstRow") for each in all_of(document, "tblLook")] == ["1"]


def test_link_leads_to_a_row():
    document = opened(f'<p><a href="#two">There</a></p>{TABLE}')
    (start,) = all_of(document.element, "bookmarkStart")
    assert letters_in(start.getparent()) == "\n2" or letters_in(start.getparent()) == "2"


def test_columns_fill_the_page_and_the_longer_text_has_the_wider_one():
    document = opened(TABLE.replace("Two", "Two " * 30))
    number, text = (int(value_of(each, "w")) for each in all_of(document.element, "gridCol"))
    assert number < text / 3
    assert 9200 < number + text <= 9298


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("<table></table>", []),
        ("<table><tr></tr></table>", [[""]]),
        ("<table><tr><td>a<td>b<tr><td>c</table>", [["a", "b"], ["c", ""]]),
        ("<table><tr><td colspan=999999>a<tr><td colspan=x>b<td>c</table>", [["a"], ["b", "c", ""]]),
        ("<table><tfoot><tr><td>c</tfoot><tr><td>a<table><tr><td>b</table></table>", [["ab"], ["b"], ["c"]]),
    ],
)
def test_odd_table_is_laid_out(table, cells):
    rows = all_of(opened(table).element, "tr")
    assert [[letters_in(cell).replace("\n", "") for cell in row.iterchildren(qn("w:tc"))] for row in rows] == cells


def test_very_many_columns_stay_on_the_page():
    document = opened(f"<table><tr>{'<td>identification</td>' * 40}</tr></table>")
    assert sum(int(value_of(each, "w")) for each in all_of(document.element, "gridCol")) <= 9298


def test_two_tables_stay_two_and_a_document_does_not_end_with_one():
    document = opened("<table><tr><td>a</table><table><tr><td>b</table>")
    assert [each.tag.rpartition("}")[2] for each in document.element.body] == ["tbl", "p", "tbl", "p", "sectPr"]
