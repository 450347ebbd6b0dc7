"""Pictures and documents of a record: dropped, pasted or chosen, several at once."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog

from app.domain.records.attachment import Attachment
from app.services import attaching, documents
from ui.dialogs.picker_rows import MetaRole
from ui.forms.editors.references import ReferencesEditor
from ui.theme.look import pixels
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.fields import Field
    from ui.forms.desk import Desk

_THUMBNAIL = 56
_PICTURES = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff")
_PASTED = "Eingefügtes Bild.png"


class AttachmentsEditor(ReferencesEditor):
    """The attachments with thumbnails and what they lack; files become attachments of their own."""

    open_text = "Beschreiben …"
    pick_text = "Aus dem Laborbuch …"

    def __init__(self, field: Field, desk: Desk) -> None:
        """Whether the field holds pictures or documents is asked of its filter."""
        super().__init__(field, desk)
        self.takes_pictures = _fits(field, "picture")
        self.takes_documents = _fits(field, "document")
        text = "Dokumente hinzufügen …" if self.takes_documents else "Bilder hinzufügen …"
        self._add_files = Button(text, self.choose_files, variant="quiet", icon="upload")
        self._refused = Notice("", icon="triangle-alert", tone="warn")
        self._refused.hide()
        self.control.lines.setIconSize(QSize(pixels(_THUMBNAIL), pixels(_THUMBNAIL)))
        self.control.put_first(self._add_files)
        self.control.put_below(self._refused)

    def _open(self, row: int) -> None:
        """Caption, credit and alternative text are written without leaving the record."""
        self.desk.edit_record(self._uids[row])
        self.show_value(self._uids)
        self.control.choose(row)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        for row, data in self._thumbnails():
            image = QPixmap()
            image.loadFromData(data)
            self.control.lines.item(row).setIcon(QIcon(image))
        for row, lacking in attaching.lacking(self.desk.book, self._uids).items():
            self.control.lines.item(row).setData(MetaRole, f"Es fehlt: {', '.join(lacking)}")
        self.control.lines.fit()

    def _thumbnails(self) -> list[tuple[int, bytes]]:
        shown = attaching.previews(self.desk.book, self._uids) if self.takes_pictures else {}
        return [(row, shown[uid]) for row, uid in enumerate(self._uids) if uid in shown]

    def allow(self, allowed: bool) -> None:
        super().allow(allowed)
        self._add_files.setEnabled(allowed)

    @property
    def _kinds(self) -> tuple[str, ...]:
        return tuple(documents.MEDIA_TYPES) if self.takes_documents else ()

    def choose_files(self) -> None:
        """Ask for files of this computer."""
        endings = self._kinds or _PICTURES
        kinds = " ".join(f"*.{ending}" for ending in endings)
        window = self.control.window()
        names, _ = QFileDialog.getOpenFileNames(
            window, f"{self.field.label} hinzufügen", "", f"Dateien ({kinds});;Alle Dateien (*)"
        )
        if names:
            self.take_files([Path(name) for name in names])

    def take_files(self, paths: Sequence[Path]) -> int:
        """Take in files; what is refused is said below the others, which stay. Returns how many came."""
        history = self.desk.book.history
        known = history.so_far()
        found = attaching.attach(self.desk.book, paths, self._kinds)
        for saved in found.saved:
            self.desk.tell(saved)
        if new := [uid for uid in found.uids if uid not in self._uids]:
            self._take((*self._uids, *new))
        history.join(known, attaching.sentence(len(new), self._noun))
        self._refused.say("\n".join(found.refused))
        self._refused.setVisible(bool(found.refused))
        return len(new)

    @property
    def _noun(self) -> tuple[str, str]:
        return ("Dokument", "Dokumente") if self.takes_documents else ("Bild", "Bilder")

    def take_image(self, image: Any) -> None:
        """Take a picture from the clipboard, which has no file yet."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / _PASTED
            if isinstance(image, QImage) and image.save(str(path)):
                self.take_files([path])


def _fits(field: Field, kind: str) -> bool:
    """Whether an attachment of a kind may stand in the field."""
    allowed = field.target_filter
    return allowed is None or bool(allowed(Attachment(uid="", code="", lab_id="", kind=kind)))
