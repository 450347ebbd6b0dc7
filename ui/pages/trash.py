"""The Papierkorb: what was put away, until somebody takes it out again or deletes it for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.domain.values import show
from app.errors import LaborbuchError
from app.services import lists, records
from ui.dialogs.message import complain
from ui.pages.records import commands
from ui.pages.records.face import UNTITLED
from ui.pages.records.specs import ICONS
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel, Label, line
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.changes import Changes
    from app.services.lists import RecordTitle
    from ui.windows.workspace import Workspace

_MOST = 200
_TITLE = "Papierkorb"
_EMPTY = "Gelöschtes bleibt hier, bis Sie es herausnehmen oder endgültig löschen."
_FOR_GOOD = (
    "Der ganze Inhalt wird entfernt, auch aus den Schritten zum Rückgängigmachen. Übrig bleibt nur die "
    "Kennung. Das lässt sich nicht zurücknehmen."
)
_SENSE = "Was hier liegt, erscheint in keiner Liste und in keiner Lieferung."


class TrashPage(Page):
    """Shows the latest first."""

    def __init__(self, workspace: Workspace) -> None:
        """The list is read when the page comes into view."""
        super().__init__(workspace)
        mark(self, ground="surface")
        head = QVBoxLayout()
        head.setContentsMargins(space("xl"), space("l"), space("xl"), space("m"))
        head.setSpacing(0)
        head.addWidget(Label(_TITLE, "pageTitle"))
        head.addWidget(Label(_SENSE, "meta"))
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(_TITLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._area, 1)

    def enter(self) -> None:
        self._fill()

    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._fill()

    def areas(self) -> Sequence[QWidget]:
        return (self._area,)

    def _fill(self) -> None:
        found = lists.trash(self.workspace.book, _MOST)
        if not found:
            self._area.setWidget(EmptyPage("Der Papierkorb ist leer", _EMPTY))
            return
        holder = QWidget()
        mark(holder, ground="surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(space("xl"), 0, space("xl"), 0)
        column.setSpacing(0)
        for record, moment in found:
            column.addWidget(self._row(record, moment))
            column.addWidget(line())
        column.addStretch(1)
        self._area.setWidget(holder)

    def _row(self, record: RecordTitle, moment: str) -> QWidget:
        about = KINDS[record.kind]
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, space("s"), 0, space("s"))
        row.setSpacing(space("m"))
        icon = IconLabel(ICONS.get(record.kind, "file-text"), "text2", size("icon"))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(record.title or UNTITLED, "bodyStrong"))
        when = f"{about.by_id['deleted_at'].label} {show(about.by_id['deleted_at'], moment)}"
        words.addWidget(ElidedLabel(f"{about.label} · {record.code} · {when}", "meta"))
        row.addLayout(words, 1)
        for text, act in (("Wiederherstellen", self._restore), ("Endgültig löschen …", self._purge)):
            button = Button(text, partial(act, record))
            button.setAccessibleDescription(record.title or record.code)
            row.addWidget(button)
        return holder

    def _restore(self, record: RecordTitle) -> None:
        try:
            saved = records.restore(self.workspace.book, record.uid)
        except LaborbuchError as error:
            complain(error)
            return
        self.workspace.events.changed(saved.changes)
        show_it = partial(commands.open_record, self.workspace, record.uid)
        self.workspace.say(f"{commands.named(saved.record)} ist wieder da.", show_it, "Öffnen")

    def _purge(self, record: RecordTitle) -> None:
        if not self._is_sure(record):
            return
        try:
            changes = records.purge(self.workspace.book, record.uid)
        except LaborbuchError as error:
            complain(error)
            return
        self.workspace.events.changed(changes)
        self.workspace.say(f"„{record.title or record.code}“ ist endgültig gelöscht.")

    def _is_sure(self, record: RecordTitle) -> bool:
        box = QMessageBox(self.window())
        box.setWindowTitle("Endgültig löschen")
        box.setText(f"„{record.title or record.code}“ endgültig löschen?")
        box.setInformativeText(_FOR_GOOD)
        delete = box.addButton("Endgültig löschen", QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton("Abbrechen", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.exec()
        return box.clickedButton() is delete
