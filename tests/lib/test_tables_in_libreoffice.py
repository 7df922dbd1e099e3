"""LibreOffice reads the tables back as they were written, Khmer and all. Without it these tests are skipped."""

import shutil
import subprocess

import openpyxl
import pytest

from upr_tracker.lib.tables import Table, as_csv, as_xlsx, lines_of

TABLE = Table(
    "read-back",
    "Read back",
    ("អត្ថបទ", "Number"),
    (
        ("ខ្ញុំទទួលយកអនុសាសន៍", "110.100"),
        ("Two lines,\n“quoted” and; divided", "2022-03/2022-04"),
        ('=HYPERLINK("https://example.org")', "-1"),
    ),
)
AS_TEXT = "CSV:44,34,76,1,1/2/2/2"
"""Commas, quotation marks, UTF-8, from the first line; both columns are text, as one chooses when opening a CSV."""


@pytest.fixture(scope="module")
def soffice():
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice is missing: install Debian's package libreoffice-calc-nogui.")
    return found


@pytest.mark.parametrize(
    ("form", "written", "options"), [("csv", as_csv, [f"--infilter={AS_TEXT}"]), ("xlsx", as_xlsx, [])]
)
def test_libreoffice_reads_a_table_back(soffice, tmp_path, form, written, options):
    (tmp_path / f"table.{form}").write_bytes(written(TABLE))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", *options, "--convert-to", "xlsx", "--outdir", str(tmp_path / "read")]
    subprocess.run([*command, str(tmp_path / f"table.{form}")], check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "read" / "table.xlsx").active
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == list(lines_of(TABLE))
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
