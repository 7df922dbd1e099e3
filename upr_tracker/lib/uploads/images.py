"""Pictures, drawn anew: what is not seen in them is gone, as place, time and camera (EXIF, XMP), texts and profiles."""

import io
from typing import Any

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin

from upr_tracker.lib.uploads.refusals import Reason, UploadRefused

MOST_PIXELS = 60_000_000
JPEG_QUALITY = 92
"""Only where a picture has no tables of its own to go on with."""

TABLES_KEPT = ("RGB", "L")


def clean_png(content: bytes) -> bytes:
    """The first picture of the file as PNG."""
    image = drawn(opened(content, "PNG"))
    return saved(image, "PNG", optimize=False, **transparency(image))


def clean_jpeg(content: bytes) -> bytes:
    """The first picture of the file as JPEG, as finely as it came: it keeps its tables where it has some."""
    original: Any = opened(content, "JPEG")
    image = drawn(original)
    options: dict[str, Any] = {"quality": JPEG_QUALITY}
    if image.mode == original.mode and image.mode in TABLES_KEPT and original.quantization:
        options = {"qtables": original.quantization, "subsampling": JpegImagePlugin.get_sampling(original)}
    return saved(image, "JPEG", **options)


def opened(
    content: bytes, kind: str, *, most: int = MOST_PIXELS, refusal: Reason = Reason.TOO_MANY_PIXELS
) -> Image.Image:
    """Its size is looked at before a pixel is read. Raises UploadRefused with `refusal` for more pixels than `most`."""
    Image.MAX_IMAGE_PIXELS = None
    image = Image.open(io.BytesIO(content), formats=[kind])
    if image.width * image.height > most:
        raise UploadRefused(refusal)
    return image


def drawn(original: Image.Image) -> Image.Image:
    """The picture upright and in plain colours. Raises what Pillow raises where it is cut short."""
    original.load()
    return in_plain_colours(ImageOps.exif_transpose(original), original.info.get("icc_profile"))


def in_plain_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB, so that it looks the same without its profile, which can name a device and a day."""
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def transparency(image: Image.Image) -> dict[str, Any]:
    """What of a PNG's header is part of the picture."""
    return {"transparency": image.info["transparency"]} if "transparency" in image.info else {}


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    image.info = {}
    buffer = io.BytesIO()
    image.save(buffer, kind, exif=b"", **options)
    return buffer.getvalue()
