"""An HTML page as it is read here: what is a block, what is a line, and what is left out."""

from collections.abc import Iterator
from typing import Any

from lxml import html

from upr_tracker.lib.tables import NOT_IN_XML

BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "figcaption"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav"),
    *("ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
UNSEEN = {"head", "script", "style", "template", "title", "meta", "link", "colgroup", "col"}
LARGEST = 10_000_000
"""What lxml holds in one text without being asked for more."""

Node = Any
"""A text, or an element of lxml's."""


def read(page: str) -> Node:
    """The page's root. What no XML can hold is shown as U+FFFD, as in the tables."""
    parser = html.HTMLParser(huge_tree=len(page) > LARGEST, remove_comments=True, remove_pis=True, encoding="utf-8")
    return html.document_fromstring(NOT_IN_XML.sub("\ufffd", page).encode(), parser=parser)


def nodes_of(element: Node) -> Iterator[Node]:
    """Its texts and elements, in order."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def classes_of(element: Node) -> list[str]:
    return (element.get("class") or "").split()


def first_of(element: Node, path: str) -> Node | None:
    return next(iter(element.xpath(path)), None)


def holders_of_blocks(root: Node) -> set[Node]:
    """Blocks, and every element around one."""
    found: set[Node] = set()
    for element in root.iter():
        each = element if element.tag in BLOCKS else None
        while each is not None and each not in found:
            found.add(each)
            each = each.getparent()
    return found


def drop(element: Node) -> None:
    """Out of the page, without the text behind it."""
    before, parent = element.getprevious(), element.getparent()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    element.tail = None
    parent.remove(element)


def text_of(element: Node) -> str:
    return " ".join("".join(element.itertext()).split())
