"""The labs opened last, as a list on the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import pixmap
from ui.theme.look import color, current, pixels
from ui.theme.paint import fill, ring, write
from ui.theme.tokens import radius, size, space
from ui.widgets.pictures import draw

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from app.recent import RecentBook

    Index = QModelIndex | QPersistentModelIndex

BOOK = Qt.ItemDataRole.UserRole
WHEN = Qt.ItemDataRole.UserRole + 1
THERE = Qt.ItemDataRole.UserRole + 2

_WIDTH, _ROW = 400, 67
_SIGN = 36
_AWAY = "Datei nicht gefunden"


class RecentModel(QAbstractListModel):
    """One row per lab file. Whether it is still there is told later: a network drive may take its time."""

    def __init__(self, books: Sequence[RecentBook], today: dt.date, parent: QWidget) -> None:
        """``today`` decides what is called heute."""
        super().__init__(parent)
        self._books = books
        self._today = today
        self._gone: frozenset[Path] = frozenset()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._books)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        book = self._books[index.row()]
        there = book.file not in self._gone
        answers = {
            Qt.ItemDataRole.DisplayRole: book.town,
            Qt.ItemDataRole.ToolTipRole: book.path,
            Qt.ItemDataRole.AccessibleTextRole: f"{book.town}, {book.path}" + ("" if there else f", {_AWAY}"),
            BOOK: book,
            WHEN: book.when(self._today),
            THERE: there,
        }
        return answers.get(role)

    def show_gone(self, gone: frozenset[Path]) -> None:
        """Mark the files that are not where they were."""
        self._gone = gone
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))


class _Painter(QStyledItemDelegate):
    """Sign, town and file at the left, when it was opened at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, pixels(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, rect, state, last=index.row() == index.model().rowCount() - 1)
        _paint_sign(painter, rect, there=index.data(THERE), ink="selText" if selected else "text2")
        _paint_words(painter, rect.adjusted(space("l") * 2 + _SIGN, 10, -space("l"), -10), index, selected)
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, last: bool) -> None:
    if state & QStyle.StateFlag.State_Selected:
        fill(painter, rect.adjusted(0, 0, -1, -1), "sel", radius("panel"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, color("hover"))
    if not last:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("line"))
    if state & QStyle.StateFlag.State_HasFocus:
        ring(painter, rect, "selText" if current().contrast else "focus", "panel")


def _paint_sign(painter: QPainter, rect: QRect, *, there: bool, ink: str) -> None:
    box = QRect(rect.left() + space("l"), rect.center().y() - _SIGN // 2, _SIGN, _SIGN)
    if there:
        draw(painter, "sign", QRectF(box))
    else:
        half = size("icon") // 2
        painter.drawPixmap(box.center() - QPoint(half, half), pixmap("hard-drive", ink, size("icon")))


def _paint_words(painter: QPainter, room: QRect, index: Index, selected: bool) -> None:
    book: RecentBook = index.data(BOOK)
    above, below = QRect(room), QRect(room)
    above.setBottom(room.center().y())
    below.setTop(room.center().y())
    second = "selText" if selected else "text2"
    when = write(painter, above, index.data(WHEN), "meta", second, right=True) + space("m")
    missing = "" if index.data(THERE) else _AWAY
    away = write(painter, below, missing, "label", "selText" if selected else "warn", right=True)
    taken = write(painter, above, book.town, "bodyStrong", "selText" if selected else "text")
    kind = "" if book.office else f"Stadtlabor {book.prefix}"
    write(painter, above.adjusted(taken + space("m"), 0, -when, 0), kind, "meta", second)
    write(painter, below.adjusted(0, 0, -away - space("m"), 0), book.path, "meta", second, middle=True)


class RecentList(QListView):
    """Opens a lab with a click or with Enter."""

    wanted = Signal(object)

    def __init__(self, books: Sequence[RecentBook], today: dt.date, parent: QWidget | None = None) -> None:
        """It is as high as its rows, where there is room."""
        super().__init__(parent)
        self.files = RecentModel(books, today, self)
        self.setObjectName("recent")
        self.setAccessibleName("Zuletzt geöffnet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setMaximumHeight(self.sizeHint().height())
        self.setModel(self.files)
        self.setItemDelegate(_Painter(self))
        self.setCurrentIndex(self.files.index(0))
        self.clicked.connect(self._tell)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, pixels(_ROW) * self.files.rowCount() + 2)

    def _tell(self, index: QModelIndex) -> None:
        self.wanted.emit(index.data(BOOK).file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)
