"""The report as one HTML page, from which paper, screen and Word are made."""

import hashlib
import re
import unicodedata

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from reports.builders import Content
from reports.models.report import ReportKind
from reports.renderers.chapters import chapters_of, front_of
from reports.renderers.edition import changes_of, stands_of
from reports.renderers.overview import bars_of, widths_of

NOT_FOR_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that no letter stands for, and that neither XML nor an archive's PDF may hold."""

NOT_LATIN = re.compile("[^\x00-\u024f]")
SHOWN_AS = dict.fromkeys(("Cn", "Co", "Cs"), "\N{REPLACEMENT CHARACTER}") | dict.fromkeys(("Zl", "Zp"), " ")
"""By the category of a character; an archive's PDF may hold none of these. What one font alone knows, such as a bullet
pasted from Word, means nothing elsewhere: a sign says that it was there. Where another program ended a line, ours does
not.
"""

PAGES: dict[str, str] = {ReportKind.BRIEFING: "reports/paper/briefing.html"}
"""The template of a kind that has a page of its own: no cover and no contents."""

PAGE = re.compile(r"\{pages?\}")

PAPER, SCREEN = "paper.css", "screen.css"


def html_of(content: Content, data: bytes, *, sheet: str = PAPER) -> str:
    """The whole page in the report's language, with its styles inside: on paper those of its kind too.

    `data` is the edition's canonical JSON, which only paper has attached.
    """
    is_paper = sheet == PAPER
    with translation.override(content.language):
        context = {
            "report": content,
            "front": front_of(content),
            "chapters": chapters_of(content),
            "sha256": hashlib.sha256(data).hexdigest(),
            "stands": stands_of(content),
            "changed": changes_of(content.since),
            "page_words": page_words(),
            "widths": widths_of(bars_of(content.progress)),
            "attaches": is_paper,
            "sheets": [f"reports/paper/{name}" for name in (sheet, *([f"{content.kind}.css"] if is_paper else []))],
        }
        page = render_to_string(PAGES.get(content.kind, "reports/paper/report.html"), context)
        return NOT_LATIN.sub(as_shown, NOT_FOR_TEXT.sub("", page))


def as_shown(found: re.Match[str]) -> str:
    return SHOWN_AS.get(unicodedata.category(found[0]), found[0])


def page_words() -> list[str]:
    """What stands before, between and after the two numbers at the foot of a page."""
    # Translators: keep {page} before {pages}; the numbers are put in when the paper is laid out.
    return PAGE.split(_("page {page} of {pages}"))
