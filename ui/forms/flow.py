"""Fields in rows, each as wide as its content deserves."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from ui.theme.look import pixels
from ui.theme.tokens import narrow, space

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = 6
_TWO_COLUMNS = 640  # narrower than this a third holds no date any more
_ONE_COLUMN = 380


class Span(IntEnum):
    """How many of six units of the width a field takes."""

    THIRD = 2
    HALF = 3
    FULL = 6


class _Cell(NamedTuple):
    item: QLayoutItem
    start: int
    span: int


class FieldFlow(QLayout):
    """Fills rows from left to right, tops aligned, columns of equal width; hidden fields take no room.

    A narrow form or window has two columns: a third is a half there. A very narrow one has a single column.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        self._items: list[QLayoutItem] = []
        self._spans: list[Span] = []
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, span: Span) -> None:
        """Put a field behind those that are there."""
        self._spans.append(span)
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        del self._spans[index]
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arranged(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(0, 0)

    def _arranged(self, rect: QRect, *, place: bool) -> int:
        """Return the height of all rows in a width, and put the fields there if ``place``."""
        top = rect.top()
        for row in self._rows(rect.width()):
            boxes = [_box(cell, rect, top) for cell in row]
            height = max(_height(cell.item, box.width()) for cell, box in zip(row, boxes, strict=True))
            if place:
                for cell, box in zip(row, boxes, strict=True):
                    box.setHeight(height)
                    cell.item.setGeometry(box)
            top += height + space("m")
        return max(0, top - space("m") - rect.top())

    def _rows(self, width: int) -> Iterator[list[_Cell]]:
        row: list[_Cell] = []
        used = 0
        for item, span in zip(self._items, self._spans, strict=True):
            if item.isEmpty():
                continue
            units = self._units(span, width)
            if used + units > _UNITS:
                yield row
                row, used = [], 0
            row.append(_Cell(item, used, units))
            used += units
        if row:
            yield row

    def _units(self, span: Span, width: int) -> int:
        if width < pixels(_ONE_COLUMN):
            return Span.FULL
        if span is Span.THIRD and self._has_two_columns(width):
            return Span.HALF
        return span

    def _has_two_columns(self, width: int) -> bool:
        parent = self.parentWidget()
        return width < pixels(_TWO_COLUMNS) or (parent is not None and narrow(parent.window().width()))


def _box(cell: _Cell, rect: QRect, top: int) -> QRect:
    """Return where a cell stands; its height is still open."""
    whole = rect.width() + space("l")
    left = round(cell.start * whole / _UNITS)
    right = round((cell.start + cell.span) * whole / _UNITS) - space("l")
    return QRect(rect.left() + left, top, right - left, 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
