"""What the parts of one Word document share while they are written."""

import base64
import binascii
import io
from itertools import count

from docx.document import Document
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Emu, Mm

from upr_tracker.lib.word.lists import Numbering
from upr_tracker.lib.word.look import Look
from upr_tracker.lib.word.markup import Element, name_of_bookmark, run, w
from upr_tracker.lib.word.notes import Notes
from upr_tracker.lib.word.page import Node, first_of, holders_of_blocks

COVER = "//*[contains(concat(' ', normalize-space(@class), ' '), ' cover ')]"
"""A page of its own. The contents behind it, up to the main part, have theirs."""

LARGEST_PICTURE = (Mm(60), Mm(25))
"""Wide and high: a logo, not a page."""

FIRST_BOOKMARK = 100_000
"""Above the numbers of notes, which mark their own."""


class Book:
    """`anchors` has the bookmark's number and name for each anchor of the page to which a link leads."""

    def __init__(self, document: Document, root: Node, look: Look) -> None:
        self.document, self.look = document, look
        self.lang = root.get("lang") or "en"
        self.notes = Notes(root)
        self.has_cover = first_of(root, COVER) is not None
        self.blocks = holders_of_blocks(root)
        self.numbering = Numbering()
        self.pictures = count(1)
        self.anchors = anchors_in(root, self.notes)
        self.levels = {each.get("id"): int(each.tag[1]) for each in root.iter("h1", "h2", "h3", "h4", "h5", "h6")}

    def picture(self, element: Node) -> Element | None:
        """The picture in the page itself, small enough for a line, or None if Word cannot show it."""
        head, _, data = (element.get("src") or "").partition(";base64,")
        if not head.startswith("data:image/"):
            return None
        try:
            inline = self.document.part.new_pic_inline(io.BytesIO(base64.b64decode(data)))
        except (binascii.Error, UnrecognizedImageError, ZeroDivisionError):
            return None
        shrink(inline)
        number, words = next(self.pictures), element.get("alt") or ""
        inline.docPr.set("id", str(number))
        inline.docPr.set("name", f"Picture {number}")
        inline.docPr.set("descr", words)
        return run([w("drawing", inline)])


def shrink(inline: Element) -> None:
    extent, limits = inline.extent, LARGEST_PICTURE
    share = min(1.0, limits[0] / extent.cx, limits[1] / extent.cy)
    for each in (extent, inline.graphic.graphicData.pic.spPr.xfrm.ext):
        each.cx, each.cy = Emu(int(each.cx * share)), Emu(int(each.cy * share))


def anchors_in(root: Node, notes: Notes) -> dict[str, tuple[int, str]]:
    """Real notes have marks of their own."""
    wanted = {link.get("href")[1:] for link in root.xpath("//a[starts-with(@href, '#')]")}
    found = [each.get("id") for each in root.xpath("//*[@id]") if each.get("id") in wanted - set(notes.numbers)]
    return {
        anchor: (FIRST_BOOKMARK + number, name_of_bookmark(anchor, number))
        for number, anchor in enumerate(dict.fromkeys(found), 1)
    }
