"""What stands above the comparison: its name, what is compared, and what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.records.lab import Lab
from app.domain.vocabularies.general import STATES
from app.services.office.comparison import View
from app.services.office.comparison_words import labs
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.segments import SegmentBar
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from app.services.office.comparison import Town

TIME = "time"

_SEGMENTS = {"theses": "Thesen × Städte", "themes": "Themen × Städte", TIME: "Zeitstrahl"}
_SENSE = {
    "theses": ("Wie {} auf die gemeinsamen Thesen blicken", "Wie {} auf die gemeinsamen Thesen blickt"),
    "themes": ("Zu welchen Themen {} arbeiten", "Zu welchen Themen {} arbeitet"),
    TIME: ("Was {} wann unternommen haben", "Was {} wann unternommen hat"),
}
_CONFIRMED_TIP = "Erkenntnisse zählen, wenn ihr Labor sie als gesichert führt"
_ALL = "Alle Länder"
_MANY = 12  # towns; of more one may want to see those of a Land alone


class ComparisonHead(QWidget):
    """``view_changed`` tells that something else is to be compared."""

    view_changed = Signal()
    export_wanted = Signal()

    def __init__(self, *, gives_excel: bool = True) -> None:
        """Begin with all towns and all findings. ``gives_excel`` says whether workbooks are allowed here."""
        super().__init__()
        self._gives_excel = gives_excel
        self.segments = SegmentBar("Was verglichen wird", _SEGMENTS)
        self.confirmed = QCheckBox("Nur gesicherte")
        self.confirmed.setToolTip(_CONFIRMED_TIP)
        self.states = ChoiceBox(Lab.about.by_id["state"].label, {"": _ALL})
        self.states.hide()
        self._towns: tuple[Town, ...] = ()
        self._sense = ElidedLabel("", "meta")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("m"))
        column.addLayout(self._first())
        column.addLayout(self._second())
        self.segments.chosen.connect(self._say)
        self.confirmed.toggled.connect(self.view_changed)
        self.states.chosen.connect(self.view_changed)

    def _first(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Städtevergleich", "pageTitle"))
        words.addWidget(self._sense)
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        row.addLayout(words, 1)
        if self._gives_excel:
            row.addWidget(Button("Als Excel …", self.export_wanted.emit, icon="file-spreadsheet"))
        return row

    def _second(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(space("m"))
        row.addWidget(self.segments)
        row.addStretch(1)
        row.addWidget(self.states)
        row.addWidget(self.confirmed)
        return row

    @property
    def view(self) -> View:
        """What is compared."""
        return View(self.states.current, self.confirmed.isChecked())

    def know(self, towns: tuple[Town, ...]) -> None:
        """Take which towns there are; if they are many, their Länder can be chosen from."""
        self._towns = towns
        there = {town.state for town in towns}
        states = {term.key: term.label for term in STATES.terms if term.key in there}
        self.states.offer({"": _ALL, **states})
        self.states.setVisible(len(towns) > _MANY)
        self._say()

    def _say(self) -> None:
        state = self.view.state
        number = len([town for town in self._towns if state in ("", town.state)])
        many, one = _SENSE[self.segments.current]
        said = (one if number == 1 else many).format(labs(number))
        self._sense.setText(f"{said} · {STATES.label_of(state)}" if state else said)
        self.confirmed.setVisible(self.segments.current != TIME)

    def set_tight(self, tight: bool) -> None:
        """Save room where there is little."""
        self._sense.setVisible(not tight)
        self._column.setSpacing(space("s" if tight else "m"))
