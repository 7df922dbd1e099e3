"""The report as a page for the screen, whole in one file that needs nothing from anywhere."""

from reports.builders import Content
from reports.renderers.html import html_of


def render_html(content: Content, data: bytes) -> bytes:
    return html_of(content, data).encode()
