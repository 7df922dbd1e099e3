"""How addresses are written on paper: readable in print, and links on a screen."""

import re
from collections.abc import Iterable, Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from upr_tracker.lib.languages import Text
from upr_tracker.publishing.templatetags.record import marked, runs

register = template.Library()

LINK = re.compile(r"(https?://[^\s<>]*[^\s<>.,;:)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)")


@register.filter
def address(url: str) -> str:
    """Without what a reader of paper can do without: the scheme, "www." and a slash at the end."""
    return re.sub(r"^https?://(www\.)?", "", url).removesuffix("/")


@register.filter
def named(names: Iterable[Text]) -> SafeString:
    """Names of the record, by commas."""
    return format_html_join(", ", "{}", ((marked(name),) for name in names))


@register.filter
def linked(text: Text) -> SafeString:
    """The inside of an element, with the addresses in it as links; the other script is marked."""
    parts = LINK.split(text)
    return format_html_join(
        "", "{}", ((link_to(part) if LINK.fullmatch(part) else runs(Text(part, text.lang)),) for part in parts)
    )


def link_to(link: str) -> SafeString:
    target = link if link.startswith("http") else f"mailto:{link}"
    return format_html('<a class="url" href="{}">{}</a>', target, link)


@register.filter
def listed(words: Sequence[str]) -> str:
    """Several as one phrase: "110.47, 110.51 and 110.55"."""
    *others, last = words
    # Translators: between the last two of a list of recommendations, as in "110.50 and 110.53".
    return _("%(others)s and %(last)s") % {"others": ", ".join(others), "last": last} if others else last
