"""The report on paper where the record is another than Cambodia's, and how its text is made ready for paper."""

import dataclasses
import json

import pytest
from django.utils import translation

from reports.builders import build
from reports.builders.frozen import as_data, canonical, from_data
from reports.renderers.chapters import chapters_of
from reports.renderers.data import render_csv
from reports.renderers.html import html_of
from reports.renderers.pdf import ready_for_lines
from reports.templatetags.paper import address, linked, listed
from tests.factories import (
    PUBLIC,
    make_assessment,
    make_edition,
    make_endorsement,
    make_evidence,
    make_passage,
    make_recommendation,
    make_report,
    make_statement,
)
from tests.lib.reading_pdf import failures_of, read_with
from tests.reports.midterms import paper_of, told
from tests.reports.reading_paper import missing_from, text_of, words_outside_the_margins
from upr_tracker.accounts.models import STRANGER
from upr_tracker.lib.languages import Text

pytestmark = pytest.mark.django_db

# What the record does not have


def test_part_that_the_record_lacks_is_absent(theme, tmp_path):
    make_recommendation(theme=theme, paragraph_number="", text_en="Amend it.", position="", **PUBLIC)
    midterm = told(theme.review)
    paper = paper_of(midterm)
    text = text_of(paper, tmp_path)
    assert [chapter.name for chapter in chapters_of(midterm)] == ["accepted", "progress"]
    absent = ["Civil society's recommendations", "Dialogues", "Next steps", "Timeline", "Media coverage"]
    assert missing_from(text, absent) == absent
    assert missing_from(text, ["1 not assessed yet", "Not assessed yet.", "None"]) == []
    assert failures_of(paper) == []


def test_edition_with_signatories_names_them(theme, tmp_path):
    make_recommendation(theme=theme, **PUBLIC)
    report = make_report(review=theme.review, kind="dialogues", **PUBLIC)
    edition = make_edition(report=report, data=None, data_sha256="")
    for name, role in (("First", "endorsed"), ("Maker", "prepared"), ("Second", "endorsed")):
        make_endorsement(edition=edition, printed_en=name, role=role, **PUBLIC)
    make_endorsement(report=make_report(review=theme.review, kind="outside", **PUBLIC), printed_en="Other", **PUBLIC)
    text = text_of(paper_of(build(edition, reader=STRANGER, language="en")), tmp_path)
    named = ["Prepared this edition 1. Maker", "Endorsed this edition 1. First 2. Second"]
    unsigned = ["This edition has no signatories of its own.", "have signed no edition of this one"]
    assert (missing_from(text, [*named, *unsigned]), missing_from(text, ["1 more endorsed it"])) == (unsigned, [])


def test_correction_evidence_and_a_date_to_come_are_told(theme, tmp_path):
    promise = make_recommendation(
        theme=theme,
        text_en="Amend it by the end of 2023.",
        named_date="2023",
        named_date_words="by the end of 2023",
        **PUBLIC,
    )
    mistaken = make_assessment(covers=[promise], status="fully-implemented", **PUBLIC)
    corrected = make_assessment(covers=[promise], corrects=mistaken, published_on="2022-03-20", **PUBLIC)
    make_evidence(
        assessment=corrected,
        title_en="Prakas 7",
        publisher="MoI",
        date="2021",
        url="https://www.example.org/prakas/",
        **PUBLIC,
    )
    make_statement(review=theme.review, text_en="We will see.", occasion_en="A press conference", **PUBLIC)
    make_passage(review=theme.review, place="contact", text_en="Write to us: a@example.org.", **PUBLIC)
    paper = paper_of(told(theme.review))
    assert (
        missing_from(
            text_of(paper, tmp_path),
            [
                "“by the end of 2023”: the date named in the text has not passed yet.",
                "This corrects the assessment “Fully implemented” as of January 2022, published 3 March 2022.",
                "Evidence • Prakas 7, MoI, 2021, example.org/prakas",
                "Statements No speaker given in the source We will see. A press conference",
                "Write to us: a@example.org.",
            ],
        )
        == []
    )
    assert failures_of(paper) == []


def test_assessments_of_another_date_than_the_report_are_said_to_be(theme):
    make_assessment(covers=[make_recommendation(theme=theme, **PUBLIC)], as_of="2021-06", **PUBLIC)
    text = html_of(told(theme.review), b"")
    assert 'Situation as of <time datetime="2022-01">January 2022</time>.' in text
    assert 'Last assessed as of <time datetime="2021-06">June 2021</time>.' in text


def test_long_report_stays_a_good_file_and_inside_its_page(theme, tmp_path):
    text = "Adopt comprehensive legislation against discrimination " * 4
    for number in range(1, 41):
        make_recommendation(theme=theme, paragraph_number=f"110.{number}", text_en=text, order=number, **PUBLIC)
    paper = paper_of(told(theme.review))
    assert words_outside_the_margins(paper, tmp_path) == []
    assert failures_of(paper) == []


@pytest.mark.parametrize(("number", "discs"), [(1, 1), (30, 30), (31, 0)])
def test_title_page_has_discs_only_as_long_as_they_can_be_counted(theme, number, discs):
    make_recommendation(theme=theme, **PUBLIC)
    midterm = told(theme.review)
    group = dataclasses.replace(midterm.progress.themes[0].groups[0], promises=promises_of(midterm) * number)
    shown = dataclasses.replace(midterm.progress.themes[0], groups=(group,))
    many = dataclasses.replace(midterm, progress=dataclasses.replace(midterm.progress, themes=(shown,)))
    assert html_of(many, b"").count('class="i xl') == discs


def promises_of(midterm):
    return midterm.progress.themes[0].groups[0].promises


# How it is written


def test_positions_are_said_once_where_they_are_the_same_and_beside_each_where_not(theme):
    make_recommendation(theme=theme, position_as_printed="accepted", **PUBLIC)
    assert html_of(told(theme.review, kind="mid-term"), b"").count("“accepted”") == 1
    make_recommendation(theme=theme, position="noted", **PUBLIC)
    both = html_of(told(theme.review, kind="mid-term"), b"")
    assert (both.count("Position: accepted"), both.count("Position: Noted")) == (1, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a mid-term report", 'a <span class="whole">mid-term</span> report'),
        ("a - b, 2018–2019", "a - b, 2018–2019"),
        ("x-" * 21, "x-" * 21),
        ('<a href="#a-b">mid-term</a>', '<a href="#a-b">mid-term</a>'),
    ],
)
def test_word_with_a_hyphen_stays_on_its_line(text, expected):
    assert ready_for_lines(f"<body><p>{text}</p></body>") == f"<body><p>{expected}</p></body>"


def test_khmer_is_broken_in_the_text_and_nowhere_else():
    html = '<html><title>ខ្ញុំទទួលយក</title><body><h2 data-label="ខ្ញុំទទួលយក">ខ្ញុំទទួលយក</h2></body></html>'
    assert (
        ready_for_lines(html)
        == '<html><title>ខ្ញុំទទួលយក</title><body><h2 data-label="ខ្ញុំទទួលយក">ខ្ញុំ\u200bទទួលយក</h2></body></html>'
    )


def test_paper_has_its_data_inside(theme, tmp_path):
    make_recommendation(theme=theme, **PUBLIC)
    midterm = told(theme.review)
    read_with("pdfdetach", "-saveall", "FILE", content=paper_of(midterm), folder=tmp_path)
    kept = json.loads((tmp_path / "data.json").read_bytes())
    assert (list(kept), from_data(kept["en"])) == (["en"], midterm)
    assert canonical(kept["en"]) == canonical(as_data(midterm))
    assert (tmp_path / "recommendations.csv").read_bytes() == render_csv(midterm, b"")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.facebook.com/VODKhmer/videos/107/", "facebook.com/VODKhmer/videos/107"),
        ("http://example.org/?page=detail&id=1", "example.org/?page=detail&id=1"),
    ],
)
def test_address_on_paper_leaves_out_what_paper_does_not_need(url, shown):
    assert address(url) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write to a@example.org.", 'Write to <a class="url" href="mailto:a@example.org">a@example.org</a>.'),
        (
            "At: https://example.org/a/?b=1&c=2",
            'At: <a class="url" href="https://example.org/a/?b=1&amp;c=2">https://example.org/a/?b=1&amp;c=2</a>',
        ),
        ("<b> & ខ្ញុំ", '&lt;b&gt; &amp; <span lang="km">ខ្ញុំ</span>'),
    ],
)
def test_addresses_in_a_passage_are_links(text, expected):
    assert linked(Text(text, "en")) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [(["1"], "1"), (["1", "2"], "1 and 2"), (["1", "2", "3"], "1, 2 and 3")]
)
def test_several_are_listed_as_one_phrase(words, expected):
    assert listed(words) == expected


def test_page_is_written_in_the_reports_language(theme):
    make_recommendation(theme=theme, **PUBLIC)
    midterm = told(theme.review, language="km")
    with translation.override("km"):
        assert '<html lang="km">' in html_of(midterm, b"")
