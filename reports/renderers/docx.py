"""The report as a Word document, made of the same page as the paper."""

import hashlib

from reports.builders import Content
from reports.renderers.html import SCREEN, html_of
from upr_tracker.lib.word import Look, word_of

LOOK = Look(
    paragraphs={
        "under": "Note Below",
        **dict.fromkeys(("note", "on", "who", "printed", "asof", "origin", "foot"), "Note"),
        **dict.fromkeys(("facts", "intro", "wording"), "Wording"),
        **dict.fromkeys(("heading", "counts"), "Lead"),
        "mends": "Lead",
        "draft": "Kicker",
        "lab": "Label",
        "status": "Status",
        "mark": "Mark",
        "kick": "Kicker",
        "sub": "Subtitle",
        "close": "Closing Line",
    },
    accents={
        "s-none": "8A4503",
        "s-some": "1B5A8E",
        "s-full": "14573F",
        "s-back": "8F1732",
        "s-cannot": "5B5560",
        "s-blank": "5B5560",
    },
    shades={"judged": "F6F2E9"},
    lines=frozenset({"ti", "count"}),
    left_out=frozenset({"i", "discs", "bar"}),
    numbered=frozenset({"para"}),
    wide=frozenset({"annex"}),
)
"""The classes of templates/reports/paper/. Discs and bars are the counts that stand beside them."""


def render_docx(content: Content, data: bytes) -> bytes:
    sha256 = hashlib.sha256(data).hexdigest()
    page = html_of(content, data, sheet=SCREEN)
    return word_of(page, LOOK, identifier=f"{sha256} {content.language}")
