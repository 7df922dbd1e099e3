import io
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.lib.uploads.files import PLAIN_TEXT, SECRET, WORD, document, docx, links, picture, telling_docx, types
from upr_tracker.lib.uploads import UploadRefused, check_and_clean
from upr_tracker.lib.uploads.refusals import Reason

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(check_and_clean(content).content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def read(part):
    """By another reader of XML than the one that wrote it."""
    return ElementTree.fromstring(part)  # noqa: S314


def refusal(content):
    with pytest.raises(UploadRefused) as refused:
        check_and_clean(content)
    return refused.value.reason


def test_document_tells_nothing_of_its_author():
    before = zipfile.ZipFile(io.BytesIO(telling_docx()))
    assert sum(SECRET.encode() in before.read(name) for name in before.namelist()) >= 8
    parts = parts_of(telling_docx())
    assert [name for name, part in parts.items() if SECRET.encode() in part] == []
    assert b"00AA11BB" not in b"".join(parts.values())
    assert b"2022-01-01" not in b"".join(parts.values())


def test_parts_that_only_tell_are_left_out_with_all_that_names_them():
    parts = parts_of(telling_docx())
    assert set(parts) == {
        *("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/comments.xml", "word/settings.xml"),
        *("word/media/image1.jpeg", "word/_rels/settings.xml.rels", "word/_rels/document.xml.rels"),
    }
    named = read(parts["word/_rels/document.xml.rels"])
    assert [link.get("Id") for link in named] == ["comments", "settings", "image", "hyperlink"]
    assert [link.get("Target") for link in named][-1] == "about:blank"


def test_words_and_tracked_changes_stay():
    root = read(parts_of(telling_docx())["word/document.xml"])
    assert [each.text for each in root.iter(f"{W}t")] == [PLAIN_TEXT]
    assert [each.get(f"{W}author") for each in (root.find(f".//{W}ins"), root.find(f".//{W}del"))] == ["Author"] * 2


def test_pictures_in_it_are_cleaned():
    image = Image.open(io.BytesIO(parts_of(telling_docx())["word/media/image1.jpeg"]))
    assert dict(image.getexif()) == {}


def test_archive_is_whole_for_another_program(tmp_path):
    file = tmp_path / "clean.docx"
    file.write_bytes(check_and_clean(telling_docx()).content)
    done = subprocess.run(["python3", "-m", "zipfile", "-t", str(file)], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "Done testing")


def test_every_date_in_the_archive_is_the_same():
    with zipfile.ZipFile(io.BytesIO(check_and_clean(docx()).content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_links_to_sites_stay():
    found = parts_of(docx({"word/_rels/document.xml.rels": links(hyperlink="https://example.org/law")}))
    assert b'Target="https://example.org/law"' in found["word/_rels/document.xml.rels"]


def test_name_and_path_of_a_picture_are_left_out():
    drawing = (
        '<w:p><pic:cNvPr xmlns:pic="urn:p" id="1" name="IMG_1234.jpg" descr="C:\\Users\\x\\a.jpg"/>'
        '<pic:cNvPr xmlns:pic="urn:p" id="2" name="b" descr="A march"/>'
        '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="https://example.org/a.png"/></w:p>'
    )
    part = parts_of(docx({"word/document.xml": document(drawing)}))["word/document.xml"]
    first, second, old = list(read(part).find(f".//{W}p"))
    assert [first.get("name"), first.get("descr")] == ["Picture", ""]
    assert second.get("descr") == "A march"
    assert old.attrib == {}


FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"word/vbaProject.bin": b"x"}, Reason.MACROS),
        ({"[Content_Types].xml": types("application/vnd.ms-word.document.macroEnabled.main+xml")}, Reason.MACROS),
        ({"word/activeX/activeX1.xml": "<a/>"}, Reason.MACROS),
        ({"word/embeddings/oleObject1.bin": b"x"}, Reason.HOLDS_FILES),
        ({"word/embeddings/book.xlsx": b"x"}, Reason.HOLDS_FILES),
        ({"word/media/image1.emf": b"x"}, Reason.HOLDS_FILES),
        ({"word/media/image1.png": b"MZ a program"}, Reason.HOLDS_FILES),
        ({"word/afchunk.html": b"<script/>"}, Reason.HOLDS_FILES),
        ({"word/document.xml": document('<w:altChunk r:id="a"/>')}, Reason.HOLDS_FILES),
        ({"word/document.xml": document("<w:p><w:r><w:object/></w:r></w:p>")}, Reason.HOLDS_FILES),
        ({"word/_rels/document.xml.rels": links(image="https://example.org/a.png")}, Reason.LOADS),
        ({"word/_rels/document.xml.rels": links(oleObject="file:///a")}, Reason.LOADS),
        ({"word/_rels/document.xml.rels": links(frame="https://example.org/")}, Reason.LOADS),
        ({"word/document.xml": document(f"<w:p>{FIELD.format('DDEAUTO cmd')}</w:p>")}, Reason.LOADS),
        ({"word/document.xml": document('<w:fldSimple w:instr=" INCLUDEPICTURE x"/>')}, Reason.LOADS),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}, Reason.LOADS),
        ({"word/document.xml": "<a><b></a>"}, Reason.DAMAGED),
        ({"word/document.xml": None}, Reason.UNKNOWN),
        ({"_rels/.rels": None}, Reason.UNKNOWN),
        ({"[Content_Types].xml": None}, Reason.UNKNOWN),
        ({"[Content_Types].xml": types("application/vnd.ms-excel.sheet.main+xml")}, Reason.UNKNOWN),
        ({"../../etc/passwd": b"x"}, Reason.DAMAGED),
        ({"/etc/passwd": b"x"}, Reason.DAMAGED),
        ({"c:\\a.xml": b"x"}, Reason.DAMAGED),
        ({"word/DOCUMENT.xml": document()}, Reason.DAMAGED),
    ],
)
def test_document_is_refused(parts, reason):
    assert refusal(docx(parts)) == reason


def test_field_that_leads_to_a_page_is_taken():
    body = f"<w:p>{FIELD.format('HYPERLINK https://example.org/link')}</w:p>"
    assert b"https://example.org/link" in parts_of(docx({"word/document.xml": document(body)}))["word/document.xml"]


def test_field_that_is_cut_into_runs_is_read_whole():
    cut = FIELD.format("DDE") + "<w:r><w:instrText>AUTO cmd</w:instrText></w:r>"
    assert refusal(docx({"word/document.xml": document(f"<w:p>{cut}</w:p>")})) == Reason.LOADS


# Bombs


def test_part_that_is_packed_too_tightly_is_refused():
    assert refusal(docx({"word/a.xml": b" " * 300_000_000})) == Reason.TOO_MUCH


def test_many_parts_that_come_to_too_much_are_refused():
    noise = bytes(range(256)) * 60
    parts = {f"word/{number}.xml": noise + b" " * 900_000 for number in range(300)}
    assert refusal(docx(parts)) == Reason.TOO_MUCH


def test_too_many_parts_are_refused():
    assert refusal(docx(names=[f"word/{number}.xml" for number in range(2_001)])) == Reason.TOO_MUCH


def test_entities_that_multiply_are_refused():
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE a [<!ENTITY a0 "ha">{levels}]><w:document {WORD}>&a11;</w:document>'
    assert refusal(docx({"word/document.xml": bomb})) in (Reason.LOADS, Reason.DAMAGED)


def test_tree_that_is_too_deep_is_refused():
    deep = "<a>" * 5_000 + "</a>" * 5_000
    assert refusal(docx({"word/a.xml": deep})) == Reason.DAMAGED


def test_size_that_lies_is_refused():
    content = bytearray(docx({"word/a.xml": b"<a/>" + b" " * 900_000}))
    place = content.rfind(b"PK\x01\x02", 0, content.rfind(b"word/a.xml")) + 24
    content[place : place + 4] = (4).to_bytes(4, "little")
    assert refusal(bytes(content)) == Reason.DAMAGED


def test_encrypted_part_is_refused():
    content = bytearray(docx())
    place = content.rfind(b"PK\x01\x02") + 8
    content[place] |= 1
    assert refusal(bytes(content)) == Reason.ENCRYPTED


def test_word_behind_the_archive_is_refused():
    assert refusal(docx() + SECRET.encode()) == Reason.TWO_IN_ONE


def test_archive_that_is_cut_short_is_refused():
    assert refusal(docx()[:-40]) == Reason.DAMAGED


def test_plain_archive_is_no_document():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("picture.png", picture())
    assert refusal(buffer.getvalue()) == Reason.UNKNOWN
