"""Shares as bars: the whole is outlined, the part filled, name and number stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.drawing.canvas import INK, TEXT, TINT, WHITE, Box, Canvas, fitting, width_of

if TYPE_CHECKING:
    from app.reports.drawings import Share, Shares

_LETTERS, _NUMBER = 11.0, 12.0
_ROW, _BAR, _BELOW = 17.0, 20.0, 11.0


def draw_shares(it: Shares, width: float) -> Canvas:
    """Each share has its name above its bar."""
    canvas = Canvas(width, len(it.rows) * (_ROW + _BAR + _BELOW) - _BELOW + 2)
    for number, row in enumerate(it.rows):
        _draw(canvas, row, number * (_ROW + _BAR + _BELOW))
    return canvas


def _draw(canvas: Canvas, row: Share, top: float) -> None:
    canvas.text((0, top + _ROW / 2), fitting(row.label, _LETTERS, canvas.width), _LETTERS, TEXT)
    bar = Box(0, top + _ROW, canvas.width, top + _ROW + _BAR)
    end = canvas.width * row.part
    canvas.box(bar, TINT, INK)
    canvas.box(bar._replace(right=max(end, 1)), INK)
    inside = width_of(row.shown, _NUMBER, bold=True) + 12 < end
    x = 6 if inside else end + 6
    canvas.text((x, (bar.top + bar.bottom) / 2), row.shown, _NUMBER, WHITE if inside else INK, bold=True)
