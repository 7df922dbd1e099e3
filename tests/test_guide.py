"""The editors' guide shows pictures that exist, and names what stands on the screen as it stands there."""

import ast
import re
from pathlib import Path

import django
import pytest

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "editors-guide.md").read_text()
PICTURES = ROOT / "docs" / "pictures"
ADMIN = Path(django.__file__).parent / "contrib" / "admin"
TRANSLATE = {"_", "_l", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
PLACE = re.compile(r"%\\?\(\w+\\?\)[sd]")
IN_TEMPLATE = re.compile(r'{% translate "([^"]+)"')


def words_of_python(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TRANSLATE:
            yield from (each.value for each in node.args if isinstance(each, ast.Constant) and each.value)


def words_on_screen():
    """What the product says in English, and what Django's admin says where we left its words."""
    rooms = [ROOT / name for name in ("upr_tracker", "recommendations", "stakeholders", "reports")]
    for folder in (*rooms, ADMIN):
        for path in folder.rglob("*.py"):
            yield from (word for word in words_of_python(path) if isinstance(word, str))
    for folder in (ROOT / "templates", ADMIN / "templates"):
        for path in folder.rglob("*.html"):
            yield from IN_TEMPLATE.findall(path.read_text())


@pytest.fixture(scope="module")
def on_screen():
    """Whether something stands on the screen: labels begin with a capital there, and places are filled in."""
    words = {word[0].upper() + word[1:] for word in words_on_screen()}
    filled = [PLACE.sub(r"[\\w ]+", re.escape(word)) for word in words if len(PLACE.sub("", word)) > 8]
    pattern = re.compile("|".join(filled))
    return lambda text: (found := text[0].upper() + text[1:]) in words or bool(pattern.fullmatch(found))


def shown():
    return re.findall(r'(?:src="|\]\()pictures/([^")]+)', GUIDE)


def named():
    """What the guide prints in bold, with the line breaks of its source taken out."""
    return sorted({" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", GUIDE, re.DOTALL)})


def test_guide_shows_each_picture_once():
    assert sorted(shown()) == sorted(path.name for path in PICTURES.iterdir())


def test_picture_is_light_enough_for_a_slow_line():
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert len(sizes) >= 10
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}


def test_picture_is_told_in_words():
    told = re.findall(r'!\[([^\]]{20,})\]\(|alt="([^"]{20,})"', GUIDE)
    assert len(told) == len(shown())


def test_guide_names_what_stands_on_the_screen(on_screen):
    assert len(named()) > 50
    assert [words for words in named() if not on_screen(words)] == []


@pytest.mark.parametrize("words", ["Publish everything", "Save and publish", "Add next step"])
def test_words_that_are_nowhere_on_the_screen_would_be_noticed(on_screen, words):
    assert not on_screen(words)


def test_links_within_the_guide_lead_somewhere():
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = re.findall(r"\]\(#([^)]+)\)", GUIDE)
    assert [link for link in links if link not in anchors] == []
