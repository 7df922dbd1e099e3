"""LibreOffice opens the Word documents of the record and prints every sentence of the source.

Without LibreOffice these tests are skipped.
"""

import os
import shutil
import subprocess
from pathlib import Path

import fontpkg_noto_sans_khmer
import pytest

from reports.models import Edition
from tests.lib.reading_pdf import read_with
from tests.reports.reading_paper import missing_from, squeezed, told_in
from tests.source.sentences import MEDIA, SENTENCES
from upr_tracker.lib.khmer import has_khmer

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "km"]
FONTS = f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>{Path(fontpkg_noto_sans_khmer.__file__).parent}</dir></fontconfig>"""
BODY = ("-x", "0", "-y", "60", "-W", "596", "-H", "720")
"""For pdftotext: the page without its head and foot, which would stand inside a sentence that goes over the page."""


@pytest.fixture(scope="module")
def converted(record, tmp_path_factory):
    """The folder with the Word document of the summary in each language, and what LibreOffice made of it."""
    soffice = shutil.which("soffice")
    folder = tmp_path_factory.mktemp("word")
    if not soffice:
        pytest.skip("LibreOffice is missing: install Debian's package libreoffice-writer-nogui.")
    for file in Edition.objects.get(report__kind="dialogues").files.filter(format="docx"):
        (folder / f"{file.language}.docx").write_bytes(bytes(file.content))
    (folder / "fonts.conf").write_text(FONTS)
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    environment = os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    files = [str(folder / f"{language}.docx") for language in LANGUAGES]
    for form in ("pdf", "txt:Text (encoded):UTF8"):
        converting = [*command, "--convert-to", form, "--outdir", str(folder), *files]
        subprocess.run(converting, check=True, capture_output=True, timeout=180, env=environment)
    return folder


@pytest.fixture(scope="module")
def read_as_text(converted):
    return {language: squeezed((converted / f"{language}.txt").read_text("utf-8-sig")) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_source_is_printed(converted, language, tmp_path):
    """But for Khmer letters, of which LibreOffice's PDF has another order, and hyphens at the end of a line."""
    content = (converted / f"{language}.pdf").read_bytes()
    words = in_latin(read_with("pdftotext", *BODY, "FILE", "-", content=content, folder=tmp_path))
    assert [text for text in sentences_in(language) if in_latin(text) not in words] == []


def in_latin(text):
    return "".join(letter for letter in squeezed(text) if letter != "-" and not has_khmer(letter))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_source_is_read(read_as_text, language):
    assert missing_from(read_as_text[language], sentences_in(language)) == []


def sentences_in(language):
    return told_in(language, [text for part in SENTENCES.values() for text in part])


@pytest.mark.parametrize("language", LANGUAGES)
def test_khmer_titles_are_read_character_for_character(read_as_text, language):
    titles = [coverage.title for coverage in MEDIA if coverage.language == "km"]
    assert (len(titles), missing_from(read_as_text[language], titles)) == (9, [])


@pytest.mark.parametrize(("language", "words"), [("en", ("page", "of")), ("km", ("ទំព័រ", "នៃ"))])
def test_pages_say_their_number_in_the_language_of_the_report(converted, language, words, tmp_path):
    content = (converted / f"{language}.pdf").read_bytes()
    about = read_with("pdfinfo", "FILE", content=content, folder=tmp_path)
    pages = about.partition("Pages:")[2].split()[0]
    second = read_with("pdftotext", "-f", "2", "-l", "2", "FILE", "-", content=content, folder=tmp_path)
    page, of = words
    assert squeezed(second).endswith(f"{page}2{of}{pages}")
