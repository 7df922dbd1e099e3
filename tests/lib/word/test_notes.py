"""Endnotes of a page as endnotes of Word's."""

import pytest

from tests.lib.word.reading_word import all_of, letters_in, names_in, opened, part_of, told, value_of, written

MARKED = (
    '<p>One<a class="cite" href="#n-a">1</a>, two<sup><a class="cite" href="#n-b">[2]</a></sup>,'
    ' one again<a class="cite" href="#n-a">1</a>.</p>'
)
NOTES = (
    '<section><h2>Evidence</h2><p>Seen by us.</p><ol class="endnotes"><li id="n-a">A law, '
    '<a href="https://example.org/a">example.org/a</a></li><li id="n-b"><p>A <i>second</i></p><p>text</p></li></ol>'
    "</section>"
)
PAGE = f"{MARKED}{NOTES}<section><p>The end.</p></section>"


def test_notes_are_words_own():
    content = written(PAGE)
    notes = {value_of(each, "id"): each for each in all_of(part_of(content, "endnotes"), "endnote")}
    assert {number: letters_in(note) for number, note in notes.items()} == {
        "-1": "\n",
        "0": "\n",
        "1": "\n A law, example.org/a",
        "2": "\n A second\ntext",
    }
    assert [value_of(notes[each], "type") for each in ("-1", "0")] == ["separator", "continuationSeparator"]
    assert [len(all_of(notes[each], "endnoteRef")) for each in ("1", "2")] == [1, 1]


def test_note_is_marked_once_and_referred_to_after_that():
    document = part_of(written(PAGE), "document")
    assert [value_of(each, "id") for each in all_of(document, "endnoteReference")] == ["1", "2"]
    assert [each.text for each in all_of(document, "instrText")] == [" NOTEREF _RefNote1 \\f \\h "]
    assert [value_of(each, "name") for each in all_of(document, "bookmarkStart")] == ["_RefNote1", "_RefNote2"]
    assert letters_in(document).startswith("\nOne, two, one again1.")


def test_what_introduces_the_notes_comes_last_where_word_prints_them():
    assert [words for _style, words in told(PAGE)][1:] == ["The end.", "Evidence", "Seen by us."]


def test_heading_without_a_section_moves_with_its_notes():
    bare = NOTES.replace("<p>Seen by us.</p>", "").replace("section", "div")
    assert [words for _style, words in told(f"{MARKED}{bare}<p>The end.</p>")][1:] == ["The end.", "Evidence"]


def test_link_in_a_note_leads_outside():
    assert "word/_rels/endnotes.xml.rels" in names_in(written(PAGE))


def test_note_leads_back_to_where_it_is_cited():
    cited = PAGE.replace('<a class="cite" href="#n-a">1</a>, two', '<a id="c" class="cite" href="#n-a">1</a>, two')
    content = written(cited.replace("A law, ", '<a href="#c">A law</a>, '))
    (back,) = [value_of(each, "anchor") for each in all_of(part_of(content, "endnotes"), "hyperlink")][:1]
    assert back in [value_of(each, "name") for each in all_of(part_of(content, "document"), "bookmarkStart")]


def test_settings_name_the_separators():
    (about,) = all_of(part_of(written(PAGE), "settings"), "endnotePr")
    assert [value_of(each, "id") for each in all_of(about, "endnote")] == ["-1", "0"]


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("[2]", "[3]"),  # another number than Word's
        PAGE.replace('<a class="cite" href="#n-b">[2]</a>', ""),  # a note that nothing cites
    ],
)
def test_notes_that_word_would_number_otherwise_stay_a_list_with_links(page):
    content = written(page)
    assert "word/endnotes.xml" not in names_in(content)
    document = opened(page)
    assert [each.text for each in document.paragraphs if each.style.name == "List Number"] == [
        "A law, example.org/a",
        "A second",
    ]
    assert document.paragraphs[0].hyperlinks[0].text == "1"
    assert document.paragraphs[-1].text == "The end."


def test_page_without_notes_has_none():
    assert "word/endnotes.xml" not in names_in(written("<p>a</p>"))
