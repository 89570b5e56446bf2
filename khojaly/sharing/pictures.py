"""The picture of a record for previews elsewhere: 1200 by 630 pixels, as PNG.

Drawn in the colours of the site with DejaVu Serif, which has Latin with schwa, Cyrillic and
Armenian; see `fonts/LICENSE`.
"""

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, MARGIN = 1200, 630, 72
PAPER, INK, SOFT, ACCENT = "#fbfaf6", "#20211f", "#5d5f59", "#5a3d63"
FONTS = Path(__file__).parent / "fonts"
BOTTOM = HEIGHT - 86  # Where the foot begins.
ROW = 38
FIGURE_END = 470  # Where the column of figures ends.
BASELINE = 1.28  # The height of a line for a size of letters.


def picture(face, address, brand):
    """The PNG bytes of a face, with the permalink and the name of the site."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    sheet = _Sheet(ImageDraw.Draw(image))
    sheet.draw.rectangle((0, 0, 14, HEIGHT), fill=ACCENT)
    sheet.lines(brand, 26, SOFT, most=1)
    sheet.gap(10)
    if face.who:
        _draw_claim(sheet, face)
    else:
        _draw_event(sheet, face)
    sheet.foot(face.note, address)
    return _png(image)


def _draw_claim(sheet, face):
    sheet.lines(face.over, 30, INK, most=2)
    sheet.gap(8)
    if face.figure:
        sheet.lines(face.qualifier, 28, SOFT, most=1)
        sheet.lines(face.figure, 80, INK, most=1, bold=True)
        sheet.lines(face.under, 28, SOFT, most=1)
        sheet.lines(face.counted, 30, INK, most=2)
    else:
        sheet.lines(face.text, 40 if len(face.text) < 110 else 34, INK, most=5)
    sheet.gap(10)
    sheet.lines(face.who, 34, INK, most=2, bold=True)
    sheet.lines(face.facts, 26, SOFT, most=1)
    sheet.lines(face.among, 26, SOFT, most=1)


def _draw_event(sheet, face):
    sheet.lines(face.text, 54 if face.rows else 72, INK, most=2 if face.rows else 4, bold=True)
    sheet.lines(face.facts, 26, SOFT, most=1)
    sheet.gap(10)
    if face.rows:
        sheet.lines(face.over, 30, INK, most=1)
        sheet.table(face.rows)
    sheet.lines(face.among, 24, SOFT, most=1)


def _png(image):
    stored = io.BytesIO()
    image.quantize(48).save(stored, "PNG", optimize=True)
    return stored.getvalue()


class _Sheet:
    """Draws lines of text from the top down."""

    def __init__(self, draw):
        self.draw, self.top = draw, 46

    def gap(self, pixels):
        self.top += pixels

    def lines(self, text, size, colour, most, bold=False):
        for line in _broken(str(text), size, most, bold):
            self.draw.text(
                (MARGIN, self.top), line, colour, _font(_fitting(line, size, bold), bold)
            )
            self.top += round(size * BASELINE)

    def table(self, rows):
        """Figure, claimant and date in columns: all rows, or as many as leave room, and an …"""
        room = (BOTTOM - self.top - 34) // ROW
        for row in rows if len(rows) <= room else rows[: room - 1]:
            self._cell(row.figure, FIGURE_END, "ra", bold=True, most=FIGURE_END - MARGIN)
            self._cell(row.who, FIGURE_END + 24, "la", most=WIDTH - MARGIN - FIGURE_END - 230)
            self._cell(row.date, WIDTH - MARGIN, "ra", SOFT, most=190)
            self.top += ROW
        if len(rows) > room:
            self._cell("…", FIGURE_END, "ra", bold=True, most=80)
            self.top += ROW

    def _cell(self, text, x, anchor, colour=INK, bold=False, most=WIDTH):
        font = _font(_fitting(text, 26, bold, most), bold)
        self.draw.text((x, self.top), text, colour, font, anchor=anchor)

    def foot(self, note, address):
        bottom = HEIGHT - 50
        self.draw.line((MARGIN, bottom - 26, WIDTH - MARGIN, bottom - 26), "#dcd8cc", 2)
        self.draw.text((MARGIN, bottom - 12), note, SOFT, _font(24))
        font = _font(24)
        start = WIDTH - MARGIN - font.getlength(address)
        if start > MARGIN + font.getlength(note) + 20:
            self.draw.text((start, bottom - 12), address, ACCENT, font)
        else:
            self.draw.text((WIDTH - MARGIN - font.getlength(address), 46), address, ACCENT, font)


def _broken(text, size, most, bold):
    """The text in at most `most` lines that fit the width; the last ends in … if there is more."""
    lines, font = [], _font(size, bold)
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= WIDTH - 2 * MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} …"]
    return lines


def _fitting(line, size, bold, most=WIDTH - 2 * MARGIN):
    """The size of letters at which a line fits in `most` pixels, `size` or smaller."""
    length = _font(size, bold).getlength(line)
    return min(size, int(size * most / length)) if length else size


@lru_cache(maxsize=64)
def _font(size, bold=False):
    return ImageFont.truetype(FONTS / f"DejaVuSerif{'-Bold' if bold else ''}.ttf", size)
