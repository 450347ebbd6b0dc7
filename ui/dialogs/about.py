"""What the program is, and under which licences it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.logs import versions
from app.version import NAME
from ui.dialogs.base import Dialog
from ui.widgets.text import WrappedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 480
_WHAT = (
    "Stadtlabore halten fest, was sie unternehmen, hören und lernen, und geben es als Word und Excel weiter. "
    "Das Programm arbeitet ohne Internet."
)
_LICENCES = (
    "Freie Software unter der EUPL 1.2. Schriften: Source Sans Pro und Source Serif Pro (SIL OFL 1.1). "
    "Symbole: Lucide (ISC, zum Teil MIT). Wörterbuch: de_DE frami (GPL 2 oder 3). Oberfläche: Qt (LGPL 3)."
)


class AboutDialog(Dialog):
    """Name, versions, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing to decide here."""
        super().__init__(f"Über {NAME}", _WHAT, parent)
        self.setMinimumWidth(_WIDTH)
        self.body.addWidget(WrappedLabel("\n".join(versions())))
        self.body.addWidget(WrappedLabel(_LICENCES, "meta"))
        self.body.addStretch(1)
        self.close_only()
