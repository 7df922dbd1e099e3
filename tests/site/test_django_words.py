"""The list of Django's words holds only words of Django's, apart by whether Django has Khmer for them."""

import ast
import inspect
from pathlib import Path

import django
from babel.messages.pofile import read_po

from upr_tracker.site import django_words

MARKS = {"gettext_noop", "ngettext_lazy"}
CATALOGUES = ("conf", "contrib/admin")


def listed(mended=None):
    """Each word as (one,) or (one, many); of all lists, or of the one that is mended, or of the others."""
    lists = [node for node in ast.parse(inspect.getsource(django_words)).body if isinstance(node, ast.Assign)]
    chosen = [node for node in lists if mended is None or (node.targets[0].id == "MENDED") is mended]
    calls = [node for each in chosen for node in ast.walk(each) if isinstance(node, ast.Call)]
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


def test_only_words_that_are_mended_have_khmer_in_django():
    in_khmer = words_of_django("km")
    assert [words for words in listed(mended=False) if in_khmer.get(words)] == []
    assert [words for words in listed(mended=True) if not in_khmer.get(words)] == []


def test_no_word_is_listed_twice():
    assert len(listed()) == len(set(listed()))
