"""The bar on top: menus left, search in the middle, what is stored and the way back at the right."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QWidget

from ui.actions import plain
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.key_hint import key_text
from ui.widgets.saved_state import SavedState
from ui.windows.menus import Menus

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.actions import Actions

_SEARCH_WIDTH = 340


class TopBar(QFrame):
    """Folds the menus into one where the window is narrow."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        """Everything in it comes from the list of actions."""
        super().__init__(parent)
        mark(self, ground="nav", edge="bottom")
        self.setFixedHeight(pixels(size("topBar")))
        self._actions = actions
        self.menus = Menus(actions, self)
        self.menu_bar = self._menu_bar()
        self.saved_state = SavedState()
        self._arrange()
        actions.refreshed.connect(self._refresh)
        actions.rearranged.connect(self.menus.refill)
        self._refresh()

    def _menu_bar(self) -> QMenuBar:
        bar = QMenuBar()
        bar.setNativeMenuBar(False)
        bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for menu in self.menus.all:
            bar.addMenu(menu)
        return bar

    @cached_property
    def menu_button(self) -> Button:
        """All menus in one, made when the window is narrow for the first time."""
        button = Button("Menü")
        mark(button, variant="menu")
        whole = QMenu(button)
        for menu in self.menus.all:
            whole.addMenu(menu)
        button.setMenu(whole)
        self._row.insertWidget(0, button)
        return button

    @cached_property
    def search(self) -> Button:
        """Leads to the search, and is there only if there is one."""
        action = self._actions["search.all"]
        button = Button(f"{plain(action.text())}   {key_text('Ctrl+K')}", action.trigger, icon="search")
        button.setMaximumWidth(_SEARCH_WIDTH)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row.insertWidget(self._row.indexOf(self.saved_state) - 1, button, 2)
        return button

    def _arrange(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(space("m"), 0, space("m"), 0)
        row.setSpacing(space("m"))
        row.addWidget(self.menu_bar)
        row.addStretch(1)
        row.addStretch(1)
        row.addWidget(self.saved_state)
        for id_, icon in (
            ("edit.undo", "undo-2"),
            ("edit.redo", "redo-2"),
            ("help.pages", "circle-question-mark"),
        ):
            row.addWidget(ActionButton(self._actions[id_], icon))

    def fold(self, narrow: bool) -> None:
        """Show one menu button instead of the menu bar, or the other way round."""
        self.menu_bar.setVisible(not narrow)
        if narrow or "menu_button" in self.__dict__:
            self.menu_button.setVisible(narrow)
        self.setFixedHeight(pixels(size("topBarCompact" if narrow else "topBar")))

    def _refresh(self) -> None:
        self.menus.hide_empty()
        if self._actions.handled("search.all") or "search" in self.__dict__:
            self.search.setVisible(self._actions.handled("search.all"))


class ActionButton(IconButton):
    """A command as an icon; on and off as the command is."""

    def __init__(self, action: QAction, icon: str) -> None:
        """Name and keys come from the command."""
        keys = key_text(action.property("keys"))
        super().__init__(icon, plain(action.text()), action.trigger)
        self.setToolTip(f"{plain(action.text())} ({keys})")
        self._action = action
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
