"""One section of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.fields import Need
from ui.forms.draft import missing
from ui.forms.field_set import FieldSet
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import Label, line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.fields import Field
    from ui.forms.desk import Desk
    from ui.forms.draft import Draft


class FormSection(QWidget):
    """Title and fields. Folded it is one line, so that a long record does not frighten at the beginning."""

    def __init__(
        self, title: str, fields: Iterable[Field], desk: Desk, parent: QWidget, *, first: bool
    ) -> None:
        """A hairline stands above every section but the first."""
        super().__init__(parent)
        self.fields = FieldSet(fields, desk, self)
        self.title = Label(title, "section")
        self._unfold = Button("", lambda: self.fold(False), variant="quiet", icon="chevron-right")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("m"))
        if not first:
            column.addWidget(line())
            column.addSpacing(space("xs"))
        column.addWidget(self.title)
        column.addWidget(self._unfold)
        column.addWidget(self.fields)
        column.addSpacing(space("m"))
        self.folded = False
        self._unfold.hide()

    def show_draft(self, draft: Draft[Any]) -> None:
        """Show a draft."""
        self.fields.show_draft(draft)
        self.follow()

    def follow(self) -> None:
        """Show the fields that apply now; without any the section takes no room."""
        self.fields.follow()
        self.setVisible(self.has_fields)

    @property
    def has_fields(self) -> bool:
        """Whether any field applies."""
        return any(not box.isHidden() for box in self.fields.boxes.values())

    def asks(self, holder: Any) -> bool:
        """Whether something is missing without which the record cannot be what it is."""
        fields = (box.field for box in self.fields.boxes.values())
        return bool(missing(holder, (field for field in fields if field.required is Need.DRAFT)))

    def fold(self, folded: bool) -> None:
        """Show one line instead of the fields, or the fields again."""
        self.folded = folded
        number = sum(not box.isHidden() for box in self.fields.boxes.values())
        fields = "1 Feld" if number == 1 else f"{number} Felder"
        self._unfold.setText(f"Weitere Angaben: {fields}")
        self._unfold.setAccessibleName(f"{self.title.text()}: {fields} zeigen")
        self._unfold.setVisible(folded)
        self.fields.setVisible(not folded)
        if not folded and self._unfold.hasFocus():
            self.focusNextChild()
