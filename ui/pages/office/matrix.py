"""Theses or themes against towns. A cell says what a town says; no sum, no mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from app.domain.vocabularies.findings import TESTABILITY
from ui.pages.lettering import wrapped
from ui.theme.look import color, font, pixels
from ui.theme.paint import write
from ui.theme.tokens import space
from ui.widgets.marks import MARKS, MarkTable
from ui.widgets.syllables import breakable

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QResizeEvent

    from app.services.office.comparison import Row, Table, Town
    from ui.pages.office.manners import Manner

    Index = QModelIndex | QPersistentModelIndex

Item = Qt.ItemDataRole
HEAD = Item.UserRole  # a row of the table, as its head draws it

_UNTESTABLE = f"in den Laboren nicht prüfbar – {TESTABILITY.label_of('secondary_only')}"
_LOWEST, _HIGHEST = 32, 48
_TWO_LINES = 40  # from this height of a row on
_WIDEST_COLUMN = 150
_HEADS, _LEAST_HEADS = 300, 200
_SHORT = 34  # the number of a thesis


class ComparisonModel(QAbstractTableModel):
    """Rows are theses or themes, columns towns."""

    def __init__(self, table: Table, manner: Manner) -> None:
        """Take the table as it was read."""
        super().__init__()
        self.table = table
        self._manner = manner

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.table.towns)

    def is_mute(self, row: int) -> bool:
        """Whether a row says across all towns that no lab can test it."""
        return self.table.rows[row].untestable and self.table.is_empty(self.table.rows[row])

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if self.is_mute(index.row()):
            return self._mute(self.table.rows[index.row()], role)
        row, town = self.table.rows[index.row()], self.table.towns[index.column()]
        counts = self.table.cell(row, town)
        match role:
            case Item.AccessibleTextRole:
                return f"{row.short or row.label}, {town.name}: {self._manner.say(counts)}"
            case Item.ToolTipRole if counts:
                return self._manner.say(counts)
        return self._manner.marks(counts) if role == MARKS else None

    def _mute(self, row: Row, role: int) -> Any:
        match role:
            case Item.DisplayRole:
                return _UNTESTABLE
            case Item.AccessibleTextRole:
                return f"{row.short}: {_UNTESTABLE}"
            case Item.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Item.ForegroundRole:
                return color("text2")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            return _town_head(self.table.towns[section], role)
        row = self.table.rows[section]
        if role == HEAD:
            return row
        spoken = f"{row.short} {row.label}".strip()
        return spoken if role in (Item.AccessibleTextRole, Item.ToolTipRole) else None


def _town_head(town: Town, role: int) -> str | None:
    if role == Item.DisplayRole:
        return breakable(town.name)
    return town.name if role in (Item.AccessibleTextRole, Item.ToolTipRole) else None


class _RowHeads(QHeaderView):
    """The number of a thesis, and beside it as much of its words as fits into the row."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setSectionsClickable(True)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        row = self.model().headerData(section, self.orientation(), HEAD)
        room = rect.adjusted(0, 0, -space("m"), 0)
        if row.short:
            write(painter, room, row.short, "body")
            room.setLeft(room.left() + pixels(_SHORT))
        self._write(painter, room, row.label)

    def _write(self, painter: QPainter, room: QRect, text: str) -> None:
        height = QFontMetrics(font("body")).height()
        most = 2 if room.height() >= pixels(_TWO_LINES) else 1
        lines = wrapped(text, font("body"), room.width(), most)
        top = room.top() + (room.height() - height * len(lines)) // 2
        for number, line in enumerate(lines):
            write(painter, QRect(room.left(), top + number * height, room.width(), height), line, "body")


class ComparisonView(MarkTable):
    """Arrows move from cell to cell; which one it is stays known when the table is read again.

    ``moved`` tells that one stands on another cell, ``row_opened`` the uid of a thesis or theme.
    """

    moved = Signal()
    row_opened = Signal(str)

    def __init__(self, manner: Manner, lowest: int = _LOWEST) -> None:
        """Begin without a table. No row is lower than ``lowest``."""
        super().__init__(manner.name)
        self._manner = manner
        self._lowest = lowest
        self.setVerticalHeader(_RowHeads())
        self._prepare(self.verticalHeader())
        self.verticalHeader().sectionClicked.connect(self._open_row)
        across = self.horizontalHeader()
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        across.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)

    @property
    def table(self) -> Table | None:
        """What is shown."""
        model = self.model()
        return model.table if isinstance(model, ComparisonModel) else None

    @property
    def place(self) -> tuple[Row, Town] | None:
        """The thesis or theme and the town one stands on; none in a row that speaks for all towns."""
        index, model = self.currentIndex(), self.model()
        if not isinstance(model, ComparisonModel) or not index.isValid() or model.is_mute(index.row()):
            return None
        return model.table.rows[index.row()], model.table.towns[index.column()]

    @property
    def said(self) -> str:
        """What the cell one stands on says in words."""
        return str(self.currentIndex().data(Item.AccessibleTextRole) or "")

    def _open_row(self, row: int) -> None:
        if self.table:
            self.row_opened.emit(self.table.rows[row].uid)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def show_table(self, table: Table) -> None:
        """Show another table, and stand on the same cell, or on the first that says something."""
        before = self.place
        model = ComparisonModel(table, self._manner)
        self.clearSpans()
        self.setModel(model)
        for row in range(model.rowCount()):
            if model.is_mute(row) and model.columnCount() > 1:
                self.setSpan(row, 0, 1, model.columnCount())
        self._fit()
        row, column = (before and _cell_of(table, *before)) or _first_said(table)
        self.setCurrentIndex(model.index(row, column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the room: towns as wide as they need, rows as high as there is room for all of them."""
        table = self.table
        if table is None or not table.towns or not table.rows:
            return
        width, towns = self._width_for(len(table.rows)), len(table.towns)
        widest = min(pixels(_WIDEST_COLUMN), (width - pixels(_HEADS)) // towns)
        column = max(pixels(self._manner.narrowest), widest)
        self.horizontalHeader().setDefaultSectionSize(column)
        self.horizontalHeader().setFixedHeight(self._head_height(table, column))
        room = (self.height() - self.horizontalHeader().height() - 1) // len(table.rows)
        height = max(pixels(self._lowest), min(pixels(_HIGHEST), room))
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setFixedWidth(max(pixels(_LEAST_HEADS), width - column * towns - 1))

    def _width_for(self, rows: int) -> int:
        """Return how much width there is, beside the scroll bar if so many rows need one."""
        scrolls = rows * pixels(self._lowest) + self.horizontalHeader().height() > self.height()
        return self.width() - (self.verticalScrollBar().sizeHint().width() if scrolls else 0)

    def _head_height(self, table: Table, column: int) -> int:
        metrics = QFontMetrics(font("label"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, column - 2 * space("xs"), 200)
        tallest = max(
            metrics.boundingRect(room, int(flags), breakable(town.name)).height() for town in table.towns
        )
        return tallest + space("m")


def _cell_of(table: Table, row: Row, town: Town) -> tuple[int, int] | None:
    keys, towns = [one.key for one in table.rows], [one.uid for one in table.towns]
    return (keys.index(row.key), towns.index(town.uid)) if row.key in keys and town.uid in towns else None


def _first_said(table: Table) -> tuple[int, int]:
    cells = (
        (row, column)
        for row, one in enumerate(table.rows)
        for column, town in enumerate(table.towns)
        if table.cell(one, town)
    )
    return next(cells, (0, 0))
