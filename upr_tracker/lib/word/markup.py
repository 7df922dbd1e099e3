"""Elements of Word's own markup, and the few that are made in more than one place."""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": WORD, "r": RELATIONS}

NOT_IN_A_NAME = re.compile(r"\W", re.ASCII)
LONGEST_NAME = 32
"""Word allows 40 letters in the name of a bookmark."""

Element = Any


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of Word's with attributes of Word's, such as w("lang", val="en-GB")."""
    made = etree.Element(f"{{{WORD}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        made.set(f"{{{WORD}}}{name}", str(value))
    made.extend(children)
    return made


def text(letters: str) -> Element:
    made = w("t")
    made.text = letters
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def field(code: str, shown: Iterable[Element], properties: Element | None = None) -> list[Element]:
    """A field that Word calculates; `shown` are the runs that stand there until it does."""
    instruction = w("instrText")
    instruction.text = f" {code} "
    inside = ([w("fldChar", fldCharType="begin")], [instruction], [w("fldChar", fldCharType="separate")])
    return [*(run(each, properties) for each in inside), *shown, run([w("fldChar", fldCharType="end")], properties)]


def run(inside: Iterable[Element], properties: Element | None = None) -> Element:
    """The properties are copied, since an element stands in one place only."""
    made = w("r")
    if properties is not None:
        made.append(etree.fromstring(etree.tostring(properties)))
    made.extend(inside)
    return made


def bookmark(number: int, name: str, inside: Iterable[Element] = ()) -> list[Element]:
    return [w("bookmarkStart", id=number, name=name), *inside, w("bookmarkEnd", id=number)]


def name_of_bookmark(anchor: str, number: int) -> str:
    """Different for each number, and like the anchor, as far as Word allows."""
    return f"to_{NOT_IN_A_NAME.sub('_', anchor)[:LONGEST_NAME]}_{number}"
