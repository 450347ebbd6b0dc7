"""Names the records that rules refuse, and asks whether to change the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget

from app.domain.numbers import write
from ui.dialogs.base import Dialog
from ui.theme.look import pixels

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.services.many import SomeRefusedError

_WIDTH, _HEIGHT = 560, 200
_MOST = 200
_NOTHING_DONE = "Es ist noch nichts geändert. "


class RefusedDialog(Dialog):
    """Accepted if the others are to be changed."""

    def __init__(self, error: SomeRefusedError, parent: QWidget | None = None) -> None:
        """Show each with its reason; of very many the first ones."""
        count = len(error.refused)
        those = "Ein Eintrag lässt" if count == 1 else f"{write(count)} Einträge lassen"
        super().__init__("Nicht alle lassen sich ändern", f"{_NOTHING_DONE}{those} es nicht zu:", parent)
        self.setMinimumWidth(pixels(_WIDTH))
        self.names = QListWidget()
        self.names.setAccessibleName("Einträge, die sich nicht ändern lassen")
        self.names.setWordWrap(True)
        self.names.setMinimumHeight(pixels(_HEIGHT))
        self.names.addItems([f"{one.name}: {one.why}" for one in error.refused[:_MOST]])
        if count > _MOST:
            self.names.addItem(f"… und {write(count - _MOST)} weitere")
        self.names.setCurrentRow(0)
        self.body.addWidget(self.names, 1)
        if error.allowed:
            others = "Den anderen" if error.allowed == 1 else f"Die anderen {write(error.allowed)}"
            self.finish(f"{others} ändern")
        else:
            self.close_only()
