"""Rows to choose from, and rows that were chosen: title, one line below it, perhaps a box to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import pixmap
from ui.theme.look import color, font, pixels
from ui.theme.tokens import radius, size, space

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

Index = QModelIndex | QPersistentModelIndex

MetaRole = Qt.ItemDataRole.UserRole + 1
IndentRole = Qt.ItemDataRole.UserRole + 2
ProblemRole = Qt.ItemDataRole.UserRole + 3

_TITLE_LINES = 2
_BOX = 16
_PICTURE = 56  # px


class RowColors(NamedTuple):
    """The colours of a row, by their names in tokens.json."""

    title: str
    meta: str


_PLAIN = RowColors("text", "text2")
_SELECTED = RowColors("selText", "selText")


class RowDelegate(QStyledItemDelegate):
    """Draws a row. Titles wrap to two lines; what is cut stands in the tooltip."""

    def __init__(self, parent: QObject | None = None, role: str = "body") -> None:
        """``role`` is the type style of titles."""
        super().__init__(parent)
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        shown = view.viewport() if isinstance(view, QAbstractScrollArea) else view
        room = QRect(0, 0, shown.width(), 0)
        width = _text_rect(room, index).width()
        height = self._title_height(index, width) + 2 * space("s")
        if index.data(MetaRole):
            height += _metrics("meta").lineSpacing()
        least = pixels(_PICTURE) + 9 if _icon_width(index) else pixels(size("tableRow"))
        return QSize(width, max(least, height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colors = _SELECTED if selected else _PLAIN
        if selected:
            painter.fillRect(option.rect, color("sel"))
        self._draw_text(painter, option.rect, index, colors)
        _draw_picture(painter, option.rect, index)
        _draw_box(painter, option.rect, index)
        _draw_problem(painter, option.rect, index)
        _draw_edges(painter, option)
        painter.restore()

    def _draw_text(self, painter: QPainter, rect: QRect, index: Index, colors: RowColors) -> None:
        room = _text_rect(rect, index)
        title = QRect(room.topLeft(), QSize(room.width(), self._title_height(index, room.width())))
        painter.setFont(font(self._role))
        painter.setPen(color(colors.title))
        painter.drawText(title, _WRAPPED, _cut(_title(index), _metrics(self._role), title.size()))
        if meta := index.data(MetaRole):
            metrics = _metrics("meta")
            below = QRect(title.bottomLeft() + QPoint(0, 1), QSize(room.width(), metrics.lineSpacing()))
            painter.setFont(font("meta"))
            painter.setPen(color(colors.meta))
            painter.drawText(below, 0, metrics.elidedText(meta, Qt.TextElideMode.ElideRight, room.width()))

    def _title_height(self, index: Index, width: int) -> int:
        metrics = _metrics(self._role)
        needed = metrics.boundingRect(QRect(0, 0, max(1, width), 9999), _WRAPPED, _title(index)).height()
        return min(needed, _TITLE_LINES * metrics.lineSpacing())


_WRAPPED = int(Qt.TextFlag.TextWordWrap)


def _title(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


def _metrics(role: str) -> QFontMetrics:
    return QFontMetrics(font(role))


def _cut(text: str, metrics: QFontMetrics, room: QSize) -> str:
    """Return as many whole words as there is room for, with … where more would follow."""
    words = text.split(" ")
    shown = text
    while len(words) > 1 and _tall(shown, metrics, room.width()) > room.height():
        words.pop()
        shown = f"{' '.join(words)} …"
    return shown


def _tall(text: str, metrics: QFontMetrics, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 9999), _WRAPPED, text).height()


def _icon_width(index: Index) -> int:
    icon = index.data(Qt.ItemDataRole.DecorationRole)
    return pixels(_PICTURE) + space("m") if icon else 0


def _draw_picture(painter: QPainter, rect: QRect, index: Index) -> None:
    """A picture stands at the left, as large as the row."""
    if icon := index.data(Qt.ItemDataRole.DecorationRole):
        box = QRect(rect.left() + space("s"), rect.top() + space("xs"), pixels(_PICTURE), rect.height() - 9)
        icon.paint(painter, box)


def _text_rect(rect: QRect, index: Index) -> QRect:
    left = space("m") + _icon_width(index) + (space("xl") if index.data(IndentRole) else 0)
    if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
        left += _BOX + space("s")
    right = space("m") + (size("iconSmall") + space("s") if index.data(ProblemRole) else 0)
    return rect.adjusted(left, space("s"), -right, -space("s"))


def _draw_box(painter: QPainter, rect: QRect, index: Index) -> None:
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    if state is None:
        return
    text = _text_rect(rect, index)
    box = QRect(text.left() - _BOX - space("s"), text.top() + 2, _BOX, _BOX)
    ticked = Qt.CheckState(state) is Qt.CheckState.Checked
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("accent" if ticked else "field"), 1))
    painter.setBrush(color("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, radius("tick"), radius("tick"))
    if ticked:
        painter.drawPixmap(box.topLeft() + QPoint(1, 1), pixmap("check", "onAccent", _BOX - 2))


def _draw_problem(painter: QPainter, rect: QRect, index: Index) -> None:
    if index.data(ProblemRole):
        extent = size("iconSmall")
        at = QPoint(rect.right() - space("m") - extent, rect.center().y() - extent // 2)
        painter.drawPixmap(at, pixmap("circle-alert", "err", extent))


def _draw_edges(painter: QPainter, option: QStyleOptionViewItem) -> None:
    rect = option.rect
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("line"))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(color("focus"), size("focusRing")))
        painter.drawRect(rect.adjusted(1, 1, -1, -1))
