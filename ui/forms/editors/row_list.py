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
from ui.forms.editors.base import frame
from ui.forms.tab_order import tab_through
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent

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
        self.clear()
        for line in lines:
            self.addItem(_item(line))
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentRow(0)

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
    """Rows and their buttons. Rows are counted from 0; ``moved`` may lead outside, who listens decides.

    What acts on a row shows once a row is chosen.
    """

    opened = Signal(int)
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(
        self, name: str, add: str, on_add: Callable[[], object], open_: str, role: str = "body"
    ) -> None:
        """``name`` is the rows', ``add`` and ``open_`` the buttons'; ``role`` is the type style of titles."""
        super().__init__()
        self.lines = _Lines(role)
        self.lines.setAccessibleName(name)
        self._name = name
        self.add = Button("", on_add, variant="quiet", icon="plus")
        self.call_add(add)
        self._open_text = open_
        self._tools: list[QWidget] = []
        self._allowed = True
        self._row = QHBoxLayout()
        self._row.setSpacing(space("s"))
        self._row.addWidget(self.add)
        self._row.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addWidget(self.lines)
        column.addLayout(self._row)
        self.lines.currentRowChanged.connect(self._offer_tools)
        for signal in ("opened", "removed", "moved"):
            getattr(self.lines, signal).connect(getattr(self, signal))
        self.show_lines(())

    def call_add(self, text: str) -> None:
        """Let the button say ``text``; who only hears it hears what it adds to as well."""
        self.add.setText(text)
        self.add.setAccessibleName(f"{self._name}: {text.removesuffix(' …')}")

    def put_first(self, button: QWidget) -> None:
        """Offer another way to add something, before the one there is."""
        self._row.insertWidget(0, button)
        self._let_tab_follow()

    def put_below(self, part: QWidget) -> None:
        """Say something below everything else."""
        self._column.addWidget(part)

    def _let_tab_follow(self) -> None:
        """Let Tab go through the buttons as they stand, however late they were made."""
        items = filter(None, map(self._row.itemAt, range(self._row.count())))
        widgets = (item.widget() for item in items)
        tab_through([self.lines, *filter(None, widgets)])

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

    def _offer_tools(self, row: int) -> None:
        if row >= 0 and not self._tools:
            self._tools = self._make_tools()
            self._let_tab_follow()
        for place, tool in enumerate(self._tools):
            always = place in (0, len(self._tools) - 1)
            tool.setVisible(row >= 0 and (always or self.lines.count() > 1))
            tool.setEnabled(self._allowed or place == 0)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other rows, none of them chosen."""
        self.lines.show_lines(lines)
        self.setFocusProxy(self.lines if lines else self.add)

    def choose(self, row: int) -> None:
        """Choose a row, the last one if there are not that many."""
        self.lines.setCurrentRow(min(row, self.lines.count() - 1))

    def allow(self, allowed: bool) -> None:
        """Let people change the rows, or only open them."""
        self._allowed = allowed
        self.add.setEnabled(allowed)
        self._offer_tools(self.lines.currentRow())

    def mark_wrong(self, wrong: bool) -> None:
        """Frame the rows as wrong, or not."""
        frame(self.lines, wrong)


def _item(line: Line) -> QListWidgetItem:
    item = QListWidgetItem(line.title)
    item.setData(MetaRole, line.meta)
    item.setData(ProblemRole, line.problem)
    said = ". ".join(filter(None, (line.title, line.meta, line.problem)))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
    item.setToolTip("\n".join(filter(None, (line.title, line.meta, line.problem))))
    return item
