"""One open question, with the way to its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.catalogue import KINDS
from ui.pages.lettering import shortened
from ui.pages.office.conflict_panel import ConflictPanel
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import ElidedLabel, WrappedLabel

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from app.services.office.questions import Choice, Question

_LOW = 420
_HIGHEST = 420  # of both versions
_LONGEST = 200


class OpenSide(QFrame):
    """``back`` leads to the list, ``opened`` tells the uid of the record to look at."""

    back = Signal()
    opened = Signal(str)

    def __init__(self) -> None:
        """Begin without a question."""
        super().__init__()
        mark(self, ground="surface", edge="left")
        self.back_button = IconButton("arrow-left", "Zurück zur Liste", self.back.emit)
        self._about = ElidedLabel("", "meta")
        self._title = WrappedLabel("", "recordTitle")
        self._open = Button("Zum Eintrag", self._tell, icon="external-link")
        self.panel = ConflictPanel(at_once=True)
        self.panel.back.connect(self.back)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._about)
        words.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        row.addWidget(self.back_button)
        row.addLayout(words, 1)
        row.addWidget(self._open)
        self._head = QFrame()
        self._head.setLayout(row)
        self._row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.panel, 1)
        column.addStretch(0)

    def show_question(
        self,
        question: Question | None,
        draft: Choice | None,
        labels: Mapping[str, str],
        today: dt.date,
        place: str,
    ) -> None:
        """Show a question with what was chosen and not put in force yet, or none."""
        for part in (self._head, self.panel):
            part.setVisible(question is not None)
        if question is None:
            self.panel.question = None
            return
        about = KINDS[question.kind]
        self._about.setText(f"{question.town} · {about.label} {question.code}")
        self._title.say(shortened(question.title, _LONGEST))
        self.panel.show_question(question, draft, labels, today, place)

    def _tell(self) -> None:
        if self.panel.question:
            self.opened.emit(self.panel.question.uid)

    def set_out(self) -> None:
        """Save room where there is little."""
        low = self.height() < _LOW
        edge = space("m") if low else space("l") + space("xs")
        self._row.setContentsMargins(edge, space("xs" if low else "m"), edge, space("xs" if low else "m"))
        self._title.setVisible(not low)
        self.panel.set_tight(low)
        self.panel.setMaximumHeight(16777215 if low else pixels(_HIGHEST))
