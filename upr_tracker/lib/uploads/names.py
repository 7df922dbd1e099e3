"""The name under which a file is downloaded: no path, nothing that a terminal or a file system acts upon."""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 100
NO_NAME = "file"
NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*%;]')
FORMATTING = ("C", "Zl", "Zp")
"""Categories of characters that cannot be seen: controls, marks of direction, unassigned ones, breaks of lines."""
JOINERS = "\u200c\u200d"
"""Seen by what they do: Khmer and other scripts are written with them."""


def tidy_name(name: str, extension: str) -> str:
    """The name's own words with the extension of what the file is; “file.pdf” where no word is left."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join(" " if hides(letter) else letter for letter in last)
    stem = NOT_IN_NAMES.sub(" ", plain).rpartition(".")[0] or NOT_IN_NAMES.sub(" ", plain)
    words = " ".join(stem.split()).strip(". ")[:LONGEST].rstrip(". ")
    return f"{words or NO_NAME}.{extension}"


def hides(letter: str) -> bool:
    return unicodedata.category(letter).startswith(FORMATTING) and letter not in JOINERS


def ascii_name(name: str) -> str:
    """For readers that know no other letters. “ច្បាប់.pdf” becomes “file.pdf”."""
    stem, _, extension = name.rpartition(".")
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    words = " ".join(re.sub(r"[^\w .,()-]", " ", plain).split()).strip(". ")
    return f"{words or NO_NAME}.{extension}"


def attachment_header(name: str) -> str:
    """A Content-Disposition that makes a browser save the file and never show it."""
    plain = ascii_name(name)
    encoded = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'attachment; filename="{plain}"{encoded}'
