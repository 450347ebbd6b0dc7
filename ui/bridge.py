"""Plain events become Qt signals, so that windows hear of them in their own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.events import Events


class Bridge(QObject):
    """``changed`` carries app.services.changes.Changes. Connect methods of QObjects, not functions."""

    changed = Signal(object)

    def __init__(self, events: Events, parent: QObject | None = None) -> None:
        """Listen to ``events`` for as long as the bridge stands."""
        super().__init__(parent)
        self._leave = events.subscribe(self.changed.emit)

    def close(self) -> None:
        """Listen no longer."""
        self._leave()
