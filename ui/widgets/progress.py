"""Long work, in one line: what it does, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ProgressStrip(QFrame):
    """Stands at the foot of the window while work of more than 400 ms is under way."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        mark(self, ground="surface", edge="top")
        self._text = ElidedLabel()
        self._bar = QProgressBar(textVisible=False)
        self._stop = Button("Abbrechen", self._cancel, variant="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(space("xl"), space("xs"), space("l"), space("xs"))
        row.setSpacing(space("l"))
        row.addWidget(self._text, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)

    def show_progress(self, text: str, done: int = 0, total: int = 0) -> None:
        """``total`` 0 means that nobody knows how much there is."""
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._stop.setEnabled(True)
        self.show()

    def _cancel(self) -> None:
        self._stop.setEnabled(False)
        self._text.setText("Wird abgebrochen …")
        self.cancelled.emit()
