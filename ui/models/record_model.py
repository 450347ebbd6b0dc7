"""A list of records as Qt sees it. Pages come from SQL when something asks for them."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from app.domain.catalogue import KINDS
from app.domain.fields import Field, FieldKind
from app.domain.values import show
from app.services import lists, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QObject

    from app.services.book import LabBook
    from app.services.lists import ListQuery, ListRow

    Index = QModelIndex | QPersistentModelIndex

PAGE = 100
_KEPT = 12  # pages; some screens up and down

Item = Qt.ItemDataRole
_NUMBERS = (FieldKind.INT, FieldKind.DECIMAL, FieldKind.MONEY)


class Role(IntEnum):
    """What a row says beside its cells."""

    UID = Item.UserRole + 1
    GAPS = Item.UserRole + 2
    ERRORS = Item.UserRole + 3


def showable(kind: str) -> list[Field]:
    """Return the fields that can be columns: those with a single value."""
    return [field for field in KINDS[kind].fields if not field.is_many]


class RecordModel(QAbstractTableModel):
    """The records that a query finds, in its order. Nothing is loaded but the pages in view.

    ``columns`` are what a table shows; ``extra`` comes along for whoever draws a whole row. ``describe``
    returns a row in words, which a screen reader says at its first cell.
    """

    describe: Callable[[int], str] | None = None

    def __init__(
        self,
        book: LabBook,
        query: ListQuery,
        columns: Sequence[str],
        extra: Iterable[str] = (),
        parent: QObject | None = None,
    ) -> None:
        """Read the first page. If there are more records than that, they are counted after it is drawn."""
        super().__init__(parent)
        self._book = book
        self._extra = tuple(extra)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.count_all)
        self.query = query
        self._choose(columns)
        self._begin()

    def _choose(self, columns: Sequence[str]) -> None:
        by_id = KINDS[self.query.kind].by_id
        self.columns = [by_id[id_] for id_ in columns if not by_id[id_].is_many]
        self._asked = tuple(dict.fromkeys((*(field.id for field in self.columns), *self._extra)))

    def _begin(self) -> None:
        self._forget()
        self._count = len(self._page(0))
        self._counted = self._count < PAGE
        if not self._counted:
            self._later.start()

    def _forget(self) -> None:
        self._pages: OrderedDict[int, list[ListRow]] = OrderedDict()
        self._names: dict[str, str] = {}

    def count_all(self) -> None:
        """Have as many rows as there are records; until then there may be those of the first page only."""
        if self._counted:
            return
        self._counted = True
        total = lists.count(self._book, self.query)
        if total > self._count:
            self.beginInsertRows(QModelIndex(), self._count, total - 1)
            self._count = total
            self.endInsertRows()

    def show_columns(self, columns: Sequence[str]) -> None:
        """Show other fields."""
        self.beginResetModel()
        self._choose(columns)
        self._begin()
        self.endResetModel()

    def ask(self, **changes: Any) -> None:
        """Change the query: ``text``, ``sort``, ``descending``, ``only``."""
        self.beginResetModel()
        self.query = dataclasses.replace(self.query, **changes)
        self._begin()
        self.endResetModel()

    def refresh(self) -> None:
        """Read again what may have changed. Rows may hold other records afterwards, see ``row_of``."""
        self.count_all()
        if lists.count(self._book, self.query) != self._count:
            self.ask()
            return
        self._forget()
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))

    def record(self, row: int) -> ListRow | None:
        """Return a row, or None if the list has become shorter meanwhile."""
        number, place = divmod(row, PAGE)
        page = self._page(number)
        return page[place] if place < len(page) else None

    def _page(self, number: int) -> list[ListRow]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page = lists.page(self._book, self.query, self._asked, number * PAGE, PAGE)
        self._pages[number] = page
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        self._learn_names(page)
        return page

    def _learn_names(self, page: Sequence[ListRow]) -> None:
        """Look up what the references and open vocabularies of a page are called, all at once."""
        by_id = KINDS[self.query.kind].by_id
        asked = [by_id[id_] for id_ in self._asked]
        uids = {row.values[field.id] for field in asked if field.target for row in page}
        found = lists.titles(self._book, [uid for uid in uids - {None} if uid not in self._names])
        self._names |= {uid: title.title or title.code for uid, title in found.items()}
        for field in asked:
            if field.vocabulary and field.vocabulary.open:
                self._names |= vocabulary.terms(self._book, field.vocabulary.name)

    def text(self, row: int, id_: str) -> str:
        """Return a value as people read it."""
        found = self.record(row)
        field = KINDS[self.query.kind].by_id[id_]
        value = found.values.get(id_) if found else None
        return show(field, value, lambda key: self._names.get(key, key)) if value is not None else ""

    def uid_at(self, row: int) -> str | None:
        """Return the internal number of the record in a row."""
        found = self.record(row) if 0 <= row < self._count else None
        return found.uid if found else None

    def uids(self) -> list[str]:
        """Return the internal numbers of all rows."""
        self.count_all()
        return lists.uids(self._book, self.query)

    def row_of(self, uid: str) -> int | None:
        """Return the row of a record, or None if the list does not show it."""
        self.count_all()
        return lists.position(self._book, self.query, uid)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        field = self.columns[index.column()]
        match role:
            case Item.DisplayRole | Item.ToolTipRole:
                return self.text(index.row(), field.id)
            case Item.AccessibleTextRole if self.describe and index.column() == 0:
                return self.describe(index.row())
            case Item.TextAlignmentRole:
                return _side(field) | Qt.AlignmentFlag.AlignVCenter
            case Role.UID | Role.GAPS | Role.ERRORS:
                found = self.record(index.row())
                return found and (found.uid, found.gaps, found.errors)[role - Role.UID]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Item.DisplayRole:
            return self.columns[section].label
        side = _side(self.columns[section]) | Qt.AlignmentFlag.AlignVCenter
        return side if role == Item.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns):
            self.ask(sort=self.columns[column].id, descending=order is Qt.SortOrder.DescendingOrder)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column and direction that a table's header shows; -1 if it is no column."""
        ids = [field.id for field in self.columns]
        order = Qt.SortOrder.DescendingOrder if self.query.descending else Qt.SortOrder.AscendingOrder
        return (ids.index(self.query.sort) if self.query.sort in ids else -1), order


def _side(field: Field) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if field.kind in _NUMBERS else Qt.AlignmentFlag.AlignLeft
