"""How large a picture is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.reports.model import Picture
    from exporters.paper.template import Measures

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg"}

AFTER_CAPTION = 340
"""Twips below a caption without a credit."""

_EMU_PER_TWIP = 635
_EMU_PER_PIXEL = 9525
"""At 96 pixels to the inch: a small picture is not blown up further."""

_HIGHEST = 9600
"""Twips, two thirds of a page: caption and credit must fit below."""


def extent(it: Picture, measures: Measures) -> tuple[int, int]:
    """Width and height in EMU (1/360000 cm): as wide as its column, unless too small or too high for that."""
    column = measures.text - (0 if it.wide else measures.margin_column)
    width, height = max(it.width_px, 1), max(it.height_px, 1)
    scale = min(column * _EMU_PER_TWIP / width, _HIGHEST * _EMU_PER_TWIP / height, _EMU_PER_PIXEL)
    return max(round(width * scale), 1), max(round(height * scale), 1)
