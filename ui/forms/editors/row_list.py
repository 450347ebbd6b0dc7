"""Several things below each other in a field, and the buttons that act on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.picker_rows import MetaRole, ProblemRole, RowDelegate
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent

_MOST_ROWS = 6
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Line(NamedTuple):
    """One row: title, one line that says more, what is wrong with it."""

    title: str
    meta: str = ""
    problem: str = ""


class _Lines(QListWidget):
    """As high as its rows, up to a few. Enter opens, Entf removes, Strg+Auf and Strg+Ab move."""

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setItemDelegate(RowDelegate(self, role))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(self.row(item)))

    def show_lines(self, lines: Sequence[Line]) -> None:
        current = self.currentRow()
        self.clear()
        for line in lines:
            self.addItem(_item(line))
        self.setCurrentRow(min(max(current, 0), self.count() - 1))
        self.setVisible(bool(lines))
        self.fit()

    def fit(self) -> None:
        rows = [self.sizeHintForRow(row) for row in range(self.count())]
        wanted = sum(rows[:_MOST_ROWS]) + 2 * self.frameWidth()
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form where there is nothing to scroll."""
        if self.count() > _MOST_ROWS:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        step = _MOVES.get(Qt.Key(event.key()))
        if event.key() in _ENTER:
            self.opened.emit(row)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row)
        elif step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(row, row + step)
        else:
            super().keyPressEvent(event)


class RowList(QWidget):
    """Rows and their buttons. Rows are counted from 0.

    ``moved`` may lead outside; who listens decides.
    """

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, add: str, on_add: Callable[[], object], open_: str, role: str = "body") -> None:
        """``add`` and ``open_`` say what the buttons do; ``role`` is the type style of titles."""
        super().__init__()
        self.lines = _Lines(role)
        self.add = Button(add, on_add, variant="quiet", icon="plus")
        self._open_text = open_
        self._tools: list[QWidget] = []
        self._allowed = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addWidget(self.lines)
        self._row = self._buttons()
        column.addLayout(self._row)
        for name in ("opened", "removed", "moved"):
            getattr(self.lines, name).connect(getattr(self, name))
        self.setFocusProxy(self.add)
        self.show_lines(())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        row.addWidget(self.add)
        row.addStretch(1)
        return row

    def _make_tools(self) -> list[QWidget]:
        here = self.lines.currentRow
        tools: list[QWidget] = [
            Button(self._open_text, lambda: self.opened.emit(here()), variant="quiet"),
            IconButton("arrow-up", "Nach oben (Strg+Auf)", lambda: self.moved.emit(here(), here() - 1)),
            IconButton("arrow-down", "Nach unten (Strg+Ab)", lambda: self.moved.emit(here(), here() + 1)),
            IconButton("x", "Entfernen (Entf)", lambda: self.removed.emit(here())),
        ]
        for tool in tools:
            self._row.addWidget(tool)
        return tools

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows; the place stays. The tools are made with the first row."""
        self.lines.show_lines(lines)
        self.setFocusProxy(self.lines if lines else self.add)
        if lines and not self._tools:
            self._tools = self._make_tools()
        for place, tool in enumerate(self._tools):
            tool.setVisible(len(lines) > (0 if place in (0, 3) else 1))
        self.allow(self._allowed)

    def allow(self, allowed: bool) -> None:
        """Let people change the rows, or only open them."""
        self._allowed = allowed
        for tool in (self.add, *self._tools[1:]):
            tool.setEnabled(allowed)

    def mark_wrong(self, wrong: bool) -> None:
        """Frame the rows as wrong, or not."""
        mark(self.lines, problem="error" if wrong else "")


def _item(line: Line) -> QListWidgetItem:
    item = QListWidgetItem(line.title)
    item.setData(MetaRole, line.meta)
    item.setData(ProblemRole, line.problem)
    said = ". ".join(filter(None, (line.title, line.meta, line.problem)))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    item.setToolTip("\n".join(filter(None, (line.title, line.meta, line.problem))))
    return item
