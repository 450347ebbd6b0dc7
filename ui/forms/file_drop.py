"""Files that are dropped on a widget or pasted into it, whichever of its fields has the focus."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from app.services import attaching, documents

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from app.services.history import History
    from ui.forms.editors.attachments import AttachmentsEditor

    Shares = Mapping[AttachmentsEditor, Sequence[Path]]


class FileDrop(QObject):
    """Gives each file to the field where it belongs."""

    def __init__(
        self,
        widget: QWidget,
        fields: Callable[[], Sequence[AttachmentsEditor]],
        history: History,
        show: Callable[[str], object] = lambda _field: None,
    ) -> None:
        """``fields`` take files here and now; ``show`` is told the first field that took some."""
        super().__init__(widget)
        self._fields = fields
        self._history = history
        self._show = show
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QDropEvent) and kind == QEvent.Type.DragEnter:
            welcome = _holds_files(event.mimeData()) and bool(self._fields())
        elif isinstance(event, QDropEvent) and kind == QEvent.Type.Drop:
            welcome = self._take(event.mimeData())
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._paste()
        else:
            return False
        if welcome and isinstance(event, QDropEvent):
            event.acceptProposedAction()
        return welcome

    def _paste(self) -> bool:
        data = QApplication.clipboard().mimeData()
        return _holds_files(data) and self._take(data)

    def _take(self, data: QMimeData) -> bool:
        """Take what was dropped or pasted. Returns whether there was something to take."""
        fields = self._fields()
        shares = _shares(fields, files_in(data))
        taker = next(iter(shares), _taker(fields, pictures=True))
        if taker is None or not (shares or data.hasImage()):
            return False
        if shares:
            self._take_files(shares)
        else:
            taker.take_image(data.imageData())
        self._show(taker.field.id)
        return True

    def _take_files(self, shares: Shares) -> None:
        known = self._history.so_far()
        number = sum(taker.take_files(paths) for taker, paths in shares.items())
        if len(shares) > 1:
            self._history.join(known, attaching.sentence(number))


def files_in(data: QMimeData) -> list[Path]:
    """Return the files of this computer that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _holds_files(data: QMimeData) -> bool:
    """Whether something was dropped or copied that is no text."""
    return bool(files_in(data)) or (data.hasImage() and not data.hasText())


def _shares(fields: Sequence[AttachmentsEditor], paths: Sequence[Path]) -> Shares:
    """Return which field takes which files: pictures go to the pictures, whatever else to the documents.

    Where a record has but one such field, it gets them all, and says of what it cannot take why.
    """
    found: dict[AttachmentsEditor, list[Path]] = {}
    for path in paths:
        if taker := _taker(fields, pictures=documents.is_picture(path)):
            found.setdefault(taker, []).append(path)
    return found


def _taker(fields: Sequence[AttachmentsEditor], *, pictures: bool) -> AttachmentsEditor | None:
    """Return the field for pictures, or the one for documents; any is better than none."""
    fitting = (it for it in fields if (it.takes_pictures if pictures else it.takes_documents))
    return next(fitting, next(iter(fields), None))
