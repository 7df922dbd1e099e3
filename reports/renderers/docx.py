"""The report as a Word document, made of the same page as the paper."""

import io

from docx import Document

from reports.builders import Content
from upr_tracker.lib.tables import without_dates


def render_docx(content: Content, data: bytes) -> bytes:
    document = Document()
    written = io.BytesIO()
    document.save(written)
    return without_dates(written.getvalue())
