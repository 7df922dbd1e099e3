"""PDFs that are refused, and those made to fill the memory or the time of whoever opens them."""

import zlib

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from tests.lib.uploads.files import CATALOG, ONE_PAGE, bytes_of, docx, objects, pdf_of, telling_jpeg
from upr_tracker.lib.uploads import UploadRefused, check_and_clean
from upr_tracker.lib.uploads.pdf_streams import LARGEST_UNPACKED
from upr_tracker.lib.uploads.refusals import Reason

STEP = 16 * 1024 * 1024


def refusal(content):
    with pytest.raises(UploadRefused) as refused:
        check_and_clean(content)
    return refused.value.reason


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
