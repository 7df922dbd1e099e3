"""HTML in, PDF out: one file that is PDF/A-3a (for archives) and PDF/UA-1 (for screen readers) at once.

The same page, date, identifier and attachments give the same bytes, today and tomorrow, on any machine with
the same packages. Khmer lines break where `upr_tracker.lib.khmer.break_words` put a break: call it in the
template, and mark Khmer with `lang="km"` there.
"""

import base64
import contextlib
import datetime as dt
import functools
import gc
import hashlib
import logging
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from upr_tracker.lib.pdf_fonts import font_faces

if TYPE_CHECKING:
    import weasyprint

__all__ = [
    "Attachment",
    "ForeignAddress",
    "PdfUnavailable",
    "font_faces",
    "pdf_is_available",
    "render_pdf",
    "telling_pages",
]

WEASYPRINT = "70.0"
PROGRESS = "weasyprint.progress"
PAGE = re.compile(r"- Page (\d+)")
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

# Pango and fontconfig are not known to be safe in threads, and two renders at once would be no faster.
_rendering = threading.Lock()


class PdfUnavailable(Exception):
    """The machine lacks the libraries that draw text; everything but PDF works without them."""

    def __init__(self) -> None:
        super().__init__(f"PDF needs three Debian packages: apt-get install {PACKAGES} (then start the server again).")


class ForeignAddress(ValueError):
    """The page asks for a stylesheet, picture or font from somewhere else. Links are no such request."""


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF, such as the data that it shows. `mime` is written as given, never guessed."""

    name: str
    content: bytes
    mime: str
    description: str


@functools.cache
def pdf_is_available() -> bool:
    """Whether the Debian packages are there, asked once for the process."""
    try:
        from weasyprint.text.ffi import harfbuzz_subset
    except OSError:
        return False
    return harfbuzz_subset is not None


@contextlib.contextmanager
def telling_pages(told: Callable[[int], None]) -> Iterator[None]:
    """Calls `told` with the number of each page that is laid out meanwhile, and again at the steps before and after.

    A page may be laid out more than once.
    """
    listener = PageListener(told)
    logger = logging.getLogger(PROGRESS)
    before = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.setLevel(before)


class PageListener(logging.Handler):
    """Hears what WeasyPrint says of its steps: "Step 5 - Creating layout - Page 7"."""

    def __init__(self, told: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self.told, self.page = told, 0

    def emit(self, record: logging.LogRecord) -> None:
        found = PAGE.search(record.getMessage())
        self.page = int(found[1]) if found else self.page
        self.told(self.page)


def render_pdf(
    html: str, *, created: dt.date, identifier: bytes | str, attachments: Sequence[Attachment] = ()
) -> bytes:
    """The PDF of a whole HTML page whose styles stand in it, set in Noto Sans and Noto Sans Khmer.

    `created` is the date that the file states; `identifier` is what makes it this document and no other.
    Raises PdfUnavailable; ForeignAddress; ValueError for a page without <title> or <html lang>.
    """
    if not pdf_is_available():
        raise PdfUnavailable
    with _rendering, _collecting_seldom():
        _prepare_weasyprint()
        return _rendered(html, created, identifier, attachments)


@contextlib.contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Almost all that drawing makes is needed until it is done. To look for rubbish in it as often as ever takes a
    fifth of the time at 900 recommendations, and frees 2 % of the memory."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


# WeasyPrint, and our modules that import it, are imported inside functions: without the Debian packages they
# cannot be, and the site starts all the same.


def _prepare_weasyprint() -> None:
    import weasyprint

    from upr_tracker.lib import pdf_archive, pdf_khmer

    if weasyprint.__version__ != WEASYPRINT:
        raise RuntimeError(
            f"WeasyPrint {weasyprint.__version__} is installed; pdf_khmer.py and pdf_archive.py change the"
            f" inner parts of {WEASYPRINT}. Install that one, or check each change and name the new one here."
        )
    pdf_archive.install()
    pdf_khmer.install()


def _rendered(html: str, created: dt.date, identifier: bytes | str, attachments: Sequence[Attachment]) -> bytes:
    from upr_tracker.lib import pdf_archive

    document = pdf_archive.lay_out(html)
    content = pdf_archive.write(
        document,
        created=created,
        identifier=_identifier(identifier),
        # In the order of their names, as the table of embedded files has to be.
        attachments=[_attached(file, created) for file in sorted(attachments, key=lambda file: file.name)],
    )
    if refused := ", ".join(dict.fromkeys(document.url_fetcher.refused)):
        raise ForeignAddress(f"A PDF holds its own styles, pictures and fonts; it cannot fetch {refused}")
    return content


def _identifier(identifier: bytes | str) -> bytes:
    """Whatever the caller's identifier is made of, sixteen plain bytes' worth of it as hexadecimal digits."""
    given = identifier.encode() if isinstance(identifier, str) else identifier
    return hashlib.sha256(given).hexdigest()[:32].encode()


def _attached(file: Attachment, created: dt.date) -> "weasyprint.Attachment":
    import weasyprint

    midnight = dt.datetime(created.year, created.month, created.day)
    # A data: address is WeasyPrint's only way of being told the media type.
    return weasyprint.Attachment(
        url=f"data:{file.mime};base64,{base64.b64encode(file.content).decode()}",
        name=file.name,
        description=file.description,
        created=midnight,
        modified=midnight,
        relationship="Data",
    )
