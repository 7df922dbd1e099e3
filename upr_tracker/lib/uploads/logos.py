"""Logos: pictures of a few words and a sign, drawn anew as small as they are printed."""

import io
from collections.abc import Iterator

from PIL import Image

from upr_tracker.lib.uploads.images import drawn, opened
from upr_tracker.lib.uploads.kinds import Kind
from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

LARGEST_SIDES = (480, 240)
LARGEST_LOGO = 60_000
"""Bytes. Every file of an edition holds the logo of everybody who signed it."""

MOST_PIXELS_OF_A_LOGO = 16_000_000
COLOURS = 256
QUALITIES = (90, 80, 70)
"""Of a JPEG, from the best."""

SMALLER = (1, 0.75, 0.5, 0.25)
"""Parts of the largest sides. At the last every picture is small enough: its pixels come to 7,200 bytes."""


def clean_logo(kind: Kind, content: bytes) -> bytes:
    """A PNG with its transparency, or a JPEG, within both limits. Raises UploadRefused for far too many pixels."""
    original = opened(content, kind.name, most=MOST_PIXELS_OF_A_LOGO, refusal=Reason.TOO_MANY_PIXELS_FOR_A_LOGO)
    image = in_screen_colours(drawn(original))
    tries = pngs_of(image) if kind is Kind.PNG else jpegs_of(image)
    found = next((each for each in tries if len(each) <= LARGEST_LOGO), None)
    if found is None:
        raise UploadRefused(Reason.TOO_MUCH)
    return found


def in_screen_colours(image: Image.Image) -> Image.Image:
    """In red, green and blue, with transparency where it came with some."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey, of which a screen shows eight.
        image = image.convert("I").point(lambda grey: grey / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    # By way of colours with their transparency in them: what lies under a pixel that cannot be seen is gone.
    return image.convert("RGBA").convert("RGBa").convert("RGBA")


def scaled(image: Image.Image) -> Iterator[Image.Image]:
    """Ever smaller, and never larger than it came."""
    for part in SMALLER:
        smaller = image.copy()
        smaller.info = {}
        smaller.thumbnail((int(LARGEST_SIDES[0] * part), int(LARGEST_SIDES[1] * part)), Image.Resampling.LANCZOS)
        yield smaller


def pngs_of(image: Image.Image) -> Iterator[bytes]:
    """In all its colours, or else in fewer, before it is made smaller."""
    for smaller in scaled(image):
        yield written(smaller, "PNG", optimize=True)
        yield written(smaller.quantize(COLOURS, Image.Quantize.FASTOCTREE), "PNG", optimize=True)


def jpegs_of(image: Image.Image) -> Iterator[bytes]:
    for smaller in scaled(image):
        for quality in QUALITIES:
            yield written(smaller, "JPEG", quality=quality)


def written(image: Image.Image, kind: str, **options: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
