"""Labs against quarters: a sign and a word in every cell, the present quarter between two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from ui.pages.office import board_words as words
from ui.theme.look import color, pixels
from ui.theme.tokens import size
from ui.widgets.marks import MARKS, MarkDelegate, MarkTable

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.domain.periods import Period
    from app.services.office.board import Board, Cell, LabRow

    Index = QModelIndex | QPersistentModelIndex

Item = Qt.ItemDataRole
NOW = Item.UserRole + 1  # whether a cell stands in the present quarter
_HEIGHT, _LOW, _HEAD, _NARROWEST = 44, 32, 46, 104
_HEADS, _NARROW_HEADS = 172, 132
_LITTLE_ROOM = (700, 260)  # below this width or height every pixel counts


class BoardModel(QAbstractTableModel):
    """Rows are labs, columns quarters."""

    def __init__(self, board: Board) -> None:
        """Take the board as it was read."""
        super().__init__()
        self.board = board

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.board.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.board.periods)

    def place(self, index: Index) -> tuple[LabRow, Period, Cell]:
        """Return what a cell is about."""
        row = self.board.rows[index.row()]
        return row, self.board.periods[index.column()], row.cells[index.column()]

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, period, cell = self.place(index)
        match role:
            case Item.AccessibleTextRole | Item.ToolTipRole:
                return words.spoken(row, period, cell)
        if role == NOW:
            return index.column() == self.board.now
        return words.marks(cell.standing) if role == MARKS else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            named = role in (Item.DisplayRole, Item.AccessibleTextRole, Item.ToolTipRole)
            return self.board.rows[section].town if named else None
        period = self.board.periods[section]
        quarter, year = period.label.rsplit(" ", 1)
        match role:
            case Item.DisplayRole:
                return f"{quarter}\n{year} · heute" if section == self.board.now else f"{quarter}\n{year}"
            case Item.AccessibleTextRole | Item.ToolTipRole:
                return f"{period.label}, fällig am {period.due:%d.%m.%Y}"
        return None


class _Delegate(MarkDelegate):
    """Marks the present quarter by the line that shows where one is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.data(NOW):
            line, rect = size("focusRing"), option.rect
            for left in (rect.left(), rect.right() - line + 1):
                painter.fillRect(left, rect.top(), line, rect.height(), color("accent"))


class BoardView(MarkTable):
    """Arrows move from cell to cell. ``moved`` tells that one stands on another one."""

    moved = Signal()

    def __init__(self) -> None:
        """Begin without a board."""
        super().__init__("Lieferstand")
        self.setItemDelegate(_Delegate(self))
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    @property
    def place(self) -> tuple[LabRow, Period, Cell] | None:
        """What the cell one stands on is about."""
        index, model = self.currentIndex(), self.model()
        return model.place(index) if isinstance(model, BoardModel) and index.isValid() else None

    def show_board(self, board: Board) -> None:
        """Show another board; one stands where one stood, or in the present quarter."""
        before = self.currentIndex()
        row, column = before.row(), before.column()
        self.setModel(BoardModel(board))
        self._fit()
        latest = len(board.periods) - 1 if board.now is None else board.now
        at = self.model().index(max(row, 0), latest if column < 0 else column)
        self.setCurrentIndex(at if at.isValid() else self.model().index(0, latest))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.scrollTo(self.currentIndex())

    def _fit(self) -> None:
        """Share the width; where it is too little for all quarters, as many as find room are seen whole."""
        model = self.model()
        if not isinstance(model, BoardModel) or not model.columnCount():
            return
        heads = pixels(_NARROW_HEADS if self.width() < pixels(_LITTLE_ROOM[0]) else _HEADS)
        self.verticalHeader().setFixedWidth(heads)
        low = self.height() < pixels(_LITTLE_ROOM[1])
        self.verticalHeader().setDefaultSectionSize(pixels(_LOW if low else _HEIGHT))
        self.horizontalHeader().setFixedHeight(pixels(_HEAD))
        scrolls = self.verticalHeader().length() + pixels(_HEAD) > self.height()
        bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        room = self.width() - heads - bar
        whole = max(1, min(model.columnCount(), room // pixels(_NARROWEST)))
        self.horizontalHeader().setDefaultSectionSize(room // whole)
