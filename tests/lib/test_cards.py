"""What pictures and badges are made of."""

import base64
import io
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from upr_tracker.lib import cards
from upr_tracker.lib.badge_font import khmer_font_for
from upr_tracker.lib.card_png import draw_card
from upr_tracker.lib.cards import COLOURS, Card
from upr_tracker.lib.status_icons import ICONS, paste_icon

STYLES = (Path(__file__).resolve().parents[2] / "static" / "site.css").read_text()
DAY = STYLES.partition("prefers-color-scheme:dark")[0]


def card(**words):
    given = {"site": "Site", "about": "1 Atlantis", "text": "Adopt a law.", "note": "", "icon": "some"}
    return Card(**{**given, "status": "Some progress made", "said": "As of 2022.", "short": "2022", **words})


def token(name):
    return re.search(rf"--{name}:(#[0-9a-f]+)", DAY)[1]


def test_colours_are_those_of_the_pages():
    names = {"PAPER": "paper", "LINE": "line", "INK": "ink", "SOFT": "soft", "PLUM": "plum", "PLUM_DEEP": "plum-deep"}
    assert {name: getattr(cards, name) for name in names} == {name: token(css) for name, css in names.items()}
    assert token("on-plum") == cards.ON_PLUM
    assert {
        **{name: token(name) for name in ("none", "some", "full", "back", "cannot")},
        "blank": token("cannot"),
    } == COLOURS


def test_every_status_has_a_shape_of_its_own():
    shapes = set()
    for icon in ICONS:
        image = Image.new("RGB", (40, 40), "white")
        paste_icon(image, (0, 0), icon, 40, "black")
        shapes.add(image.tobytes())
    assert len(shapes) == len(COLOURS) == 6


@pytest.mark.parametrize(
    "words",
    [
        {"text": "Adopt a law that guarantees equality. " * 60},
        {"text": "វាយតម្លៃដោយសង្គមស៊ីវិល" * 60},
        {"about": "110.1 Atlantis, " * 40, "note": "not yet translated", "site": "Site " * 60},
        {"status": "Some progress made " * 20, "said": "As of January 2022. " * 30},
        {"text": ""},
    ],
)
def test_no_text_runs_over_the_margin(words):
    picture = Image.open(io.BytesIO(draw_card(card(**words))))
    edges = {picture.getpixel((x, y)) for x in (*range(60), *range(1140, 1200)) for y in range(90, 630)}
    assert edges == {(255, 254, 251)}
    assert {picture.getpixel((x, y)) for x in range(1200) for y in range(600, 630)} == {(255, 254, 251)}


def test_picture_of_the_same_card_is_the_same_to_the_byte():
    assert draw_card(card()) == draw_card(card())
    assert draw_card(card()) != draw_card(card(icon="full"))


def letters_in(address):
    font = TTFont(io.BytesIO(base64.b64decode(address.removeprefix("data:font/woff2;base64,"))))
    return set(map(chr, font.getBestCmap()))


def test_font_of_a_badge_has_its_letters_and_what_shaping_puts_before_them():
    """ "ដោយ" is drawn with the sign of "េ" before its consonant."""
    assert {"ដ", "ោ", "យ", "េ"} <= letters_in(khmer_font_for("110 ដោយ"))
    assert "ក" not in letters_in(khmer_font_for("110 ដោយ"))
    assert khmer_font_for("110 Atlantis") == ""


def test_font_of_a_badge_is_small_and_always_the_same():
    address = khmer_font_for("គិតត្រឹម មករា 2022 · វាយតម្លៃដោយសង្គមស៊ីវិល")
    assert len(address) < 20_000
    assert address == khmer_font_for("គិតត្រឹម មករា 2022 · វាយតម្លៃដោយសង្គមស៊ីវិល")
