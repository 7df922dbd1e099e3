"""A Word document says what the page says that it was made of."""

import base64
import io
import time

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.lib.word.reading_word import (
    all_of,
    opened,
    part_of,
    runs_in,
    told,
    value_of,
    written,
)
from upr_tracker.lib.khmer import without_breaks
from upr_tracker.lib.tables import NOT_IN_XML

KHMER = "ខ្ញុំទទួលយកអនុសាសន៍"


# Its text


def test_headings_paragraphs_and_quotations_have_the_styles_that_word_knows():
    page = "<h1>One</h1><h2>Two</h2><h3>Three</h3><h4>Four</h4><p>Said</p><blockquote><p>Quoted</p></blockquote>"
    assert told(page) == [
        ("Title", "One"),
        ("Heading 1", "Two"),
        ("Heading 2", "Three"),
        ("Heading 3", "Four"),
        ("Normal", "Said"),
        ("Quote", "Quoted"),
    ]


def test_classes_have_the_styles_that_the_look_gives_them():
    assert told('<p class="other note">A</p><div class="note">B <p>C</p></div>') == [
        ("Note", "A"),
        ("Note", "B"),
        ("Note", "C"),
    ]


def test_white_space_is_that_of_a_browser():
    page = "<div>\n a  b\n<b> c</b><br> d <br></div>\n<p> \n</p><p>e\u00a0 f</p>"
    assert told(page) == [("Normal", "a b c\nd"), ("Normal", "e\u00a0 f")]


def test_text_of_what_is_not_known_is_kept():
    page = "<odd-thing>A<p>B</p>C<i-am>D</i-am></odd-thing><figure>E<figcaption>F</figcaption></figure><time>G</time>"
    assert [words for _style, words in told(page)] == ["A", "B", "CD", "E", "F", "G"]


def test_what_nobody_reads_is_left_out():
    page = '<style>p{}</style><script>1</script><!-- a --><p><span class="icon">b</span>Read<?c d?></p>'
    assert told(page) == [("Normal", "Read")]


def test_elements_on_lines_of_their_own_end_a_line():
    assert told('<p><span class="line">A</span><span>B</span></p>') == [("Normal", "A\nB")]


def test_emphasis_and_raised_letters_are_kept():
    (paragraph,) = opened("<p>a<b>b</b><em>c<strong>d</strong></em><sup>e</sup></p>").paragraphs
    assert runs_in(paragraph) == [
        ("a", "en-GB", set()),
        ("b", "en-GB", {"b"}),
        ("c", "en-GB", {"i"}),
        ("d", "en-GB", {"b", "i"}),
        ("e", "en-GB", {"vertAlign"}),
    ]


# Its languages


def test_every_run_says_its_language_and_khmer_is_a_complex_script():
    (paragraph,) = opened(f'<p>a <span lang="km"><em>{KHMER}</em> UPR</span> <i lang="fr">b</i></p>').paragraphs
    runs = [(without_breaks(letters), *rest) for letters, *rest in runs_in(paragraph)]
    assert runs == [
        ("a ", "en-GB", set()),
        (KHMER, "km-KH", set()),
        (" UPR", "km-KH", set()),
        (" ", "en-GB", set()),
        ("b", "fr", {"i"}),
    ]
    khmer = paragraph.runs[1]._r.rPr
    assert value_of(khmer.find(qn("w:rFonts")), "cs") == "Noto Sans Khmer"


def test_khmer_may_break_between_its_words_and_khmer_without_a_mark_is_khmer_too():
    (paragraph,) = opened(f"<p>{KHMER}</p>").paragraphs
    assert "\u200b" in paragraph.text
    assert [lang for _letters, lang, _named in runs_in(paragraph)] == ["km-KH"]


@pytest.mark.parametrize(("lang", "tag"), [("en", "en-GB"), ("km", "km-KH")])
def test_document_says_its_language(lang, tag):
    content = written("<p>a</p>", lang=lang)
    (defaults,) = all_of(part_of(content, "styles"), "rPrDefault")
    assert [value_of(each) for each in all_of(defaults, "lang")] == [tag]
    assert docx.Document(io.BytesIO(content)).core_properties.language == tag


def test_every_size_of_letters_is_that_of_khmer_too():
    styles = part_of(written("<p>a</p>"), "styles")
    sizes = [[value_of(each) for each in all_of(styles, tag)] for tag in ("sz", "szCs")]
    assert sizes[0] == sizes[1]


# Lists and links


def numbered(paragraph):
    properties = paragraph._p.pPr.find(qn("w:numPr"))
    return properties is not None and tuple(value_of(each) for each in properties)


def test_lists_have_bullets_or_numbers_that_begin_anew():
    page = "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><ol><li>e</ol><ol start=7><li>f</ol>"
    paragraphs = opened(page).paragraphs
    assert [(each.style.name, each.text, numbered(each)) for each in paragraphs] == [
        ("List Bullet", "a", ("0", "1")),
        ("List Bullet", "b", ("1", "1")),
        ("List Bullet", "c", ("0", "1")),
        ("List Continue", "d", False),
        ("List Number", "e", ("0", "2")),
        ("List Number", "f", ("0", "3")),
    ]
    starts = all_of(part_of(written(page), "numbering"), "startOverride")
    assert [value_of(each) for each in starts] == ["1", "7"]


def test_item_with_its_own_number_begins_there():
    starts = all_of(part_of(written("<ol><li>a<li value=5>b<li>c</ol>"), "numbering"), "startOverride")
    assert [value_of(each) for each in starts] == ["1", "5"]


def test_numbered_paragraphs_are_counted_by_word():
    """From the number that the page gives; where that leaves one out, the count begins anew."""
    numbers = ["1. ", "2. ", "5. ", "6. ", "x "]
    page = "".join(f'<p class="para"><span class="n">{number}</span>Said</p><h3>T</h3>' for number in numbers)
    paragraphs = [each for each in opened(page).paragraphs if each.text != "T"]
    assert [(each.text, numbered(each)) for each in paragraphs] == [
        *[("Said", ("0", "2"))] * 2,
        *[("Said", ("0", "3"))] * 2,
        ("x Said", False),
    ]
    starts = all_of(part_of(written(page), "numbering"), "startOverride")
    assert [value_of(each) for each in starts] == ["1", "5"]


def test_links_lead_outside_and_within():
    page = (
        '<p><a href="#there">Within</a> <a href="https://example.org/?a=1&amp;b=2">Outside</a></p><h2 id="there">T</h2>'
    )
    document = opened(page)
    within, outside = document.paragraphs[0].hyperlinks
    (start,) = all_of(document.element, "bookmarkStart")
    assert (within.text, within.fragment) == ("Within", value_of(start, "name"))
    assert start.getparent() is document.paragraphs[1]._p
    assert (outside.text, outside.address) == ("Outside", "https://example.org/?a=1&b=2")


@pytest.mark.parametrize("target", ["javascript:alert(1)", "#nowhere", "file:///etc/passwd", "http://[", "/here", ""])
def test_link_that_leads_nowhere_is_text(target):
    (paragraph,) = opened(f'<p><a href="{target}">a</a></p>').paragraphs
    assert (paragraph.text, paragraph.hyperlinks) == ("a", [])


def test_contents_are_a_table_of_contents_of_links():
    page = (
        '<nav><h2>Contents</h2><ul><li><a href="#a">A</a><li><a href="#b">B</a></ul><p>More</p></nav>'
        '<h2 id="a">A</h2><h3 id="b">B</h3>'
    )
    assert told(page)[:4] == [("TOC Heading", "Contents"), ("toc 1", "A"), ("toc 2", "B"), ("Normal", "More")]
    content = written(page)
    document = part_of(content, "document")
    assert [each.text for each in all_of(document, "instrText")] == [' TOC \\o "1-3" \\h \\z \\u ']
    assert [value_of(each, "fldCharType") for each in all_of(document, "fldChar")] == ["begin", "separate", "end"]


# Pictures


def png(width, height):
    drawn = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(drawn, "PNG")
    return f"data:image/png;base64,{base64.b64encode(drawn.getvalue()).decode()}"


def test_picture_has_its_words_and_is_small_enough():
    document = opened(f'<p><img alt="A logo" src="{png(4000, 400)}"><img alt="Two" src="{png(10, 10)}"></p>')
    drawn = [each for each in document.element.iter() if each.tag.endswith("}docPr")]
    assert [(each.get("id"), each.get("descr")) for each in drawn] == [("1", "A logo"), ("2", "Two")]
    assert document.inline_shapes[0].width.mm == pytest.approx(60, abs=0.1)
    assert document.inline_shapes[0].height.mm == pytest.approx(6, abs=0.1)


@pytest.mark.parametrize("source", ["data:image/svg+xml;base64,PHN2Zy8+", "data:image/png;base64,???", "logo.png", ""])
def test_picture_that_word_cannot_show_is_told_in_its_words(source):
    assert told(f'<p>a<img alt="A logo" src="{source}"><img alt="" src="{source}"></p>') == [("Normal", "a A logo")]


# Any page


def test_nine_hundred_rows_take_seconds():
    promise = f'<tr><th scope="row">1</th><td>State</td><td><p>{"law " * 40}</p></td></tr>'
    row = f'{promise}<tr class="judged"><td colspan="3"><p>a</p><ul><li>b</li></ul></td></tr>'
    started = time.monotonic()
    written(f"<table>{row * 900}</table>")
    assert time.monotonic() - started < 20


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_is_read_back_but_for_what_no_document_can_hold(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "\n")
    document = opened(f'<h2 title="x">a{escaped}z</h2><table><tr><td lang="km">a{escaped}z</td></tr></table>')
    expected = NOT_IN_XML.sub("\ufffd", text)
    for said in (document.paragraphs[0].text, document.tables[0].cell(0, 0).text):
        assert squeezed(said) == squeezed(f"a{expected}z")


def squeezed(text):
    return without_breaks("".join(text.split()))
