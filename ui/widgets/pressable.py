"""A button that holds more than one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.theme.style import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


class Pressable(QPushButton):
    """As high as the layout it is given needs; as wide as there is room. ``framed`` makes it a card."""

    def __init__(self, spoken: str, *, framed: bool = False, parent: QWidget | None = None) -> None:
        """``spoken`` is what a screen reader says: it does not look at what a button holds."""
        super().__init__(parent)
        mark(self, variant="card" if framed else "row")
        self.setAutoDefault(False)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return super().sizeHint()
        wraps = layout.hasHeightForWidth()
        return QSize(
            0, layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()
