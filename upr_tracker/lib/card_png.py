"""A card as a picture of 1200 by 630, as messengers and social networks show it beside a link."""

import io

from PIL import Image, ImageDraw

from upr_tracker.lib.cards import INK, LINE, ON_PLUM, PAPER, PLUM, PLUM_DEEP, SOFT, Card
from upr_tracker.lib.status_icons import paste_icon
from upr_tracker.lib.typesetting import Style, cut, draw_line, in_one_line, lines_of, width_of

WIDTH, HEIGHT = 1200, 630
BAND = 84
MARGIN = 72
INNER = WIDTH - 2 * MARGIN
RULE = 10
STATUS_LEFT = MARGIN + RULE + 28
ICON = 54
SIZES = (46, 42, 38, 34, 30)
SITE, ABOUT, NOTE = Style(34, ON_PLUM, 600), Style(40, PLUM, 600), Style(24, SOFT)


def draw_card(card: Card) -> bytes:
    """A PNG; the same card gives the same bytes. Raises typesetting.DrawingUnavailable."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    draw_band(image, canvas, card)
    top = BAND + 66
    note_left = WIDTH - MARGIN - width_of(card.note, NOTE)
    draw_line(canvas, (MARGIN, top), in_one_line(card.about, ABOUT, note_left - MARGIN - 24), ABOUT)
    draw_line(canvas, (note_left, top), card.note, NOTE)
    bottom = draw_status(image, canvas, card)
    draw_text(canvas, card.text, top + 24, bottom - 20)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def draw_band(image: Image.Image, canvas: ImageDraw.ImageDraw, card: Card) -> None:
    canvas.rectangle((0, 0, WIDTH, BAND), fill=PLUM_DEEP)
    for number, icon in enumerate(("none", "some", "full")):
        paste_icon(image, (MARGIN + number * 43, 24), icon, 36, ON_PLUM)
    left = MARGIN + 3 * 43 + 12
    draw_line(canvas, (left, 53), in_one_line(card.site, SITE, WIDTH - MARGIN - left), SITE)


def draw_status(image: Image.Image, canvas: ImageDraw.ImageDraw, card: Card) -> int:
    """At the foot, as many lines as it needs; returns where it begins."""
    status, said = Style(42, card.colour, 700), Style(27, SOFT)
    words = cut(lines_of(card.status, status, INNER - 130), 2, status, INNER - 130)
    notes = cut(lines_of(card.said, said, INNER - 40), 2, said, INNER - 40)
    step, below = status.leading(card.status), said.leading(card.said)
    height = 10 + step * len(words) + below * len(notes) + 6
    top = HEIGHT - 44 - height
    canvas.line((MARGIN, top - 20, WIDTH - MARGIN, top - 20), fill=LINE, width=2)
    canvas.rectangle((MARGIN, top, MARGIN + RULE, top + height), fill=card.colour)
    baseline = top + round(step * 0.78)
    paste_icon(image, (STATUS_LEFT, baseline - 42), card.icon, ICON, card.colour)
    for line in words:
        draw_line(canvas, (STATUS_LEFT + ICON + 18, baseline), line, status)
        baseline += step
    baseline += below - step + 12
    for line in notes:
        draw_line(canvas, (STATUS_LEFT, baseline), line, said)
        baseline += below
    return top - 20


def draw_text(canvas: ImageDraw.ImageDraw, text: str, top: int, bottom: int) -> None:
    """As large as it fits; one that is too long even when small ends in "…"."""
    for size in SIZES:
        style = Style(size, INK)
        lines, step = lines_of(text, style, INNER), style.leading(text)
        room = max((bottom - top) // step, 1)
        if len(lines) <= room:
            break
    baseline = top + round(step * 0.8)
    for line in cut(lines, room, style, INNER):
        draw_line(canvas, (MARGIN, baseline), line, style)
        baseline += step
