"""Going through what may tell who somebody is: replace it, or say that it is no name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.suspects import ADDRESS, CONTACT, FIRM, PERSON, PLACE
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from app.domain.suspects import Suspect

_KINDS = {PERSON: "Name", PLACE: "Ort", FIRM: "Betrieb", ADDRESS: "Anschrift", CONTACT: "Kontaktangabe"}
_SPARE = {PERSON: "Kein Name", PLACE: "Kein Hinweis auf die Person"}


class ReviewBar(QWidget):
    """One suspect at a time. ``replace`` tells what shall stand instead, ``skipped`` asks for another."""

    replace = Signal(str)
    spared = Signal()
    skipped = Signal()
    closed = Signal()

    def __init__(self) -> None:
        """Begin with nothing to look at."""
        super().__init__()
        mark(self, ground="sunken", edge="top")
        self._what = ElidedLabel("", "bodyStrong")
        self._count = Label("", "meta")
        self.instead = QLineEdit()
        self.instead.setAccessibleName("Ersetzen durch")
        self.instead.setMaxLength(120)
        self.instead.returnPressed.connect(self._tell)
        self._replace = Button("Ersetzen", self._tell, variant="primary")
        self._spare = Button("Kein Name", self.spared.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        column.setSpacing(space("s"))
        column.addLayout(self._head())
        column.addLayout(self._row())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._what, 1)
        row.addWidget(self._count)
        row.addWidget(IconButton("x", "Prüfen beenden", self.closed.emit))
        return row

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        row.addWidget(Label("Ersetzen durch", "label"))
        row.addWidget(self.instead, 1)
        for button in (self._replace, self._spare, Button("Überspringen", self.skipped.emit)):
            row.addWidget(button)
        return row

    def show_suspect(self, suspect: Suspect, times: int, proposal: str, place: str) -> None:
        """Show what to look at; ``times`` is how often it stands there, ``place`` which of how many it is."""
        where = "an 1 Stelle" if times == 1 else f"an {times} Stellen"
        before = ", in einem Gespräch schon ersetzt" if suspect.known else ""
        self._what.setText(f"„{suspect.words}“ · {_KINDS[suspect.kind]} {where}{before}")
        self._count.setText(place)
        self._spare.setText(_SPARE.get(suspect.kind, "Nicht ersetzen"))
        self._replace.setText("Ersetzen" if times == 1 else f"{times}-mal ersetzen")
        self.instead.setText(proposal)
        self.instead.selectAll()

    def _tell(self) -> None:
        if self.instead.text().strip():
            self.replace.emit(self.instead.text().strip())
