"""Help on keys, made from the list of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from ui.actions import MENUS, plain
from ui.dialogs.base import Dialog
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.key_hint import KeyHint
from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.actions import Actions

_SIZE = (620, 560)


class KeysDialog(Dialog):
    """Every command with a key, by menu."""

    def __init__(self, commands: Actions, parent: QWidget | None = None) -> None:
        """Commands that are not offered at all at the moment are left out."""
        super().__init__("Alle Tastenkürzel", "Alles lässt sich mit der Tastatur erreichen.", parent)
        self.resize(*_SIZE)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(space("xs"))
        for menu, title in MENUS.items():
            self._add_menu(plain(title), [a for a in commands.of_menu(menu) if _is_told(a)])
        self.body.addWidget(self._scrolling())
        self.close_only()

    def _add_menu(self, title: str, commands: list[QAction]) -> None:
        if not commands:
            return
        self._grid.addWidget(Label(title, "section"), self._grid.rowCount(), 0)
        for command in commands:
            row = self._grid.rowCount()
            self._grid.addWidget(Label(command.property("label")), row, 0)
            self._grid.addWidget(KeyHint(command.property("keys")), row, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.setRowMinimumHeight(self._grid.rowCount(), space("m"))

    def _scrolling(self) -> QScrollArea:
        inner = QWidget()
        mark(inner, ground="surface")
        inner.setLayout(self._grid)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        return area


def _is_told(command: QAction) -> bool:
    return command.isVisible() and not command.shortcut().isEmpty()
