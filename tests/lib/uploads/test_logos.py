import io

import pytest
from PIL import Image

from tests.lib.uploads.files import SECRET, picture, telling_docx, telling_exif, telling_jpeg, telling_pdf, telling_png
from tests.lib.uploads.test_images import bomb_of_pixels
from upr_tracker.lib.uploads import LARGEST, UploadRefused, check_and_clean_logo
from upr_tracker.lib.uploads.kinds import Kind
from upr_tracker.lib.uploads.logos import LARGEST_LOGO, clean_logo

NO_LOGO = "“logo.png” is not a plain PNG or JPEG picture, whatever its name says. Save the logo as PNG."
TOO_MANY = "“logo.png” has more than 16 million pixels. A logo is printed small: 480 pixels across are enough."


def drawn(content):
    return Image.open(io.BytesIO(content))


def written(image, kind="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def refusal(content):
    with pytest.raises(UploadRefused) as refused:
        check_and_clean_logo(content, name="logo.png")
    return str(refused.value)


def noise(size=(480, 240), mode="RGBA"):
    """What no packing makes smaller."""
    bands = [Image.effect_noise(size, 200) for _ in mode]
    return Image.merge(mode, bands)


# Which files are taken


@pytest.mark.parametrize(
    ("content", "media_type"), [(telling_png(), "image/png"), (telling_jpeg(), "image/jpeg")], ids=["png", "jpeg"]
)
def test_logo_tells_nothing_but_what_is_seen(content, media_type):
    assert SECRET.encode() in content
    logo = check_and_clean_logo(content, name="logo.png")
    assert (logo.media_type, SECRET.encode() in logo.content) == (media_type, False)
    assert (dict(drawn(logo.content).getexif()), drawn(logo.content).size) == ({}, drawn(content).size)


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        picture("GIF"),
        picture("TIFF"),
        picture("BMP"),
        picture("WEBP"),
        telling_pdf(),
        telling_docx(),
        picture("PNG")[:40] + b"%PDF-1.7",
    ],
    ids=["svg", "svg-in-xml", "gif", "tiff", "bmp", "webp", "pdf", "docx", "png-and-pdf"],
)
def test_other_kinds_of_file_are_refused_as_logos(content):
    assert refusal(content) == NO_LOGO


def test_empty_and_large_files_are_refused_as_logos():
    assert refusal(b"") == "“logo.png” is empty."
    assert refusal(picture("PNG") + bytes(LARGEST)) == "“logo.png” is larger than 15 MB."


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_logo_that_is_cut_short_is_refused(kind):
    content = picture(kind, (64, 64))
    assert refusal(content[: len(content) // 2]) == "“logo.png” is damaged or cut short: it cannot be read to its end."


@pytest.mark.parametrize(("width", "height"), [(50_000, 50_000), (2**31 - 1, 2**31 - 1), (16_000_001, 1)])
def test_bomb_of_pixels_is_refused_as_a_logo(width, height):
    assert refusal(bomb_of_pixels(width, height)) == TOO_MANY


def test_bomb_that_is_packed_in_a_small_picture_gives_no_more_than_the_picture():
    """A hundred megabytes of zeros where eight lines of pixels are said to be."""
    logo = check_and_clean_logo(bomb_of_pixels(8, 8, unpacked=100_000_000)).content
    assert (drawn(logo).size, len(logo) < 200) == ((8, 8), True)


# What becomes of them, at the bench itself, which is quicker


@pytest.mark.parametrize(
    ("before", "after"),
    [((4_000, 1_000), (480, 120)), ((1_000, 4_000), (60, 240)), ((480, 240), (480, 240)), ((3_000, 1), (480, 1))],
)
@pytest.mark.parametrize("kind", [Kind.PNG, Kind.JPEG])
def test_logo_fits_into_its_place_in_its_own_proportions(kind, before, after):
    assert drawn(clean_logo(kind, picture(kind.name, before))).size == after


def test_small_logo_is_not_blown_up():
    assert drawn(clean_logo(Kind.PNG, picture("PNG", (32, 16)))).size == (32, 16)


def test_turned_photograph_of_a_logo_stands_upright():
    assert drawn(clean_logo(Kind.JPEG, picture("JPEG", (32, 16), exif=telling_exif(orientation=6)))).size == (16, 32)


@pytest.mark.parametrize(("kind", "mode"), [(Kind.PNG, "RGBA"), (Kind.PNG, "RGB"), (Kind.JPEG, "RGB")])
def test_logo_is_a_small_file_whatever_it_shows(kind, mode):
    logo = clean_logo(kind, written(noise(mode=mode), kind.name))
    assert len(logo) <= LARGEST_LOGO
    assert drawn(logo).has_transparency_data is (mode == "RGBA")


@pytest.mark.parametrize("size", [(400, 200), (2_000, 1_000)])
def test_transparent_logo_stays_transparent(size):
    image = Image.new("RGBA", size, (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, size[0] // 2, size[1]))
    logo = drawn(clean_logo(Kind.PNG, written(image)))
    seen, unseen = (logo.convert("RGBA").getpixel((logo.width * part // 4, logo.height // 2)) for part in (1, 3))
    assert (seen, unseen) == ((0, 0, 255, 255), (0, 0, 0, 0))


def test_colour_that_stands_for_nothing_stays_transparent():
    image = Image.new("P", (4, 4), 1)
    image.putpalette([255, 0, 0, 0, 0, 255])
    assert drawn(clean_logo(Kind.PNG, written(image, transparency=1))).convert("RGBA").getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "1"), ("PNG", "L"), ("PNG", "P"), ("JPEG", "L"), ("JPEG", "CMYK")])
def test_logo_comes_in_the_colours_of_a_screen(kind, mode):
    assert drawn(clean_logo(Kind[kind], written(Image.new(mode, (8, 8)), kind))).mode == "RGB"


def test_sixteen_bits_of_grey_become_eight():
    image = Image.new("I;16", (4, 4), 0x8000)
    assert drawn(clean_logo(Kind.PNG, written(image))).getpixel((0, 0)) == (128, 128, 128)


def test_same_picture_gives_the_same_logo():
    content = written(noise())
    assert clean_logo(Kind.PNG, content) == clean_logo(Kind.PNG, content)
