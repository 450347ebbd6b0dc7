"""What the check of finished documents found: each with the way to the field it comes from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.dialogs.base import Dialog
from ui.dialogs.delivery_parts import CheckList
from ui.theme.look import pixels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.services.proof import Remark
    from ui.windows.workspace import Workspace

_WIDTH, _HEIGHT = 680, 520
_SENSE = (
    "Die Dateien sind geschrieben. Diese Stellen kann nicht jeder gut lesen; ändern Sie sie, bevor die "
    "Dateien weitergehen."
)


class RemarksDialog(Dialog):
    """Asks nothing; a button leads to the field, and closes the dialog."""

    def __init__(self, workspace: Workspace, remarks: Sequence[Remark], parent: QWidget | None) -> None:
        super().__init__("Prüfung der Dokumente", _SENSE, parent)
        self.resize(pixels(_WIDTH), pixels(_HEIGHT))
        self._workspace = workspace
        self.check = CheckList()
        self.check.show_found((), remarks)
        self.check.wanted.connect(self._lead_to)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.check, 1)
        self.close_only()

    def _lead_to(self, uid: str, field: str) -> None:
        from ui.pages.records.commands import open_record

        self.accept()
        open_record(self._workspace, uid, field)


def show_remarks(workspace: Workspace, remarks: Sequence[Remark], parent: QWidget | None) -> None:
    """Show what was found, if anything was."""
    if remarks:
        dialog = RemarksDialog(workspace, remarks, parent)
        dialog.finished.connect(partial(_put_away, dialog))  # which also keeps it until then
        dialog.open()


def _put_away(dialog: RemarksDialog, _result: int) -> None:
    dialog.deleteLater()
