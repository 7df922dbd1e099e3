"""What a Word document has besides its text, and that it is the same each time."""

import io
import subprocess
import sys
import zipfile

from docx.enum.section import WD_ORIENT

from tests.lib.word.reading_word import all_of, letters_in, names_in, opened, value_of, written

KHMER = "ខ្ញុំទទួលយកអនុសាសន៍"


def test_heads_and_feet_are_those_that_the_page_names():
    page = (
        '<header class="cover" data-site="Site" data-edition="edition 1" data-before="page " data-between=" of "'
        ' data-after="."><h1>Title</h1></header><main><p>a</p></main>'
    )
    document = opened(page)
    (section,) = document.sections
    assert section.header.paragraphs[0].text == "Site\tTitle"
    assert letters_in(section.footer.paragraphs[0]._p) == "\nedition 1page 1 of 1."
    assert [each.text for each in all_of(section.footer._element, "instrText")] == [" PAGE ", " NUMPAGES "]
    assert section.different_first_page_header_footer
    assert document.paragraphs[1].paragraph_format.page_break_before


def test_wide_part_lies_on_its_side_between_upright_pages():
    page = (
        '<header class="cover" data-edition="edition 1"></header><p>a</p>'
        '<section class="annex"><table><tr><td>b</td></tr></table></section><p>c</p>'
    )
    document = opened(page)
    shapes = [(each.orientation, each.page_width > each.page_height) for each in document.sections]
    assert shapes == [(WD_ORIENT.PORTRAIT, False), (WD_ORIENT.LANDSCAPE, True), (WD_ORIENT.PORTRAIT, False)]
    assert [each.different_first_page_header_footer for each in document.sections] == [True, False, False]
    assert {each.footer.paragraphs[0].text for each in document.sections} == {"edition 1\t1" + "1"}
    assert int(value_of(all_of(document.element, "tblW")[0], "w")) > 14_000


def test_properties_name_no_person_and_no_day():
    head = '<meta name="author" content="UPR Tracker"><meta name="description" content="About">'
    about = opened("<p>a</p>", head=head).core_properties
    assert (about.title, about.author, about.subject, about.last_modified_by) == (
        "A report",
        "UPR Tracker",
        "About",
        "",
    )
    assert {about.created.year, about.modified.year} == {1980}


def test_package_holds_nothing_but_the_document():
    content = written('<header data-edition="1" class="cover"></header><p>a</p>')
    assert names_in(content) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        *(f"word/{name}.xml" for name in ("styles", "numbering", "settings", "fontTable", "header1", "footer1")),
    }


def test_same_page_gives_the_same_bytes_in_another_process(monkeypatch):
    page = f'<p><a href="https://example.org">a</a>{KHMER}</p><table><tr><td>b</td></tr></table>'
    program = (
        "import hashlib; from tests.lib.word.reading_word import written;"
        f"print(hashlib.sha256(written({page!r})).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout.decode()
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    with zipfile.ZipFile(io.BytesIO(written(page))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
