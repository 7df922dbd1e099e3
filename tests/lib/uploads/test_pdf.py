"""What is left of a PDF, read with the programs of others (poppler, qpdf)."""

import io
import subprocess
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.lib.uploads.files import (
    CATALOG,
    ONE_PAGE,
    PLAIN_TEXT,
    SECRET,
    all_of_pdf,
    annotation,
    bytes_of,
    objects,
    pdf_of,
    telling_jpeg,
    telling_pdf,
)
from upr_tracker.lib.uploads import check_and_clean
from upr_tracker.lib.uploads.pdf_streams import without_boxes


def cleaned(content):
    return check_and_clean(content).content


@pytest.fixture
def said_of(tmp_path):
    def say(content, *command):
        file = tmp_path / "file.pdf"
        file.write_bytes(content)
        done = subprocess.run([*command[:1], *command[1:], str(file)], capture_output=True, text=True)
        return done.returncode, done.stdout

    return say


def test_pdf_tells_nothing_of_its_author():
    before, after = all_of_pdf(telling_pdf()), all_of_pdf(cleaned(telling_pdf()))
    assert before.count(SECRET.encode()) >= 15
    assert SECRET.encode() not in after
    assert [
        word for word in (b"JavaScript", b"/Launch", b"EmbeddedFile", b"/XFA", b"/OpenAction") if word in after
    ] == []


def test_pdf_is_whole_for_other_programs(said_of):
    clean = cleaned(telling_pdf())
    assert said_of(clean, "qpdf", "--check")[0] == 0
    code, told = said_of(clean, "pdfinfo")
    lines = dict(line.split(":", 1) for line in told.splitlines())
    assert (code, {"Author", "Creator", "Producer", "CreationDate"} & set(lines)) == (0, set())
    assert [lines[name].strip() for name in ("Metadata Stream", "JavaScript", "Pages")] == ["no", "no", "1"]
    assert said_of(clean, "pdftotext")[0] == 0


def test_words_and_comments_stay():
    content = cleaned(telling_pdf())
    assert PLAIN_TEXT.encode() in all_of_pdf(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        kinds = [(str(each.Subtype), str(each.get("/Contents", ""))) for each in pdf.pages[0].Annots]
    assert kinds == [("/Text", "A comment"), ("/Link", ""), ("/Link", ""), ("/Link", ""), ("/Widget", "")]


def test_links_stay_where_they_lead_to_a_page_or_a_site():
    pdf = pdf_of(2)
    to_site = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    to_page = Dictionary(S=Name.GoTo, D=Array([pdf.pages[1].obj, Name.Fit]))
    pdf.pages[0].Annots = Array([annotation("Link", A=to_site), annotation("Link", A=to_page)])
    with pikepdf.open(io.BytesIO(cleaned(bytes_of(pdf)))) as clean:
        actions = [str(each.A.S) for each in clean.pages[0].Annots]
    assert actions == ["/URI", "/GoTo"]


@pytest.mark.parametrize("several", [False, True])
def test_action_in_disguise_is_left_out(several):
    """With what makes it look like a part of the page's structure; a reader would carry it out all the same."""
    pdf = pdf_of()
    action = Dictionary(S=Name.Launch, F=String(SECRET), P=pdf.pages[0].obj, Type=Name.StructElem)
    first = Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=Array([action]) if several else action)
    pdf.pages[0].Annots = Array([annotation("Link", A=first)])
    assert SECRET.encode() not in all_of_pdf(cleaned(bytes_of(pdf)))


def test_author_of_a_comment_without_a_place_is_left_out():
    pdf = pdf_of()
    comment = annotation("Text", T=String(SECRET))
    del comment.Rect
    pdf.pages[0].Annots = Array([comment])
    assert SECRET.encode() not in all_of_pdf(cleaned(bytes_of(pdf)))


def test_tags_of_tables_stay():
    """What a structure element has under A is no action, and what it has under S may be called like one."""
    pdf = pdf_of()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    cell = Dictionary(Type=Name.StructElem, S=Name.Sound, P=root, A=Dictionary(O=Name.Table, Scope=Name.Row))
    root.K = pdf.make_indirect(cell)
    pdf.Root.StructTreeRoot = root
    with pikepdf.open(io.BytesIO(cleaned(bytes_of(pdf)))) as clean:
        assert str(clean.Root.StructTreeRoot.K.A.Scope) == "/Row"


def test_names_that_a_file_gives_its_fonts_stay():
    pdf = pdf_of()
    fonts = pdf.pages[0].Resources.Font
    fonts["/AA"] = fonts.F1
    with pikepdf.open(io.BytesIO(cleaned(bytes_of(pdf)))) as clean:
        assert "/AA" in clean.pages[0].Resources.Font


def test_earlier_revision_is_left_out():
    """A program that saves a change behind the file leaves what stood before in it."""
    first = objects(CATALOG, ONE_PAGE, b"<< /Type /Page /MediaBox [0 0 9 9] /Lang (%s) >>" % SECRET.encode())
    place, start = len(first), first.index(b"xref")
    revised = first + b"3 0 obj\n<< /Type /Page /MediaBox [0 0 9 9] >>\nendobj\n"
    revised += b"xref\n3 1\n%010d 00000 n \ntrailer << /Size 4 /Root 1 0 R /Prev %d >>\n" % (place, start)
    revised += b"startxref\n%d\n%%%%EOF\n" % revised.index(b"xref", place)
    assert SECRET.encode() in revised
    assert SECRET.encode() not in cleaned(revised)


def test_picture_in_it_loses_its_exif_and_no_pixel():
    with pikepdf.open(io.BytesIO(cleaned(telling_pdf()))) as pdf:
        raw = pdf.pages[0].Resources.XObject.Im0.read_raw_bytes()
    image = Image.open(io.BytesIO(raw))
    assert (dict(image.getexif()), image.tobytes()) == ({}, Image.open(io.BytesIO(telling_jpeg())).tobytes())


def test_picture_that_is_packed_twice_is_cleaned_too():
    pdf = pdf_of()
    image = pdf.make_stream(b"")
    image.write(zlib.compress(telling_jpeg()), filter=Array([Name.FlateDecode, Name.DCTDecode]))
    image.Subtype, image.Width, image.Height = Name.Image, 16, 8
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    pdf.pages[0].Resources.XObject = Dictionary(Im0=image)
    assert SECRET.encode() not in all_of_pdf(cleaned(bytes_of(pdf)))


def box(kind, content):
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def test_boxes_that_tell_are_left_out_of_a_jpeg_2000():
    start, picture = box(b"jP  ", b"\r\n\x87\n"), box(b"jp2c", b"the picture")
    assert without_boxes(start + box(b"xml ", SECRET.encode()) + picture) == start + picture
    assert without_boxes(b"no picture") == b"no picture"
