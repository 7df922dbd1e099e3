"""Lines of English and Khmer in pictures."""

import pytest
from PIL import Image, ImageDraw

from upr_tracker.lib import typesetting
from upr_tracker.lib.typesetting import (
    DrawingUnavailable,
    Style,
    can_shape,
    cut,
    draw_line,
    in_one_line,
    lines_of,
    runs,
    width_of,
)

STYLE = Style(20)
KHMER = "វាយតម្លៃដោយសង្គមស៊ីវិល"


def test_this_machine_shapes_khmer():
    assert can_shape()


def test_each_run_is_in_one_font():
    assert runs("110.54 អូស្ត្រាលី, 2022") == [("110.54 ", False), ("អូស្ត្រាលី", True), (", 2022", False)]


def test_khmer_is_shaped_and_not_set_letter_by_letter():
    """A subscript consonant stands below, so it adds no width."""
    assert width_of("ក្ក", STYLE) == width_of("ក", STYLE)
    assert width_of(KHMER, STYLE) < sum(width_of(letter, STYLE) for letter in KHMER)


@pytest.mark.parametrize("text", ["Adopt a law that guarantees equality. " * 5, KHMER * 5, f"{KHMER} and English " * 4])
def test_no_line_is_wider_than_there_is_room_and_nothing_is_lost(text):
    lines = lines_of(text, STYLE, 200)
    assert max(width_of(line, STYLE) for line in lines) <= 200
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_khmer_breaks_at_words():
    assert lines_of(KHMER, STYLE, width_of("វាយតម្លៃដោយ", STYLE) + 1) == ["វាយតម្លៃដោយ", "សង្គមស៊ីវិល"]


def test_word_that_is_wider_than_a_line_is_broken_and_keeps_its_signs():
    lines = lines_of("ស្ត្រី" * 12, STYLE, 60)
    assert max(width_of(line, STYLE) for line in lines) <= 60
    assert {line[0] for line in lines} == {"ស"}
    assert "".join(lines_of("A" * 60, STYLE, 60)) == "A" * 60


def test_what_is_too_long_ends_in_an_ellipsis_at_a_word():
    lines = lines_of("Adopt a law that guarantees equality", STYLE, 110)
    shown = cut(lines, 2, STYLE, 110)
    assert (len(shown), shown[0], shown[1][-1]) == (2, lines[0], "…")
    assert max(width_of(line, STYLE) for line in shown) <= 110
    assert cut(lines, len(lines), STYLE, 110) == lines


def test_one_line_stays_one_line():
    assert in_one_line("Adopt a law", STYLE, 1000) == "Adopt a law"
    assert in_one_line("", STYLE, 1000) == ""
    assert width_of(in_one_line("Atlantis, " * 90, STYLE, 300), STYLE) <= 300


def test_without_the_library_nothing_is_drawn_wrongly(monkeypatch):
    monkeypatch.setattr(typesetting, "can_shape", lambda: False)
    with pytest.raises(DrawingUnavailable, match="apt-get install libfribidi0"):
        draw_line(ImageDraw.Draw(Image.new("RGB", (10, 10))), (0, 0), "ក", STYLE)
