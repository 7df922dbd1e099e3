"""What is read in the report on paper."""

import re

from tests.lib.reading_pdf import read_with
from upr_tracker.lib.khmer import without_breaks

MM = 72 / 25.4
BODY = ("-x", "0", "-y", str(round(25 * MM)), "-W", "596", "-H", str(round(249 * MM)))
"""For pdftotext: the page without its head and foot, which would stand inside a sentence that goes over the page."""

WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


def text_of(content, folder):
    return squeezed(read_with("pdftotext", *BODY, "FILE", "-", content=content, folder=folder))


def squeezed(text):
    """Without white space, which is where lines and pages break."""
    return "".join(without_breaks(text).split())


def missing_from(text, sentences):
    return [sentence for sentence in sentences if squeezed(sentence) not in text]


def words_outside_the_margins(content, folder):
    """Each with its box in points. Heads and feet stand between 10 mm and 290 mm."""
    page = read_with("pdftotext", "-bbox", "FILE", "-", content=content, folder=folder)
    words = [(text, [float(edge) for edge in box]) for *box, text in WORD.findall(page)]
    assert len(words) > 100
    return [(text, box) for text, box in words if not is_inside(*box)]


def is_inside(left, top, right, bottom):
    return 24 * MM - 1 <= left <= right <= 190 * MM + 1 and 10 * MM <= top <= bottom <= 290 * MM
