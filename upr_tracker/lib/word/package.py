"""What a Word document has besides its text: styles, lists, fonts, notes, heads, feet, and its properties."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.shared import Mm, Twips

from upr_tracker.lib.word.letters import KHMER_FONT, Letters, Type, properties, runs, tag_of
from upr_tracker.lib.word.markup import Element, field, run, text, w
from upr_tracker.lib.word.page import Node, first_of, text_of
from upr_tracker.lib.word.sections import HIGH, SIDE, TEXT_WIDTH, WIDTH
from upr_tracker.lib.word.styles import FONT, PARAGRAPHS, styles_in

KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
}
"""Of the library's empty document. It also has a picture of itself, two themes, and somebody's computer's name."""

OTHER_KHMER_FONTS = "Khmer OS Siemreap,Khmer OS,Leelawadee UI,Khmer UI,Khmer Sangam MN"
NO_MOMENT = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Edges:
    """What stands at the head and foot of every page but the first."""

    head: str
    title: str
    foot: str
    page_words: tuple[str, str, str]

    @classmethod
    def of(cls, root: Node) -> "Edges | None":
        """As the page says it itself: in attributes of one element, `data-site`, `data-edition`, `data-before`,
        `data-between` and `data-after`; the last three stand around the two numbers of a page.
        """
        said = first_of(root, "//*[@data-edition]")
        if said is None:
            return None
        words = (said.get(f"data-{name}", "") for name in ("before", "between", "after"))
        title = first_of(root, "//h1")
        return cls(
            said.get("data-site", ""),
            text_of(title) if title is not None else "",
            said.get("data-edition"),
            (next(words), next(words), next(words)),
        )


def empty_document() -> Document:
    document = docx.Document()
    package = document.part.package
    for relations in (document.part.rels, package.rels):
        for number in [each for each, relation in relations.items() if relation.reltype not in KEPT]:
            del relations[number]
    return document


def refill(element: Element, children: Iterable[Element]) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(children)


def furnish(document: Document, lang: str, lists: Iterable[Element], *, has_notes: bool) -> None:
    refill(document.styles.element, styles_in(lang))
    refill(document.part.numbering_part.element, lists)
    refill(document.settings.element, settings_in(lang, has_notes=has_notes))
    add_part(document, "fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, w("fonts", *fonts()))


def settings_in(lang: str, *, has_notes: bool) -> list[Element]:
    separators = [w("endnote", id=-1), w("endnote", id=0)]
    modes = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    uri = "http://schemas.microsoft.com/office/word"
    return [
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        *([w("endnotePr", w("numFmt", val="decimal"), *separators)] if has_notes else []),
        w("compat", *(w("compatSetting", name=name, uri=uri, val=value) for name, value in modes.items())),
        w("themeFontLang", val=tag_of(lang), bidi=tag_of("km")),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    ]


def fonts() -> list[Element]:
    """A machine without the Khmer font takes one of those that such machines have."""
    khmer = w("font", w("altName", val=OTHER_KHMER_FONTS), w("family", val="swiss"), name=KHMER_FONT)
    return [w("font", w("family", val="swiss"), name=FONT), khmer]


def add_part(document: Document, name: str, content_type: str, relation: str, element: Element) -> XmlPart:
    part = XmlPart(PackURI(f"/word/{name}.xml"), content_type, element, document.part.package)
    document.part.relate_to(part, relation)
    return part


def add_notes(document: Document) -> XmlPart:
    """The part for endnotes, which Word wants to begin with two lines that separate them from the text."""
    separators = [
        w("endnote", w("p", w("r", w(name))), type=name, id=number)
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    notes = w("endnotes", *separators)
    return add_part(document, "endnotes", CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES, notes)


def set_pages(document: Document, lang: str, edges: Edges | None, *, has_cover: bool) -> None:
    """A4, with heads and feet, of which a cover has none."""
    section = document.sections[0]
    section.page_width, section.page_height = Twips(WIDTH), Twips(HIGH)
    section.left_margin = section.right_margin = Twips(SIDE)
    section.top_margin, section.bottom_margin = Mm(25), Mm(23)
    section.header_distance = section.footer_distance = Mm(11)
    if edges:
        section.different_first_page_header_footer = has_cover
        refill(section.header.part.element, [edge("header", lang, edges.head, runs_of(edges.title, lang))])
        refill(section.footer.part.element, [edge("footer", lang, edges.foot, page_of_pages(edges, lang))])


def edge(style: str, lang: str, left: str, right: Iterable[Element]) -> Element:
    tabs = w("tabs", w("tab", val="right", pos=TEXT_WIDTH))
    about = w("pPr", w("pStyle", val=PARAGRAPHS[style]), tabs)
    return w("p", about, *runs_of(left, lang), run([w("tab")]), *right)


def runs_of(letters: str, lang: str) -> list[Element]:
    return list(runs(Letters(letters, Type(lang))))


def page_of_pages(edges: Edges, lang: str) -> list[Element]:
    before, between, after = edges.page_words
    plain = properties(Type(lang), is_khmer=False)
    one = [run([text("1")], plain)]
    return [
        *runs_of(before, lang),
        *field("PAGE", one, plain),
        *runs_of(between, lang),
        *field("NUMPAGES", [run([text("1")], plain)], plain),
        *runs_of(after, lang),
    ]


def describe(document: Document, root: Node, lang: str, identifier: str) -> None:
    """By what the page says of itself, and on no day and by nobody in person."""
    about: Any = document.core_properties
    about.title = clipped(first_of(root, "//title/text()"))
    about.author = clipped(first_of(root, "//meta[@name='author']/@content"))
    about.subject = clipped(first_of(root, "//meta[@name='description']/@content"))
    about.language, about.identifier = tag_of(lang), identifier
    about.comments = about.keywords = about.category = about.last_modified_by = ""
    about.created = about.modified = NO_MOMENT.replace(tzinfo=None)
    about.revision = 1


def clipped(words: Any) -> str:
    """The library takes 255 letters."""
    return " ".join(str(words or "").split())[:255]
