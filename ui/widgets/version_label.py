"""Which version this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.version import version
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class VersionLabel(ElidedLabel):
    """Finding the version out takes so long that the window is painted first."""

    def __init__(self, more: str = "", parent: QWidget | None = None) -> None:
        """``more`` follows the version."""
        super().__init__("Version", "meta", parent=parent)
        self._more = more
        self._asked = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._fill)

    def _fill(self) -> None:
        self.setText(f"Version {version()}{self._more}")
