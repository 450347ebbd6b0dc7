"""The navigation at the left: where you are, and where the thread leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import pixmap
from ui.theme.look import color, current, font, pixels
from ui.theme.tokens import radius, size, space
from ui.windows.places import BELOW, Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    Index = QModelIndex | QPersistentModelIndex

PLACE = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
SPRING = ""  # the row that keeps the last entries at the bottom

_GROUP_HEIGHT = 30


class PlacesModel(QAbstractListModel):
    """Rows are places, names of groups, and one spring; only places can be chosen."""

    def __init__(self, places: Sequence[Place], parent: QWidget) -> None:
        """``places`` in their order; a new group begins where the group's name changes."""
        super().__init__(parent)
        self._rows = _with_groups(places)
        self._counts: Mapping[str, int] = {}

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role == Qt.ItemDataRole.DisplayRole else None
        answers = {
            Qt.ItemDataRole.DisplayRole: row.label,
            Qt.ItemDataRole.ToolTipRole: row.label,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken(row),
            PLACE: row,
            COUNT: self._counts.get(row.key),
        }
        return answers.get(Qt.ItemDataRole(role))

    def _spoken(self, place: Place) -> str:
        count = self._counts.get(place.key)
        return place.label if count is None else f"{place.label}, {count}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if isinstance(self._rows[index.row()], Place) else Qt.ItemFlag.NoItemFlags

    def row_of(self, key: str) -> int:
        """Return the row of a place; -1 if it is not among them."""
        keys = [row.key if isinstance(row, Place) else None for row in self._rows]
        return keys.index(key) if key in keys else -1

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records there are, by the places' keys."""
        self._counts = counts
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


def _with_groups(places: Sequence[Place]) -> list[Place | str]:
    rows: list[Place | str] = []
    group = ""
    for place in places:
        if place.group != group:
            group = place.group
            rows.append(SPRING if group == BELOW else group)
        rows.append(place)
    return rows


class _Painter(QStyledItemDelegate):
    """Draws a row: 3 px bar and white ground for the current place, and a ring for the focus."""

    def __init__(self, view: Navigation) -> None:
        """Asks the view for what Qt would tell with the option: QStyle's names are slow to load."""
        super().__init__(view)
        self._view = view
        self.rail = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(PLACE):
            return QSize(1, self._row_height())
        if index.data() == SPRING:
            return QSize(1, self._spring_height(index))
        return QSize(1, 0 if self.rail else pixels(_GROUP_HEIGHT))

    def _row_height(self) -> int:
        return pixels(size("navItemRail" if self.rail else "navItem")) + 1

    def _spring_height(self, spring: Index) -> int:
        rows = [spring.siblingAtRow(row) for row in range(spring.model().rowCount()) if row != spring.row()]
        taken = sum(self.sizeHint(QStyleOptionViewItem(), row).height() for row in rows)
        return max(0, self._view.viewport().height() - taken - space("s"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = index.data(PLACE)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if place:
            self._paint_place(painter, option, index, place)
        elif not self.rail:
            painter.setPen(color("text2"))
            painter.setFont(font("meta"))
            words = rect.adjusted(space("l") + space("xs"), space("s"), 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()

    def _paint_place(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, place: Place
    ) -> None:
        rect: QRect = option.rect
        box = rect.adjusted(space("s"), 1, -space("s"), -2)
        selected = index == self._view.currentIndex()
        if selected or index == self._view.pointed:
            _fill(painter, box, "surface" if selected else "hover", framed=selected)
        if selected:
            bar = QRect(box.left(), box.top() + 8, size("selectionBar"), box.height() - 16)
            painter.fillRect(bar, color("accent"))
        if selected and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("focus"), size("focusRing")))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius("navItem"), radius("navItem"))
        icon = pixmap(place.icon, "accent" if selected else "text2", size("icon"))
        left = box.center().x() - size("icon") // 2 if self.rail else box.left() + space("m")
        painter.drawPixmap(left, box.center().y() - size("icon") // 2 + 1, icon)
        if not self.rail:
            _write(painter, box, place, index.data(COUNT), selected)


def _fill(painter: QPainter, box: QRect, token: str, *, framed: bool) -> None:
    painter.setPen(color("accent") if framed and current().contrast else Qt.PenStyle.NoPen)
    painter.setBrush(color(token))
    painter.drawRoundedRect(box, radius("navItem"), radius("navItem"))


def _write(painter: QPainter, box: QRect, place: Place, count: int | None, selected: bool) -> None:
    number = "" if count is None else f"{count:,}".replace(",", ".")
    words = box.adjusted(space("xxl") + space("s"), 0, -space("m"), 0)
    painter.setPen(color("text2"))
    painter.setFont(font("meta"))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number)
    words.setRight(words.right() - QFontMetrics(painter.font()).horizontalAdvance(number) - space("s"))
    painter.setPen(color("text"))
    painter.setFont(font("bodyStrong" if selected else "body"))
    label = QFontMetrics(painter.font()).elidedText(place.label, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, label)


class Navigation(QListView):
    """Goes where one clicks, and with the arrow keys."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        """Begin without a current place."""
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName("Navigation")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._model = PlacesModel(places, self)
        self._painter = _Painter(self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self._silent = False
        self.pointed = QModelIndex()
        self.selectionModel().currentChanged.connect(self._tell)

    def _tell(self, index: QModelIndex) -> None:
        place = index.data(PLACE)
        if place and not self._silent:
            self.chosen.emit(place.key)

    def show_current(self, key: str) -> None:
        """Mark a place as the current one, without going there."""
        self._silent = True
        self.setCurrentIndex(self._model.index(self._model.row_of(key)))
        self._silent = False

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records there are, by the places' keys."""
        self._model.show_counts(counts)

    def set_rail(self, rail: bool) -> None:
        """Show icons only, where the window is narrow."""
        self._painter.rail = rail
        self.scheduleDelayedItemsLayout()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(QModelIndex())
        super().leaveEvent(event)

    def _point_at(self, index: QModelIndex) -> None:
        if index != self.pointed:
            self.pointed = index
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
