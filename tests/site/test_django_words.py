"""The list of Django's words holds those that Django has and gives no Khmer for: it goes stale with a new Django."""

import ast
import inspect
from pathlib import Path

import django
from babel.messages.pofile import read_po

from upr_tracker.site import django_words

MARKS = {"gettext_noop", "ngettext_lazy"}
CATALOGUES = ("conf", "contrib/admin")


def listed():
    """Each word as (one,) or (one, many), in the order of the list."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(django_words))) if isinstance(node, ast.Call)]
    return [tuple(ast.literal_eval(word) for word in call.args) for call in calls if call.func.id in MARKS]


def words_of_django(language):
    """Django's messages in a language, by what they say in English; those without a translation hold nothing."""
    root = Path(django.__file__).parent
    found = {}
    for part in CATALOGUES:
        with (root / part / "locale" / language / "LC_MESSAGES/django.po").open("rb") as file:
            for message in read_po(file, locale=language):
                words = (message.id,) if isinstance(message.id, str) else tuple(message.id)
                string = message.string if isinstance(message.string, str) else message.string[0]
                found[words] = "" if message.fuzzy else string
    return found


def test_every_word_listed_is_one_of_django_s():
    in_english = words_of_django("en")
    assert [words for words in listed() if words not in in_english] == []


def test_no_word_listed_has_khmer_in_django():
    in_khmer = words_of_django("km")
    assert [words for words in listed() if in_khmer.get(words)] == []


def test_no_word_is_listed_twice():
    assert len(listed()) == len(set(listed()))
