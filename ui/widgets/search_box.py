"""A line to type what one looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit

from ui.theme.icons import pixmap
from ui.theme.tokens import size

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

_PAUSE = 150  # ms between the last key and the search
_ICON_LEFT = 9


class SearchBox(QLineEdit):
    """Tells what is wanted when the typing pauses, at once on Enter, and empties itself on Esc."""

    wanted = Signal(str)

    def __init__(self, hint: str, icon: str = "search", parent: QWidget | None = None) -> None:
        """``hint`` stands in the empty field and is its name for the screen reader."""
        super().__init__(parent)
        self._icon = icon
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setTextMargins(size("icon") + 6, 0, 0, 0)
        self.setClearButtonEnabled(True)
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._tell)

    def _tell(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.wanted.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        drawing = pixmap(self._icon, "text2", size("icon"), self.devicePixelRatioF())
        QPainter(self).drawPixmap(_ICON_LEFT, (self.height() - size("icon")) // 2, drawing)
