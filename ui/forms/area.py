"""The part of a form that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import space


class FormArea(QScrollArea):
    """What goes into ``column`` scrolls up and down, never sideways.

    Everything below is made with its parent at hand: to move a finished form into another widget costs as
    much as to build it.
    """

    def __init__(self, parent: QWidget, side: int, above: int, below: int) -> None:
        """The margins are inside of what scrolls."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget(self.viewport())
        mark(self.content, ground="surface")
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(side, above, side, below)
        self.column.setSpacing(space("m"))
        self.setWidget(self.content)
