"""What a delivery changes, as Qt's views want it: kind, record, field. Fields are worded when looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.catalogue import KINDS
from app.domain.numbers import write
from app.merge.plan import FieldChange, Outcome, Verdict
from app.services.office.merge_report import VERDICT
from app.services.office.plan_rows import FieldRow, KindRow, RecordRow, field_rows
from ui.pages.office.inbox_words import TAKES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.office.questions import Choice, Key

    Index = QModelIndex | QPersistentModelIndex

What = KindRow | RecordRow | FieldChange | int
Item = Qt.ItemDataRole
NODE, RESULT = 256, 257  # roles of our own
HEADS = ("Datensatz und Feld", "Bisher im Projektbüro", "In der Lieferung", "Ergebnis")
WHAT, BEFORE, NOW, RESULT_COLUMN = range(len(HEADS))


class Result(NamedTuple):
    """What becomes of a row, in a word, with its icon and tone."""

    text: str
    icon: str = ""
    tone: str = "text"
    strong: bool = True


_VERDICTS = {
    Verdict.NEW: Result(VERDICT[Verdict.NEW], "plus", "ok"),
    Verdict.CHANGED: Result(VERDICT[Verdict.CHANGED], "pencil", "accent"),
    Verdict.DELETED: Result(VERDICT[Verdict.DELETED], "trash-2", "text2"),
    Verdict.CONFLICT: Result(VERDICT[Verdict.CONFLICT], "git-merge", "wider"),
}
_WITHDRAWN = Result("widerrufen", "trash-2", "text2")
_OUTCOMES = {
    Outcome.TAKEN: Result("Lieferung", strong=False),
    Outcome.KEPT: Result("Projektbüro", strong=False),
    Outcome.AGREED: Result("beide gleich", strong=False),
    Outcome.OPEN: Result("offen", "git-merge", "wider"),
}


@dataclass(eq=False)
class Node:
    """A row of the tree. ``what`` is a kind, a record, a change of a field, or how many are left out."""

    what: What
    row: int
    number: int
    parent: Node | None = None
    words: FieldRow | None = None
    children: list[Node] | None = field(default=None, repr=False)

    @property
    def record(self) -> RecordRow | None:
        """The record that the row is or belongs to."""
        if isinstance(self.what, RecordRow):
            return self.what
        return self.parent.record if self.parent else None

    @property
    def key(self) -> Key | None:
        """Record and field, if the row is a field."""
        record = self.record
        return (record.uid, self.what.field) if record and isinstance(self.what, FieldChange) else None


class PlanModel(QAbstractItemModel):
    """``choices`` are the answers given so far; questions are by record and field."""

    def __init__(self, parent: Any = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.roots: list[Node] = []
        self.labels: Mapping[str, str] = {}
        self._choices: Mapping[Key, Choice] = {}
        self._nodes: dict[int, Node] = {}  # Qt may ask for a row that is gone, so it is given numbers
        self._numbers = count(1)

    def show_rows(self, rows: Sequence[KindRow], labels: Mapping[str, str]) -> None:
        """Show another tree; ``labels`` names the keys of themes and theses."""
        self.beginResetModel()
        self.labels = labels
        self._nodes.clear()
        self.roots = [self._new(kind, at) for at, kind in enumerate(rows)]
        self.endResetModel()

    def answer(self, choices: Mapping[Key, Choice]) -> None:
        """Show other answers."""
        self._choices = choices
        for root in self.roots:
            parent = self.index(root.row, 0)
            self.dataChanged.emit(
                self.index(0, 0, parent), self.index(self.rowCount(parent) - 1, RESULT_COLUMN, parent)
            )

    # The tree

    def children_of(self, node: Node) -> list[Node]:
        """Return the rows below a row, made when they are first asked for."""
        if node.children is None:
            node.children = list(self._made(node))
        return node.children

    def _new(self, what: What, row: int, parent: Node | None = None, words: FieldRow | None = None) -> Node:
        node = Node(what, row, next(self._numbers), parent, words)
        self._nodes[node.number] = node
        return node

    def _made(self, node: Node) -> list[Node]:
        what = node.what
        if isinstance(what, KindRow):
            nodes = [self._new(record, at, node) for at, record in enumerate(what.records)]
            return [*nodes, self._new(what.more, len(nodes), node)] if what.more else nodes
        if isinstance(what, RecordRow):
            pairs = zip(what.changes, field_rows(what, self.labels), strict=True)
            return [self._new(change, at, node, words) for at, (change, words) in enumerate(pairs)]
        return []

    def node(self, index: Index) -> Node | None:
        """Return the row at an index."""
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def index_of(self, node: Node) -> QModelIndex:
        """Return where a row is."""
        return self.createIndex(node.row, WHAT, node.number)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        above = self.node(parent)
        siblings = self.children_of(above) if above else self.roots
        inside = 0 <= row < len(siblings) and 0 <= column < len(HEADS)
        return self.createIndex(row, column, siblings[row].number) if inside else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        node = self.node(index)
        return self.index_of(node.parent) if node and node.parent else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        node = self.node(parent)
        if node and parent.column():
            return 0
        return len(self.children_of(node)) if node else len(self.roots)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008  # as Qt declares it
        node = self.node(parent)
        if node is None:
            return bool(self.roots)
        if parent.column():
            return False
        return isinstance(node.what, KindRow) or (
            isinstance(node.what, RecordRow) and bool(node.what.changes)
        )

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        return len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole) -> Any:
        return HEADS[section] if role == Item.DisplayRole else None

    # What stands in a row

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Item.DisplayRole:
                return self.texts(node)[index.column()]
            case Item.ToolTipRole:
                return self.texts(node)[index.column()] or None
            case Item.AccessibleTextRole:
                return self.spoken(node) if index.column() == WHAT else self.texts(node)[index.column()]
        return {NODE: node, RESULT: self.result(node)}.get(role) if role >= NODE else None

    def texts(self, node: Node) -> tuple[str, str, str, str]:
        """Return what stands in the columns."""
        result = self.result(node).text
        if node.words:
            return node.words.label, node.words.ours, node.words.theirs, result
        return _name(node), "", "", result

    def result(self, node: Node) -> Result:
        """Return what becomes of a row."""
        what = node.what
        if isinstance(what, FieldChange):
            choice = self._choices.get(node.key) if node.key else None
            return Result(TAKES[choice.take], "check", "ok") if choice else _OUTCOMES[what.outcome]
        if isinstance(what, RecordRow):
            return _WITHDRAWN if what.withdrawn else _VERDICTS[self._verdict(what)]
        return Result("")

    def _verdict(self, record: RecordRow) -> Verdict:
        """A conflict is one for as long as one of its questions has no answer."""
        if record.verdict is not Verdict.CONFLICT:
            return record.verdict
        open_ = (it for it in record.changes if it.outcome is Outcome.OPEN)
        answered = all((record.uid, it.field) in self._choices for it in open_)
        return Verdict.CHANGED if answered else Verdict.CONFLICT

    def spoken(self, node: Node) -> str:
        """Return what a screen reader says of a row."""
        name, before, now, result = self.texts(node)
        if not node.words:
            return ", ".join(filter(None, (name, result)))
        return f"{name}, bisher: {before}, in der Lieferung: {now}, {result}"


def _name(node: Node) -> str:
    what = node.what
    if isinstance(what, KindRow):
        return KINDS[what.kind].plural
    return what.title if isinstance(what, RecordRow) else f"… und {write(int(str(what)))} weitere"
