"""The report as a PDF: searchable and read aloud in Khmer too, the same bytes every time, with its data inside."""

import hashlib
import re

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from reports.builders.frozen import as_data, canonical
from reports.builders.shapes import MidtermReport
from reports.renderers.chapters import chapters_of
from upr_tracker.lib import pdf
from upr_tracker.lib.khmer import break_words

DISCS_ON_THE_COVER = 30
"""Above that many recommendations a disc for each cannot be counted any more, so the words stand alone."""

LONGEST_WHOLE_WORD = 40
"""Longer ones are no words, and might not fit on a line."""

TEXT = re.compile(r"(?<=>)[^<]+(?P<link></a>)?")
HYPHENATED = re.compile(r"[^\s-]+(?:-[^\s-]+)+")
PAGE = re.compile(r"\{pages?\}")


def render_pdf(midterm: MidtermReport, *, data: bytes | None = None) -> bytes:
    """One file in the report's language. `data` is the edition's canonical JSON, or else that of this report alone.

    It is attached as data.json, and its SHA-256 stands on the title page. Raises lib.pdf.PdfUnavailable.
    """
    data = canonical({midterm.language: as_data(midterm)}) if data is None else data
    sha256 = hashlib.sha256(data).hexdigest()
    with translation.override(midterm.language):
        attached = pdf.Attachment("data.json", data, "application/json", _("The data of this edition"))
        html = html_of(midterm, sha256)
    return pdf.render_pdf(
        html, created=midterm.published_on, identifier=f"{sha256} {midterm.language}", attachments=[attached]
    )


def html_of(midterm: MidtermReport, sha256: str) -> str:
    """The whole page in the active language, with its styles inside, ready to be laid out."""
    context = {
        "report": midterm,
        "chapters": chapters_of(midterm),
        "sha256": sha256,
        "page_words": page_words(),
        "shows_discs": midterm.progress.total <= DISCS_ON_THE_COVER,
    }
    return ready_for_lines(render_to_string("reports/paper/report.html", context))


def page_words() -> list[str]:
    """What stands before, between and after the two numbers at the foot of a page."""
    # Translators: keep {page} before {pages}; the numbers are put in when the paper is laid out.
    return PAGE.split(_("page {page} of {pages}"))


def ready_for_lines(html: str) -> str:
    """In the text of the body, Khmer may break between its words, and a word with a hyphen not at all: whoever searches
    or copies the text could not tell its hyphen from one that a broken word gets.

    The head and the attributes name things, and are not laid out on lines. A link stays bare text: with an element in
    it, WeasyPrint 70.0 does not tag it as a link.
    """
    head, body, rest = html.partition("<body>")
    return head + body + TEXT.sub(text_for_lines, rest)


def text_for_lines(found: re.Match[str]) -> str:
    text = break_words(found[0])
    return text if found["link"] else HYPHENATED.sub(kept_together, text)


def kept_together(word: re.Match[str]) -> str:
    return f'<span class="whole">{word[0]}</span>' if len(word[0]) <= LONGEST_WHOLE_WORD else word[0]
