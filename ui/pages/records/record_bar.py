"""The bar above a record that has the page for itself: the way back, which of how many, the next one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import Label

if TYPE_CHECKING:
    from ui.widgets.segments import SegmentBar


class RecordBar(QWidget):
    """``back`` leads to the list, ``step`` tells by how many to go on."""

    back = Signal()
    step = Signal(int)

    def __init__(self) -> None:
        """Begin without a record."""
        super().__init__()
        mark(self, ground="surface", edge="bottom")
        self._back = Button("", self.back.emit, variant="quiet", icon="arrow-left")
        self._place = Label("", "meta")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        self._row.setSpacing(space("m"))
        self._row.addWidget(self._back)
        self._row.addStretch(1)
        self._row.addWidget(self._place)
        for icon, name, by in (("arrow-up", "Voriger Eintrag", -1), ("arrow-down", "Nächster Eintrag", 1)):
            self._row.addWidget(IconButton(icon, name, partial(self.step.emit, by)))

    def take(self, views: SegmentBar) -> None:
        """Give the choice of views a place at the right."""
        self._row.addWidget(views)

    def show_place(self, list_name: str, place: str) -> None:
        """Show where back leads, and which of how many it is."""
        self._back.setText(list_name)
        self._place.setText(place)
