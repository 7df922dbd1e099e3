"""The report as a page for the screen, whole in one file that needs nothing but letters for its language."""

import base64
import hashlib
import re
from itertools import count

from reports.builders import Content
from reports.renderers.html import SCREEN, html_of

HEADING = re.compile(r"<(h[1-6])(?![^>]*\sid=)")
SECTION = re.compile(r'(<section class="[^"]*")(>\s*<h2 id="([^"]*)")')
STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
ROLES = {
    "<table": "table",
    "<thead": "rowgroup",
    "<tbody": "rowgroup",
    "<tr": "row",
    "<td": "cell",
    '<th scope="col"': "columnheader",
    '<th scope="row"': "rowheader",
}
TABLE = re.compile("|".join(f"{tag}(?=[ >])" for tag in ROLES))


def render_html(content: Content, data: bytes) -> bytes:
    head, body, rest = html_of(content, data, sheet=SCREEN).partition("<body>")
    return (head + body + with_names(with_roles(with_anchors(rest)))).encode("utf-8", "replace")


def with_anchors(body: str) -> str:
    """Every heading can be linked to."""
    numbers = count(1)
    return HEADING.sub(lambda found: f'<{found[1]} id="heading-{next(numbers)}"', body)


def with_roles(body: str) -> str:
    """On a phone rows are laid out as blocks, and some browsers then want to be told that they are a table's."""
    return TABLE.sub(lambda found: f'{found[0]} role="{ROLES[found[0]]}"', body)


def with_names(body: str) -> str:
    """A section that begins with the heading of a chapter is named after it."""
    return SECTION.sub(r'\1 aria-labelledby="\3"\2', body)


def policy_of(page: bytes) -> str:
    """What a browser may do with such a page: apply the very styles and show the pictures inside, fetch our letters."""
    digests = (base64.b64encode(hashlib.sha256(style).digest()).decode() for style in STYLE.findall(page))
    styles = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    return (
        f"default-src 'none'; style-src {styles}; img-src data:; font-src 'self';"
        " form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    )
