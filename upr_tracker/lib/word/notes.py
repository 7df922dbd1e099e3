"""A page's endnotes as Word's own, which nobody counts as words of the text.

In the page the text of a note is the item `<li id="note-1">` of one `<ol class="endnotes">`, and it is marked, as often
as it is cited, by a link to that: `<a href="#note-1">[1]</a>`. Word numbers its notes in the order in which they are
first marked. Where that would give another number than the page, or a note is never marked, all stay an ordinary list
with links to it: no format says another number.
"""

from collections.abc import Iterator

from upr_tracker.lib.word.letters import Type, properties
from upr_tracker.lib.word.markup import Element, bookmark, field, run, text, w
from upr_tracker.lib.word.page import Node, first_of, text_of
from upr_tracker.lib.word.styles import NOTE_MARK

LIST = "//ol[contains(concat(' ', normalize-space(@class), ' '), ' endnotes ')]"
LINKS = "//a[starts-with(@href, '#')]"


class Notes:
    """`numbers` has that of each note by its anchor; without real notes it is empty."""

    def __init__(self, root: Node) -> None:
        self.list = first_of(root, LIST)
        self.items: dict[str, Node] = {}
        if self.list is not None:
            self.items = {item.get("id", ""): item for item in self.list.iterchildren("li")}
        marks = [link for link in root.xpath(LINKS) if link.get("href")[1:] in self.items]
        self.numbers = numbers_of(marks, self.items)
        self.marked: set[str] = set()
        if self.numbers:
            move_to_the_end(self.list)

    @property
    def are_real(self) -> bool:
        return bool(self.numbers)

    def texts(self) -> Iterator[tuple[int, Node]]:
        for anchor, number in self.numbers.items():
            yield number, self.items[anchor]

    def mark(self, anchor: str, type_: Type) -> list[Element]:
        """The note itself where it is first cited, a reference to it after that."""
        number = self.numbers[anchor]
        raised = properties(Type(type_.lang, style=NOTE_MARK), is_khmer=False)
        name = f"_RefNote{number}"
        if anchor in self.marked:
            return field(f"NOTEREF {name} \\f \\h", [run([text(str(number))], raised)], raised)
        self.marked.add(anchor)
        return bookmark(number, name, [run([w("endnoteReference", id=number)], raised)])


def numbers_of(marks: list[Node], items: dict[str, Node]) -> dict[str, int]:
    """In the order of the first marks; empty where Word's numbers would not be the page's."""
    cited = dict.fromkeys(mark.get("href")[1:] for mark in marks)
    numbers = {anchor: number for number, anchor in enumerate(cited, 1)}
    shown = all(digits_of(text_of(mark)) == str(numbers[mark.get("href")[1:]]) for mark in marks)
    return numbers if shown and set(cited) == set(items) else {}


def digits_of(letters: str) -> str:
    return "".join(letter for letter in letters if letter.isdecimal())


def move_to_the_end(notes: Node) -> None:
    """With the heading above them: that is where Word prints its notes."""
    body = next(notes.iterancestors("body"))
    section = next(notes.iterancestors("section"), None)
    if section is not None:
        body.append(section)
        return
    before = notes.getprevious()
    if before is not None and before.tag in ("h1", "h2", "h3", "h4"):
        body.append(before)
    body.append(notes)
