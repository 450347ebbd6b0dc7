"""An icon that stands for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.icons import pixmap
from ui.theme.tokens import size

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class IconLabel(QWidget):
    """Shows an icon in the colours of the look in force."""

    def __init__(
        self, icon: str, color: str = "text2", extent: int = 0, name: str = "", parent: QWidget | None = None
    ) -> None:
        """``name`` is what a screen reader says; without one the icon only repeats what stands beside it."""
        super().__init__(parent)
        self._drawing = (icon, color, extent or size("icon"))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, color: str) -> None:
        """Show another icon of the same size."""
        self._drawing = (icon, color, self._drawing[2])
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._drawing[2], self._drawing[2])

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        extent = self._drawing[2]
        place = QRect(0, 0, extent, extent)
        place.moveCenter(self.rect().center())
        QPainter(self).drawPixmap(place.topLeft(), pixmap(*self._drawing, self.devicePixelRatioF()))
