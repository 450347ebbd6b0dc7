"""Small things from left to right, in as many lines as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme.tokens import space

if TYPE_CHECKING:
    from collections.abc import Iterator


class ChipFlow(QLayout):
    """Chips from left to right, in as many lines as it takes."""

    def __init__(self, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        last = max((box.center().y() for _, box in self._places(width)), default=0)
        return last + self.minimumSize().height() // 2 + 1

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(0, max((item.sizeHint().height() for item in self._items), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, box in self._places(rect.width()):
            item.setGeometry(box.translated(rect.topLeft()))

    def _places(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Return where each chip stands, in the middle of its line."""
        line = self.minimumSize().height()
        left = top = 0
        for item in self._items:
            wanted = item.sizeHint().boundedTo(QSize(width, line))
            if left and left + wanted.width() > width:
                left, top = 0, top + line + space("xs")
            yield item, QRect(QPoint(left, top + (line - wanted.height()) // 2), wanted)
            left += wanted.width() + space("s")
