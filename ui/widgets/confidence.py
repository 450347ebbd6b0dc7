"""How reliable a finding is: bars and the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme.look import color
from ui.theme.tokens import space
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDTH, _HEIGHT, _GAP = 13, 9, 2


def draw_bars(painter: QPainter, left: float, top: float, filled: int, steps: int) -> None:
    """Draw the bars alone, for delegates; they take 15 by 9 pixels each."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("accent"), 1))
    for step in range(steps):
        painter.setBrush(color("accent" if step < filled else "surface"))
        bar = QRectF(left + step * (_WIDTH + _GAP) + 0.5, top + 0.5, _WIDTH - 1, _HEIGHT - 1)
        painter.drawRoundedRect(bar, 2, 2)


class _Bars(QWidget):
    def __init__(self, filled: int, steps: int) -> None:
        super().__init__()
        self._filled, self._steps = filled, steps
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._steps * (_WIDTH + _GAP), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_bars(QPainter(self), 0, 0, self._filled, self._steps)


class ConfidenceBar(QWidget):
    """``filled`` of ``steps`` bars, and beside them the word that says the same."""

    def __init__(self, word: str, filled: int, steps: int = 4, parent: QWidget | None = None) -> None:
        """``filled`` counts from 1; the highest level fills all."""
        super().__init__(parent)
        self.setAccessibleName(f"{word}, {filled} von {steps}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("s"))
        row.addWidget(_Bars(filled, steps))
        row.addWidget(Label(word, "bodyStrong"), 1)
