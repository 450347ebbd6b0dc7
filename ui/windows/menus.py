"""Menus, made from the list of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ui.actions import MENUS

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ui.actions import Actions


def menus(actions: Actions, parent: QWidget) -> dict[str, QMenu]:
    """Return the menus by key, in their order. One in which nothing is shown hides itself."""
    return {key: _menu(QMenu(title, parent), actions.of_menu(key)) for key, title in MENUS.items()}


def _menu(menu: QMenu, actions: list[QAction]) -> QMenu:
    for action in actions:
        if action.property("gap"):
            menu.addSeparator()
        menu.addAction(action)
    return menu


def hide_empty(found: dict[str, QMenu]) -> None:
    """Show only menus that hold something to show."""
    for menu in found.values():
        shown = any(action.isVisible() and not action.isSeparator() for action in menu.actions())
        menu.menuAction().setVisible(shown)
