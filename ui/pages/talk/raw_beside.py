"""The raw transcript beside the pseudonymised one, at the same place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.domain.anchors import carried
from ui.pages.talk.transcript_edit import TranscriptEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from ui.pages.talk.transcript_side import TranscriptSide
    from ui.pages.talk.writing import Writing

_REST = 150  # ms after the last move before it follows


class RawBeside(TranscriptEdit):
    """Only to read: what was said where the cursor stands in the other text."""

    def __init__(self, writing: Writing, other: TranscriptSide) -> None:
        """It follows only while somebody sees it: to compare two texts takes its time."""
        super().__init__("Rohfassung zum Vergleich")
        self.setReadOnly(True)
        self._writing = writing
        self._other = other
        self._pause = QTimer(self, singleShot=True, interval=_REST)
        self._pause.timeout.connect(self.follow)
        other.selected.connect(self._pause.start)

    def follow(self) -> None:
        """Show the raw text at the place of the other one."""
        talk = self._writing.talk
        if talk is None or not self.isVisible():
            return
        self.show_text(talk.transcript_raw or "")
        edit = self._other.edit
        (place,) = carried([edit.selected()], edit.text(), self.text())
        self.select(place)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()
