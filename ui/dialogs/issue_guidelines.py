"""Issuing the guidelines: one file for all labs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.services.office import guidelines
from ui import paths
from ui.compose import writers
from ui.dialogs.base import Dialog
from ui.dialogs.folder_field import FolderField, open_folder
from ui.theme.look import pixels
from ui.widgets.icon_label import IconLabel
from ui.widgets.notice import Notice
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.errors import LaborbuchError
    from app.services.office.guidelines import Issued, Standing
    from ui.tasks import Cancelled, Progress
    from ui.windows.workspace import Workspace

    Written = tuple[tuple[Path, ...], Issued]

_WIDTH = 560
_STAYS = (
    "Vorgeschlagene Themen und Leitfäden im Entwurf bleiben hier. Eigene Themen der Labore und alles, was "
    "sie geschrieben haben, ändern sich dort nicht."
)


class IssueGuidelinesDialog(Dialog):
    """Says what goes out, and asks where to put it."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Count what would go out."""
        standing = guidelines.standing(workspace.book)
        super().__init__("Vorgabenpaket ausgeben", f"Nr. {standing.number}, für alle Labore", parent)
        self.setMinimumWidth(pixels(_WIDTH))
        self._workspace = workspace
        self.place = FolderField(paths.documents_folder() / "Vorgaben")
        self._sign, self._problem = IconLabel("circle-alert", "err"), WrappedLabel("", "hint", "err")
        self.body.addWidget(WrappedLabel(content(standing), "body"))
        self.body.addWidget(Notice(_STAYS, icon="lock"))
        self.body.addWidget(self.place)
        self.body.addStretch(1)
        self.foot.addWidget(self._sign)
        self.foot.addWidget(self._problem, 1)
        self.main = self.finish("Vorgabenpaket ausgeben", self._issue)
        self.place.changed.connect(self._judge)
        self._judge()

    def _judge(self) -> None:
        wrong = f"„{self.place.edit.text()}“ lässt sich nicht anlegen. Wählen Sie einen anderen Ort."
        refusal = self._workspace.book.house.refusal("package")
        self._say(refusal or ("" if self.place.is_there else wrong))

    def _say(self, problem: str) -> None:
        self._problem.say(problem)
        self._sign.setVisible(bool(problem))
        self.main.setEnabled(not problem)

    def _issue(self) -> None:
        book, folder = self._workspace.book, self.place.folder
        self.main.setEnabled(False)

        def job(_progress: Progress, _cancelled: Cancelled) -> Written:
            return guidelines.issue(book, folder, writers(book))

        self._workspace.tasks.run(job, self._end, self._refuse, text="Das Paket wird geschrieben …")

    def _refuse(self, error: LaborbuchError) -> None:
        self._say(str(error))
        self.main.setEnabled(True)

    def _end(self, written: Written) -> None:
        files, issued = written
        self.accept()
        text = f"Vorgabenpaket Nr. {issued.number} ausgegeben. Schicken Sie es allen Laboren."
        self._workspace.say(text, lambda: open_folder(files[0].parent), "Ordner öffnen")


def content(standing: Standing) -> str:
    """Return what the package would hold."""
    said = (_counted(kind, number) for kind, number in standing.counts.items() if number)
    return f"Das Paket enthält {', '.join(said)}."


def _counted(kind: str, number: int) -> str:
    return f"{number} {KINDS[kind].label if number == 1 else KINDS[kind].plural}"
