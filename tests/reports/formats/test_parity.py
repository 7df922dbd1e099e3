"""One content in five formats: each says the same of every recommendation, whatever letters it is made of."""

import csv
import io
import json
import zipfile

import pytest
from lxml import etree, html

from reports.builders.frozen import as_data, canonical, from_data
from reports.models.edition import Format
from reports.renderers import RENDERERS
from tests.factories import PUBLIC, make_evidence, make_state
from tests.lib.reading_pdf import read_with
from tests.lib.word.reading_word import letters_in, names_in, part_of
from tests.reports.midterms import judged, paper_of, promised, told
from tests.reports.reading_paper import squeezed

pytestmark = pytest.mark.django_db

HOSTILE = '</td><script>alert(1)</script> & &amp; "said" {{ x }} {% y %} ខ្ញុំទទួលយក'
FORMULA = '=HYPERLINK("https://example.org/x")'
LAW, NEWS = "https://example.org/law?a=1&b=%3C2%3E", "https://example.org/news"


@pytest.fixture
def content(review, theme):
    iceland, sweden = (make_state(name_en=name) for name in ("Iceland", "Sweden"))
    first = promised(theme, "110.47", text_en=f"First {HOSTILE}", states=[iceland])
    second = promised(theme, "110.51", text_en=FORMULA, text_km="ខ្ញុំទទួលយក", states=[iceland, sweden])
    promised(theme, "110.55", text_en="Third\u202e text\u2028 of two lines.", states=[sweden])
    assessment = judged(first, second, narrative_en=f"Reason {HOSTILE}", no_evidence_reason_en="")
    make_evidence(assessment=assessment, title_en=f"Law {HOSTILE}", url=LAW, archived_url=NEWS, **PUBLIC)
    make_evidence(assessment=assessment, title_en="@SUM(A1)", publisher="-1", **PUBLIC)
    return told(review)


@pytest.fixture
def files(content):
    data = canonical({content.language: as_data(content)})
    return {format_: RENDERERS[format_](content, data) for format_ in Format if format_ != Format.PDF}


@pytest.fixture
def files_and_paper(content, files):
    return {**files, Format.PDF: paper_of(content)}


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def unguarded(cell):
    """Without the apostrophe by which a spreadsheet is kept from calculating."""
    return cell.removeprefix("'")


def pages_of(files, folder):
    """What each format that is read as pages says, without white space, with the links in it."""
    document = part_of(files[Format.DOCX], "document")
    page = html.document_fromstring(files[Format.HTML].decode())
    return {
        "html": squeezed("".join(page.body.itertext())),
        "docx": squeezed(letters_in(document) + notes_in(files[Format.DOCX])),
        "pdf": squeezed(read_with("pdftotext", "FILE", "-", content=files[Format.PDF], folder=folder)),
    }


def notes_in(content):
    return letters_in(part_of(content, "endnotes")) if "word/endnotes.xml" in names_in(content) else ""


def links_of(files, folder):
    page = html.document_fromstring(files[Format.HTML].decode())
    with zipfile.ZipFile(io.BytesIO(files[Format.DOCX])) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml.rels")]
    urls = read_with("pdfinfo", "-url", "FILE", content=files[Format.PDF], folder=folder)
    return {
        "html": {link.get("href") for link in page.iter("a")},
        "docx": {relation.get("Target") for part in parts for relation in etree.fromstring(part)},
        "pdf": {line.split()[-1] for line in urls.splitlines()},
    }


def places_of(words, page):
    """Where each stands, after the one before it; None for what is missing."""
    places, start = [], 0
    for word in words:
        place = page.find(squeezed(word), start)
        places.append(place if place >= 0 else None)
        start = max(start, place)
    return places


def test_data_in_json_is_the_content_itself(content, files):
    assert from_data(json.loads(files[Format.JSON])["en"]) == content


def test_table_has_a_row_for_each_recommendation_with_its_status_and_evidence(files):
    rows = [{name: unguarded(cell) for name, cell in row.items()} for row in rows_of(files[Format.CSV])]
    law, sum_ = f"Law {HOSTILE}, A publisher, {LAW}, {NEWS}", "@SUM(A1), -1"
    judged_ = ("Some progress made, but further concrete actions remain to be taken to guarantee full implementation",)
    asked = ["Paragraph number", "UPR Reccomending States", "Text", "Progress", "Reason", "Evidence"]
    assert [tuple(row[name] for name in asked) for row in rows] == [
        ("110.47", "Iceland", f"First {HOSTILE}", *judged_, f"Reason {HOSTILE}", f"{law}\n{sum_}"),
        ("110.51", "Iceland\nSweden", FORMULA, *judged_, f"Reason {HOSTILE}", f"{law}\n{sum_}"),
        ("110.55", "Sweden", "Third\u202e text\u2028 of two lines.", "Not assessed yet", "", ""),
    ]


def test_every_page_says_what_the_table_says_in_its_order(files_and_paper, tmp_path):
    """The paper is read as it is seen, in which what is written from right to left is turned."""
    rows = rows_of(files_and_paper[Format.CSV])
    told_ = [unguarded(row[name]) for row in rows for name in ("Paragraph number", "Text")]
    seen = [word for word in told_ if "\u202e" not in word]
    pages = pages_of(files_and_paper, tmp_path)
    for name, page in pages.items():
        assert (name, None in places_of(told_ if name != "pdf" else seen, page)) == (name, False)
        statuses = [squeezed(status) for status in dict.fromkeys(row["Progress"] for row in rows)]
        assert (name, [status for status in statuses if status not in page]) == (name, [])
        wanted = [f"Reason {HOSTILE}", f"Law {HOSTILE}", "@SUM(A1)"]
        assert (name, [words for words in wanted if squeezed(words) not in page]) == (name, [])


def test_every_page_leads_to_the_evidence(files_and_paper, tmp_path):
    for name, links in links_of(files_and_paper, tmp_path).items():
        assert (name, {LAW, NEWS} - links) == (name, set())


def test_nothing_in_a_page_runs(files):
    page = html.document_fromstring(files[Format.HTML].decode())
    assert [each.tag for each in page.iter("script", "iframe", "object", "embed", "link", "form")] == []
    assert [
        each.attrib for each in page.iter() for name in each.attrib if name == "style" or name.startswith("on")
    ] == []
    assert len(list(page.iter("style"))) == 1
