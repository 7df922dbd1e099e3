"""What no line and no page can take is laid out all the same."""

import pytest

from reports.builders.frozen import from_data
from reports.models import Edition
from tests.lib.reading_pdf import failures_of
from tests.reports.midterms import paper_of
from tests.reports.paper.contents import PARAGRAPH, difficult, mending
from tests.reports.reading_paper import missing_from, text_of, words_outside_the_margins

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=["en", "km"])
def paper(record, request):
    """With a title page that does not fit on one page either."""
    data = Edition.objects.get(report__kind="mid-term").data[request.param]
    return paper_of(mending(difficult(from_data(data)), mends=PARAGRAPH))


def test_difficult_paper_is_pdf_ua_and_pdf_a(paper):
    assert failures_of(paper) == []


def test_difficult_paper_has_no_word_outside_its_margins(paper, tmp_path):
    assert words_outside_the_margins(paper, tmp_path) == []


def test_difficult_paper_has_every_letter(paper, tmp_path):
    """A row that goes over a page has the table's head inside, so words are looked for in pieces."""
    text = text_of(paper, tmp_path)
    assert text.count("Nondiscriminationlegislation") >= 3 * 80
    told = ["Antidiscrimination" * 22, "<b>&amp;", "“quoted” </td></table><script> \ufffd\ufffd"]
    assert missing_from(text, told) == []
