"""Where something is put: a folder, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
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

    def add_below(self, widget: QWidget) -> None:
        """Offer something that belongs to the place, below its line."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

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


class FileField(FolderField):
    """The same for a file that is there already. ``kinds`` is a filter as Qt writes it."""

    def __init__(self, file: str, label: str, kinds: str) -> None:
        """Begin with a file, or with none."""
        super().__init__(file, label)
        self._kinds = kinds

    def _choose(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, self._label, self.edit.text(), self._kinds)
        if found:
            self.edit.setText(str(Path(found)))
            self.settled.emit()


def _ground(folder: Path) -> Path:
    """Return the nearest folder above that is there already."""
    return next((place for place in (folder, *folder.parents) if place.exists()), folder)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
