"""The report on paper: the record's edition in both languages, read back by tools that know nothing of its making."""

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
from reports.models import Edition
from reports.renderers.chapters import chapters_of
from tests.lib.reading_pdf import failures_of, objects_of, read_with
from tests.reports.reading_paper import BODY, missing_from, squeezed, text_of, words_outside_the_margins
from tests.source.sentences import (
    ASKS,
    CLOSING,
    CONSULTATION,
    DIALOGUES,
    FRONT_PAGE,
    JOINT_REPORT,
    MEDIA,
    PROGRESS_TABLE,
    SENTENCES,
    SERIES,
    STATEMENTS,
    TIMELINE,
)

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
LANGUAGES = ["en", "km"]
STATUSES = {group.status for group in PROGRESS_TABLE.groups}
"""Words of the source that are also words of the interface, and so may be translated."""


@pytest.fixture(scope="module")
def edition(record):
    return Edition.objects.get(report__kind="dialogues")


@pytest.fixture(scope="module")
def papers(edition):
    """The PDF in each language, as it is kept."""
    return {file.language: bytes(file.content) for file in edition.files.filter(format="pdf")}


@pytest.fixture(scope="module")
def words(papers, tmp_path_factory):
    """The text of each PDF without its white space, which is where lines and pages break."""
    folder = tmp_path_factory.mktemp("words")
    return {language: text_of(content, folder) for language, content in papers.items()}


# That it is a good file


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
def test_outline_has_no_invisible_breaks(edition, papers, language, tmp_path):
    """They are put between Khmer words for the lines; a reader's outline is searched and read aloud."""
    outline = [item for item in dictionaries_in(papers[language], tmp_path) if {"/Title", "/Parent"} <= item.keys()]
    titles = {item["/Title"].removeprefix("u:") for item in outline}
    with translation.override(language):
        chapters = {chapter.title for chapter in chapters_of(from_data(edition.data[language]))}
    assert chapters - titles == set()
    assert [title for title in titles if "\u200b" in title] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_data_gives_the_same_bytes_in_another_process(edition, papers, language, tmp_path):
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_is_attached_and_its_hash_stands_on_the_title_page(edition, papers, language, tmp_path):
    read_with("pdfdetach", "-saveall", "FILE", content=papers[language], folder=tmp_path)
    attached = (tmp_path / "data.json").read_bytes()
    cover = squeezed(read_with("pdftotext", "-l", "1", "FILE", "-", content=papers[language], folder=tmp_path))
    assert json.loads(attached) == edition.data
    assert hashlib.sha256(attached).hexdigest() == edition.data_sha256
    assert edition.data_sha256 in cover


# That it says what the source says


@pytest.mark.parametrize("part", SENTENCES)
def test_every_sentence_of_the_source_is_in_the_english_paper(words, part):
    assert missing_from(words["en"], SENTENCES[part]) == []


@pytest.mark.parametrize("part", SENTENCES)
def test_every_sentence_of_the_source_is_in_the_khmer_paper(words, part):
    assert missing_from(words["km"], [text for text in SENTENCES[part] if text not in STATUSES]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_khmer_titles_read_character_for_character(words, language):
    titles = [coverage.title for coverage in MEDIA if coverage.language == "km"]
    assert (len(titles), missing_from(words[language], titles)) == (9, [])


def test_every_recommendation_stands_with_its_number_and_state(words):
    rows = [row for group in PROGRESS_TABLE.groups for row in group.rows]
    assert missing_from(words["en"], [f"{row.number}{row.state}{row.text}" for row in rows]) == []


def test_assessment_follows_the_last_recommendation_that_it_judges(words):
    first = PROGRESS_TABLE.groups[0]
    together = "On 110.47, 110.51 and 110.55 together. Situation as of January 2022. Assessed by civil society,"
    told = f"{first.rows[-1].text}{first.status}{together} published 3 March 2022.{first.narrative}"
    reason = "The assessment cites no evidence of its own. The source refers to the full civil society report."
    assert missing_from(words["en"], [told + reason]) == []


def test_title_page_says_what_the_report_is_and_is_not(papers, tmp_path):
    cover = squeezed(read_with("pdftotext", "-l", "1", "FILE", "-", content=papers["en"], folder=tmp_path))
    assert (
        missing_from(
            cover,
            [
                "Compiled from the summary report of March–April 2022, sentence by sentence; not that document itself.",
                "This edition has no signatories of its own.",
                "Cambodia, third Universal Periodic Review, 2019",
                "7 not yet implemented 2 some progress made 0 fully implemented",
                "Situation as of January 2022. Assessed by civil society, published 3 March 2022.",
                "This site as published on 23 November 2026.",
            ],
        )
        == []
    )


def test_definitions_are_marked_as_ours(words):
    told = ["Working definition, not in the 2022 report", "no significant concrete action towards what is asked"]
    assert missing_from(words["en"], told) == []


def test_date_named_in_the_text_is_watched(words):
    told = "“by the end of 2023”: The date named in the text has passed; last assessed as of January 2022."
    assert words["en"].count(squeezed(told)) == 1


def test_sources_disagreements_with_itself_are_noted(words):
    notes = [
        "The source prints this number twice: here and for Iceland's recommendation",
        "The source prints this number twice: here and for Australia's recommendation",
        "calls this meeting “National Consultation Workshop on the UPR mid-term report”.",
        "has a “National Dialogue” where its timeline has this “Roundtable Dialogue”.",
        "has a “Roundtable Dialogue” where its page on media coverage has this “National Dialogue”.",
    ]
    assert [words["en"].count(squeezed(note)) for note in notes] == [1] * 5


def test_each_theme_tells_the_sources_other_wordings(words):
    assert (
        missing_from(
            words["en"],
            [
                "Legal Gender Recognition In the table of accepted recommendations: “Enact legislation to enable "
                "legal gender recognition for trans people” In civil society's recommendations: “Legal gender "
                "recognition for transgender people” 1 recommendation: 1 not yet implemented",
            ],
        )
        == []
    )


def test_asks_are_said_not_to_be_recommendations_of_the_upr(words):
    told = "Civil society's recommendations These are not recommendations of the UPR"
    assert missing_from(words["en"], [told, f"{ASKS.government.heading}*", f"* {ASKS.government.footnote}"]) == []


JASS = 'Just Associates Southeast Asia ("JASS SEA")'
ILGA = "ILGA World – the International Lesbian, Gay, Bisexual, Trans and Intersex Association"


def test_the_nineteen_are_named_only_as_those_of_the_joint_report(words):
    """In the printed order, and nowhere else but where the source has some of them in a dialogue."""
    start = words["en"].index(squeezed("have signed no edition of this one."))
    chapter = words["en"][start : words["en"].index(squeezed("Spelled otherwise elsewhere"), start)]
    signed = JOINT_REPORT.lists[0]
    prepared, endorsed = ([squeezed(each.printed) for each in group] for group in (signed.prepared, signed.endorsed))
    before, after = chapter.split("4organisationspreparedthatreport")[1].split("15moreendorsedit")
    assert (numbered(prepared), numbered(endorsed)) == (before, after)
    elsewhere = words["en"].replace(chapter, "")
    spelled_otherwise = ["Klahaan Organization", "SILAKA Cambodia", "ActionAid Cambodia", JASS, ILGA]
    assert [name for name in prepared + endorsed if name in elsewhere] == list(map(squeezed, spelled_otherwise))


def numbered(names):
    return "".join(f"{number}.{name}" for number, name in enumerate(names, 1))


def test_joint_report_is_told_with_both_its_printed_links(papers, words, tmp_path):
    urls = read_with("pdfinfo", "-url", "FILE", content=papers["en"], folder=tmp_path)
    shown = ["See full report: https://rockcambodia.org/", f"The full report is available at: {JOINT_REPORT.links[1]}"]
    assert missing_from(words["en"], shown) == []
    assert [link for link in JOINT_REPORT.links if link not in urls] == []


def test_dialogues_say_how_they_were_held_where_the_source_does(words):
    told = [
        "Government of Cambodia March–April 2022 · Series of meetings · Online",
        "Recommending States March–April 2022 · Series of meetings · mode not stated",
        "UN Agencies March–April 2022 · Series of meetings · mode not stated",
        "23 March 2022 · Single meeting · mode not stated · Organised by CHRC, UN Cambodia",
    ]
    assert missing_from(words["en"], told) == []


def test_ministry_that_is_yet_to_be_met_stands_apart(words):
    told = "Affairs (MoWA) Planned, not met yet • In the future, also planning to meet the Ministry of Justice (MoJ)."
    assert missing_from(words["en"], [told]) == []


def test_only_what_was_quoted_stands_in_quotation_marks(words):
    quoted, unattributed, reported = STATEMENTS
    assert (
        missing_from(
            words["en"],
            [
                f"Quoted · United Nations“{quoted.text}”{quoted.speaker}, {quoted.office}{quoted.occasion}",
                f"No speaker given in the source{unattributed.text}",
                f"Reported, not quoted · Government{reported.text}{reported.speaker}, {reported.office}",
            ],
        )
        == []
    )


def test_next_steps_say_what_was_expected_and_that_nothing_later_is_known(words):
    assert (
        missing_from(words["en"], ["The source expected the next review in 2024; nothing later is known here."]) == []
    )


def test_timeline_hangs_items_under_their_event(words):
    told = "March 2022 Publication of CSO mid-term UPR report on SOGIESC-SRHR in Cambodia + Dialogues with Cambodian"
    assert missing_from(words["en"], [told]) == []


def test_media_links_lead_where_they_say_and_track_nobody(papers, tmp_path):
    urls = read_with("pdfinfo", "-url", "FILE", content=papers["en"], folder=tmp_path)
    assert [link for coverage in MEDIA for link in coverage.links if link not in urls] == []
    assert "fbclid" not in urls


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


def in_order():
    """The parts of the source in its own order with their sentences; within a part, paper may set them otherwise."""
    yield "timeline", [FRONT_PAGE.introduction_subheading, TIMELINE.heading, *SENTENCES["timeline"]]
    yield "accepted table", SENTENCES["accepted table"]
    yield (
        "joint report",
        [*SENTENCES["joint report"], *(title.text for title in JOINT_REPORT.titles), "Klahan Organization"],
    )
    yield "progress table", SENTENCES["progress table"]
    yield "asks", SENTENCES["asks"]
    yield (
        "opening of the dialogues",
        [
            DIALOGUES.umbrella.heading,
            DIALOGUES.umbrella.introduction,
            *DIALOGUES.umbrella.bullets[:3],
            *DIALOGUES.umbrella.objectives,
        ],
    )
    for series in SERIES[:2]:
        yield series.kind, [series.lead, *(each.printed for each in series.participants), *series.key_points]
    yield (
        "UN agencies",
        [*(each.printed for each in SERIES[2].participants), STATEMENTS[0].text, STATEMENTS[0].occasion],
    )
    yield (
        "consultation",
        [CONSULTATION.names[1], DIALOGUES.umbrella.bullets[3], *(each.text for each in STATEMENTS[1:])],
    )
    yield "next steps", SENTENCES["next steps"]
    yield "media occasions", SENTENCES["media occasions"]
    yield "media", SENTENCES["media"]
    yield "closing", [CLOSING]


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_stand_in_the_order_of_the_source(words, language):
    """Every sentence of a part comes after every sentence of the part before it."""
    end, lost = 0, []
    for part, sentences in in_order():
        told = [squeezed(sentence) for sentence in sentences if language == "en" or sentence not in STATUSES]
        places = [words[language].find(sentence, end) for sentence in told]
        lost += [(part, sentence) for sentence, place in zip(told, places, strict=True) if place < 0]
        end = max(place + len(sentence) for sentence, place in zip(told, places, strict=True))
    assert lost == []
