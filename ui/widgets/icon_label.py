"""An icon that stands for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

from ui.theme.icons import pixmap
from ui.theme.tokens import size

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class IconLabel(QLabel):
    """Shows an icon in the colours of the look in force."""

    def __init__(
        self, icon: str, color: str = "text2", extent: int = 0, name: str = "", parent: QWidget | None = None
    ) -> None:
        """``name`` is what a screen reader says; without one the icon only repeats what stands beside it."""
        super().__init__(parent)
        self._drawing = (icon, color, extent or size("icon"))
        self.setAccessibleName(name)
        self._draw()

    def show_icon(self, icon: str, color: str) -> None:
        """Show another icon of the same size."""
        self._drawing = (icon, color, self._drawing[2])
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(pixmap(*self._drawing))
