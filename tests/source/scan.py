"""Reads a copy of the scanned source, for the one test that compares the literals with it."""

import re
from pathlib import Path

from .sentences import MENDED

MARKS = (
    (r"(?<=fbclid=)[^\s>)]*", ""),
    (r"<(https?://[^>]*)>", r"\1"),
    (r"</?(?:b|i|sup)>", ""),
    (r"\[([^\]]*)\]\([^)]*\)", r"\1"),
    (r"\\+_", "_"),
    (r"\\?\*", ""),
    (r"(?m)^[ \t]*(?:#+ |- )?(?:▶ |➔ |\+ )?", ""),
    (r"\s+", " "),
)


def plain(markdown: str) -> str:
    """The text on one line: marks off, links as their address, each slip mended where it was found."""
    for slip in MENDED:
        if markdown.count(slip.scanned) != 1:
            raise ValueError(f"{slip.scanned!r} stands {markdown.count(slip.scanned)} times in the source")
        markdown = markdown.replace(slip.scanned, slip.mended)
    for mark, instead in MARKS:
        markdown = re.sub(mark, instead, markdown)
    return markdown.strip()


def read(path: str) -> str:
    return plain(Path(path).read_text(encoding="utf-8"))
