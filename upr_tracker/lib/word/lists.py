"""Bullets and numbers. Each numbered list counts by itself, from where the page has it begin."""

from upr_tracker.lib.word.markup import Element, w

BULLETS = ("•", "–", "▪")
DEEPEST = 9
STEP = 340
"""How far a list stands in from what it is in, in twentieths of a point."""


class Numbering:
    """Collects the lists of a document. Number 1 is that of all lists with bullets."""

    def __init__(self) -> None:
        self.starts: list[tuple[int, int]] = []

    def new_list(self, level: int, start: int) -> int:
        self.starts.append((level, start))
        return len(self.starts) + 1

    def elements(self) -> list[Element]:
        """What stands in numbering.xml."""
        bullets = [level_of(each, "bullet", BULLETS[each % len(BULLETS)]) for each in range(DEEPEST)]
        numbers = [level_of(each, "decimal", f"%{each + 1}.") for each in range(DEEPEST)]
        kinds = [
            w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)
            for number, levels in enumerate((bullets, numbers))
        ]
        lists = [w("num", w("abstractNumId", val=0), numId=1)]
        for number, (level, start) in enumerate(self.starts, 2):
            begin = w("lvlOverride", w("startOverride", val=start), ilvl=level)
            lists.append(w("num", w("abstractNumId", val=1), begin, numId=number))
        return [*kinds, *lists]


def level_of(level: int, kind: str, sign: str) -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=indent_of(level + 1), hanging=STEP)),
        ilvl=level,
    )


def indent_of(depth: int) -> int:
    return STEP * depth
