"""Whose lab is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import size, space
from ui.widgets.chip import Chip
from ui.widgets.pictures import Sign
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from app.domain.records.lab import Lab


class LabHead(QWidget):
    """Stands above the navigation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a name: the lab is opened after the window shows."""
        super().__init__(parent)
        self._town = ElidedLabel("", "bodyStrong")
        self._about = ElidedLabel("", "meta")
        self._sample = Chip("Beispiel", "warn", "info")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._town)
        words.addWidget(self._about)
        chips = QHBoxLayout()
        chips.addWidget(self._sample)
        chips.addStretch(1)
        words.addLayout(chips)
        row = QHBoxLayout(self)
        row.setContentsMargins(space("l"), space("m"), space("m"), space("s"))
        row.setSpacing(space("s") + 2)
        signs = QVBoxLayout()
        signs.addWidget(Sign(size("button")))
        signs.addStretch(1)
        row.addLayout(signs)
        row.addLayout(words, 1)
        self.forget()

    def show_lab(self, lab: Lab, *, sample: bool) -> None:
        """Name the lab; ``sample`` says that it is there to be looked at."""
        self._town.setText(lab.town or "")
        self._about.setText(f"Stadtlabor {lab.prefix}")
        self._sample.setVisible(sample)

    def forget(self) -> None:
        """Name no lab."""
        self._town.setText("")
        self._about.setText("")
        self._sample.hide()
