"""The record's summary of the dialogues, as it is kept and as it is read back."""

import pytest

from reports.models import Edition
from tests.reports.reading_paper import text_of


@pytest.fixture(scope="module")
def summary(record):
    return Edition.objects.get(report__kind="dialogues")


@pytest.fixture(scope="module")
def papers(summary):
    """The PDF in each language."""
    return {file.language: bytes(file.content) for file in summary.files.filter(format="pdf")}


@pytest.fixture(scope="module")
def words(papers, tmp_path_factory):
    """The text of each PDF without its white space, which is where lines and pages break."""
    folder = tmp_path_factory.mktemp("words")
    return {language: text_of(content, folder) for language, content in papers.items()}
