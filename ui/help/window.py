"""The help window: contents and search at the left, the page at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from ui.help.pages import pages, search
from ui.help.reader import HelpReader
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.search_box import SearchBox
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from ui.help.pages import HelpPage

_SIZE = (860, 600)
_SMALLEST = (440, 280)
_LIST_WIDTH = 230
_KEY = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Stands beside the program, so that one can read and do. There is one of it."""

    def __init__(self, parent: QWidget) -> None:
        """Begin with all pages in the list."""
        super().__init__(parent)
        self.setWindowTitle("Hilfe")
        self.setMinimumSize(*_SMALLEST)
        self.resize(*map(pixels, _SIZE))
        self.box = SearchBox("In der Hilfe suchen")
        self.list = QListWidget()
        self.list.setObjectName("contents")
        self.list.setAccessibleName("Inhalt der Hilfe")
        self._none = Label("", "hint")
        self._title = Label("", "pageTitle")
        self.reader = HelpReader()
        self._arrange()
        self._fill(pages())
        self.box.textChanged.connect(self._look_for)
        self.box.installEventFilter(self)
        self.list.currentItemChanged.connect(self._read)
        self.reader.wanted.connect(self.show_page)
        QShortcut(QKeySequence.StandardKey.Find, self, self._go_search)

    def _arrange(self) -> None:
        side = QWidget()
        mark(side, ground="nav")
        column = QVBoxLayout(side)
        column.setContentsMargins(*[space("m")] * 4)
        column.setSpacing(space("s"))
        for part in (self.box, self.list, self._none):
            column.addWidget(part)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(side)
        halves.addWidget(self._right())
        halves.setStretchFactor(1, 1)
        halves.setSizes([pixels(_LIST_WIDTH), pixels(_SIZE[0] - _LIST_WIDTH)])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)

    def _right(self) -> QWidget:
        right = QWidget()
        mark(right, ground="surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, space("l"), 0, 0)
        column.setSpacing(0)
        self._title.setContentsMargins(space("xl"), 0, space("xl"), 0)
        column.addWidget(self._title)
        column.addWidget(self.reader, 1)
        return right

    @property
    def title(self) -> str:
        """The title of the page in view."""
        return self._title.text()

    def show_page(self, key: str) -> None:
        """Show a page, and the window if it is not there."""
        self.box.clear()
        self._stand_on(key)
        self.show()
        self.activateWindow()
        self.list.setFocus()

    def _stand_on(self, key: str) -> None:
        rows = [row for row in range(self.list.count()) if self.list.item(row).data(_KEY) == key]
        self.list.setCurrentRow(rows[0] if rows else 0)

    def _fill(self, found: Sequence[HelpPage]) -> None:
        self.list.clear()
        for page in found:
            item = QListWidgetItem(page.title)
            item.setData(_KEY, page.key)
            self.list.addItem(item)

    def _look_for(self, text: str) -> None:
        """Searching twenty short pages takes no time: there is nothing to wait for."""
        found = search(text)
        self._fill(found)
        self.list.setCurrentRow(0)
        self._none.setText("" if found else "Nichts gefunden. Ein Wort weniger?")

    def _read(self, item: QListWidgetItem | None) -> None:
        page = next((page for page in pages() if item and page.key == item.data(_KEY)), None)
        if page:
            self._title.setText(page.title)
            self.reader.read(page.text, self.box.text().split())

    def _go_search(self) -> None:
        self.box.setFocus()
        self.box.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go through the pages found while one goes on typing."""
        if watched is self.box and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())  # type: ignore[attr-defined]
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads from the list to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.reader.setFocus()
            self.reader.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            super().keyPressEvent(event)
