"""The report as a PDF: searchable and read aloud in Khmer too, the same bytes every time, with its data inside."""

import hashlib
import re

from django.utils import translation
from django.utils.translation import gettext as _

from reports.builders import Content
from reports.renderers.data import render_csv
from reports.renderers.html import html_of
from upr_tracker.lib import pdf
from upr_tracker.lib.khmer import break_words

LONGEST_WHOLE_WORD = 40
"""Longer ones are no words, and might not fit on a line."""

TEXT = re.compile(r"(?<=>)[^<]+(?P<link></a>)?")
HYPHENATED = re.compile(r"[^\s-]+(?:-[^\s-]+)+")


def render_pdf(content: Content, data: bytes) -> bytes:
    """One file in the report's language, with the edition's canonical JSON and the table of recommendations attached.

    The SHA-256 of the JSON stands on the title page. Raises lib.pdf.PdfUnavailable.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    html = ready_for_lines(html_of(content, data))
    return pdf.render_pdf(
        html,
        created=content.published_on,
        identifier=f"{sha256} {content.language}",
        attachments=attachments_of(content, data),
    )


def attachments_of(content: Content, data: bytes) -> list[pdf.Attachment]:
    with translation.override(content.language):
        return [
            pdf.Attachment("data.json", data, "application/json", _("The data of this edition")),
            pdf.Attachment(
                "recommendations.csv", render_csv(content, data), "text/csv", _("The recommendations as a table")
            ),
        ]


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
