"""Keys, written as they stand on a German keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy

from ui.widgets.text import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ON_THE_KEYBOARD = {
    "Ctrl": "Strg",
    "Shift": "Umschalt",
    "Left": "Links",
    "Right": "Rechts",
    "Up": "Auf",
    "Down": "Ab",
    "Return": "Eingabe",
    "Enter": "Eingabe",
    "Del": "Entf",
    "Space": "Leertaste",
    "Backspace": "Rücktaste",
    "Ins": "Einfg",
    "PgUp": "Bild auf",
    "PgDown": "Bild ab",
    "Home": "Pos1",
    "End": "Ende",
}


def key_text(keys: str) -> str:
    """Return portable names such as ``Ctrl+Shift+N`` as people know them: ``Strg+Umschalt+N``."""
    return "+".join(_ON_THE_KEYBOARD.get(key, key) for key in keys.split("+"))


class KeyHint(Label):
    """A key beside what it does."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        """``keys`` as Qt names them, such as ``Ctrl+N``."""
        super().__init__(key_text(keys), "key", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
