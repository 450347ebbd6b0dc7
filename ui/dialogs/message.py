"""One sentence that people must have read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox

from ui.theme.icons import pixmap

if TYPE_CHECKING:
    from app.errors import LaborbuchError

_ICON = 32


def complain(error: LaborbuchError) -> None:
    """Show what people can mend. The error's text is the sentence."""
    box = QMessageBox(QApplication.activeWindow())
    box.setWindowTitle("Laborbuch")
    box.setIconPixmap(pixmap("circle-alert", "err", _ICON))
    box.setText(str(error))
    box.addButton("Schließen", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
