"""Tables of marks: what findings mean for theses, or how many records there are. Shape first, then colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.vocabularies.findings import THESIS_RELATIONS
from ui.theme.icons import RELATION_COLORS, pixmap
from ui.theme.look import current, font
from ui.theme.paint import ring, write
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    Index = QModelIndex | QPersistentModelIndex

MARKS = Qt.ItemDataRole.UserRole  # the marks of a cell

_NUMBER_GAP, _WIDE_GAP, _EDGE = 3, 10, 8


class Mark(NamedTuple):
    """One mark of a cell: the name of its drawing, its colour, and the number beside it, "" for none."""

    drawing: str
    ink: str
    number: str = ""


def relation_marks(counts: Mapping[str, int]) -> tuple[Mark, ...]:
    """Return ▲ ▼ ◊ ○ in the order of the vocabulary; several of a kind are a mark and their number."""
    return tuple(
        Mark(f"relation-{key}", RELATION_COLORS[key], str(counts[key]) if counts[key] > 1 else "")
        for key in THESIS_RELATIONS.keys
        if counts.get(key)
    )


class MarkDelegate(QStyledItemDelegate):
    """Draws the marks of a cell side by side in its middle."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        on_contrast = current().contrast and bool(option.state & QStyle.StateFlag.State_Selected)
        if on_contrast and option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, option.rect.adjusted(2, 2, -2, -2), "selText", "field")  # its own has no contrast
        marks: Sequence[Mark] = index.data(MARKS) or ()
        if marks:
            _draw(painter, option.rect, marks, "selText" if on_contrast else "")


def _draw(painter: QPainter, room: QRect, marks: Sequence[Mark], ink: str) -> None:
    widths = [_width(mark) for mark in marks]
    gaps = max(len(marks) - 1, 1)
    gap = max(space("hair"), min(_WIDE_GAP, (room.width() - sum(widths) - 2 * _EDGE) // gaps))
    left = room.left() + (room.width() - sum(widths) - gap * (len(marks) - 1)) // 2
    for mark, width in zip(marks, widths, strict=True):
        extent = size("mark")
        drawing = pixmap(mark.drawing, ink or mark.ink, extent)
        painter.drawPixmap(QPoint(left, room.center().y() - extent // 2), drawing)
        beside = QRect(left + extent + _NUMBER_GAP, room.top(), width, room.height())
        write(painter, beside, mark.number, "meta", ink or "text")
        left += width + gap


def _width(mark: Mark) -> int:
    number = QFontMetrics(font("meta")).horizontalAdvance(mark.number)
    return size("mark") + (_NUMBER_GAP + number if number else 0)


class MarkTable(QTableView):
    """Arrows move between the cells. ``entered`` tells the cell on which Enter was pressed."""

    entered = Signal(QModelIndex)

    def __init__(self, name: str) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(MarkDelegate(self))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            self._prepare(header)

    def _prepare(self, header: QHeaderView) -> None:
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def relation_legend() -> QWidget:
    """Return the marks of the relations with their words."""
    terms = THESIS_RELATIONS.terms
    return legend((Mark(f"relation-{term.key}", RELATION_COLORS[term.key]), term.label) for term in terms)


def legend(entries: Iterable[tuple[Mark, str]]) -> QWidget:
    """Return marks with their words, in one line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space("xs"))
    for mark, word in entries:
        row.addWidget(IconLabel(mark.drawing, mark.ink, size("mark")))
        row.addWidget(Label(word, "meta"))
        row.addSpacing(space("s"))
    row.addStretch(1)
    return holder
