"""Pictures and documents of a record: dropped, pasted or chosen, several at once."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog

from app.domain.records.attachment import Attachment
from app.services import attaching
from ui.dialogs.picker_rows import MetaRole
from ui.forms.editors.references import ReferencesEditor
from ui.theme.look import pixels
from ui.widgets.buttons import Button
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from app.domain.fields import Field
    from ui.forms.desk import Desk

_THUMBNAIL = 56
_PICTURES = ("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff")
_PASTED = "Eingefügtes Bild.png"


class AttachmentsEditor(ReferencesEditor):
    """The attachments with thumbnails and what they lack; files become attachments of their own."""

    open_text = "Beschreiben …"

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
        return Attachment.about.by_id["file"].file_kinds if self.takes_documents else ()

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

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take in files; what is refused is said below the others, and they stay."""
        text = attaching.sentence(len(paths), not self.takes_documents)
        with self.desk.book.history.together(text):
            found = attaching.attach(self.desk.book, paths, self._kinds)
            for saved in found.saved:
                self.desk.tell(saved)
            if new := [uid for uid in found.uids if uid not in self._uids]:
                self._take((*self._uids, *new))
        self._refused.say("\n".join(found.refused))
        self._refused.setVisible(bool(found.refused))

    def take_data(self, data: QMimeData) -> bool:
        """Take what was dropped or pasted. Returns whether there was something to take."""
        if paths := files_in(data):
            self.take_files(paths)
        elif data.hasImage() and self.takes_pictures:
            self._take_image(data)
        else:
            return False
        return True

    def _take_image(self, data: QMimeData) -> None:
        """A picture from the clipboard has no file yet."""
        image = data.imageData()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / _PASTED
            if isinstance(image, QImage) and image.save(str(path)):
                self.take_files([path])


def files_in(data: QMimeData) -> list[Path]:
    """Return the files of this computer that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def holds_files(data: QMimeData) -> bool:
    """Whether something was dropped or copied that is no text."""
    return bool(files_in(data)) or (data.hasImage() and not data.hasText())


def _fits(field: Field, kind: str) -> bool:
    """Whether an attachment of a kind may stand in the field."""
    allowed = field.target_filter
    return allowed is None or bool(allowed(Attachment(uid="", code="", lab_id="", kind=kind)))


def best_for(editors: Sequence[AttachmentsEditor], data: QMimeData) -> AttachmentsEditor | None:
    """Return the editor for what was dropped on the form as a whole: pictures go to the pictures."""
    names = [path.suffix.lower().lstrip(".") for path in files_in(data)]
    documents = bool(names) and all(name in Attachment.about.by_id["file"].file_kinds[2:] for name in names)
    fitting = (it for it in editors if (it.takes_documents if documents else it.takes_pictures))
    return next(fitting, None)
