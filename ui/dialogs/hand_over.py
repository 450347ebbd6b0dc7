"""Giving a lab file to a successor or to a new computer, and the copy that stays when the project ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from app.services import archiving, handing_over
from ui import paths
from ui.compose import writers
from ui.dialogs.base import Dialog
from ui.dialogs.folder_field import FolderField, open_folder
from ui.theme.look import pixels
from ui.widgets.notice import Notice
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.tasks import Cancelled, Progress
    from ui.windows.workspace import Workspace

_WIDTH = 560
_WHAT = (
    "Ins Ziel kommen eine geprüfte Kopie des Laborbuchs und ein Blatt „Übergabe“: was darin ist, was fällig "
    "und was unfertig ist, und wie es auf dem anderen Rechner weitergeht."
)
_PERSONAL = (
    "Das Laborbuch enthält Gespräche. Geben Sie den Datenträger nur persönlich weiter, oder legen Sie ihn "
    "verschlüsselt ab."
)
_ARCHIVE = (
    "Ein Ordner mit Webseiten, Tabellen, Dokumenten und Bildern. Er öffnet sich mit jedem Browser, auch wenn "
    "es das Laborbuch nicht mehr gibt."
)
_WITH = "Auch Gespräche, interne Notizen und Einwilligungen (bleibt in der Stadt)"


class _ToFolder(Dialog):
    """Asks for a folder and writes into it beside the window."""

    def __init__(self, workspace: Workspace, title: str, what: str, verb: str, parent: QWidget) -> None:
        super().__init__(title, "", parent)
        self.setMinimumWidth(pixels(_WIDTH))
        self._workspace = workspace
        self.body.addWidget(WrappedLabel(what, "body"))
        self.folder = FolderField(paths.documents_folder(), "Zielordner")
        self.body.addWidget(self.folder)
        self._main = self.finish(verb, self._start)
        self.folder.changed.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        self._main.setEnabled(self.folder.is_there)

    def _start(self) -> None:
        raise NotImplementedError


class HandOverDialog(_ToFolder):
    """One step: where to, and the copy is written and checked."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """What was typed must be stored already."""
        super().__init__(workspace, "Laborbuch übergeben", _WHAT, "Laborbuch übergeben", parent)
        self.body.insertWidget(1, Notice(_PERSONAL, icon="lock"))

    def _start(self) -> None:
        workspace, folder = self._workspace, self.folder.folder

        def job(_progress: Progress, _cancelled: Cancelled) -> Path:
            return handing_over.hand_over(workspace.book, folder).file

        def tell(file: Path) -> None:
            text = (
                f"„{file.name}“ ist kopiert und geprüft. Arbeiten Sie nur noch mit einer der beiden Dateien."
            )
            workspace.say(text, lambda: open_folder(file.parent), "Ordner öffnen")

        workspace.tasks.run(job, tell, text="Das Laborbuch wird kopiert und geprüft …", writes=False)
        self.accept()


class ArchiveDialog(_ToFolder):
    """Where to, and whether with what must not leave the town."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        """What was typed must be stored already."""
        super().__init__(workspace, "Archivkopie erstellen", _ARCHIVE, "Archivkopie erstellen", parent)
        self.personal = QCheckBox(_WITH)
        self.body.insertWidget(2, self.personal)

    def _start(self) -> None:
        workspace, folder, personal = self._workspace, self.folder.folder, self.personal.isChecked()

        def job(progress: Progress, _cancelled: Cancelled) -> Path:
            book = workspace.book
            return archiving.archive_copy(book, folder, writers(book), personal=personal, progress=progress)

        def tell(made: Path) -> None:
            workspace.say(f"Archivkopie „{made.name}“ erstellt.", lambda: open_folder(made), "Ordner öffnen")

        workspace.tasks.run(job, tell, text="Die Archivkopie wird geschrieben …", writes=False)
        self.accept()
