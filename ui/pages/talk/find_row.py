"""Looking for words in one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.anchors import Span
from app.domain.passages import patterns
from app.domain.searching import sought
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import IconButton
from ui.widgets.search_box import SearchBox
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindRow(QWidget):
    """``found`` tells the stretch to show; Enter shows the next one, Esc ends."""

    found = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        """Hidden until somebody looks for something."""
        super().__init__()
        mark(self, ground="surface", edge="bottom")
        self.box = SearchBox("In dieser Abschrift suchen")
        self._count = Label("", "meta")
        self._text = ""
        self._hits: list[Span] = []
        self._at = -1
        row = QHBoxLayout(self)
        row.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        row.addWidget(self.box, 1)
        row.addWidget(self._count)
        row.addWidget(IconButton("arrow-down", "Nächste Stelle", self.go_on))
        row.addWidget(IconButton("x", "Suche beenden", self.close_row))
        self.box.wanted.connect(self._look)
        self.hide()

    def begin(self, text: str) -> None:
        """Look in a text."""
        self._text = text
        self.show()
        self.box.setFocus()
        self.box.selectAll()
        self._look(self.box.text().strip())

    def _look(self, words: str) -> None:
        found = sought(words)
        hits = {hit.span() for one in patterns(found) for hit in one.finditer(self._text)}
        self._hits = [Span(*hit) for hit in sorted(hits)]
        self._at = -1
        self._count.setText("" if not words else "Nichts gefunden" if not self._hits else "")
        self.go_on()

    def go_on(self) -> None:
        """Show the next one."""
        if self._hits:
            self._at = (self._at + 1) % len(self._hits)
            self._count.setText(f"{self._at + 1} von {len(self._hits)}")
            self.found.emit(self._hits[self._at])

    def close_row(self) -> None:
        """End the search."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_row()
        elif event.key() in _ENTER:
            self.go_on()
        else:
            super().keyPressEvent(event)
