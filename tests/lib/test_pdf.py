import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.lib.reading_pdf import CAMPAIGN, DATA, failures_of, lines_of, long_table, read_with, written
from upr_tracker.lib.pdf import pdf_is_available

ROOT = Path(__file__).resolve().parents[2]


def test_table_over_three_pages_keeps_every_row_and_its_headings(tmp_path):
    content = written(long_table(range(1, 37)), style="@page{size:A5} td,th{padding:2mm}")
    lines = lines_of(content, tmp_path)
    assert "Pages:           3\n" in read_with("pdfinfo", "FILE", content=content, folder=tmp_path)
    assert [line for line in lines if line.startswith("110.")] == [f"110.{row}" for row in range(1, 37)]
    assert [line for line in lines if line.startswith(CAMPAIGN)] == [f"{CAMPAIGN} {row}" for row in range(1, 37)]
    assert lines.count("Paragraph") == 3
    assert failures_of(content) == []


def test_same_page_gives_the_same_bytes_in_four_threads():
    with ThreadPoolExecutor(4) as pool:
        contents = list(pool.map(lambda _: written(long_table(range(9)), attachments=[DATA]), range(8)))
    assert contents == [contents[0]] * 8


def test_identifier_may_be_text_or_bytes_and_tells_documents_apart():
    assert written("<p>One</p>", identifier="edition-1") == written("<p>One</p>", identifier=b"edition-1")
    assert written("<p>One</p>", identifier="edition-1") != written("<p>One</p>", identifier="edition-២")


def test_other_version_of_weasyprint_is_refused(monkeypatch):
    monkeypatch.setattr("weasyprint.__version__", "70.1")
    with pytest.raises(RuntimeError, match=r"WeasyPrint 70\.1 is installed"):
        written("<p>One</p>")


LIBRARY_GONE = """
import cffi
load = cffi.FFI.dlopen
def without_one(self, name, *rest):
    if {library!r} in name:
        raise OSError(name)
    return load(self, name, *rest)
cffi.FFI.dlopen = without_one
import datetime
from upr_tracker.lib import pdf
print(pdf.pdf_is_available())
try:
    pdf.render_pdf("", created=datetime.date(2022, 3, 3), identifier="")
except pdf.PdfUnavailable as error:
    print(error)
"""


@pytest.mark.parametrize("library", ["pango-1.0", "pangoft2-1.0", "harfbuzz-subset"])
def test_missing_library_is_named_by_its_debian_package(library):
    command = [sys.executable, "-W", "ignore", "-c", LIBRARY_GONE.format(library=library)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    assert said.splitlines()[-2:] == [
        "False",
        "PDF needs three Debian packages: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
        " libharfbuzz-subset0 (then start the server again).",
    ]


def test_available_library_is_found():
    assert pdf_is_available() is True
