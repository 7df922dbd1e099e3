"""The interface's Khmer (docs/translation.md): complete, faithful to what the code inserts, and up to date."""

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = Path("locale/km/LC_MESSAGES")
NOT_CODE = (".*", "__pycache__", "*.egg-info", "build", "docs", "fixtures", "scripts", "static", "tests", "var")
EXTRACT = ["makemessages", "--locale", "km", "--no-wrap", "--no-location", "--no-obsolete"]
GETTEXT = ("xgettext", "msguniq", "msgmerge", "msgattrib")

INSERTED = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w+[^>]*>")
"""What code puts into a sentence, and the markup around it."""

ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff]")
KHMER_DIGIT = re.compile("[\u17e0-\u17e9]")


def messages_of(catalog):
    """Every message but the header."""
    return [message for message in catalog if message.id]


def po(root=ROOT):
    return read_po(io.BytesIO((root / MESSAGES / "django.po").read_bytes()), locale="km")


def words_of(message):
    """The Khmer of a message; one form, for Khmer has no plural."""
    return message.string[0] if message.pluralizable else message.string


def english_of(message):
    return message.id[1] if message.pluralizable else message.id


def ids(catalog):
    return {identity(message) for message in messages_of(catalog)}


def identity(message):
    """The context and the English, with its plural where there is one."""
    return (message.context, *([message.id] if isinstance(message.id, str) else message.id))


def khmer_by_id(catalog):
    return {identity(message): words_of(message) for message in messages_of(catalog)}


def test_the_compiled_catalogue_is_that_of_the_words():
    compiled = io.BytesIO()
    write_mo(compiled, po())
    committed = read_mo(io.BytesIO((ROOT / MESSAGES / "django.mo").read_bytes()))
    assert khmer_by_id(committed) == khmer_by_id(read_mo(io.BytesIO(compiled.getvalue())))


def test_every_message_has_its_khmer():
    assert [message.id for message in messages_of(po()) if message.fuzzy or not words_of(message)] == []


def test_every_translation_holds_what_is_inserted_and_nothing_else():
    found = {
        identity(message): (INSERTED.findall(english_of(message)), INSERTED.findall(words_of(message)))
        for message in messages_of(po())
    }
    assert {key: both for key, both in found.items() if sorted(both[0]) != sorted(both[1])} == {}


def test_translations_have_latin_digits_and_no_invisible_characters():
    texts = [words_of(message) for message in messages_of(po())]
    assert [text for text in texts if ZERO_WIDTH.search(text) or KHMER_DIGIT.search(text)] == []


def test_the_header_says_that_the_words_await_review_and_names_nobody():
    catalog = po()
    assert "awaits review by a native speaker; it is no official translation." in catalog.header_comment
    assert (catalog.last_translator, catalog.num_plurals) == ("", 1)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """The catalogue as `make messages` would make it now, from a copy of the code."""
    missing = [program for program in GETTEXT if not shutil.which(program)]
    if missing:
        pytest.fail(f"{', '.join(missing)} is missing: install Debian's package gettext (apt-get install gettext).")
    copy = tmp_path_factory.mktemp("code") / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_CODE))
    command = [sys.executable, "manage.py", *EXTRACT]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return po(copy)


def test_the_words_are_up_to_date_with_the_code(extracted):
    in_code, committed = ids(extracted), ids(po())
    assert {"to translate": in_code - committed, "gone": committed - in_code} == {"to translate": set(), "gone": set()}


def test_words_are_marked_by_names_that_extraction_knows():
    """`_` is the only other name for gettext: what stands in another is never collected."""
    aliases = re.compile(r"gettext\w*\s+as\s+(\w+)")
    modules = [
        path for path in ROOT.rglob("*.py") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    ]
    found = {(path.name, name) for path in modules for name in aliases.findall(path.read_text()) if name != "_"}
    assert found == set()
