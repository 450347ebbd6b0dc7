"""An open lab file says that it is open, and tells who else opened it."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.services import presence
from app.services.numbering import new_uid
from app.services.presence import Present, Seat

if TYPE_CHECKING:
    from app.settings import Settings
    from ui.windows.workspace import Workspace

_MS = 1000


def seat_of(settings: Settings) -> Seat:
    """Return who sits here. The number is drawn once; it says nothing about anybody."""
    if not settings["seat"]:
        settings["seat"] = new_uid()
    return Seat(settings["seat"], _computer(), settings["editor"] or None)


def _computer() -> str:
    """Return the name people and IT know this computer by; asking Windows itself would start a process."""
    return os.environ.get("COMPUTERNAME") or platform.node() or "ohne Namen"


class Attendance(QObject):
    """Lives as long as the lab is in the window."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Begin to say so. Who had the file open before is known already."""
        super().__init__(parent)
        self._workspace = workspace
        self._told: set[str] | None = None
        self._timer = QTimer(self, interval=int(presence.BEAT.total_seconds()) * _MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Say that the file is still open. If it cannot be reached just now, the next time will do."""
        book = self._workspace.book
        self._workspace.tasks.run(
            lambda _progress, _cancelled: presence.beat(book), self._hear, self._let_pass, writes=False
        )

    def _hear(self, others: list[Present]) -> None:
        told, self._told = self._told, {one.session for one in others}
        fresh = [one for one in others if told is not None and one.session not in told]
        if fresh:
            self._workspace.say(f"{who(fresh[0])} hat dieses Laborbuch auch zum Schreiben geöffnet.")

    def _let_pass(self, _error: object) -> None:
        """Nobody needs to hear of it: what people write themselves tells them soon enough."""


def who(present: Present) -> str:
    """Return how somebody is called, and where they sit."""
    name = f"„{present.editor}“" if present.editor else "Jemand ohne Kürzel"
    return f"{name} am Rechner {present.computer}"
