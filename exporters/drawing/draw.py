"""Which drawing is drawn by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.drawings import Crossing, Shares, Timeline
from exporters.drawing.canvas import COLUMN, FULL
from exporters.drawing.crossing import draw_crossing
from exporters.drawing.shares import draw_shares
from exporters.drawing.timeline import draw_timeline

if TYPE_CHECKING:
    from app.reports.drawings import Drawing


def drawn(drawing: Drawing, *, wide: bool) -> tuple[bytes, tuple[int, int]]:
    """Return a PNG and its size in pixels."""
    width = FULL if wide else COLUMN
    match drawing:
        case Timeline():
            return draw_timeline(drawing, width).png()
        case Shares():
            return draw_shares(drawing, width).png()
        case Crossing():
            return draw_crossing(drawing, width).png()
