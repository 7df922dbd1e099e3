"""The shape of pages: A4, upright or on its side. Measures are in twentieths of a point."""

from copy import deepcopy

from upr_tracker.lib.word.markup import WORD, Element, w

WIDTH, HIGH, SIDE = 11906, 16838, 1304
TEXT_WIDTH, WIDE = WIDTH - 2 * SIDE, HIGH - 2 * SIDE
"""Between the margins."""


def end_of_section(*, is_wide: bool) -> Element:
    """A paragraph of no height. Its section is filled in by `shape_sections`, once all is known of it."""
    spacing = w("spacing", before=0, after=0, line=20, lineRule="exact")
    return w("p", w("pPr", spacing, w("sectPr", w("pgSz", orient="landscape" if is_wide else "portrait"))))


def shape_sections(body: Element) -> None:
    """Gives every section the heads, feet and margins of the last; only the first page of all has none."""
    last = body[-1]
    for number, section in enumerate(list(body.iter(f"{{{WORD}}}sectPr"))[:-1]):
        is_wide = section[0].get(f"{{{WORD}}}orient") == "landscape"
        shaped = deepcopy(last)
        size = shaped.find(f"{{{WORD}}}pgSz")
        if is_wide:
            size.attrib.update(
                {f"{{{WORD}}}w": str(HIGH), f"{{{WORD}}}h": str(WIDTH), f"{{{WORD}}}orient": "landscape"}
            )
        if number:
            without_first_page(shaped)
        section.getparent().replace(section, shaped)
    if body.find(f".//{{{WORD}}}pPr/{{{WORD}}}sectPr") is not None:
        without_first_page(last)


def without_first_page(section: Element) -> None:
    for mark in section.findall(f"{{{WORD}}}titlePg"):
        section.remove(mark)
