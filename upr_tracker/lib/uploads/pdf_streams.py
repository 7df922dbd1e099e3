"""The streams of a PDF: what they unpack to, and the pictures among them."""

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from upr_tracker.lib.uploads.jpeg_segments import without_segments
from upr_tracker.lib.uploads.kinds import MEGABYTE
from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

LARGEST_UNPACKED = 500 * MEGABYTE
"""Of all streams together. A hundred pages scanned in colour and kept without loss come to about this."""

LARGEST_PICTURE = 300_000_000
"""Pixels. A large plan in black and white has so many."""

STEP = 256 * 1024
FLATE = ("/FlateDecode", "/Fl")
OTHER_PACKINGS = ("/LZWDecode", "/RunLengthDecode", "/LZW", "/RL")
JPEG, JPEG_2000 = ("/DCTDecode", "/DCT"), ("/JPXDecode",)
OUTSIDE_DATA = ("/F", "/FFilter", "/FDecodeParms")

BOXES_THAT_TELL = (b"xml ", b"uuid", b"uinf", b"jp2i")
WHOLE_REST = 0
BEGINS_WITH_BOXES = b"\x00\x00\x00\x0cjP  "


def filters_of(stream: Any) -> list[str]:
    found = stream.get("/Filter")
    if isinstance(found, Array):
        return [str(each) for each in found]
    return [] if found is None else [str(found)]


def check_unpacking(pdf: pikepdf.Pdf) -> None:
    """Raises UploadRefused for a file whose streams come to too much, without ever holding more than a step of one."""
    total = 0
    for stream in pdf.objects:
        if isinstance(stream, Stream):
            check_picture(stream)
            for step in unpacked_sizes(stream):
                total += step
                if total > LARGEST_UNPACKED:
                    raise UploadRefused(Reason.TOO_MUCH)


def check_picture(stream: Any) -> None:
    sides = [stream.get("/Width"), stream.get("/Height")]
    if all(isinstance(side, int) for side in sides) and sides[0] * sides[1] > LARGEST_PICTURE:
        raise UploadRefused(Reason.TOO_MUCH)


def unpacked_sizes(stream: Any) -> Iterator[int]:
    """Step by step for the packing that nearly all streams have; at once, as far as memory goes, for the others."""
    filters = filters_of(stream)
    packings = [each for each in filters if each in (*FLATE, *OTHER_PACKINGS)]
    if len(packings) > 1:
        # Packed twice: no program writes this, and it is how much is hidden in little.
        raise UploadRefused(Reason.TOO_MUCH)
    if packings and filters[0] in FLATE:
        yield from inflated_sizes(stream.read_raw_bytes())
    elif packings:
        yield len(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))


def inflated_sizes(packed: bytes) -> Iterator[int]:
    machine = zlib.decompressobj()
    try:
        while packed and not machine.eof:
            yield len(machine.decompress(packed, STEP))
            packed = machine.unconsumed_tail
    except zlib.error:
        # Readers show what comes before the mistake.
        return


def clean_picture(stream: Any) -> None:
    """Takes EXIF and the like out of a picture, its pixels untouched, and data that lies in another file."""
    filters = filters_of(stream)
    for key in OUTSIDE_DATA:
        if key in stream:
            del stream[key]
    if filters and filters[-1] in (*JPEG, *JPEG_2000) and not set(filters[:-1]) & set(OTHER_PACKINGS):
        raw = stream.read_raw_bytes()
        if len(filters) == 2 and filters[0] in FLATE:
            raw = zlib.decompress(raw)
        elif len(filters) > 1:
            return
        mended = without_segments(raw) if filters[-1] in JPEG else without_boxes(raw)
        if mended != raw:
            put(stream, mended, filters[-1])


def put(stream: Any, picture: bytes, kind: str) -> None:
    parameters = stream.get("/DecodeParms")
    last = parameters[-1] if isinstance(parameters, Array) and len(parameters) else parameters
    own = last if isinstance(last, Dictionary) else None
    stream.write(picture, filter=pikepdf.Name(kind), decode_parms=own)


def without_boxes(picture: bytes) -> bytes:
    """A JPEG 2000 without its boxes of XML and the like. What has no boxes, or odd ones, comes back as it is."""
    if not picture.startswith(BEGINS_WITH_BOXES):
        return picture
    kept, place = [], 0
    while place + 8 <= len(picture):
        length = int.from_bytes(picture[place : place + 4], "big")
        kind = picture[place + 4 : place + 8]
        end = len(picture) if length == WHOLE_REST else place + length
        if length != WHOLE_REST and length < 8:
            return picture
        if kind not in BOXES_THAT_TELL:
            kept.append(picture[place:end])
        place = end
    return b"".join(kept)
