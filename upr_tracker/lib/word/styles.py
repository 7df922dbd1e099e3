"""The styles of a report in Word, by the names that Word itself gives them where it has one."""

from dataclasses import dataclass

from upr_tracker.lib.word.letters import KHMER_FONT, TAGS, tag_of
from upr_tracker.lib.word.markup import Element, w

FONT = "Arial"
"""On every machine. Noto Sans, which the paper has, is on few."""

INK, SOFT, LINE, PLUM, LINK = "241A20", "61545A", "CFC5B5", "6B1D4C", "6B1D4C"
SIZE = 20
"""Half points."""


@dataclass(frozen=True)
class Style:
    """Of paragraphs. Sizes in half points, spaces in twentieths of a point; `level` is that in the outline."""

    name: str
    size: int = 0
    colour: str = ""
    is_bold: bool = False
    before: int | None = None
    after: int | None = None
    indent: int = 0
    level: int | None = None
    keeps_next: bool = False
    edge: str = ""
    lines: int = 0
    next: str = ""

    @property
    def id(self) -> str:
        return "".join(word[0].upper() + word[1:] for word in self.name.split())


STYLES = [
    Style("Normal"),
    Style("Title", 54, before=240, after=120, is_bold=True, lines=264, keeps_next=True, next="Normal"),
    Style("Subtitle", 26, SOFT, after=360, next="Normal"),
    Style("Kicker", 22, PLUM, is_bold=True, before=1200, after=0, keeps_next=True),
    Style("Mark", 21, is_bold=True, after=480),
    Style(
        "heading 1", 36, PLUM, is_bold=True, before=480, after=160, level=0, keeps_next=True, lines=252, next="Normal"
    ),
    Style("heading 2", 24, INK, is_bold=True, before=320, after=80, level=1, keeps_next=True, lines=252, next="Normal"),
    Style("heading 3", 21, INK, is_bold=True, before=240, after=60, level=2, keeps_next=True, next="Normal"),
    Style("heading 4", 20, SOFT, is_bold=True, before=200, after=60, level=3, keeps_next=True, next="Normal"),
    Style("TOC Heading", 36, PLUM, is_bold=True, before=0, after=160, keeps_next=True, lines=252, next="Normal"),
    Style("toc 1", is_bold=True, before=120, after=40),
    Style("toc 2", after=40, indent=340),
    Style("toc 3", after=40, indent=680),
    Style("List Bullet", after=60),
    Style("List Number", after=60),
    Style("List Continue", after=60),
    Style("caption", 18, SOFT, before=60, after=80, keeps_next=True),
    Style("Quote", before=60, after=60, indent=284, edge=INK),
    Style("Table Text", after=60),
    Style("Table Head", 18, SOFT, is_bold=True, after=40, keeps_next=True),
    Style("Note", 18, SOFT, after=60),
    Style("Note Below", 18, SOFT, before=160, after=60),
    Style("Wording", 18, SOFT, after=60, keeps_next=True),
    Style("Label", 18, SOFT, is_bold=True, before=140, after=40, keeps_next=True),
    Style("Lead", is_bold=True, after=100, keeps_next=True),
    Style("Status", is_bold=True, after=40),
    Style("Closing Line", 22, is_bold=True, before=240),
    Style("header", 16, SOFT, after=0),
    Style("footer", 16, SOFT, after=0),
    Style("endnote text", 18, after=60),
]
PARAGRAPHS = {style.name: style.id for style in STYLES}
HYPERLINK, NOTE_MARK, TABLE = "Hyperlink", "EndnoteReference", "ReportTable"


def styles_in(lang: str) -> list[Element]:
    """What stands in styles.xml of a document in this language."""
    return [defaults(lang), *(paragraph_style(style) for style in STYLES), *letter_styles(), table_style()]


def defaults(lang: str) -> Element:
    letters = w(
        "rPr",
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=KHMER_FONT),
        w("color", val=INK),
        *sizes(SIZE),
        w("lang", val=tag_of(lang), eastAsia=TAGS["en"], bidi=TAGS["km"]),
    )
    lines = w("pPr", w("spacing", after=120, line=276, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", lines))


def sizes(size: int) -> list[Element]:
    return [w("sz", val=size), w("szCs", val=size)]


def paragraph_style(style: Style) -> Element:
    made = w("style", type="paragraph", styleId=style.id)
    made.append(w("name", val=style.name))
    if style.name == "Normal":
        made.set(f"{{{made.nsmap['w']}}}default", "1")
    else:
        made.append(w("basedOn", val="Normal"))
    if style.next:
        made.append(w("next", val=style.next))
    made.extend([w("qFormat"), lines_of(style), letters_of(style)])
    return made


def lines_of(style: Style) -> Element:
    spacing = {"before": style.before, "after": style.after, "line": style.lines or None}
    given: dict[str, str | int] = {name: value for name, value in spacing.items() if value is not None}
    if style.lines:
        given["lineRule"] = "auto"
    wanted = [
        w("keepNext") if style.keeps_next else None,
        w("pBdr", w("left", val="single", sz=12, space=8, color=style.edge)) if style.edge else None,
        w("spacing", **given) if given else None,
        w("ind", left=style.indent) if style.indent else None,
        w("outlineLvl", val=style.level) if style.level is not None else None,
    ]
    return w("pPr", *(each for each in wanted if each is not None))


def letters_of(style: Style) -> Element:
    return w(
        "rPr",
        *([w("b"), w("bCs")] if style.is_bold else []),
        *([w("color", val=style.colour)] if style.colour else []),
        *(sizes(style.size) if style.size else []),
    )


def letter_styles() -> list[Element]:
    link = w("rPr", w("color", val=LINK), w("u", val="single"))
    raised = w("rPr", w("vertAlign", val="superscript"))
    return [
        w("style", w("name", val="Hyperlink"), link, type="character", styleId=HYPERLINK),
        w("style", w("name", val="endnote reference"), raised, type="character", styleId=NOTE_MARK),
    ]


def table_style() -> Element:
    """Hairlines between rows, ink below the head, none at the sides."""
    edges = [w(side, val="single", sz=4, space=0, color=LINE) for side in ("top", "bottom", "insideH")]
    cells = w("tblCellMar", *(w(side, w=80, type="dxa") for side in ("top", "left", "bottom", "right")))
    head = w(
        "tblStylePr", w("tcPr", w("tcBorders", w("bottom", val="single", sz=8, space=0, color=INK))), type="firstRow"
    )
    about = w("tblPr", w("tblBorders", *edges), cells)
    return w("style", w("name", val="Report Table"), about, head, type="table", styleId=TABLE, customStyle="1")
