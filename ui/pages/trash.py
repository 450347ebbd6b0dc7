"""The Papierkorb: what was put away, until somebody takes it out again or deletes it for good."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.domain.values import show
from app.errors import LaborbuchError
from app.services import lists, many, many_acts, records
from ui.dialogs.message import complain
from ui.pages.records import commands
from ui.pages.records.face import UNTITLED
from ui.pages.records.specs import ICONS
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.icon_label import IconLabel
from ui.widgets.search_box import SearchBox
from ui.widgets.text import ElidedLabel, Label, line
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.changes import Changes
    from app.services.lists import RecordTitle
    from app.services.many import Done
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

_MOST = 200
_TITLE = "Papierkorb"
_EMPTY = "Gelöschtes bleibt hier, bis Sie es herausnehmen oder endgültig löschen."
_FOR_GOOD = (
    "Der ganze Inhalt wird entfernt, auch aus den Schritten zum Rückgängigmachen. Übrig bleibt nur die "
    "Kennung. Das lässt sich nicht zurücknehmen."
)
_SENSE = "Was hier liegt, erscheint in keiner Liste und in keiner Lieferung."


def _nothing(text: str) -> EmptyPage:
    """Return what stands in place of rows: nothing lies there, or nothing that is looked for."""
    if text:
        return EmptyPage(f"Nichts gefunden für „{text}“", "Gesucht wird in Titel und Kennung.")
    return EmptyPage("Der Papierkorb ist leer", _EMPTY)


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
        self._ticked: set[str] = set()
        self._search = SearchBox("Im Papierkorb suchen")
        self._search.wanted.connect(self._fill)
        self._several = Button("", self._restore_ticked)
        self._tools = self._make_tools()
        head.addWidget(self._tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._area, 1)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, space("m"), 0, 0)
        row.setSpacing(space("s"))
        row.addWidget(self._search, 1)
        row.addWidget(self._several)
        return tools

    def handlers(self) -> Handlers:
        return {"search.list": self._search.setFocus}

    def enter(self) -> None:
        self._fill()

    def refresh(self, changes: Changes) -> None:
        if self.isVisible():
            self._fill()

    def areas(self) -> Sequence[QWidget]:
        return (self._area,)

    def _fill(self) -> None:
        text = self._search.text().strip()
        found = lists.trash(self.workspace.book, _MOST, text)
        self._tools.setVisible(bool(found or text))
        self._ticked &= {record.uid for record, _ in found}
        self._show_ticked()
        if not found:
            self._area.setWidget(_nothing(text))
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
        row.addWidget(self._box(record))
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
            button.setEnabled(not self.workspace.book.read_only)
            row.addWidget(button)
        return holder

    def _box(self, record: RecordTitle) -> QCheckBox:
        box = QCheckBox()
        box.setAccessibleName(f"{record.title or record.code} auswählen")
        box.setChecked(record.uid in self._ticked)
        box.setEnabled(not self.workspace.book.read_only)
        box.toggled.connect(partial(self._tick, record.uid))
        return box

    def _tick(self, uid: str, ticked: bool) -> None:
        self._ticked = self._ticked | {uid} if ticked else self._ticked - {uid}
        self._show_ticked()

    def _show_ticked(self) -> None:
        """Offer what is done to several as soon as there are some."""
        count = len(self._ticked)
        self._several.setText(f"Ausgewählte wiederherstellen ({count})")
        self._several.setVisible(count > 0)

    def _restore_ticked(self) -> None:
        book, uids = self.workspace.book, sorted(self._ticked)
        self.workspace.tasks.run(
            lambda progress, _cancelled: many.do(book, uids, many_acts.restore(), progress),
            self._tell,
            text="Einträge werden wiederhergestellt …",
        )

    def _tell(self, done: Done) -> None:
        self._ticked.clear()
        self.workspace.events.changed(done.changes)
        self.workspace.say(done.text, partial(commands.undo, self.workspace))

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
