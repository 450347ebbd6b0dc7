"""One more bar above the form, for kinds that need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import space

if TYPE_CHECKING:
    from app.domain.record import Record


class Strip(QWidget):
    """What it shows goes into ``row``."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        mark(self, ground="surface", edge="bottom")
        self.row = QHBoxLayout(self)
        self.row.setSpacing(space("m"))
        self.make_room(0)

    def make_room(self, width: int) -> None:
        """Leave room at the right for what lies there."""
        self.row.setContentsMargins(space("l") + 4, space("m"), space("l") + 4 + width, space("m"))

    def show_record(self, record: Record) -> None:
        """Show what belongs to a record."""
