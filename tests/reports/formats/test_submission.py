"""A submission in Word, in which it is submitted: numbered paragraphs, and endnotes that are no words of the text."""

import io

import docx
import pytest
from docx.enum.section import WD_ORIENT

from reports.builders.frozen import as_data, canonical
from reports.renderers.docx import render_docx
from tests.lib.word.reading_word import all_of, letters_in, part_of, value_of
from tests.reports.midterms import judged, promised, told

pytestmark = pytest.mark.django_db

TEXT = """# Marriage((See the annex.))
Accepted in 2019((A/HRC/41/17, https://www.ohchr.org/a.)).

Not implemented since.

# Identity
No law yet((Our survey.))."""


@pytest.fixture
def submission(review, theme):
    judged(promised(theme))
    content = told(review, kind="submission", text_en=TEXT, word_limit=5630)
    return render_docx(content, canonical({"en": as_data(content)}))


def test_word_numbers_the_paragraphs_through_all_sections(submission):
    paragraphs = docx.Document(io.BytesIO(submission)).paragraphs
    numbered = [each for each in paragraphs if each.style.name == "List Number"]
    assert [each.text for each in numbered] == ["Accepted in 2019.", "Not implemented since.", "No law yet."]
    assert {value_of(each) for number in numbered for each in all_of(number._p, "numId")} == {"2"}


def test_endnotes_are_words_own_and_not_in_the_text(submission):
    notes = [letters_in(each).strip() for each in all_of(part_of(submission, "endnotes"), "endnote")]
    assert notes[2:] == ["See the annex.", "A/HRC/41/17, https://www.ohchr.org/a.", "Our survey."]
    text = letters_in(part_of(submission, "document"))
    assert [note for note in notes[2:] if note in text] == []
    assert text.rstrip().endswith("Endnotes")


def test_matrix_lies_on_its_side(submission):
    document = docx.Document(io.BytesIO(submission))
    portrait, landscape = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [each.orientation for each in document.sections] == [portrait, landscape, portrait]
    columns = [[cell.text for cell in table.rows[0].cells][:3] for table in document.tables]
    assert ["Paragraph", "State", "Recommendation"] in columns
