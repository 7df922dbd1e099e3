import re
from itertools import accumulate

import pytest

from tests.lib.reading_pdf import (
    CAMPAIGN,
    MEDIA_TITLES,
    failures_of,
    lines_of,
    objects_of,
    uncompressed,
    wide,
    written,
)
from upr_tracker.lib.khmer import BREAK, break_words


@pytest.mark.parametrize("weight", [400, 600, 700])
@pytest.mark.parametrize("style", ["normal", "italic"])
def test_khmer_is_read_back_character_for_character(weight, style, tmp_path):
    content = wide([CAMPAIGN, *MEDIA_TITLES], style=f"p{{font-weight:{weight};font-style:{style}}}")
    assert lines_of(content, tmp_path) == [CAMPAIGN, *MEDIA_TITLES]


def test_khmer_and_english_in_one_line_are_read_back_in_order(tmp_path):
    lines = [
        f"Launching of “{CAMPAIGN} I Accept” campaign, 10 December 2021",
        f"{CAMPAIGN} - I Accept",
        "RFI, ទិវា, 2021",
    ]
    assert lines_of(wide(lines), tmp_path) == lines


@pytest.mark.parametrize(("text", "languages"), [(CAMPAIGN, 1), (f"{CAMPAIGN} ២០១៩", 1), (f"{CAMPAIGN} I Accept", 0)])
def test_line_of_khmer_alone_says_its_language_though_the_page_does_not(text, languages, tmp_path):
    assert uncompressed(written(f"<p>{text}</p>"), tmp_path).count(b"/Lang (km)") == languages


def test_khmer_in_page_headings_and_links_is_read_back(tmp_path):
    content = written(
        f'<p><a href="#end">{CAMPAIGN}</a></p><h1 id="end">ទិវា</h1>',
        style='@page{@top-center{content:string(head)}} h1{string-set:head "ទិវាសិទ្ធិ " content()}',
    )
    assert lines_of(content, tmp_path) == ["ទិវាសិទ្ធិ ទិវា", CAMPAIGN, "ទិវា"]
    assert failures_of(content) == []


def test_khmer_in_a_narrow_column_breaks_at_words_only(tmp_path):
    title = MEDIA_TITLES[4].replace(" ", "")
    content = written(f"<p>{break_words(title)}</p>", style="@page{size:60mm 200mm;margin:5mm}")
    lines = lines_of(content, tmp_path)
    word_ends = set(accumulate(len(word) for word in break_words(title).split(BREAK)))
    assert len(lines) > 5
    assert "".join(lines) == title
    assert [end for end in accumulate(map(len, lines)) if end not in word_ends] == []


def test_khmer_is_readable_without_its_actual_text(tmp_path):
    """As in readers that know only ToUnicode: right wherever the order of drawing is the order of writing."""
    plain = uncompressed(wide(["សហគមន៍", "ទទួលយក", "ច្បាប់"]), tmp_path)
    stripped, count = re.subn(rb"/ActualText <[0-9a-f]+>", lambda found: b" " * len(found[0]), plain)
    assert count == 3
    assert lines_of(stripped, tmp_path) == ["សហគមន៍", "ទទួលយក", "ច្បាប់"]


def test_every_glyph_has_its_text(tmp_path):
    letters = [chr(code) for code in range(0x1780, 0x17B4)]
    subscripts = [f"ក\u17d2{letter}" for letter in letters[:35]]
    vowels = [f"ក{chr(code)}" for code in range(0x17B6, 0x17D4) if code != 0x17D2]
    content = wide([" ".join(letters), " ".join(subscripts), " ".join(vowels), " ".join(MEDIA_TITLES)])
    plain = uncompressed(content, tmp_path)
    texts = {
        bytes.fromhex(text.decode()).decode("utf-16-be") for text in re.findall(rb"<[0-9a-f]{4}> <([0-9a-f]*)>", plain)
    }
    assert {text for text in texts if text in ("", BREAK)} == set()
    # What one glyph may draw: a letter, a subscript, or either joined to the vowel that follows.
    assert {text for text in texts if len(text) > 1 and not re.fullmatch("\u17d2?[ក-អ][ាៅ]?", text)} == set()
    assert set(letters) - texts == set()
    assert failures_of(content) == []


def test_language_of_an_element_reaches_the_structure(tmp_path):
    content = written(
        f'<h1>One</h1><p lang="km">{CAMPAIGN}</p><p>On <span lang="km">{CAMPAIGN}</span>, <i lang="fr">oui</i>'
        '<ul><li lang="km">ទិវា</li></ul><table><tr><th scope="col" lang="km">ទិវា</th></tr></table>'
    )
    parts = [
        item for item in objects_of(content, tmp_path) if isinstance(item, dict) and item.get("/Type") == "/StructElem"
    ]
    languages = {(part["/S"], part["/Lang"].removeprefix("u:")) for part in parts if "/Lang" in part}
    assert languages == {
        ("/P", "km"),
        ("/Span", "km"),
        ("/NonStruct", "fr"),
        ("/LI", "km"),
        ("/Lbl", "km"),
        ("/LBody", "km"),
        ("/TH", "km"),
    }
