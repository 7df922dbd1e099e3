import copy
import dataclasses

import pytest
from django.utils import translation

from upr_tracker.lib.languages import Localized, Text, current_language, localized


class Page:
    title = Localized()

    def __init__(self, english, khmer):
        self.title_en, self.title_km = english, khmer


@pytest.mark.parametrize(
    ("reader", "english", "khmer", "text", "lang"),
    [
        ("en", "Promise", "ការសន្យា", "Promise", "en"),
        ("km", "Promise", "ការសន្យា", "ការសន្យា", "km"),
        ("km", "Promise", "", "Promise", "en"),
        ("en", "", "ការសន្យា", "ការសន្យា", "km"),
        ("en", "", "", "", "en"),
        ("km", "", "", "", "en"),
    ],
)
def test_text_comes_in_the_readers_language_where_there_is_one(reader, english, khmer, text, lang):
    with translation.override(reader):
        found = Page(english, khmer).title
    assert (found, found.lang) == (text, lang)


@pytest.mark.parametrize(
    ("reader", "english", "khmer", "is_translated"),
    [
        ("en", "Promise", "", True),
        ("km", "Promise", "ការសន្យា", True),
        ("km", "Promise", "", False),
        ("en", "", "ការសន្យា", False),
        ("km", "", "", True),
    ],
)
def test_text_knows_whether_it_is_in_the_readers_language(reader, english, khmer, is_translated):
    with translation.override(reader):
        assert localized(english, khmer).is_translated is is_translated


@pytest.mark.parametrize(("active", "language"), [("en", "en"), ("en-gb", "en"), ("km", "km"), ("fr", "en")])
def test_any_language_but_khmer_counts_as_english(active, language):
    with translation.override(active):
        assert current_language() == language


def test_no_active_language_counts_as_english():
    with translation.override(None):
        assert current_language() == "en"


def test_text_gives_its_lines_in_its_own_language():
    lines = Text("One\n\n  Two \r\n", "km").lines()
    assert [(line, line.lang) for line in lines] == [("One", "km"), ("Two", "km")]


def test_localized_of_a_class_is_the_descriptor():
    assert isinstance(Page.title, Localized)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_text_keeps_its_language_when_copied(copied):
    found = copied(Text("ការសន្យា", "km"))
    assert (found, found.lang) == ("ការសន្យា", "km")


def test_text_in_a_dataclass_can_be_written_as_a_dictionary():
    title = dataclasses.make_dataclass("Title", [("text", Text)], frozen=True)(Text("Promise", "en"))
    assert dataclasses.asdict(title) == {"text": "Promise"}
