"""What a talk has yielded, in one's own words, with its themes and theses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.records.interview import EVALUATION, Interview
from ui.forms.area import FormArea
from ui.forms.desk import Desk
from ui.forms.field_set import FieldSet
from ui.theme.tokens import space

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.book import LabBook
    from ui.pages.talk.writing import Writing


class Summary(QWidget):
    """The fields of the section, as the form has them."""

    def __init__(self, book: LabBook, writing: Writing, open_record: Callable[[str], None]) -> None:
        """Begin without a talk."""
        super().__init__()
        self._writing = writing
        desk = Desk(book, lambda: writing.talk, open_record, _none_begun, _no_row)
        area = FormArea(self, space("l"), space("m"), space("xl"))
        fields = [field for field in Interview.about.fields if field.section == EVALUATION]
        self.fields = FieldSet(fields, desk, area.content)
        self.fields.edited.connect(writing.edited)
        self.fields.settled.connect(writing.flush)
        area.column.addWidget(self.fields)
        area.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def show_talk(self) -> None:
        """Show what is written."""
        if self._writing.draft:
            self.fields.show_draft(self._writing.draft)

    def show_standing(self) -> None:
        """Show what is missing."""
        self.fields.show_standing(self._writing.standing)


def _none_begun(_kind: str) -> None:
    """No field here refers to records that could be begun in passing."""


def _no_row(*_row: object) -> None:
    """No field here has rows."""
