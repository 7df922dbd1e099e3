"""Paragraph numbers of UN documents, which sort as numbers: 110.100 comes after 110.45."""

import re


def sort_key(number: str) -> str:
    """A text without spaces that sorts as the number does: "110.45" gives "000110.000045". Empty stays empty."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(6), "".join(number.split()))
