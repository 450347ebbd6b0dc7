"""A month as a table of weeks and days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain import dates
from app.services.calendar import WEEKS
from ui.pages.records.face import UNTITLED

if TYPE_CHECKING:
    from app.services.calendar import Month
    from app.storage.queries import RecordTitle

    Index = QModelIndex | QPersistentModelIndex

DAYS = 7
_NAMES = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_NO_PARENT = QModelIndex()
_Role = Qt.ItemDataRole


class MonthModel(QAbstractTableModel):
    """Six weeks, so that every month has room; days of its neighbours are there, too."""

    def __init__(self) -> None:
        """Begin without a month."""
        super().__init__()
        self.month: Month | None = None

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self.beginResetModel()
        self.month = month
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() or self.month is None else WEEKS

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() or self.month is None else DAYS

    def day(self, index: Index) -> dt.date | None:
        """Return the day of a cell."""
        if self.month is None or not index.isValid():
            return None
        first = self.month.first
        return first + dt.timedelta(days=index.row() * DAYS + index.column() - first.weekday())

    def index_of(self, day: dt.date) -> QModelIndex:
        """Return the cell of a day of the month."""
        if self.month is None:
            return QModelIndex()
        place = (day - self.month.first).days + self.month.first.weekday()
        return self.index(place // DAYS, place % DAYS)

    def records(self, index: Index) -> tuple[RecordTitle, ...]:
        """Return the activities of a day."""
        day = self.day(index)
        return self.month.by_day.get(day, ()) if self.month and day else ()

    def is_inside(self, index: Index) -> bool:
        """Whether the day belongs to the month itself."""
        day = self.day(index)
        return bool(self.month and day and day.month == self.month.month)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        day = self.day(index)
        if day is None:
            return None
        titles = [record.title or UNTITLED for record in self.records(index)]
        if role == _Role.DisplayRole:
            return str(day.day)
        if role == _Role.ToolTipRole:
            return "\n".join(titles) or None
        if role == _Role.AccessibleTextRole:
            said = f"{_NAMES[day.weekday()]}, {dates.in_words(day.isoformat())}"
            return ", ".join((said, *titles)) if titles else f"{said}, nichts"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return _NAMES[section][:2]
        return super().headerData(section, orientation, role)
