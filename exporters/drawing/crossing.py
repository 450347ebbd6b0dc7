"""Rows against columns, with a sign for each relation and how often it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.drawing.canvas import BRICK, INK, QUIET, TEXT, VIOLET, WHITE, Canvas, fitting, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.reports.drawings import Crossing, Mark

_LABELS, _HEAD, _ROW = 46.0, 20.0, 19.0
_LETTERS, _SIGN, _GAP = 10.0, 4.4, 3.0


def draw_crossing(it: Crossing, width: float) -> Canvas:
    """Names of the rows are short, as T6; those of the columns are cut where they are too long."""
    canvas = Canvas(width, _HEAD + len(it.rows) * _ROW + 2)
    column = (width - _LABELS) / len(it.columns)
    for place, name in enumerate(it.columns):
        at = (_LABELS + (place + 0.5) * column, _HEAD / 2)
        canvas.text(at, fitting(name, _LETTERS, column - 4), _LETTERS, INK, bold=True, anchor="mm")
    for number, (name, cells) in enumerate(it.rows):
        top = _HEAD + number * _ROW
        canvas.line((0, top), (width, top))
        canvas.text((0, top + _ROW / 2), name, _LETTERS, TEXT, bold=True)
        for place, marks in enumerate(cells):
            _draw_cell(canvas, marks, (_LABELS + (place + 0.5) * column, top + _ROW / 2))
    canvas.line((0, canvas.height - 2), (width, canvas.height - 2))
    return canvas


def _draw_cell(canvas: Canvas, marks: Sequence[Mark], middle: tuple[float, float]) -> None:
    widths = [2 * _SIGN + _number_width(mark) for mark in marks]
    x = middle[0] - (sum(widths) + _GAP * 2 * (len(marks) - 1)) / 2
    for mark, width in zip(marks, widths, strict=True):
        _draw_sign(canvas, mark.relation, (x + _SIGN, middle[1]))
        if mark.count > 1:
            canvas.text((x + 2 * _SIGN + _GAP, middle[1]), str(mark.count), _LETTERS, TEXT)
        x += width + 2 * _GAP


def _number_width(mark: Mark) -> float:
    return _GAP + width_of(str(mark.count), _LETTERS) if mark.count > 1 else 0


def _draw_sign(canvas: Canvas, relation: str, at: tuple[float, float]) -> None:
    """Told apart by form first, then by colour."""
    x, y = at
    match relation:
        case "supports":
            canvas.shape([(x - _SIGN, y + _SIGN), (x + _SIGN, y + _SIGN), (x, y - _SIGN)], INK, INK)
        case "contradicts":
            canvas.shape([(x - _SIGN, y - _SIGN), (x + _SIGN, y - _SIGN), (x, y + _SIGN)], BRICK, BRICK)
        case "qualifies":
            canvas.shape([(x - _SIGN, y), (x, y - _SIGN), (x + _SIGN, y), (x, y + _SIGN)], WHITE, VIOLET)
        case _:
            canvas.dot(at, _SIGN - 0.6, WHITE, QUIET)
