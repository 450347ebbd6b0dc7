"""Menus, made from the list of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.actions import MENUS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions


class Menus:
    """The menus in their order. What stands in them comes after the first picture, which shows none."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        """Begin with the titles only."""
        self._actions = actions
        self._menus = {key: QMenu(title, parent) for key, title in MENUS.items()}
        self.all = tuple(self._menus.values())

    def fill(self) -> None:
        """Put the actions in, once."""
        for key, menu in self._menus.items():
            if menu.isEmpty():
                self._fill(key, menu)

    def _fill(self, key: str, menu: QMenu) -> None:
        for action in self._actions.of_menu(key):
            if action.property("gap"):
                menu.addSeparator()
            menu.addAction(action)

    def refill(self) -> None:
        """Put the actions in anew, where they were put in before."""
        for key, menu in self._menus.items():
            if not menu.isEmpty():
                menu.clear()
                self._fill(key, menu)

    def hide_empty(self) -> None:
        """Show only menus that hold something to show."""
        for key, menu in self._menus.items():
            shown = any(action.isVisible() for action in self._actions.of_menu(key))
            menu.menuAction().setVisible(shown)
