import pytest

from upr_tracker.lib.languages import Text
from upr_tracker.lib.shortening import shortened, words_of


@pytest.mark.parametrize(
    ("text", "length", "cut"),
    [
        ("Adopt a law", 11, "Adopt a law"),
        ("Adopt a law", 10, "Adopt a…"),
        ("Adopt, now", 8, "Adopt…"),
        ("Adopt\n  a law", 11, "Adopt a law"),
        ("Antidiscrimination", 6, "Antid…"),
        ("", 5, ""),
    ],
)
def test_text_is_cut_at_the_end_of_a_word(text, length, cut):
    assert shortened(Text(text, "en"), length) == cut


def test_cut_text_keeps_its_language():
    assert shortened(Text("Adopt a law", "en"), 8).lang == "en"


def test_khmer_is_cut_at_the_end_of_a_word():
    words = words_of("វាយតម្លៃដោយសង្គមស៊ីវិល")
    assert words == ["វាយតម្លៃ", "ដោយ", "សង្គម", "ស៊ីវិល"]
    assert shortened(Text("".join(words), "km"), 14) == "វាយតម្លៃដោយ…"
