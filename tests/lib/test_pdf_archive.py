import base64
import datetime as dt
import io
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pydyf
import pytest
from PIL import Image

from tests.lib.reading_pdf import (
    CAMPAIGN,
    DATA,
    MEDIA_TITLES,
    TABLE,
    failures_of,
    objects_of,
    read_with,
    written,
)
from upr_tracker.lib.khmer import break_words
from upr_tracker.lib.pdf import ForeignAddress

ROOT = Path(__file__).resolve().parents[2]


def test_file_is_archival_and_accessible_at_once(tmp_path):
    picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
    body = (
        f'<h1>Report → progress</h1><p lang="km">{CAMPAIGN}</p><p><a href="https://example.org/">Link</a></p>'
        f'<img alt="A mark" src="{picture}"><ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li></ul>'
    )
    content = written(body, attachments=[TABLE, DATA])
    assert failures_of(content) == []
    assert "No syntax or stream encoding errors" in read_with(
        "qpdf", "--check", "FILE", content=content, folder=tmp_path
    )


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB")])
def test_picture_of_pixels_is_archival_too(kind, mode):
    buffer = io.BytesIO()
    Image.new(mode, (2, 2)).save(buffer, kind)
    address = f"data:image/{kind.lower()};base64,{base64.b64encode(buffer.getvalue()).decode()}"
    assert failures_of(written(f'<h1>Logo</h1><p><img alt="A logo" src="{address}"></p>')) == []


def test_both_standards_are_declared_where_a_plain_reader_finds_them():
    content = written("<p>One</p>")
    assert re.findall(rb'pdfaid:(part|conformance)="(\w)"', content) == [
        (b"part", b"3"),
        (b"conformance", b"A"),
    ]
    assert re.findall(rb"<pdfuaid:part>(\d)<", content) == [b"1"]


def test_compressed_stream_never_ends_like_a_line():
    """Its last byte is that of zlib's checksum, which one byte of content is enough to choose."""
    written("<p>One</p>")
    assert zlib.compress(b"\x0c")[-1:] == b"\r"
    assert pydyf.Stream([b"\x0c"], compress=True).data == b"<</Length 1>>\nstream\n\x0c\nendstream"


def test_attachments_come_out_as_they_went_in(tmp_path):
    content = written("<p>One</p>", attachments=[TABLE, DATA])
    listed = read_with("pdfdetach", "-list", "FILE", content=content, folder=tmp_path)
    read_with("pdfdetach", "-saveall", "-o", ".", "FILE", content=content, folder=tmp_path)
    assert listed.splitlines() == ["2 embedded files", "1: data.json", "2: progress.csv"]
    assert ((tmp_path / "data.json").read_bytes(), (tmp_path / "progress.csv").read_bytes()) == (
        DATA.content,
        TABLE.content,
    )


def test_attachments_state_their_type_and_stand_in_the_catalog_once(tmp_path):
    objects = objects_of(written("<p>One</p>", attachments=[TABLE, DATA]), tmp_path)
    dictionaries = [item for item in objects if isinstance(item, dict)]
    files = [item for item in dictionaries if item.get("/Type") == "/Filespec"]
    assert [item["/Subtype"] for item in dictionaries if item.get("/Type") == "/EmbeddedFile"] == [
        "/application/json",
        "/text/csv",
    ]
    assert [item["/AFRelationship"] for item in files] == ["/Data", "/Data"]
    assert [len(item["/AF"]) for item in dictionaries if "/AF" in item] == [2]


SCRIPT = """
import datetime, hashlib, sys, time
now = time.time
time.time = lambda: now() + int(sys.argv[1])
from upr_tracker.lib.pdf import Attachment, render_pdf
body = open(sys.argv[2], encoding="utf-8").read()
files = [Attachment("data.json", b"{}", "application/json", "Data")]
content = render_pdf(body, created=datetime.date(2022, 3, 3), identifier=b"edition-1", attachments=files)
print(hashlib.sha256(content).hexdigest())
"""


def digest_in_a_process_of_its_own(page, *, later, **environment):
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT, str(later), str(page)]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings).stdout.strip()


def test_same_page_gives_the_same_bytes_in_another_process_on_another_day(tmp_path):
    page = tmp_path / "page.html"
    titles = "".join(f"<li>{break_words(title)}</li>" for title in MEDIA_TITLES)
    page.write_text(f'<html lang="en"><title>Report</title><h1>→ <b>One</b> <i>two</i></h1><ul>{titles}</ul>', "utf-8")
    here = digest_in_a_process_of_its_own(page, later=0, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = digest_in_a_process_of_its_own(
        page,
        later=86_400 * 400,
        TZ="Asia/Phnom_Penh",
        LC_ALL="C",
        LANG="km_KH",
        PYTHONHASHSEED="2",
        PANGO_LANGUAGE="km",
    )
    assert re.fullmatch("[0-9a-f]{64}", here)
    assert here == there


def test_date_of_the_file_is_the_one_given(tmp_path):
    content = written("<p>One</p>", created=dt.date(2023, 5, 5))
    info = read_with("pdfinfo", "-isodates", "FILE", content=content, folder=tmp_path)
    assert re.findall("(?:Creation|Mod)Date: +(.*)", info) == ["2023-05-05T00:00:00Z", "2023-05-05T00:00:00Z"]


SVG = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E{}%3C/svg%3E"


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("https://example.org/a.png", '<img alt="" src="https://example.org/a.png">'),
        ("a.png", '<img alt="" src="a.png">'),
        ("file:///etc/hostname", '<img alt="" src="file:///etc/hostname">'),
        (
            "file:///etc/hostname",
            f'<img alt="" src="{SVG}">'.format("%3Cimage href='file:///etc/hostname'/%3E"),
        ),
        ("report.css", '<link rel="stylesheet" href="report.css">'),
        ("https://example.org/a.css", '<link rel="stylesheet" href="https://example.org/a.css">'),
        ("https://example.org/a.css", "<style>@import url(https://example.org/a.css);</style>"),
        (
            "https://example.org/x.ttf",
            "<style>@font-face{font-family:X;src:url(https://example.org/x.ttf)}</style>",
        ),
        ("font:unknown", "<style>@font-face{font-family:X;src:url(font:unknown)}</style>"),
        ("ftp://example.org/a", '<p style="background:url(ftp://example.org/a)">One</p>'),
        ("file:///etc/hostname", '<link rel="attachment" href="file:///etc/hostname">'),
    ],
)
def test_address_outside_the_page_is_refused(address, body):
    with pytest.raises(ForeignAddress, match=f"it cannot fetch {re.escape(address)}$"):
        written(body)


@pytest.mark.parametrize(("missing", "options"), [("<title>", {"title": ""}), ("<html lang>", {"lang": ""})])
def test_page_without_title_or_language_is_refused(missing, options):
    with pytest.raises(ValueError, match=missing):
        written("<p>One</p>", **options)
