"""Forms in a window of their own: a row of a list, a record begun in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.area import FormArea
from ui.forms.draft import Draft
from ui.forms.field_set import FieldSet
from ui.theme.look import pixels
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice
from ui.widgets.text import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.fields import Field
    from app.domain.rows import Row
    from app.domain.rules.problems import Problem
    from ui.forms.desk import Desk

_WIDTH = 640
_ROW_HEIGHT, _FORM_HEIGHT = 460, 600


class RowDialog(QDialog):
    """The cells of one row. ``row`` is what was written, once the dialog was accepted."""

    def __init__(self, field: Field, row: Row, number: int, desk: Desk, parent: QWidget) -> None:
        """``number`` counts from 1, as for people."""
        super().__init__(parent)
        self.setWindowTitle(f"{field.label}, Zeile {number}")
        self.resize(pixels(_WIDTH), pixels(_ROW_HEIGHT))
        self._draft: Draft[Row] = Draft(row)
        columns = [column for column in field.columns if not column.computed]
        area = FormArea(self, 0, 0, space("m"))
        self.cells = FieldSet(columns, desk, area.content)
        area.column.addWidget(self.cells)
        area.column.addStretch(1)
        self._asked = Notice(
            "Diese Zeile ist noch nicht übernommen. „Abbrechen“ verwirft sie.",
            icon="triangle-alert",
            tone="warn",
        )
        self._asked.hide()
        take = Button("Übernehmen", self.accept, variant="primary")
        _arrange(self, [self._asked, area], take)
        self.cells.show_draft(self._draft)
        self.cells.settled.connect(self._follow)
        first = next(iter(self.cells.boxes.values()))
        first.editor.input.setFocus()

    @property
    def row(self) -> Row:
        """The row as it was written."""
        return self._draft.holder

    def show_problems(self, by_column: Mapping[str, Sequence[Problem]]) -> None:
        """Show what the rules say of the row as it is stored."""
        self.cells.show_problems(by_column)

    def _follow(self) -> None:
        self.cells.follow()
        self.cells.show_problems({})

    def accept(self) -> None:
        """Take the row, unless something in it cannot be read."""
        self.setFocus()
        if not self._draft.unread:
            super().accept()
            return
        self.cells.show_problems({})
        self.cells.boxes[next(iter(self._draft.unread))].editor.input.setFocus()

    def reject(self) -> None:
        """Ask once before something written is thrown away."""
        if self._draft.clean or not self._asked.isHidden():
            super().reject()
        else:
            self._asked.show()


class FormDialog(QDialog):
    """A whole form for a record that was begun while writing another one."""

    def __init__(self, form: QWidget, flush: Callable[[], bool], title: str, parent: QWidget) -> None:
        """``flush`` stores what the form holds. It is stored whichever way the dialog ends."""
        super().__init__(parent)
        self._flush = flush
        self.setWindowTitle(title)
        self.resize(pixels(_WIDTH) + 60, pixels(_FORM_HEIGHT))
        _arrange(self, [form], Button("Fertig", self.accept, variant="primary"))

    def accept(self) -> None:
        """End, unless something typed could not be stored: then the form says why."""
        if self._flush():
            super().accept()


def _arrange(dialog: QDialog, parts: Sequence[QWidget], main: Button) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[space("l")] * 4)
    column.setSpacing(space("m"))
    column.addWidget(Label(dialog.windowTitle(), "recordTitle"))
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(Button("Abbrechen", dialog.reject))
    foot.addWidget(main)
    column.addLayout(foot)
