"""The navigation at the left: where you are, and where the thread leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import icon
from ui.theme.look import color, font, pixels
from ui.theme.paint import ring, write
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.windows.places import BELOW, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex

# Roles of our own; Qt's begin at 0 and end at 255.
PLACE, COUNT = 256, 257

_SPRING = "spring"  # the row that keeps the last entries at the bottom
_GROUP_HEIGHT = 30
_LOWEST_ITEM = 26


class _Painter(QStyledItemDelegate):
    """The style draws the row; bar, ring and number come on top."""

    def __init__(self, view: Navigation) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(PLACE)
        if isinstance(row, Place):
            return QSize(1, self._rail_height(index) if self._view.rail else pixels(size("navItem")) + 1)
        return QSize(1, self._spring_height(index) if row == _SPRING else self._group_height())

    def _rail_height(self, place: Index) -> int:
        """Icons move together where there is little room, as far as one can still meet them."""
        model = place.model()
        rows = [model.index(row, 0).data(PLACE) for row in range(model.rowCount())]
        places = sum(isinstance(row, Place) for row in rows)
        gaps = (len(rows) - places) * self._group_height() + space("s")
        room = (self._view.height() - gaps) // places
        return min(pixels(size("navItemRail")) + 1, max(pixels(_LOWEST_ITEM), room))

    def _group_height(self) -> int:
        return space("xs") if self._view.rail else pixels(_GROUP_HEIGHT)

    def _spring_height(self, spring: Index) -> int:
        model = spring.model()
        rows = [model.index(row, 0) for row in range(model.rowCount()) if row != spring.row()]
        taken = sum(self.sizeHint(QStyleOptionViewItem(), row).height() for row in rows)
        return max(0, self._view.height() - taken - space("s"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        box = option.rect.adjusted(space("s"), 1, -space("s"), -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == self._view.currentIndex():
            bar = QRect(box.left(), box.top() + 8, size("selectionBar"), box.height() - 16)
            painter.fillRect(bar, color("accent"))
            if self._view.hasFocus():
                ring(painter, box)
        if index.data(COUNT) is not None and not self._view.rail:
            number = f"{index.data(COUNT):,}".replace(",", ".")
            write(painter, box.adjusted(0, 0, -space("m"), 0), number, "meta", "text2", right=True)
        painter.restore()


class Navigation(QListView):
    """Goes where one clicks, and with the arrow keys."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        """Begin without a current place."""
        super().__init__(parent)
        self.rail = False
        self._silent = False
        self._rows: dict[str, QStandardItem] = {}
        self._model = QStandardItemModel(self)
        self.setObjectName("navigation")
        self.setAccessibleName("Navigation")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._fill(places)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.selectionModel().currentChanged.connect(self._tell)
        self._draw()

    def show_places(self, places: Sequence[Place]) -> None:
        """Show other places, none of them current."""
        self._silent = True
        self._rows.clear()
        self._model.clear()
        self._fill(places)
        self._draw()
        self._silent = False

    def _fill(self, places: Sequence[Place]) -> None:
        """Add places, names of groups, and one spring; only places can be chosen."""
        group = ""
        for place in places:
            if place.group != group:
                group = place.group
                self._model.appendRow(_group_row(group))
            self._rows[place.key] = row = QStandardItem(place.label)
            row.setData(place, PLACE)
            row.setEditable(False)
            row.setToolTip(place.label)
            row.setAccessibleText(place.label)
            self._model.appendRow(row)

    def _draw(self) -> None:
        """Take icons and fonts of the look in force."""
        gap = 0 if self.rail else space("xs")
        self.setIconSize(QSize(size("icon") + gap, size("icon")))
        for row in self._all_rows():
            place = row.data(PLACE)
            current = row.index() == self.currentIndex()
            row.setFont(font("bodyStrong" if current else "body" if isinstance(place, Place) else "meta"))
            if isinstance(place, Place):
                row.setIcon(icon(place.icon, "accent" if current else "text2", gap=gap))
                row.setText("" if self.rail else place.label)

    def _all_rows(self) -> list[QStandardItem]:
        return [self._model.item(row) for row in range(self._model.rowCount())]

    def _tell(self, index: QModelIndex) -> None:
        self._draw()
        place = index.data(PLACE)
        if isinstance(place, Place) and not self._silent:
            self.chosen.emit(place.key)

    def show_current(self, key: str) -> None:
        """Mark a place as the current one, without going there."""
        self._silent = True
        self.setCurrentIndex(self._rows[key].index() if key in self._rows else QModelIndex())
        self._silent = False

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records there are, by the places' keys."""
        for key, row in self._rows.items():
            label = row.data(PLACE).label
            row.setData(counts.get(key), COUNT)
            row.setAccessibleText(f"{label}, {counts[key]}" if key in counts else label)

    def set_rail(self, rail: bool) -> None:
        """Show icons only, where the window is narrow."""
        if rail != self.rail:
            self.rail = rail
            mark(self, rail=rail)
            self._draw()
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model():
            self._draw()


def _group_row(group: str) -> QStandardItem:
    row = QStandardItem("" if group == BELOW else group)
    row.setData(_SPRING if group == BELOW else group, PLACE)
    row.setEnabled(False)
    row.setSelectable(False)
    return row
