"""How texts and dates of the record are written on a page or on paper: always with their own language marked."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from upr_tracker.lib.addresses import is_facebook
from upr_tracker.lib.khmer import mark_khmer
from upr_tracker.lib.languages import KHMER, Text, current_language
from upr_tracker.lib.partial_dates import PartialDate
from upr_tracker.lib.shortening import shortened
from upr_tracker.publishing.models import Publishable
from upr_tracker.publishing.snapshots import labels_of

register = template.Library()


@dataclass(frozen=True)
class Revised:
    on: PartialDate
    what: str


@register.filter
def when(date: PartialDate | dt.date | None) -> str | SafeString:
    """A date in the reader's language, as <time>; a span has two of them. Empty without a date."""
    if date is None:
        return ""
    partial = date if isinstance(date, PartialDate) else PartialDate(date.isoformat())
    parts = partial.display_parts(current_language())
    return format_html_join("–", '<time datetime="{}">{}</time>', parts)


@register.filter
def in_words(date: PartialDate | dt.date | None) -> str:
    """The same without markup, for titles and sentences."""
    if date is None:
        return ""
    partial = date if isinstance(date, PartialDate) else PartialDate(date.isoformat())
    return partial.display(current_language())


@register.filter
def marked(text: Any) -> SafeString:
    """A text of the record, escaped; Khmer inside English is marked as Khmer, and foreign text as what it is."""
    own = getattr(text, "lang", current_language())
    return runs(text) if own == current_language() else span_of(runs(text), own)


@register.filter
def short(text: Text, length: int) -> Text:
    """Cut at the end of a word, for a line of at most so many characters."""
    return shortened(text, length)


@register.filter
def lang_of(text: Any) -> str | SafeString:
    """The attribute that marks an element whose text is not in the reader's language; empty where it is."""
    lang = getattr(text, "lang", current_language())
    return "" if lang == current_language() else format_html(' lang="{}"', lang)


@register.filter
def runs(text: Any) -> SafeString:
    """The inside of an element that lang_of marks already: only the other script is wrapped."""
    own = getattr(text, "lang", current_language())
    return format_html_join(
        "",
        "{}",
        ((span_of(run, KHMER) if khmer and own != KHMER else run,) for run, khmer in mark_khmer(str(text))),
    )


@register.filter
def revisions_of(row: Publishable) -> list[Revised]:
    """What was revised since the row was published, and when, oldest first."""
    return [
        Revised(PartialDate(entry["on"]), ", ".join(labels_of(row, entry["fields"])) or gettext("details"))
        for entry in row.revised
    ]


@register.filter
def leads_to_facebook(url: str) -> bool:
    return is_facebook(url)


def span_of(text: str, lang: str) -> SafeString:
    return format_html('<span lang="{}">{}</span>', lang, text)
