"""A large button: icon, what it does, what follows, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ui.actions import plain
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_hint import key_text
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

_HEIGHT = 58
_ICON = 22


class Tile(QPushButton):
    """Does what a command does."""

    def __init__(
        self, action: QAction, icon: str, hint: str, *, lead: bool = False, parent: QWidget | None = None
    ) -> None:
        """``hint`` says what follows; ``lead`` makes it the primary button of the page."""
        super().__init__(parent)
        self.setAutoDefault(False)
        mark(self, variant="tile", lead=lead)
        self.setAccessibleName(plain(action.text()))
        self.setAccessibleDescription(hint)
        self._keys = Label(key_text(action.property("keys")), "meta")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(action.text().replace("&", ""), "bodyStrong"))
        words.addWidget(ElidedLabel(hint, "meta"))
        row = QHBoxLayout(self)
        row.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        row.setSpacing(space("m"))
        row.addWidget(IconLabel(icon, "onAccent" if lead else "accent", _ICON))
        row.addLayout(words, 1)
        row.addWidget(self._keys)
        self.clicked.connect(action.trigger)

    def sizeHint(self) -> QSize:
        return QSize(200, pixels(_HEIGHT))

    minimumSizeHint = sizeHint

    def show_keys(self, shown: bool) -> None:
        """Leave the key out where there is no room for it."""
        self._keys.setVisible(shown)
