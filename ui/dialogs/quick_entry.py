"""Noting something down in a minute: title, kind and date are enough, the rest can wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QWidget

from app.errors import SaveRefusedError
from app.services import records
from app.services.noting import noted
from ui.dialogs.base import Dialog
from ui.forms.desk import Desk
from ui.forms.draft import Draft, missing
from ui.forms.editors.attachments import AttachmentsEditor
from ui.forms.field_set import FieldSet
from ui.forms.file_drop import FileDrop
from ui.forms.standing import Standing
from ui.theme.look import pixels
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.records import Saved

_WIDTH = 560
_SENSE = "Titel, Art und Datum genügen. Fotos lassen sich hierher ziehen; den Rest ergänzen Sie später."
_ASKED = "Noch nicht gespeichert. „Abbrechen“ verwirft, was Sie geschrieben haben."
_FIRST = {"f": "Neue", "m": "Neuer", "n": "Neues"}


class QuickEntry(Dialog):
    """``saved`` is what was stored once the dialog was accepted, ``goes_on`` whether to go on in the form."""

    def __init__(
        self,
        book: LabBook,
        kind: str,
        fields: Sequence[str],
        gender: str,
        tell: Callable[[Saved], object],
        parent: QWidget,
        preset: Mapping[str, Any] | None = None,
    ) -> None:
        """``fields`` are asked for, in this order; ``tell`` hears of attachments taken in on the way."""
        begun = records.begin(book, kind, **(preset or {}))
        super().__init__(f"{_FIRST[gender]} {begun.about.label}", _SENSE, parent)
        self.setMinimumWidth(pixels(_WIDTH))
        self._book = book
        self._draft: Draft[Record] = Draft(begun)
        self._before = book.history.so_far()
        self._tell = tell
        self._attached: list[str] = []
        self.saved: Saved | None = None
        self.goes_on = False
        desk = Desk(book, lambda: self._draft.holder, _lead_nowhere, _begin_nothing, _no_row, self._hear)
        self.fields = FieldSet([begun.about.by_id[id_] for id_ in fields], desk, self)
        self.fields.show_draft(self._draft)
        FileDrop(self, self._file_fields, book.history)
        self.fields.settled.connect(self.fields.follow)
        self._refusal = Notice("", icon="circle-alert", tone="err")
        self._asked = Notice(_ASKED, icon="triangle-alert", tone="warn")
        self.fields.edited.connect(self._asked.hide)
        for notice in (self._refusal, self._asked):
            notice.hide()
            self.body.addWidget(notice)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self.foot.addWidget(Button("Speichern und weiter bearbeiten", self._go_on, variant="quiet"))
        self.finish("Speichern", self._store)
        next(iter(self.fields.boxes.values())).editor.input.setFocus()

    def _hear(self, saved: Saved) -> None:
        """Remember what was taken in on the way: it goes if the entry is given up."""
        self._attached.append(saved.record.uid)
        self._tell(saved)

    def _go_on(self) -> None:
        self._store()
        self.goes_on = self.saved is not None

    def _store(self) -> None:
        """Store what is there, unless one of the few things that are asked for is missing."""
        self.setFocus()
        gaps = missing(self._draft.holder, [box.field for box in self.fields.boxes.values()])
        needed = gaps & set(self.fields.boxes) & _needed(self)
        self.fields.show_standing(Standing(missing=needed, unread=self._draft.unread))
        if wrong := [id_ for id_ in self.fields.boxes if id_ in {*needed, *self._draft.unread}]:
            self.fields.boxes[wrong[0]].editor.input.setFocus()
            return
        try:
            self.saved = records.save(self._book, noted(self._draft.holder, self._book.today))
        except SaveRefusedError as error:
            self._refusal.say(str(error))
            self._refusal.show()
            return
        named = self.saved.record.about.title_of(self.saved.record)
        self._book.history.join(self._before, f"„{named}“ angelegt")
        self.accept()

    def reject(self) -> None:
        """Ask once before something written is thrown away."""
        if self._draft.clean or not self._asked.isHidden():
            self._give_up()
            super().reject()
        else:
            self._asked.show()

    def _give_up(self) -> None:
        """Photos that were taken in belong to nothing then."""
        for uid in self._attached:
            self._tell(records.trash(self._book, uid))

    def _file_fields(self) -> list[AttachmentsEditor]:
        editors = [box.editor for box in self.fields.boxes.values()]
        return [editor for editor in editors if isinstance(editor, AttachmentsEditor)]


def _needed(entry: QuickEntry) -> set[str]:
    """Photos are welcome, but nobody has to have some."""
    boxes = entry.fields.boxes.items()
    return {id_ for id_, box in boxes if not isinstance(box.editor, AttachmentsEditor)}


def asked(entry: QuickEntry) -> Saved | None:
    """Show the dialog, and return what was stored."""
    accepted = entry.exec() == QDialog.DialogCode.Accepted
    return entry.saved if accepted else None


def _lead_nowhere(_uid: str) -> None:
    """Whoever wants to see another record stores this one first."""


def _begin_nothing(_kind: str) -> None:
    """Other records are begun in the form."""


def _no_row(*_row: object) -> None:
    """What has rows is written in the form."""
