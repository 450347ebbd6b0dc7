"""What a picker lists: records from SQL in pages, or the terms of a vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from app.domain.catalogue import KINDS
from app.domain.folding import fold
from app.services import lists
from ui.dialogs.picker_rows import IndentRole, Index, MetaRole

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QObject

    from app.domain.fields import Condition
    from app.services.book import LabBook
    from app.services.lists import RecordTitle
    from app.services.terms import TermChoice

PAGE = 60

KeyRole = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()


class Choice(NamedTuple):
    """One row: what it stands for, how it reads, one line that explains it."""

    key: str
    title: str
    meta: str = ""
    below: bool = False


class Source(Protocol):
    """Where choices come from."""

    @property
    def kinds(self) -> Mapping[str, str]:
        """What the choices may be narrowed to: keys and labels; fewer than two need no question."""

    def find(self, text: str, kind: str, limit: int) -> Sequence[Choice]:
        """Return the first ``limit`` choices that fit; ``kind`` "" means all."""


class Records:
    """Records of some kinds, as ``only`` allows."""

    def __init__(self, book: LabBook, kinds: Sequence[str], only: Condition | None = None) -> None:
        """``only`` is asked of the whole record."""
        self._book = book
        self._only = only
        self.kinds = {kind: KINDS[kind].plural for kind in kinds}

    def find(self, text: str, kind: str, limit: int) -> Sequence[Choice]:
        """Return records by code."""
        wanted = [kind] if kind else list(self.kinds)
        found = lists.search(self._book, wanted, text, limit, self._only)
        return [Choice(title.uid, title.title or title.code, _meta(title)) for title in found]


class Terms:
    """The terms of a vocabulary that are in use."""

    kinds: Mapping[str, str] = {}

    def __init__(self, terms: Sequence[TermChoice], chosen: Sequence[str] = ()) -> None:
        """What is chosen already can be taken away, even if it is no longer offered."""
        self._terms = [term for term in terms if term.offered or term.key in chosen]

    def find(self, text: str, kind: str, limit: int) -> Sequence[Choice]:
        """Return the terms whose label, help or group has all the words."""
        words = fold(text).split()
        return [_choice(term) for term in self._terms if all(word in _words(term) for word in words)][:limit]


def _meta(title: RecordTitle) -> str:
    kind = KINDS[title.kind]
    return " · ".join((title.code, kind.label, kind.status.label_of(title.status)))


def _choice(term: TermChoice) -> Choice:
    below = bool(term.group) and term.group != term.label
    return Choice(term.key, term.label, term.help if term.help != term.label else "", below)


def _words(term: TermChoice) -> str:
    return fold(f"{term.label} {term.help} {term.group}")


class PickerModel(QAbstractListModel):
    """Rows in pages, and which of them are chosen, in the order of choosing.

    Without ``several`` there are no boxes to tick.
    """

    def __init__(
        self, source: Source, chosen: Sequence[str], *, several: bool, parent: QObject | None = None
    ) -> None:
        """``chosen`` keeps what no page shows."""
        super().__init__(parent)
        self.chosen = list(chosen)
        self._source = source
        self._several = several
        self._asked = ("", "")
        self._rows: Sequence[Choice] = ()
        self._complete = False
        self.look_for("", "")

    def look_for(self, text: str, kind: str) -> None:
        """List what fits, from the beginning."""
        self.beginResetModel()
        self._asked = (text, kind)
        self._load(PAGE)
        self.endResetModel()

    def _load(self, limit: int) -> None:
        self._rows = self._source.find(*self._asked, limit)
        self._complete = len(self._rows) < limit

    def canFetchMore(self, parent: Index = _NO_PARENT) -> bool:
        return not self._complete and not parent.isValid()

    def fetchMore(self, parent: Index = _NO_PARENT) -> None:
        before = len(self._rows)
        more = self._source.find(*self._asked, before + PAGE)
        self._complete = len(more) < before + PAGE
        if len(more) > before:
            self.beginInsertRows(QModelIndex(), before, len(more) - 1)
            self._rows = more
            self.endInsertRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and self._several:
            return Qt.CheckState.Checked if row.key in self.chosen else Qt.CheckState.Unchecked
        return _DATA[role](row) if role in _DATA else None

    def toggle(self, index: Index) -> None:
        """Choose a row, or take it away again."""
        key = self._rows[index.row()].key
        if key in self.chosen:
            self.chosen.remove(key)
        else:
            self.chosen.append(key)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])

    def row_of(self, key: str) -> QModelIndex:
        """Return where a key is listed."""
        rows = [number for number, row in enumerate(self._rows) if row.key == key]
        return self.index(rows[0]) if rows else QModelIndex()


_DATA: dict[int, Callable[[Choice], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda row: row.title,
    Qt.ItemDataRole.ToolTipRole: lambda row: "\n".join(filter(None, (row.title, row.meta))),
    Qt.ItemDataRole.AccessibleTextRole: lambda row: ", ".join(filter(None, (row.title, row.meta))),
    KeyRole: lambda row: row.key,
    MetaRole: lambda row: row.meta,
    IndentRole: lambda row: row.below,
}
