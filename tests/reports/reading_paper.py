"""What is read in the report on paper."""

import re

from tests.lib.reading_pdf import read_with
from tests.source.sentences import PROGRESS_TABLE
from upr_tracker.lib.khmer import without_breaks

MM = 72 / 25.4
BODY = ("-x", "0", "-y", str(round(25 * MM)), "-W", "596", "-H", str(round(249 * MM)))
"""For pdftotext: the page without its head and foot, which would stand inside a sentence that goes over the page."""

PAGE = re.compile(r'<page width="(.*?)" height="(.*?)">(.*?)</page>', re.S)
WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


def text_of(content, folder):
    return squeezed(read_with("pdftotext", *BODY, "FILE", "-", content=content, folder=folder))


def squeezed(text):
    """Without white space, which is where lines and pages break."""
    return "".join(without_breaks(text).split())


def missing_from(text, sentences):
    return [sentence for sentence in sentences if squeezed(sentence) not in text]


def told_in(language, sentences):
    """Without the statuses where they are told in Khmer: they are words of the source and of the interface."""
    statuses = {group.status for group in PROGRESS_TABLE.groups}
    return [sentence for sentence in sentences if language == "en" or sentence not in statuses]


REPORT, SHEET = (24, 20), (15, 15)
"""The margins left and right of an upright page, in mm."""


def words_outside_the_margins(content, folder, upright=REPORT):
    """Each with its box in points. Heads and feet stand at least 7 mm from the edges."""
    pages = read_with("pdftotext", "-bbox", "FILE", "-", content=content, folder=folder)
    words = [
        (text, [float(edge) for edge in box], float(width), float(height))
        for width, height, page in PAGE.findall(pages)
        for *box, text in WORD.findall(page)
    ]
    assert len(words) > 100
    return [(text, box) for text, box, width, height in words if not is_inside(box, width, height, upright)]


def is_inside(box, width, height, upright):
    """Between the margins of an upright page, or those of a page across."""
    left, top, right, bottom = box
    before, after = (18, 18) if width > height else upright
    across = before * MM - 1 <= left <= right <= width - after * MM + 1
    return across and 7 * MM <= top <= bottom <= height - 7 * MM
