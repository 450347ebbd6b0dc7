"""The foot of a form: how the record stands at the left, the next step at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.forms.measures import MARGIN
from ui.forms.steps import next_step, step_text
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.record import Record
    from ui.forms.standing import Standing


class FormFoot(QWidget):
    """``to_problem`` asks to be led to what is wrong, ``step`` to take the step with this key."""

    to_problem = Signal()
    step = Signal(str)

    def __init__(self) -> None:
        """Begin in silence: a finished record carries no tick."""
        super().__init__()
        mark(self, edge="top", ground="surface")
        self._icon = IconLabel("circle-alert", "err")
        self._words = ElidedLabel("", "body")
        self._reason = WrappedLabel("", "body")
        self._go = Button("Zum Fehler", self.to_problem.emit, variant="quiet")
        self._next = Button("", self._step)
        self._key = ""
        self._leads_out = False
        self.setMinimumHeight(pixels(size("button")) + 2 * space("m"))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, space("m"), MARGIN, space("m"))
        row.setSpacing(space("s"))
        row.addWidget(self._icon)
        row.addWidget(self._words)
        row.addWidget(self._reason, 100)
        row.addWidget(self._go)
        row.addStretch(1)
        row.addWidget(self._next)

    def show_record(self, record: Record, standing: Standing, refusal: str = "") -> None:
        """Show how a record stands; ``refusal`` says why it could not be stored."""
        self._show_state(standing, refusal)
        self._show_step(record, standing)

    def _show_state(self, standing: Standing, refusal: str) -> None:
        words = "" if refusal else standing.words
        wrong = bool(refusal or standing.errors)
        self._icon.show_icon("circle-alert" if wrong else "triangle-alert", "err" if wrong else "warn")
        self._words.setText(words)
        self._go.setText("Zum Fehler" if wrong else "Zur Lücke")
        self._words.setVisible(bool(words))
        self._reason.say(f"Nicht gespeichert. {refusal}" if refusal else "")
        self._reason.setVisible(bool(refusal))
        for part in (self._icon, self._go):
            part.setVisible(bool(words or refusal))

    def _show_step(self, record: Record, standing: Standing) -> None:
        step = None if self._leads_out or not record.revision else next_step(record)
        self._next.setVisible(step is not None)
        if step is None:
            return
        self._key = step.key
        self._next.setText(step_text(record, step))
        self._next.setEnabled(not standing.errors)
        self._next.setToolTip(f"Klären Sie zuerst: {standing.words}." if standing.errors else step.help)

    def lead_out(self, buttons: Sequence[QWidget]) -> None:
        """Offer the ways out of a dialog instead of the next step."""
        self._leads_out = True
        self._next.hide()
        for button in buttons:
            self._row.addWidget(button)

    def offer_no_step(self) -> None:
        """Show how the record stands, and no way on."""
        self._next.hide()

    def _step(self) -> None:
        self.step.emit(self._key)
