"""Fields that hold a picture or a document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.values import UnreadableError
from app.services import pictures
from app.services.documents import FileRefusedError
from ui.forms.editors.base import Editor
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from app.domain.fields import Field
    from ui.forms.desk import Desk

_PREVIEW = 120
_PICTURES = ("jpg", "jpeg", "png")


class FileEditor(Editor[QWidget]):
    """What is stored, shown small, and a button to choose another file."""

    def __init__(self, field: Field, desk: Desk) -> None:
        """Begin without a file."""
        super().__init__(field, desk, QWidget())
        self._sum: str | None = None
        self._taken: pictures.Taken | None = None
        self._refusal = ""
        self._preview = QLabel()
        self._name = ElidedLabel("", "body")
        self._choose = Button("Datei auswählen …", self.choose)
        self._drop = Button("Entfernen", self._remove, variant="quiet")
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout(self.control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("m"))
        row.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.addWidget(self._name)
        buttons = QHBoxLayout()
        for button in (self._choose, self._drop):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        row.addLayout(column, 1)
        self.control.setFocusProxy(self._choose)

    def show_value(self, value: Any) -> None:
        if value != self._sum:
            self._taken = None
        self._sum = value
        self._refusal = ""
        self._draw()

    def value(self) -> Any:
        if self._refusal:
            raise UnreadableError(self._refusal)
        return self._sum

    def values(self) -> dict[str, Any]:
        record = self.desk.record
        own = {self.field.id: self.value()}
        if record is None or self._taken is None:
            return own
        return self._taken.values(record.about, self.field.id)

    def typed(self) -> str:
        return self._refusal

    def show_typed(self, text: str) -> None:
        self._refusal = text

    def choose(self) -> None:
        """Ask for a file of this computer."""
        name, _ = QFileDialog.getOpenFileName(
            self.control.window(), f"{self.field.label} auswählen", "", _filter(self.field)
        )
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Take in a file, or say at the field why not; then what was there stays."""
        self._refusal = ""
        try:
            self._taken = pictures.add_file(self.desk.book, path, self.field.file_kinds)
        except FileRefusedError as error:
            self._refusal = str(error)
        else:
            self._sum = self._taken.sha256
        self._draw()
        self.finish()

    def _remove(self) -> None:
        self._taken = pictures.NOTHING
        self._sum = None
        self._refusal = ""
        self._draw()
        self.finish()

    def _draw(self) -> None:
        data = pictures.picture(self.desk.book, self._sum) if self._sum else None
        image = QPixmap()
        if data:
            image.loadFromData(data)
        keep = Qt.AspectRatioMode.KeepAspectRatio
        edge = pixels(_PREVIEW)
        smooth = Qt.TransformationMode.SmoothTransformation
        self._preview.setPixmap(image.scaled(edge, edge, keep, smooth) if data else QPixmap())
        self._preview.setVisible(bool(data))
        self._name.setText(self._title())
        mark(self._name, tone="" if self._sum else "text3")
        self._drop.setVisible(bool(self._sum))

    def _title(self) -> str:
        if not self._sum:
            return "Noch keine Datei"
        stored = getattr(self.desk.record, "original_filename", None)
        return (self._taken and self._taken.name) or stored or "Datei ist im Laborbuch gespeichert"


def _filter(field: Field) -> str:
    kinds = field.file_kinds or _PICTURES
    return f"Dateien ({' '.join(f'*.{kind}' for kind in kinds)})"
