"""What can be done with a delivery, and what is said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QPushButton


class DeliveryFoot(QFrame):
    """Buttons by their names: take, undo, report, password, drop. Each is there where it means something."""

    pressed = Signal(str)

    def __init__(self) -> None:
        """Begin without a button."""
        super().__init__()
        mark(self, ground="surface", edge="top")
        self._said, self._is_off, self._tight = "", False, False
        self._icon = IconLabel("shield-check", "ok", size("icon"))
        self._say = WrappedLabel("", "meta")
        self.buttons: dict[str, QPushButton] = {
            "report": self._button("report", "Bericht …", icon="file-text"),
            "undo": self._button("undo", "Rückgängig …", icon="undo-2"),
            "drop": self._button("drop", "Aus der Liste nehmen"),
            "password": self._button("password", "Passwort eingeben …", primary=True),
            "take": self._button("take", "", primary=True),
        }
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._say, 100, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        for button in self.buttons.values():
            self._row.addWidget(button)
        self.set_tight(False)
        self.offer("", {})

    def _button(self, name: str, text: str, *, icon: str = "", primary: bool = False) -> Button:
        return Button(
            text, lambda: self.pressed.emit(name), variant="primary" if primary else "secondary", icon=icon
        )

    def set_tight(self, tight: bool) -> None:
        """Save room where there is little; why something is off is said all the same."""
        self._tight = tight
        self._show_said()
        edge, top = (space("m"), space("xs")) if tight else (space("l") + space("xs"), space("s"))
        self._row.setContentsMargins(edge, top, edge, top)
        self._row.setSpacing(space("s"))

    def offer(
        self, say: str, buttons: Mapping[str, str], off: str = "", *, icon: str = "shield-check"
    ) -> None:
        """Offer buttons by their names, with a text of their own or ""; ``off`` says why undo is off."""
        for name, button in self.buttons.items():
            button.setVisible(name in buttons)
            if text := buttons.get(name):
                button.setText(text)
        undo = self.buttons["undo"]
        undo.setEnabled(not off)
        undo.setToolTip(off)
        undo.setAccessibleDescription(off)
        self._icon.show_icon("info" if off else icon, "text2" if off else "ok")
        self._said, self._is_off = off or say, bool(off)
        self._say.say(self._said)
        self._show_said()

    def _show_said(self) -> None:
        shown = bool(self._said) and (self._is_off or not self._tight)
        for part in (self._icon, self._say):
            part.setVisible(shown)

    @property
    def said(self) -> str:
        """What stands beside the buttons."""
        return self._said
