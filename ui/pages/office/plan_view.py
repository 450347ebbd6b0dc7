"""The tree of what a delivery changes, drawn in four columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QStyle, QStyledItemDelegate, QTreeView

from app.merge.plan import FieldChange, Verdict
from app.services.office.plan_rows import KindRow, RecordRow
from ui.pages.office.plan_model import (
    BEFORE,
    NODE,
    NOW,
    RESULT,
    RESULT_COLUMN,
    WHAT,
    Node,
    PlanModel,
    Result,
)
from ui.theme.icons import pixmap
from ui.theme.look import color, current, pixels
from ui.theme.paint import ring, write
from ui.theme.tokens import size, space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.services.office.questions import Choice, Key

    Index = QModelIndex | QPersistentModelIndex

_INDENT = 20
_SHARES = {WHAT: 36, BEFORE: 23, NOW: 29}  # of a hundred; the result has what it needs
_RESULT_WIDTH, _RESULT_NARROW = 132, 104
_FEW = 60  # records: of so few all are open from the beginning


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(1, pixels(size("treeRow")))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        edge = space("xs") if index.column() == WHAT else space("m") - 1  # as far in as the heads
        room = option.rect.adjusted(edge, 0, -space("xs"), 0)
        if index.column() == RESULT_COLUMN:
            _draw_result(painter, room, index.data(RESULT), selected)
            return
        strong = isinstance(node.what, KindRow)
        quiet = index.column() == BEFORE or isinstance(node.what, int)
        ink = "selText" if selected else "text2" if quiet else "text"
        write(painter, room, str(index.data() or ""), "bodyStrong" if strong else "body", ink)


def _draw_result(painter: QPainter, room: QRect, result: Result, selected: bool) -> None:
    plain = selected and current().contrast
    left = 0
    if result.icon:
        extent = size("iconSmall")
        drawing = pixmap(result.icon, "selText" if plain else result.tone, extent)
        painter.drawPixmap(room.left(), room.center().y() - extent // 2, drawing)
        left = extent + space("s")
    ink = "selText" if plain else result.tone
    write(painter, room.adjusted(left, 0, 0, 0), result.text, "bodyStrong" if result.strong else "body", ink)


class PlanView(QTreeView):
    """``moved`` tells that one stands on another row, ``entered`` that one wants to decide, ``back`` away."""

    moved = Signal()
    entered = Signal()
    back = Signal()

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.plan = PlanModel(self)
        self.setObjectName("plan")
        self.setAccessibleName("Was die Lieferung ändert")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(self.plan)
        self.setItemDelegate(_Painter(self))
        self.setIndentation(pixels(_INDENT))
        self.setUniformRowHeights(True)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(1)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.selectionModel().currentChanged.connect(self.moved)

    @property
    def node(self) -> Node | None:
        """The row one stands on."""
        return self.plan.node(self.currentIndex())

    def show_rows(
        self, rows: Sequence[KindRow], labels: Mapping[str, str], stand_on: Iterable[Key] = ()
    ) -> None:
        """Show another tree, and stand on the first of these fields that is in it, or on its first row."""
        self.plan.show_rows(rows, labels)
        few = sum(len(kind.records) for kind in rows) <= _FEW
        for root in self.plan.roots:
            self.expand(self.plan.index_of(root))
            self.setFirstColumnSpanned(root.row, QModelIndex(), True)
            for node in self.plan.children_of(root):
                if isinstance(node.what, RecordRow) and (few or node.what.verdict is Verdict.CONFLICT):
                    self.expand(self.plan.index_of(node))
        if not any(self.stand_on(key) for key in stand_on):
            self.setCurrentIndex(self.plan.index(0, 0))

    def answer(self, choices: Mapping[Key, Choice]) -> None:
        """Show the answers given so far."""
        self.plan.answer(choices)

    def fields(self) -> Iterator[Node]:
        """Return the rows of fields that may be asked about, from top to bottom."""
        for root in self.plan.roots:
            for node in self.plan.children_of(root):
                if isinstance(node.what, RecordRow) and node.what.verdict is Verdict.CONFLICT:
                    yield from self.plan.children_of(node)

    def stand_on(self, key: Key) -> bool:
        """Stand on a field. False if it is not here."""
        found = self._find(key)
        if found:
            index = self.plan.index_of(found)
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return found is not None

    def _find(self, key: Key) -> Node | None:
        """Only the record in question is put into words."""
        records = (node for root in self.plan.roots for node in self.plan.children_of(root))
        wanted = (node for node in records if isinstance(node.what, RecordRow) and node.what.uid == key[0])
        fields = (field for node in wanted for field in self.plan.children_of(node))
        return next((field for field in fields if field.key == key), None)

    # How it is drawn

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        chosen = self.selectionModel().isRowSelected(index.row(), index.parent())
        ground = "sel" if chosen else "surface"
        painter.fillRect(options.rect, color(ground))
        rect = QRect(0, options.rect.top(), self.viewport().width(), options.rect.height())
        super().drawRow(painter, options, index)
        if chosen:
            painter.fillRect(QRect(0, rect.top(), size("selectionBar"), rect.height()), color("accent"))
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), color("line"))
        if self.plan.node(index) is self.node and self.hasFocus():
            painter.save()
            ring(painter, rect, "selText" if chosen and current().contrast else "focus", "field")
            painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.viewport().width()
        result = pixels(_RESULT_WIDTH if width > 640 else _RESULT_NARROW)
        rest = max(width - result, 1)
        whole = sum(_SHARES.values())
        for column, share in _SHARES.items():
            self.setColumnWidth(column, rest * share // whole)
        self.setColumnWidth(RESULT_COLUMN, result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """A field is decided on; everything else opens and closes."""
        node = self.node
        if node and isinstance(node.what, FieldChange):
            self.entered.emit()
        else:
            self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
