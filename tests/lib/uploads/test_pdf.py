"""What is left of a PDF, read with the programs of others (poppler, qpdf), and what is refused without being opened."""

import io
import subprocess
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.lib.uploads.files import (
    PLAIN_TEXT,
    SECRET,
    all_of_pdf,
    annotation,
    bytes_of,
    docx,
    pdf_of,
    telling_jpeg,
    telling_pdf,
)
from upr_tracker.lib.uploads import UploadRefused, check_and_clean
from upr_tracker.lib.uploads.pdf_streams import LARGEST_UNPACKED, without_boxes
from upr_tracker.lib.uploads.refusals import Reason

STEP = 16 * 1024 * 1024
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"


def cleaned(content):
    return check_and_clean(content).content


def refusal(content):
    with pytest.raises(UploadRefused) as refused:
        check_and_clean(content)
    return refused.value.reason


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


# What is refused


@pytest.mark.parametrize("passwords", [{"user": "secret", "owner": "owner"}, {"owner": "owner", "user": ""}])
def test_encrypted_pdf_is_refused(passwords):
    content = bytes_of(pdf_of(), encryption=pikepdf.Encryption(**passwords))
    assert refusal(content) == Reason.ENCRYPTED


def test_pdf_that_is_cut_short_is_refused():
    content = bytes_of(pdf_of(20))
    assert refusal(content[: len(content) // 2]) == Reason.DAMAGED


def test_pdf_without_pages_is_refused():
    assert refusal(bytes_of(pikepdf.new())) == Reason.NO_PAGES


def test_pdf_with_too_many_pages_is_refused():
    assert refusal(bytes_of(pdf_of(2_001))) == Reason.TOO_MANY_PAGES
    assert check_and_clean(bytes_of(pdf_of(2_000)))


def test_archive_behind_a_pdf_is_refused():
    assert refusal(bytes_of(pdf_of()) + docx() + b"%%EOF") == Reason.TWO_IN_ONE


def bomb(size):
    """A stream that unpacks to so many bytes, made without having them all."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    step = packer.compress(bytes(STEP)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + step * (size // STEP) + packer.flush()


def with_stream(raw, filters=Name.FlateDecode, **fields):
    pdf = pdf_of()
    stream = pdf.make_stream(b"")
    stream.write(raw, filter=filters)
    for name, value in fields.items():
        stream[f"/{name}"] = value
    pdf.pages[0].Resources.XObject = Dictionary(Im0=stream)
    return bytes_of(pdf)


def test_stream_that_unpacks_to_gigabytes_is_refused():
    assert refusal(with_stream(bomb(LARGEST_UNPACKED * 4))) == Reason.TOO_MUCH


def test_stream_that_is_packed_twice_is_refused():
    raw = zlib.compress(bomb(LARGEST_UNPACKED * 4))
    head = b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n" % len(raw)
    page = b"<< /Type /Page /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    assert refusal(objects(CATALOG, ONE_PAGE, page, head + raw + b"\nendstream")) == Reason.TOO_MUCH


def test_stream_of_another_packing_is_refused_if_it_fills_the_memory():
    runs = b"\x81\x00" * 7_000_000 + b"\x80"
    assert refusal(with_stream(runs, Name.RunLengthDecode)) in (Reason.TOO_MUCH, Reason.DAMAGED)


def test_picture_of_too_many_pixels_is_refused():
    content = with_stream(telling_jpeg(), Name.DCTDecode, Subtype=Name.Image, Width=60_000, Height=60_000)
    assert refusal(content) == Reason.TOO_MUCH


def objects(*bodies, root=1):
    """A PDF of these objects, written by hand, since no library writes it."""
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    return bytes(content) + b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1,
        root,
        start,
    )


def test_object_stream_that_unpacks_to_gigabytes_is_refused():
    raw = bomb(4 * 1024**3)
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(raw)
    xref_rows = bytes([0, 0, 0, 0]) + bytes([2, 0, 2, 0]) + bytes([1, 0, 9, 0])
    start = b"%PDF-1.7\n"
    second = b"2 0 obj\n" + head + raw + b"\nendstream\nendobj\n"
    at = len(start) + len(second)
    table = b"3 0 obj\n<< /Type /XRef /Size 3 /W [1 2 1] /Root 1 0 R /Length %d >>\nstream\n" % len(xref_rows)
    content = start + second + table + xref_rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at
    assert refusal(content) in (Reason.TOO_MUCH, Reason.DAMAGED)


def test_tree_of_pages_that_is_its_own_child_is_refused():
    tree = b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>"
    assert refusal(objects(CATALOG, tree)) in (Reason.NO_PAGES, Reason.DAMAGED)


@pytest.mark.parametrize("depth", [5_000, 50_000])
def test_tree_of_pages_that_is_too_deep_is_taken_or_refused(depth):
    """Whatever the library makes of it, it ends."""
    nodes = [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 3) for number in range(depth)]
    page = b"<< /Type /Page /MediaBox [0 0 9 9] >>"
    content = objects(CATALOG, *nodes, page)
    try:
        check_and_clean(content)
    except UploadRefused as refused:
        assert refused.reason in (Reason.TOO_MUCH, Reason.DAMAGED, Reason.NO_PAGES)  # noqa: PT017


def test_page_that_stands_in_the_tree_a_thousand_times_a_thousand_times_is_refused():
    kids = b" ".join([b"3 0 R"] * 1_000)
    below = b" ".join([b"4 0 R"] * 1_000)
    content = objects(
        CATALOG,
        b"<< /Type /Pages /Count 1000000 /Kids [" + kids + b"] >>",
        b"<< /Type /Pages /Count 1000 /Kids [" + below + b"] >>",
        b"<< /Type /Page /MediaBox [0 0 9 9] >>",
    )
    assert refusal(content) in (Reason.TOO_MUCH, Reason.TOO_MANY_PAGES, Reason.DAMAGED)


def test_object_that_is_nested_too_deep_is_refused():
    deep = b"[" * 100_000 + b"]" * 100_000
    content = objects(
        CATALOG,
        ONE_PAGE,
        b"<< /Type /Page /MediaBox [0 0 9 9] /Annots " + deep + b" >>",
    )
    assert refusal(content) in (Reason.TOO_MUCH, Reason.DAMAGED, Reason.NO_PAGES)


def test_too_many_objects_are_refused():
    content = objects(b"<< /Type /Catalog >>", *[b"null"] * 300_001)
    assert refusal(content) in (Reason.TOO_MUCH, Reason.DAMAGED)
