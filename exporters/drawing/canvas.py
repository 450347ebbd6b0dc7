"""A sheet to draw on, in points and at print resolution, with the letters that the program brings along."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

DPI = 300
COLUMN, FULL = 368.5, 464.9  # points: the text column and the full width of the page, 130 and 164 mm
INK, WHITE, TEXT, QUIET, LINE, BRICK, VIOLET, TINT = (
    "#0F4C5C", "#FFFFFF", "#1B1B1B", "#4A5A5F", "#C9D5D8", "#9C3D1E", "#4A3E6B", "#EAF1F2",
)  # fmt: skip
_HAIR = 0.6
_FONTS = {False: "SourceSansPro-Regular.ttf", True: "SourceSansPro-Semibold.ttf"}


Point = tuple[float, float]


class Box(NamedTuple):
    """Left, top, right and bottom, in points."""

    left: float
    top: float
    right: float
    bottom: float


class Canvas:
    """Lengths are points, 72 to the inch; ``height`` must be known before drawing."""

    def __init__(self, width: float, height: float) -> None:
        """Begin white."""
        self.width, self.height = width, height
        self._image = Image.new("RGB", (_px(width), _px(height)), WHITE)
        self._draw = ImageDraw.Draw(self._image)

    def text(
        self,
        at: Point,
        text: str,
        size: float,
        colour: str = TEXT,
        *,
        bold: bool = False,
        anchor: str = "lm",
    ) -> None:
        """Write one line; ``anchor`` is Pillow's, by default the middle of the left edge."""
        self._draw.text(_pixel(at), text, fill=colour, font=_font(size, bold=bold), anchor=anchor)

    def box(self, box: Box, fill: str | None, outline: str | None = None, radius: float = 0) -> None:
        """Draw a box; its outline lies inside."""
        self._draw.rounded_rectangle(
            tuple(map(_px, box)), _px(radius), fill=fill, outline=outline, width=_px(1)
        )

    def line(self, start: Point, end: Point, colour: str = LINE) -> None:
        """Draw a hairline."""
        self._draw.line([_pixel(start), _pixel(end)], fill=colour, width=_px(_HAIR))

    def dot(self, at: Point, radius: float, fill: str | None, outline: str = INK) -> None:
        """Draw a circle."""
        x, y = at
        box = tuple(map(_px, (x - radius, y - radius, x + radius, y + radius)))
        self._draw.ellipse(box, fill=fill, outline=outline, width=_px(1))

    def shape(self, points: list[Point], fill: str | None, outline: str) -> None:
        """Draw a polygon."""
        self._draw.polygon([_pixel(point) for point in points], fill=fill, outline=outline, width=_px(1))

    def png(self) -> tuple[bytes, tuple[int, int]]:
        """Return the picture and its size in pixels; nothing in it is dated."""
        file = io.BytesIO()
        self._image.save(file, "PNG", optimize=True, dpi=(DPI, DPI))
        return file.getvalue(), self._image.size


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is."""
    return _font(size, bold=bold).getlength(text) * 72 / DPI


def fitting(text: str, size: float, room: float) -> str:
    """Return a text that ends in … where the room ends."""
    if width_of(text, size) <= room:
        return text
    while text and width_of(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _pixel(at: Point) -> Point:
    return _px(at[0]), _px(at[1])


def _px(points: float) -> int:
    return round(points * DPI / 72)


@cache
def _font(size: float, *, bold: bool) -> ImageFont.FreeTypeFont:
    """The plain layout gives the same picture on every computer."""
    data = (files("resources.fonts") / _FONTS[bold]).read_bytes()
    return ImageFont.truetype(io.BytesIO(data), _px(size), layout_engine=ImageFont.Layout.BASIC)
