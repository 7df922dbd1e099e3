"""The submission as data, and when it may be published."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from reports.actions import EditionRefused, freeze_edition
from reports.builders.frozen import as_data, from_data
from reports.models import Edition
from reports.renderers.chapters import chapters_of
from reports.renderers.html import html_of
from tests.factories import PUBLIC, make_edition, make_report
from tests.reports.midterms import judged, promised, told

pytestmark = pytest.mark.django_db

TEXT = """# Marriage ((See the annex.))
Accepted in 2019 ((A/HRC/41/17, https://www.ohchr.org/a.)).

Not implemented since."""
KHMER = "ខ្ញុំទទួលយក"


def submission(review, language="en", **fields):
    return told(review, kind="submission", language=language, **{"text_en": TEXT, **fields})


def draft(review, **fields):
    report = make_report(review=review, kind="submission", **PUBLIC)
    fields = {"text_en": TEXT, "published_on": dt.date(2022, 4, 1), "data": None, "data_sha256": "", **fields}
    return make_edition(report=report, audience="public", **fields)


def told_pieces(pieces):
    return [(str(piece.text), piece.endnote) for piece in pieces]


def test_text_is_told_in_numbered_paragraphs(review):
    [section] = submission(review).sections
    assert told_pieces(section.heading) == [("Marriage ", 1)]
    assert section.title == "Marriage"
    assert [(each.number, told_pieces(each.pieces)) for each in section.paragraphs] == [
        (1, [("Accepted in 2019 ", 2), (".", 0)]),
        (2, [("Not implemented since.", 0)]),
    ]


def test_endnotes_are_numbered_and_not_counted(review):
    content = submission(review, word_limit=5630)
    assert [(note.number, str(note.text)) for note in content.endnotes] == [
        (1, "See the annex."),
        (2, "A/HRC/41/17, https://www.ohchr.org/a."),
    ]
    assert (content.words, content.word_limit) == (7, 5630)


def test_khmer_edition_tells_the_khmer_text_and_counts_its_words(review):
    content = submission(review, language="km", text_km=KHMER)
    [section] = content.sections
    assert [(piece.text, piece.text.lang) for piece in section.paragraphs[0].pieces] == [(KHMER, "km")]
    assert (section.title, content.words) == ("", 2)


def test_khmer_edition_without_khmer_text_shows_the_english_as_english(review):
    content = submission(review, language="km")
    assert {piece.text.lang for each in content.sections[0].paragraphs for piece in each.pieces} == {"en"}
    assert '<p class="para" lang="en"><span class="n">1. </span>Accepted in 2019 <a' in html_of(content, b"")


def test_page_has_marks_that_lead_to_endnotes_and_links_in_them(review):
    page = html_of(submission(review), b"")
    assert 'Accepted in 2019 <a class="endnote" id="cite-2" href="#note-2">[2]</a>.</p>' in page
    link = '<a class="url" href="https://www.ohchr.org/a">https://www.ohchr.org/a</a>.</li>'
    assert f'<ol class="endnotes">\n<li id="note-1">See the annex.</li>\n<li id="note-2">A/HRC/41/17, {link}' in page


def test_text_is_escaped(review):
    assert "a &lt;b&gt; c" in html_of(submission(review, text_en="a <b> c"), b"")


def test_matrix_has_a_row_for_each_recommendation(review, theme):
    judged(promised(theme, text_en="Amend the Constitution."), narrative_en="Nothing was done.")
    promised(theme, number="110.48", text_en="Adopt a law.", order=1)
    page = html_of(submission(review), b"")
    _before, matrix = page.split('<table class="matrix">')
    rows = matrix.partition("</table>")[0].split("<tr")[2:]
    said = [
        ["Amend the Constitution.", "Some progress made", "Nothing was done."],
        ["Adopt a law.", "Not assessed yet"],
    ]
    assert [[words in row for words in expected] for row, expected in zip(rows, said, strict=True)] == [
        [True] * 3,
        [True] * 2,
    ]


def test_chapters_are_the_text_its_endnotes_and_the_annex(review, theme):
    promised(theme)
    chapters = chapters_of(submission(review))
    assert [(chapter.name, [section.title for section in chapter.sections]) for chapter in chapters] == [
        ("text", ["Marriage"]),
        ("endnotes", []),
        ("matrix", ["Marriage"]),
    ]


def test_submission_is_kept_as_data_and_read_again(review, theme):
    promised(theme)
    content = submission(review, word_limit=10)
    assert from_data(as_data(content)) == content


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("One ((note.", "An endnote begins with (( and is not closed by )) in its paragraph: “((note.”"),
        ("One note)).", "Here )) closes an endnote, but no (( opens it: “One note)).”"),
        ("One ((a ((b)))).", "An endnote begins with (( inside another one: “((a ((b)))).”"),
        ("One (()).", "There is nothing in this endnote: “(()).”"),
    ],
)
@pytest.mark.parametrize("language", ["en", "km"])
def test_brackets_that_do_not_match_are_refused_on_the_field(review, text, message, language):
    report = make_report(review=review, kind="submission")
    with pytest.raises(ValidationError) as refused:
        Edition(report=report, number=1, **{f"text_{language}": text}).clean()
    assert refused.value.message_dict == {f"text_{language}": [message]}


def test_only_a_submission_has_a_text(review):
    with pytest.raises(ValidationError) as refused:
        Edition(report=make_report(review=review), number=1, text_km=KHMER).clean()
    assert refused.value.message_dict == {"text_km": ["Only a submission has a text of its own: leave this empty."]}


@pytest.mark.parametrize("text", ["", " \n", "# Only a heading"])
def test_edition_with_nothing_in_it_is_not_published(review, theme, text):
    promised(theme)
    with pytest.raises(EditionRefused) as refused:
        freeze_edition(draft(review, text_en=text), by=None)
    assert str(refused.value) == (
        "This is an edition with nothing in it. Write the text of the submission before you publish it."
    )


@pytest.mark.parametrize(
    ("fields", "where"), [({}, "7 words in English"), ({"text_km": KHMER * 4}, "8 words in Khmer")]
)
def test_text_over_its_limit_is_not_published(review, theme, fields, where):
    promised(theme)
    limit = 7 if fields else 6
    row = draft(review, word_limit=limit, **fields)
    with pytest.raises(EditionRefused) as refused:
        freeze_edition(row, by=None)
    assert str(refused.value) == (
        f"The submission has {where}, and its limit is {limit}. Shorten it before you publish it."
    )
    row.refresh_from_db()
    assert (row.state, row.data) == ("draft", None)


def test_text_within_its_limit_is_published_and_frozen(review, theme):
    promised(theme)
    row = freeze_edition(draft(review, word_limit=7), by=None)
    assert {language: data["words"] for language, data in row.data.items()} == {"en": 7, "km": 7}


def test_limit_is_written_with_its_thousands(review):
    with translation.override("en"):
        assert "7 words; the limit is 5,630." in html_of(submission(review, word_limit=5630), b"")
