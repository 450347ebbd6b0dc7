"""Where something is put: a folder, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import Label

_LABEL = "Ablageort"


class FolderField(QWidget):
    """A line to type in and a button to choose with."""

    changed = Signal()
    settled = Signal()  # somebody has finished typing, or chosen

    def __init__(self, folder: Path | str, label: str = _LABEL) -> None:
        """Begin with a folder that need not be there yet."""
        super().__init__()
        self._label = label
        self.edit = QLineEdit(str(folder))
        self.edit.setAccessibleName(label)
        self.edit.textChanged.connect(self.changed)
        self.edit.editingFinished.connect(self.settled)
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        row.addWidget(self.edit, 1)
        row.addWidget(Button("Ändern …", self._choose))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addWidget(Label(label, "label"))
        column.addLayout(row)

    @property
    def folder(self) -> Path:
        """What is typed."""
        return Path(self.edit.text().strip())

    @property
    def is_there(self) -> bool:
        """Whether the folder can be made."""
        return self.folder.is_absolute() and _ground(self.folder).is_dir()

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self._label, str(_ground(self.folder)))
        if found:
            self.edit.setText(str(Path(found)))
            self.settled.emit()


def _ground(folder: Path) -> Path:
    """Return the nearest folder above that is there already."""
    return next((place for place in (folder, *folder.parents) if place.exists()), folder)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
