"""What calendar and timeline have in common for the list that shows them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class TimeView(QWidget):
    """``opened`` tells the uid of a record, ``day_wanted`` a day on which something new should be noted."""

    opened = Signal(str)
    day_wanted = Signal(object)

    def show_text(self, text: str) -> None:
        """Read again, and show only what fits the filter."""
        raise NotImplementedError
