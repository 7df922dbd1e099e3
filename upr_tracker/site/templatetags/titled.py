"""What whoever shows a link to a page says of it: its title, and of a recommendation where it stands."""

import html

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from recommendations.progress import Progress
from upr_tracker.site.cards import label_of

register = template.Library()


@register.simple_block_tag(takes_context=True)
def titled(context: Context, content: str) -> SafeString:
    """Says nothing where the coalition has chosen neutral titles: a phone's history does not tell what was read."""
    frame = context.get("frame")
    if frame and frame["coalition"].neutral_titles:
        return both(gettext("Record"), gettext("Record"))
    title = html.unescape(content).strip()
    return both(f"{title} · {gettext('UPR Tracker')}", title)


@register.filter
def in_a_line(progress: Progress) -> str:
    return label_of(progress)


def both(title: str, shared: str) -> SafeString:
    return format_html('<title>{}</title>\n<meta property="og:title" content="{}">', title, shared)
