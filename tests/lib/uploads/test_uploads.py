"""The door for every file: by content alone, at most so large, and never with a crash."""

import hashlib
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.lib.uploads.files import (
    bytes_of,
    docx,
    pdf_of,
    picture,
    telling_docx,
    telling_jpeg,
    telling_pdf,
    telling_png,
)
from upr_tracker.lib.uploads import LARGEST, CleanFile, UploadRefused, check_and_clean, workshop
from upr_tracker.lib.uploads.bench import answer
from upr_tracker.lib.uploads.kinds import Kind
from upr_tracker.lib.uploads.refusals import Reason

TELLING = {"PDF": telling_pdf(), "PNG": telling_png(), "JPEG": telling_jpeg(), "DOCX": telling_docx()}


def refusal(content, **options):
    with pytest.raises(UploadRefused) as refused:
        check_and_clean(content, **options)
    return refused.value.reason


@pytest.mark.parametrize(
    ("kind", "media_type", "extension"),
    [
        ("PDF", "application/pdf", "pdf"),
        ("PNG", "image/png", "png"),
        ("JPEG", "image/jpeg", "jpg"),
        ("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ],
)
def test_kind_is_told_by_content(kind, media_type, extension):
    clean = check_and_clean(TELLING[kind], name="anything.exe")
    assert (clean.media_type, clean.extension) == (media_type, extension)
    assert clean.sha256 == hashlib.sha256(clean.content).hexdigest()
    assert clean.content != TELLING[kind]


@pytest.mark.parametrize("kind", TELLING)
def test_same_file_gives_the_same_bytes_and_is_not_cleaned_twice(kind):
    clean = check_and_clean(TELLING[kind])
    assert check_and_clean(io.BytesIO(TELLING[kind])) == clean
    if kind != "JPEG":  # What is lossy is packed anew each time.
        assert check_and_clean(clean.content) == clean


ZIP_IN_FRONT = docx() + bytes_of(pdf_of())
PDF_WITH_A_ZIP = bytes_of(pdf_of()) + docx() + b"\n%%EOF"
HIDDEN_PDF = picture("PNG")[:40] + bytes_of(pdf_of())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"MZ\x90\x00 a program", Reason.UNKNOWN),
        (b"<html><script>alert(1)</script></html>", Reason.UNKNOWN),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', Reason.UNKNOWN),
        (b"\n" + bytes_of(pdf_of()), Reason.UNKNOWN),
        (picture("GIF"), Reason.UNKNOWN),
        (ZIP_IN_FRONT, Reason.TWO_IN_ONE),
        (PDF_WITH_A_ZIP, Reason.TWO_IN_ONE),
        (HIDDEN_PDF, Reason.TWO_IN_ONE),
    ],
)
def test_other_kinds_are_refused_whatever_their_name(content, reason):
    assert refusal(content, name="harmless.pdf") == reason


def test_refusal_is_a_sentence_about_the_file():
    with pytest.raises(UploadRefused) as refused:
        check_and_clean(b"MZ", name="law.pdf")
    assert str(refused.value) == (
        "“law.pdf” is not a PDF, PNG, JPEG or DOCX file, whatever its name says. Save it as one of these."
    )


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(reason):
    assert "“law 100%.pdf”" in str(UploadRefused(reason, name="law 100%.pdf"))


class Unread(io.BytesIO):
    size = LARGEST + 1

    def read(self, *args):
        raise AssertionError("A file that is too large is not read.")


@pytest.mark.parametrize("content", [b"%PDF-" + b"x" * LARGEST, io.BytesIO(b"x" * (LARGEST + 1)), Unread()])
def test_file_that_is_too_large_is_refused(content):
    assert refusal(content) == Reason.TOO_LARGE


def test_work_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(workshop, "SECONDS", 0.001)
    assert refusal(TELLING["PDF"]) == Reason.TOO_MUCH


def test_broken_workshop_is_not_the_files_fault(monkeypatch):
    monkeypatch.setattr(workshop, "BENCH", "upr_tracker.lib.uploads.nowhere")
    with pytest.raises(RuntimeError):
        check_and_clean(TELLING["PNG"])


def test_workshop_sees_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    monkeypatch.setenv("DATABASE_URL", "do not tell")
    assert "do not tell" not in workshop.environment().values()


FIRST_BYTES = st.sampled_from([kind.first_bytes for kind in Kind])


@settings(max_examples=25)
@given(st.binary(max_size=2_000), FIRST_BYTES | st.just(b""))
def test_any_bytes_are_cleaned_or_refused(content, beginning):
    try:
        found = check_and_clean(beginning + content)
    except UploadRefused as refused:
        found = refused
    assert isinstance(found, CleanFile | UploadRefused)


@settings(max_examples=150)
@example(Kind.PDF, TELLING["PDF"].index(b"/Root") + 1, b"\x00", False)
@given(st.sampled_from(list(Kind)), st.integers(0, 10_000), st.binary(min_size=1, max_size=30), st.booleans())
def test_damaged_file_is_cleaned_or_refused(kind, place, noise, cut):
    """At the bench itself, which is quicker. What it takes, it takes again."""
    content = TELLING[kind.name]
    place %= len(content)
    verdict, _, clean = answer(
        kind, content[:place] + noise + (b"" if cut else content[place + len(noise) :])
    ).partition(b"\n")
    if verdict == b"CLEAN":
        assert answer(kind, clean).startswith(b"CLEAN\n")
    else:
        assert verdict.decode() in Reason.__members__
