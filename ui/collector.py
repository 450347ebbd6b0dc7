"""Frees what is garbage on the main thread only.

Python collects cycles on whatever thread happens to allocate. If that is a worker, it frees widgets there,
and Qt crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 2000  # ms
_THRESHOLDS = (700, 10, 10)  # as Python's own, by generation


class Collector(QObject):
    """Takes over from Python's automatic collection for as long as the program runs."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Switch the automatic collection off, and look now and then instead."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that has become too large, and with it all younger ones."""
        counts = zip(gc.get_count(), _THRESHOLDS, strict=True)
        due = [age for age, (count, most) in enumerate(counts) if count > most]
        if due:
            gc.collect(max(due))
