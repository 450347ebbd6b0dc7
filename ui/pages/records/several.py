"""What is done to all records that are chosen in a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.domain.numbers import write
from app.services import many, many_acts, terms
from app.services.many import SomeRefusedError
from ui.dialogs.message import complain
from ui.dialogs.refused import RefusedDialog
from ui.pages.records import commands

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QWidget

    from app.errors import LaborbuchError
    from app.services.many import Act, Done
    from ui.pages.records.list_pane import ListPane
    from ui.windows.workspace import Workspace

_CHOICES = ("status", "release_scope")


class Several(QObject):
    """Asks for what is still to be chosen, does it beside the window and says it."""

    def __init__(self, workspace: Workspace, save: Callable[[], bool], parent: QWidget) -> None:
        """``save`` stores what was typed, so that nothing is changed below somebody's hands."""
        super().__init__(parent)
        self._workspace = workspace
        self._save = save
        self._over = parent

    def serve(self, pane: ListPane) -> None:
        """Give a list its menu of what can be done to several; a second time changes nothing."""
        if pane.together.menu() is None:
            menu = QMenu("Gemeinsam ändern", pane)
            menu.aboutToShow.connect(partial(self._fill, menu, pane))
            pane.together.setMenu(menu)

    def _fill(self, menu: QMenu, pane: ListPane) -> None:
        menu.clear()
        about = pane.spec.about
        if many_acts.THEMES in about.by_id:
            menu.addAction("Thema hinzufügen …", partial(self.ask_theme, pane, many_acts.add_theme))
            menu.addAction("Thema entfernen …", partial(self.ask_theme, pane, many_acts.remove_theme))
        for id_ in _CHOICES:
            self._add_choices(menu, pane, id_)
        menu.addSeparator()
        menu.addAction("In den Papierkorb", partial(self.trash, pane))

    def _add_choices(self, menu: QMenu, pane: ListPane, id_: str) -> None:
        field = pane.spec.about.by_id[id_]
        if not field.vocabulary:
            return
        below = menu.addMenu(f"{field.label} setzen")
        for term in field.vocabulary.terms:
            act = many_acts.put(pane.spec.kind, id_, term.key)
            below.addAction(term.label, partial(self.run, pane, act))

    def ask_theme(self, pane: ListPane, make: Callable[[str, str], Act]) -> None:
        """Let people pick a theme, then add or remove it."""
        from ui.dialogs.picker import Picker
        from ui.dialogs.picker_model import Terms

        field = pane.spec.about.by_id[many_acts.THEMES]
        if not field.vocabulary:
            return
        found = terms.offered(self._workspace.book, field.vocabulary)
        picker = Picker("Thema auswählen", Terms(found), parent=self._over.window())
        if picker.exec() and picker.chosen:
            key = picker.chosen[0]
            label = next(term.label for term in found if term.key == key)
            self.run(pane, make(key, label))
        picker.deleteLater()

    def trash(self, pane: ListPane) -> None:
        """Put all of them into the Papierkorb."""
        self.run(pane, many_acts.trash(self._workspace.book))

    def run(self, pane: ListPane, act: Act) -> None:
        """Do it to all that are chosen; they stay chosen."""
        if self._save():
            self.do(pane.keep_together(), act)

    def do(self, uids: Collection[str], act: Act, but: Collection[str] = ()) -> None:
        """Do it beside the window, apart from those in ``but``."""
        book = self._workspace.book
        self._workspace.tasks.run(
            lambda progress, _cancelled: many.do(book, uids, act, progress, but=but),
            self._tell,
            lambda error: self._ask_for_others(uids, act, error),
            text=f"{write(len(uids) - len(but))} Einträge werden geändert …",
        )

    def _tell(self, done: Done) -> None:
        self._workspace.events.changed(done.changes)
        undo = partial(commands.undo, self._workspace)
        self._workspace.say(done.text or "Das gilt für alle schon.", undo if done.text else None)

    def _ask_for_others(self, uids: Collection[str], act: Act, error: LaborbuchError) -> None:
        if not isinstance(error, SomeRefusedError):
            complain(error)
            return
        dialog = RefusedDialog(error, self._over.window())
        if dialog.exec() and error.allowed:
            self.do(uids, act, {one.uid for one in error.refused})
        dialog.deleteLater()
