"""How far a drawing is: heard from the library that draws, and shown on a terminal."""

import datetime as dt
import io

import pytest

from upr_tracker.lib import pdf
from upr_tracker.lib.progress_bar import ProgressBar, share_of

DAY = dt.date(2022, 3, 3)


class Terminal(io.StringIO):
    """A stream as commands have it, whose end of line can be left off."""

    def __init__(self, *, is_terminal):
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self):
        return self.is_terminal

    def write(self, words, ending="\n"):
        return super().write(words + ending)


def test_pages_are_told_while_they_are_laid_out():
    pages = []
    html = "<html lang=en><title>T</title><p>One</p><p style='break-before:page'>Two</p></html>"
    with pdf.telling_pages(pages.append):
        pdf.render_pdf(html, created=DAY, identifier="x")
    assert pages[0] == 0
    assert max(pages) == 2


def test_nothing_is_told_afterwards():
    pages = []
    with pdf.telling_pages(pages.append):
        pass
    pdf.render_pdf("<html lang=en><title>T</title>", created=DAY, identifier="x")
    assert pages == []


def test_bar_grows_in_place_on_a_terminal_and_is_gone_at_the_end():
    stream = Terminal(is_terminal=True)
    with ProgressBar(stream) as bar:
        bar.files(1, 2)
        bar.page(50)
    assert stream.getvalue() == (
        f"\r\x1b[K[{'#' * 15}{'.' * 15}] File 2 of 2\r\x1b[K[{'#' * 22}{'.' * 8}] File 2 of 2, page 50\r\x1b[K"
    )


def test_lines_go_into_a_file():
    stream = Terminal(is_terminal=False)
    with ProgressBar(stream) as bar:
        bar.files(0, 2)
        bar.page(1)
        bar.files(1, 2)
    assert stream.getvalue() == "File 1 of 2\nFile 2 of 2\n"


@pytest.mark.parametrize(
    ("done", "total", "page", "share"), [(0, 1, 0, 0), (1, 2, 0, 0.5), (1, 2, 50, 0.75), (2, 2, 0, 1)]
)
def test_share_of_what_is_done(done, total, page, share):
    assert share_of(done, total, page) == share
