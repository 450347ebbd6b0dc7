"""What stands in place of hits: what can be found, or what to try when nothing was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.search import words
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Callable


class Silence(QWidget):
    """A sentence, what it means, and below it how to search."""

    def __init__(self, widen: Callable[[], object]) -> None:
        """``widen`` takes back what the hits are narrowed to."""
        super().__init__()
        mark(self, ground="surface")
        self._title = WrappedLabel("", "section")
        self._sense = WrappedLabel("", "reading", "text2")
        self.widen = Button("Eingrenzung aufheben", widen, variant="quiet")
        self._how = _how()
        column = QVBoxLayout(self)
        column.setContentsMargins(space("xl"), space("l"), space("xl"), space("l"))
        column.setSpacing(space("s"))
        column.addWidget(self._title)
        column.addWidget(self._sense)
        column.addWidget(self.widen, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(space("m"))
        column.addWidget(self._how)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """What is said."""
        return f"{self._title.accessibleName()} {self._sense.accessibleName()}".strip()

    def explain(self) -> None:
        """Say what can be found, and how."""
        self._say(words.WHAT, words.WHERE)
        self._how.show()

    def tell(self, title: str, advice: str = "", *, narrowed: bool = False) -> None:
        """Say why there is nothing; where hits were narrowed, offer to take that back."""
        self._say(title, advice)
        self.widen.setVisible(narrowed)
        self._how.hide()

    def _say(self, title: str, sense: str) -> None:
        self._title.say(title)
        self._sense.say(sense)
        self._sense.setVisible(bool(sense))
        self.widen.hide()


def _how() -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space("xs"))
    for sentence in words.HOW:
        column.addWidget(WrappedLabel(sentence, "body", "text2"))
    return whole
