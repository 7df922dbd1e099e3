"""The mid-term report on paper: the record's edition, read back by tools that know nothing of its making."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from reports.builders.frozen import canonical, from_data
from reports.models import Edition
from reports.renderers.chapters import chapters_of
from reports.renderers.html import html_of
from tests.lib.reading_pdf import read_with
from tests.reports.midterms import paper_of
from tests.reports.paper.contents import cited, cited_twice, multiplied
from tests.reports.reading_paper import missing_from, squeezed, text_of
from tests.source.sentences import PROGRESS_TABLE, SENTENCES
from upr_tracker.lib.languages import Text

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def edition(record):
    return Edition.objects.get(report__kind="mid-term")


@pytest.fixture(scope="module")
def papers(edition):
    """The PDF in each language, as it is kept."""
    return {file.language: bytes(file.content) for file in edition.files.filter(format="pdf")}


@pytest.fixture(scope="module")
def words(papers, tmp_path_factory):
    return text_of(papers["en"], tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def content(edition):
    return from_data(edition.data["en"])


@pytest.mark.parametrize("language", ["en", "km"])
def test_midterm_has_the_same_bytes_in_another_process(edition, papers, language, tmp_path):
    (tmp_path / "data.json").write_bytes(canonical(edition.data))
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


def test_midterm_has_its_chapters_in_order(content, words):
    names = ["overview", "progress", "asks", "method"]
    assert [chapter.name for chapter in chapters_of(content)] == names
    openings = ["Summary 9 recommendations to Cambodia:", "Progress During its third", "These are not recommendations"]
    places = [words.find(squeezed(text)) for text in [*openings, "How a status is decided"]]
    assert -1 not in places
    assert places == sorted(places)


def test_summary_counts_each_theme_and_says_zero_of_all(words):
    told = [
        "Progress by theme Theme Recommendations",
        "3 recommendations: 3 not yet implemented",
        "5 recommendations: 3 not yet implemented, 2 some progress made",
        "All themes 9 recommendations: 7 not yet implemented, 2 some progress made, 0 fully implemented",
    ]
    assert missing_from(words, told) == []


def test_summary_has_each_recommendation_with_its_state_status_and_date(content):
    short = {"Some": "Some progress made", "Not": "Not yet implemented"}
    page = html.document_fromstring(html_of(content, b""))
    told = [[squeezed(cell.text_content()) for cell in row] for row in page.xpath("//section[@class='list']//tbody/tr")]
    assert told == [
        [squeezed(text) for text in (row.number, row.state, short[group.status.split()[0]], "January 2022")]
        for group in PROGRESS_TABLE.groups
        for row in group.rows
    ]


def test_summary_draws_bars_on_one_scale_where_there_are_too_many_for_discs(content):
    few, many = (html_of(multiplied(content, times), b"") for times in (1, 10))
    bars = html.document_fromstring(many).xpath("//span[@class='bar']")
    assert [[each.get("class") for each in bar] for bar in bars] == [
        ["seg b-none w600"],
        ["seg b-none w600", "seg b-some w400"],
        ["seg b-none w200"],
    ]
    assert ".w200{width:20.0%}.w400{width:40.0%}.w600{width:60.0%}</style>" in many
    assert ('class="bar"' in few, few.count('class="i xl'), many.count('class="i xl')) == (False, 9, 0)


def test_every_recommendation_stands_word_for_word(words):
    rows = [row for group in PROGRESS_TABLE.groups for row in group.rows]
    assert missing_from(words, [f"{row.number}{row.state}{row.text}" for row in rows]) == []


def test_every_assessment_stands_with_its_reason_for_citing_no_evidence(words):
    reason = "The assessment cites no evidence of its own. The source refers to the full civil society report."
    told = [f"{group.narrative} {reason}" for group in PROGRESS_TABLE.groups]
    assert (len(told), missing_from(words, told)) == (4, [])


def test_civil_societys_recommendations_stand_whole(words):
    assert missing_from(words, SENTENCES["asks"]) == []


def test_midterm_says_from_what_it_was_compiled(papers, words, tmp_path):
    cover = squeezed(read_with("pdftotext", "-l", "1", "FILE", "-", content=papers["en"], folder=tmp_path))
    origin = "Compiled from the summary of March–April 2022; not the report endorsed on 3 March 2022."
    assert (missing_from(cover, [origin]), missing_from(words, [f"Method {origin}"])) == ([], [])


# Evidence


def test_evidence_is_a_numbered_endnote(content, tmp_path):
    text = text_of(paper_of(cited(content)), tmp_path)
    note = (
        "Endnotes 1. Report 1 on the situation, A publisher, December 2021, example.org/reports/1, archived copy"
        " Cited on 110.47, 110.51 and 110.55 2. Report 2 on the situation"
    )
    narrative = PROGRESS_TABLE.groups[0].narrative
    assert missing_from(text, [note, f"{narrative} [1] [2]"]) == []


@pytest.mark.parametrize(("anchor", "links"), [("endnote-1", 2), ("cited-1-1-1", 1), ("cited-3-1-1", 1)])
def test_endnote_and_its_markers_lead_to_one_another(content, anchor, links):
    """It stands once, however often it is cited."""
    page = html_of(cited_twice(content), b"")
    assert (page.count(f'id="{anchor}"'), page.count(f'href="#{anchor}"')) == (1, links)


def test_assessment_with_neither_evidence_nor_a_reason_says_so(content):
    group = content.progress.themes[0].groups[0]
    bare = replace(group, assessment=replace(group.assessment, no_evidence_reason=Text("", "en")))
    theme = replace(content.progress.themes[0], groups=(bare,))
    shown = replace(content, progress=replace(content.progress, themes=(theme,)))
    assert html_of(shown, b"").count("No evidence is published with this assessment.") == 1
