"""What a report on paper says of its edition: that it is a draft, what it mends, what is new in it, who signed it."""

from dataclasses import replace

import pytest
from lxml import html

from reports.builders.frozen import from_data
from reports.models import Edition
from reports.renderers.html import html_of
from tests.lib.reading_pdf import failures_of, objects_of, read_with
from tests.reports.midterms import paper_of
from tests.reports.paper.contents import CHANGES, mending, signatory, signed, since
from tests.reports.reading_paper import words_outside_the_margins

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def contents(record):
    """The mid-term report in each language."""
    data = Edition.objects.get(report__kind="mid-term").data
    return {language: from_data(data[language]) for language in data}


@pytest.fixture(scope="module")
def content(contents):
    return contents["en"]


def page_of(content):
    return html.document_fromstring(html_of(content, b""))


def found_in(content, *steps):
    """Elements within one another, each step a tag or a class as ".toc"."""
    found = [page_of(content)]
    for step in steps:
        path = f".//*[contains(concat(' ', @class, ' '), ' {step[1:]} ')]" if step.startswith(".") else f".//{step}"
        found = [inner for outer in found for inner in outer.xpath(path)]
    return found


def lines_in(content, *steps):
    return [" ".join(each.text_content().split()) for each in found_in(content, *steps)]


# A first edition


def test_first_edition_without_signatories_says_so_and_has_no_page_about_itself(content):
    (foot,) = lines_in(content, ".cover", ".foot")
    assert "This edition has no signatories of its own." in foot
    assert lines_in(content, ".edition") == []
    assert lines_in(content, ".toc", ".a") == ["Summary", "Progress", "Civil society's recommendations", "Method"]


def test_published_edition_is_called_no_draft(content):
    assert "draft" not in html_of(content, b"").partition("<body>")[2].lower()


def test_draft_says_so_in_its_title_on_its_cover_and_at_the_foot_of_each_page(content):
    draft = replace(content, is_draft=True)
    assert page_of(draft).findtext("head/title").endswith("(edition 1, draft, not published)")
    assert lines_in(draft, ".draft") == ["Draft, not published"]
    assert (
        found_in(draft, ".running")[0]
        .get("data-edition")
        .startswith("Draft, not published · Mid-term report, edition 1 ·")
    )


# A later one


def test_edition_says_on_its_cover_what_it_replaces_and_mends(content):
    assert lines_in(mending(content), ".cover", ".mends") == [
        "This edition replaces edition 1 of 23 November 2026: The number of a recommendation was wrong."
    ]


def test_changes_are_told_by_kind_with_corrections_apart(content):
    changed = mending(content)
    assert lines_in(changed, ".since", "h3") == [
        "Changes of status",
        "Corrections of earlier assessments",
        "New evidence",
        "New signatories",
    ]
    assert lines_in(changed, ".since", "li") == [
        "110.47 and 110.51: “Not yet implemented” before, “Some progress made” now",
        "110.99: “Not assessed yet”",
        "110.45: “Fully implemented” before, “Not yet implemented” now",
        "110.50: Prakas 7",
        "Organisation 1",
    ]


def test_only_kinds_of_change_that_there_are_have_a_heading(content):
    assert lines_in(replace(content, since=since(CHANGES[-1])), ".since", "h3") == ["New signatories"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((), "No status, no evidence and no signatory is new since then."),
        (None, "It can no longer be read, so that nothing can be said of what changed."),
    ],
)
def test_edition_says_where_nothing_changed_and_where_nothing_can_be_said(content, changes, said):
    told = replace(content, since=replace(since(), changes=changes))
    assert lines_in(told, ".since", ".intro") == [f"Edition 1 was published on 23 November 2026. {said}"]
    assert lines_in(told, ".since", "li") == []


# Signatories


def test_signatories_stand_in_their_order_by_what_they_did(content):
    told = replace(content, signatories=(signatory(3), signatory(1, "prepared"), signatory(2)))
    names = [each.split(" for ")[0] for each in lines_in(told, ".signatories", "ol", "li")]
    assert lines_in(told, ".signatories", "h3") == ["Prepared this edition", "Endorsed this edition"]
    assert names == ["Organisation 1", "Organisation 3", "Organisation 2"]
    assert lines_in(told, ".cover", ".foot", "a") == ["Signatories"]


def test_who_did_not_sign_stands_apart_and_is_no_signatory(content):
    told = replace(content, signatories=(signatory(1, "dissented"), signatory(2, "abstained"), signatory(3, "invited")))
    assert lines_in(told, ".signatories", "h3") == ["Were invited to sign this edition", "Abstained", "Dissented"]
    assert lines_in(told, ".signatories", ".intro") == ["This edition has no signatories of its own."]


def test_logos_stand_below_the_names_and_say_what_they_show(content):
    pictures = found_in(signed(content, prepared=2, endorsed=2, logos=3), ".logos", "img")
    assert [each.get("alt") for each in pictures] == ["A blue field"] * 3
    assert {each.get("src").partition(",")[0] for each in pictures} == {"data:image/png;base64"}


@pytest.mark.parametrize("language", ["en", "km"])
def test_edition_with_everything_to_say_is_a_good_file_inside_its_margins(contents, language, tmp_path):
    paper = paper_of(replace(mending(signed(contents[language], logos=11)), is_draft=True))
    figures = [each for each in objects_of(paper, tmp_path) if isinstance(each, dict) and each.get("/S") == "/Figure"]
    assert [each["/Alt"] for each in figures] == ["u:A blue field"] * 11
    assert words_outside_the_margins(paper, tmp_path) == []
    assert failures_of(paper) == []
    assert pages_naming(paper, tmp_path) == [3]


def pages_naming(paper, folder):
    """On which pages a signatory stands: not one is on the cover, which has no room for nineteen."""
    pages = read_with("pdftotext", "FILE", "-", content=paper, folder=folder).split("\f")
    return [number for number, page in enumerate(pages, 1) if "for the rights of everybody" in page]
