import re

from tests.lib.reading_pdf import CAMPAIGN, failures_of, fonts_of, lines_of, wide, written
from upr_tracker.lib.pdf import font_faces


def test_only_noto_is_embedded(tmp_path):
    body = f"<p>One <b>two</b> <i>three</i> {CAMPAIGN} <b>{CAMPAIGN}</b></p>"
    for family in ("", "p{font-family:DejaVu Sans,Liberation Serif,serif}"):
        assert fonts_of(written(body, style=family), tmp_path) == {
            ("Noto-Sans", "yes", "yes"),
            ("Noto-Sans-Bold", "yes", "yes"),
            ("Noto-Sans-Italic", "yes", "yes"),
            ("Noto-Sans-Khmer", "yes", "yes"),
            ("Noto-Sans-Khmer-Bold", "yes", "yes"),
        }


def test_what_noto_lacks_is_drawn_or_boxed_and_never_borrowed(tmp_path):
    line = "Review → accepted ▶ 漢字 😀 ✓ ภาษา &#x2605;"
    content = wide([line])
    assert lines_of(content, tmp_path) == ["Review → accepted ▶ 漢字 😀 ✓ ภาษา ★"]
    assert fonts_of(content, tmp_path) == {("Noto-Sans", "yes", "yes"), ("Plain-Signs", "yes", "yes")}
    assert failures_of(content) == []


def test_font_faces_name_only_our_own_addresses():
    assert re.findall(r'url\("(.*?)"\)', font_faces()) == [
        "font:noto-sans",
        "font:noto-sans-italic",
        "font:noto-sans-khmer",
        "font:signs",
    ]
