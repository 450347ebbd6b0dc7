"""The fields of a section, or the cells of a row, that are filled in together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.values import UnreadableError
from ui.forms.draft import Draft, Unread, is_shown
from ui.forms.field_box import FieldBox
from ui.forms.flow import FieldFlow
from ui.forms.measures import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.domain.fields import Field
    from ui.forms.desk import Desk
    from ui.forms.standing import Standing


class FieldSet(QWidget):
    """Field boxes in rows, and between them and a draft."""

    edited = Signal()
    settled = Signal()

    def __init__(self, fields: Iterable[Field], desk: Desk, parent: QWidget | None = None) -> None:
        """Show nothing before the first draft comes."""
        super().__init__(parent)
        self._draft: Draft[Any] | None = None
        flow = FieldFlow(self)
        self.boxes = {field.id: FieldBox(field, desk, self) for field in fields}
        for box in self.boxes.values():
            flow.add(box, span_of(box.field))
            box.edited.connect(partial(self._edit, box))
            box.settled.connect(partial(self._settle, box))

    def show_draft(self, draft: Draft[Any]) -> None:
        """Show a draft, with what was typed and could not be read."""
        self._draft = draft
        for id_, box in self.boxes.items():
            unread = draft.unread.get(id_)
            box.show_holder(draft.holder, unread and unread.typed)
        self.follow()

    def follow(self) -> None:
        """Show the fields that apply as things stand now, and what they need."""
        if self._draft is None:
            return
        for box in self.boxes.values():
            box.setVisible(is_shown(box.field, self._draft.holder))
            box.show_need(self._draft.holder)

    def show_again(self, ids: Iterable[str]) -> None:
        """Show the values of some fields that others than people changed."""
        for id_ in set(ids) & set(self.boxes):
            if self._draft and id_ not in self._draft.unread:
                self.boxes[id_].show_holder(self._draft.holder)

    def show_standing(self, standing: Standing, but: QWidget | None = None) -> None:
        """Show at each field what is missing or wrong, but not at the one that holds ``but``."""
        for box in self.boxes.values():
            if but is None or not (box is but or box.isAncestorOf(but)):
                box.show_standing(standing)

    def _edit(self, box: FieldBox) -> None:
        if self._draft is None:
            return
        try:
            self._draft.take(box.field, box.editor.values())
        except UnreadableError as error:
            self._draft.refuse(box.field, Unread(box.editor.typed(), str(error)))
        self.edited.emit()

    def _settle(self, box: FieldBox) -> None:
        """Write what was read as the program writes it: 5.2022 becomes Mai 2022."""
        if self._draft and box.editor.typed() and box.field.id not in self._draft.unread:
            box.show_holder(self._draft.holder)
        self.settled.emit()
