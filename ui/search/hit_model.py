"""The hits as Qt sees them: under their kinds, and read in full a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.catalogue import KINDS
from app.services import search
from app.services.search import Hit
from ui.pages.records.specs import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject

    from app.services.book import LabBook
    from app.services.search import Answer, Finding
    from ui.search.asking import Reply

    Index = QModelIndex | QPersistentModelIndex

PAGE = 14  # somewhat more than there is room for
ROW = Qt.ItemDataRole.UserRole
_OF_EACH_KIND = 5
_FIRST = {page.lists[0].kind for page in PAGES.values()}  # before the sources and themes that belong to them
_NO_PARENT = QModelIndex()
_SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Heading(NamedTuple):
    """A kind of record, and how many of its hits follow of how many."""

    kind: str
    shown: int
    counted: int

    @property
    def text(self) -> str:
        """What stands above the hits."""
        label = KINDS[self.kind].plural
        return label if self.shown == self.counted else f"{label} · {self.shown} von {self.counted}"


Row = Heading | Hit


def rows_of(answer: Answer, *, whole: bool) -> list[Row]:
    """Return what the list shows: of each kind the first few hits or all.

    What has a page of its own comes first, each in the order of the best hits.
    """
    by_kind: dict[str, list[Hit]] = {}
    for hit in answer.hits:
        by_kind.setdefault(hit.kind, []).append(hit)
    rows: list[Row] = []
    for kind, hits in sorted(by_kind.items(), key=lambda item: item[0] not in _FIRST):
        shown = hits if whole else hits[:_OF_EACH_KIND]
        rows += [Heading(kind, len(shown), len(shown) if answer.more else len(hits)), *shown]
    return rows


class HitModel(QAbstractListModel):
    """Has the rows of a reply; what is below the first page is read when somebody gets there."""

    def __init__(self, book: LabBook, parent: QObject) -> None:
        """Begin empty."""
        super().__init__(parent)
        self._book = book
        self._text = ""
        self._rows: Sequence[Row] = ()
        self._shown: list[Heading | Finding] = []
        self._read = 0

    def show(self, reply: Reply) -> None:
        """Show another reply from its beginning."""
        self.beginResetModel()
        self._text, self._rows = reply.question.text, reply.rows
        self._read = min(PAGE, len(self._rows))
        self._shown = list(_told(self._rows[: self._read], reply.findings))
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def canFetchMore(self, parent: Index = _NO_PARENT) -> bool:
        return not parent.isValid() and self._read < len(self._rows)

    def fetchMore(self, parent: Index = _NO_PARENT) -> None:
        page = self._rows[self._read : self._read + PAGE]
        self._read += len(page)
        hits = [row for row in page if isinstance(row, Hit)]
        more = list(_told(page, search.describe(self._book, self._text, hits)))
        if more:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(more) - 1)
            self._shown += more
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._shown[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return _SELECTABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text if isinstance(row, Heading) else plain(row.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.text if isinstance(row, Heading) else spoken(row)
            case _ if role == ROW:
                return row
        return None

    def hit_from(self, row: int, step: int) -> QModelIndex:
        """Return the first hit from ``row`` on in the direction of ``step``, headings left out."""
        while row >= 0 and (row < len(self._shown) or self.canFetchMore()):
            if row >= len(self._shown):
                self.fetchMore()
            elif isinstance(self._shown[row], Heading):
                row += step
            else:
                return self.index(row)
        return QModelIndex()


def _told(rows: Sequence[Row], findings: Sequence[Finding]) -> Iterator[Heading | Finding]:
    """What was deleted between the search and now is left out."""
    by_uid = {finding.uid: finding for finding in findings}
    for row in rows:
        if isinstance(row, Heading):
            yield row
        elif row.uid in by_uid:
            yield by_uid[row.uid]


def plain(pieces: Sequence[tuple[str, bool]]) -> str:
    """Return a text without its marks."""
    return "".join(text for text, _ in pieces)


def spoken(finding: Finding) -> str:
    """Return a hit as a screen reader says it."""
    label, where = KINDS[finding.kind].label, f"{finding.place}: {plain(finding.passage)}"
    invented = "erfunden" if finding.invented else ""
    parts = (label, plain(finding.title), finding.code, invented, where if finding.passage else "")
    return ", ".join(part for part in parts if part)
