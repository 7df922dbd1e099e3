"""The record's summary of the dialogues is a good file in both languages, by tools that know nothing of its making."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation

from reports.builders.frozen import canonical, from_data
from reports.renderers.chapters import chapters_of
from tests.lib.reading_pdf import failures_of, objects_of, read_with
from tests.reports.reading_paper import BODY, squeezed, words_outside_the_margins

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
LANGUAGES = ["en", "km"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_is_pdf_ua_and_pdf_a(papers, language):
    assert failures_of(papers[language]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_no_fault_that_qpdf_knows(papers, language, tmp_path):
    assert "No syntax or stream encoding errors" in read_with(
        "qpdf", "--check", "FILE", content=papers[language], folder=tmp_path
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_outside_the_margins(papers, language, tmp_path):
    assert words_outside_the_margins(papers[language], tmp_path) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_says_its_title_and_its_language(papers, language, tmp_path):
    about = read_with("pdfinfo", "FILE", content=papers[language], folder=tmp_path)
    title = "Summary of the dialogues with key stakeholders, March–April 2022"
    catalogs = [item for item in dictionaries_in(papers[language], tmp_path) if item.get("/Type") == "/Catalog"]
    assert re.search(rf"^Title: +{re.escape(title)} \(", about, re.M)
    assert [catalog["/Lang"] for catalog in catalogs] == [f"u:{language}"]


def dictionaries_in(content, folder):
    return [item for item in objects_of(content, folder) if isinstance(item, dict)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_outline_has_no_invisible_breaks(summary, papers, language, tmp_path):
    """They are put between Khmer words for the lines; a reader's outline is searched and read aloud."""
    outline = [item for item in dictionaries_in(papers[language], tmp_path) if {"/Title", "/Parent"} <= item.keys()]
    titles = {item["/Title"].removeprefix("u:") for item in outline}
    with translation.override(language):
        chapters = {chapter.title for chapter in chapters_of(from_data(summary.data[language]))}
    assert chapters - titles == set()
    assert [title for title in titles if "\u200b" in title] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_data_gives_the_same_bytes_in_another_process(summary, papers, language, tmp_path):
    (tmp_path / "data.json").write_bytes(canonical(summary.data))
    program = (
        "import json, pathlib, django; django.setup()\n"
        "from reports.builders.frozen import from_data; from reports.renderers.pdf import render_pdf\n"
        f"data = pathlib.Path({str(tmp_path / 'data.json')!r}).read_bytes()\n"
        f"pdf = render_pdf(from_data(json.loads(data)[{language!r}]), data)\n"
        f"pathlib.Path({str(tmp_path / 'again.pdf')!r}).write_bytes(pdf)"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "upr_tracker.settings", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env=environment)
    assert (tmp_path / "again.pdf").read_bytes() == papers[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_is_attached_and_its_hash_stands_on_the_title_page(summary, papers, language, tmp_path):
    read_with("pdfdetach", "-saveall", "FILE", content=papers[language], folder=tmp_path)
    attached = (tmp_path / "data.json").read_bytes()
    cover = squeezed(read_with("pdftotext", "-l", "1", "FILE", "-", content=papers[language], folder=tmp_path))
    assert json.loads(attached) == summary.data
    assert hashlib.sha256(attached).hexdigest() == summary.data_sha256
    assert summary.data_sha256 in cover


def test_contents_lead_to_each_chapter_on_its_page(papers, tmp_path):
    contents = read_with(
        "pdftotext", "-f", "2", "-l", "2", "-layout", "FILE", "-", content=papers["en"], folder=tmp_path
    )
    rows = re.findall(r"^ *(\S.*?) {2,}(\d+)$", contents, re.M)
    chapters = {title: int(page) for title, page in rows if title in CHAPTERS}
    assert list(chapters) == CHAPTERS
    pages = read_with("pdftotext", *BODY, "FILE", "-", content=papers["en"], folder=tmp_path).split("\f")
    assert [title for title, page in chapters.items() if title not in pages[page - 1].splitlines()] == []


CHAPTERS = [
    "Introduction and timeline",
    "What was accepted",
    "Published elsewhere",
    "Progress",
    "Civil society's recommendations",
    "Dialogues",
    "Next steps",
    "Media coverage",
]
