"""A JPEG inside another file: its picture is left untouched to the bit, and what tells of it is left out."""

import re

START, END, START_OF_SCAN = b"\xff\xd8", 0xD9, 0xDA
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""Inside a scan a byte of the picture that looks like a marker is followed by zero."""

FIRST_THAT_TELLS = 0xE0
NEEDED = {0xE0, 0xEE}
"""JFIF's and Adobe's, which say how colours are to be read. Every other APPn and the comment only tell."""


def without_segments(jpeg: bytes) -> bytes:
    """Up to the end of its first picture. What cannot be read as a JPEG comes back as it is."""
    if not jpeg.startswith(START):
        return jpeg
    kept, place = [START], len(START)
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF and jpeg[place + 1] != END:
        marker, end = jpeg[place + 1], end_of_segment(jpeg, place)
        if marker < FIRST_THAT_TELLS or marker in NEEDED:
            kept.append(jpeg[place:end])
        place = end
    if jpeg[place : place + 2] == bytes([0xFF, END]):
        return b"".join([*kept, jpeg[place : place + 2]])
    return jpeg


def end_of_segment(jpeg: bytes, place: int) -> int:
    """Where the segment that begins at this place ends; that of a scan, behind its part of the picture."""
    end = place + 2 + max(int.from_bytes(jpeg[place + 2 : place + 4], "big"), 2)
    if jpeg[place + 1] == START_OF_SCAN:
        following = NEXT_MARKER.search(jpeg, end)
        return following.start() if following else len(jpeg)
    return end
