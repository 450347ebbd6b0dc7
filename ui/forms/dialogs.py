"""Forms in a window of their own: a row of a list, a record begun in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from ui.dialogs.base import Dialog
from ui.forms.area import FormArea
from ui.forms.draft import Draft, missing
from ui.forms.field_set import FieldSet
from ui.forms.standing import Standing
from ui.theme.look import pixels
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from app.domain.fields import Field
    from app.domain.record import Record
    from app.domain.rows import Row
    from ui.forms.desk import Desk

_WIDTH = 640
_ROW_HEIGHT, _FORM_HEIGHT = 460, 600


class RowDialog(Dialog):
    """The cells of one row. ``row`` is what was written, once the dialog was accepted."""

    def __init__(self, field: Field, row: Row, number: int, desk: Desk, parent: QWidget) -> None:
        """``number`` counts from 1, as for people."""
        super().__init__(f"{field.label}, Zeile {number}", parent=parent)
        self._draft: Draft[Row] = Draft(row)
        self._columns = [column for column in field.columns if not column.computed]
        area = FormArea(self, 0, 0, space("m"))
        self.cells = FieldSet(self._columns, desk, area.content)
        area.column.addWidget(self.cells)
        area.column.addStretch(1)
        self._asked = Notice(
            "Diese Zeile ist noch nicht übernommen. „Abbrechen“ verwirft sie.",
            icon="triangle-alert",
            tone="warn",
        )
        self._asked.hide()
        self.body.addWidget(self._asked)
        self.body.addWidget(area, 1)
        self.finish("Übernehmen")
        self.cells.show_draft(self._draft)
        self.cells.settled.connect(self._judge)
        self._area = area
        self.resize(pixels(_WIDTH), pixels(_ROW_HEIGHT))
        first = next(iter(self.cells.boxes.values()))
        first.editor.input.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the cells need, which know so at their width only; higher ones scroll."""
        super().showEvent(event)
        spare = self._area.viewport().height() - self._area.content.sizeHint().height()
        self.resize(self.width(), min(self.height(), self.height() - spare))

    @property
    def row(self) -> Row:
        """The row as it was written."""
        return self._draft.holder

    def _judge(self) -> None:
        """Show what is missing and what cannot be read; the rules judge the row once it is in its record."""
        self.cells.follow()
        gaps = missing(self._draft.holder, self._columns)
        self.cells.show_standing(Standing(missing=gaps, unread=self._draft.unread))

    def accept(self) -> None:
        """Take the row, unless something in it cannot be read."""
        self.setFocus()
        if not self._draft.unread:
            super().accept()
            return
        self._judge()
        self.cells.boxes[next(iter(self._draft.unread))].editor.input.setFocus()

    def reject(self) -> None:
        """Ask once before something written is thrown away."""
        if self._draft.clean or not self._asked.isHidden():
            super().reject()
        else:
            self._asked.show()


class Form(Protocol):
    """As much of a form as a dialog needs."""

    def flush(self) -> bool:
        """Store what was typed; False if something could not be stored."""

    def record(self) -> Record | None:
        """Return the record as it stands."""

    def lead_out(self, *buttons: QWidget) -> None:
        """Offer these at the foot instead of the next step."""

    def focus_first(self) -> None:
        """Let people write in the first field."""


class FormDialog(Dialog):
    """A whole form, for a record that is begun while another one is written.

    What was typed is stored whichever way the dialog ends; ``result`` tells the way.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        """The form comes with ``write_in``, and should have this dialog as its parent."""
        super().__init__(title, parent=parent)
        self.resize(pixels(_WIDTH) + 60, pixels(_FORM_HEIGHT))
        self._form: Form | None = None

    def write_in(self, form: Any) -> Record | None:
        """Show a form until somebody is done with it. Returns its record."""
        self._form = form
        form.lead_out(Button("Abbrechen", self.reject), Button("Fertig", self.accept, variant="primary"))
        self.fill_with(form)
        form.focus_first()
        self.exec()
        return self._form.record() if self._form else None

    def accept(self) -> None:
        """End, unless something typed could not be stored: then the form says why."""
        if self._form is None or self._form.flush():
            super().accept()
