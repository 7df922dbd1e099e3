"""A report on paper and in other formats, each made of the dataclass and of nothing else.

A renderer takes the content in one language and the edition's canonical JSON, and gives the bytes of a file: the same
bytes for the same content, today and in another process.
"""

from collections.abc import Callable

from reports.builders import Content
from reports.models.edition import Format
from reports.renderers.data import render_csv, render_json
from reports.renderers.docx import render_docx
from reports.renderers.pdf import render_pdf
from reports.renderers.screen import render_html

RENDERERS: dict[str, Callable[[Content, bytes], bytes]] = {
    Format.PDF: render_pdf,
    Format.DOCX: render_docx,
    Format.HTML: render_html,
    Format.CSV: render_csv,
    Format.JSON: render_json,
}
"""PDF raises lib.pdf.PdfUnavailable on a machine without its Debian packages."""
