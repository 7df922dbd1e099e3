import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms

from tests.lib.uploads.files import SECRET, picture, telling_exif, telling_jpeg, telling_png
from upr_tracker.lib.uploads import UploadRefused, check_and_clean
from upr_tracker.lib.uploads.jpeg_segments import without_segments
from upr_tracker.lib.uploads.refusals import Reason


def cleaned(content):
    clean = check_and_clean(content).content
    image = Image.open(io.BytesIO(clean))
    image.load()
    return clean, image


def refusal(content):
    with pytest.raises(UploadRefused) as refused:
        check_and_clean(content)
    return refused.value.reason


@pytest.mark.parametrize("content", [telling_png(), telling_jpeg()])
def test_picture_tells_nothing_but_what_is_seen(content):
    assert SECRET.encode() in content
    clean, image = cleaned(content)
    assert SECRET.encode() not in clean
    assert (dict(image.getexif()), image.getexif().get_ifd(0x8825)) == ({}, {})
    assert set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"} == set()


def test_png_keeps_every_pixel():
    assert cleaned(telling_png())[1].tobytes() == Image.open(io.BytesIO(telling_png())).tobytes()


def test_jpeg_is_as_fine_as_it_was():
    original = Image.open(io.BytesIO(telling_jpeg()))
    assert cleaned(telling_jpeg())[1].quantization == original.quantization


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_stands_upright(kind):
    """Orientation 6: the camera was turned, so what was left is on top."""
    content = picture(kind, (32, 16), exif=telling_exif(orientation=6))
    image = cleaned(content)[1].convert("RGB")
    red, blue = image.getpixel((8, 4)), image.getpixel((8, 28))
    assert (image.size, red[0] > 200, blue[2] > 200) == ((16, 32), True, True)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_png_of_every_mode_is_taken(mode):
    content = picture("PNG", mode=mode) if mode not in ("LA", "RGBA") else _png(Image.new(mode, (4, 4)))
    assert cleaned(content)[1].size[1] == 4


def _png(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()


def test_transparent_colour_stays_transparent():
    image = Image.new("P", (4, 4), 1)
    image.putpalette([255, 0, 0, 0, 0, 255])
    assert cleaned(_png(image, transparency=1))[1].convert("RGBA").getpixel((0, 0))[3] == 0


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_jpeg_of_every_mode_is_taken(mode):
    buffer = io.BytesIO()
    Image.new(mode, (8, 8)).save(buffer, "JPEG")
    assert cleaned(buffer.getvalue())[1].mode == mode


def test_colours_stay_without_their_profile():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    clean, image = cleaned(picture("PNG", icc_profile=profile))
    assert b"iCCP" not in clean
    assert image.getpixel((0, 0)) == (255, 0, 0)


def test_profile_that_is_none_is_left_out():
    clean, image = cleaned(picture("PNG", icc_profile=SECRET.encode()))
    assert SECRET.encode() not in clean
    assert image.getpixel((0, 0)) == (255, 0, 0)


def test_second_picture_of_a_photograph_is_left_out():
    """Telephones append another picture to the first, as it was before it was cropped."""
    buffer = io.BytesIO()
    first, second = (Image.new("RGB", (8, 8), colour) for colour in ("red", "blue"))
    first.save(buffer, "MPO", save_all=True, append_images=[second])
    clean, image = cleaned(buffer.getvalue())
    assert (image.format, clean.count(b"\xff\xd8\xff")) == ("JPEG", 1)


def test_what_lies_behind_a_picture_is_left_out():
    assert SECRET.encode() not in cleaned(picture("PNG") + SECRET.encode())[0]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_that_is_cut_short_is_refused(kind):
    content = picture(kind, (64, 64))
    assert refusal(content[: len(content) * 2 // 3]) == Reason.DAMAGED


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bomb_of_pixels(width, height, unpacked=1_000):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(unpacked))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("width", "height"), [(50_000, 50_000), (2**31 - 1, 2**31 - 1), (60_000_001, 1)])
def test_bomb_of_pixels_is_refused_by_its_header(width, height):
    assert refusal(bomb_of_pixels(width, height)) == Reason.TOO_MANY_PIXELS


@pytest.mark.parametrize("options", [{"mode": "RGB", "progressive": True}, {"mode": "CMYK"}])
def test_largest_picture_fits_into_the_memory_it_may_use(options):
    image = Image.new(options.pop("mode"), (10_000, 6_000))
    content = io.BytesIO()
    image.save(content, "JPEG", exif=telling_exif(orientation=6), **options)
    assert cleaned(content.getvalue())[1].size == (6_000, 10_000)


def test_text_that_unpacks_to_much_is_not_unpacked():
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 100_000_000))
    plain = picture("PNG")
    content = plain[:33] + bomb + plain[33:]
    assert refusal(content) == Reason.DAMAGED


# A JPEG inside another file


def test_segments_that_tell_are_left_out_and_pixels_are_not_touched():
    original, mended = telling_jpeg(), without_segments(telling_jpeg())
    assert SECRET.encode() not in mended
    assert Image.open(io.BytesIO(mended)).tobytes() == Image.open(io.BytesIO(original)).tobytes()


def test_picture_in_several_scans_is_kept_whole():
    original = telling_jpeg(progressive=True)
    mended = without_segments(original + SECRET.encode())
    assert SECRET.encode() not in mended
    assert Image.open(io.BytesIO(mended)).tobytes() == Image.open(io.BytesIO(original)).tobytes()


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"no picture", telling_jpeg()[:300]])
def test_what_is_no_jpeg_is_left_as_it_is(content):
    assert without_segments(content) == content
