"""Whose lab is open, or that it is the project office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.tokens import size, space
from ui.widgets.chip import Chip
from ui.widgets.pictures import Sign
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.records.lab import Lab


class LabHead(QWidget):
    """Stands above the navigation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a name: the lab is opened after the window shows."""
        super().__init__(parent)
        self._office = False
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

    def show_lab(self, lab: Lab, *, office: bool, sample: bool) -> None:
        """Name the lab; ``sample`` says that it is there to be looked at."""
        self._office = office
        self._town.setText(lab.town or "")
        self._about.setText("" if office else f"Stadtlabor {lab.prefix}")
        self._sample.setVisible(sample)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say below the name of the office how many towns there are; its own profile is none."""
        if self._office:
            self._about.setText(_towns(counts.get("lab", 1) - 1))

    def forget(self) -> None:
        """Name no lab."""
        self._town.setText("")
        self._about.setText("")
        self._sample.hide()


def _towns(number: int) -> str:
    from app.domain.numbers import spelled

    words = {0: "noch keine Stadt", 1: "eine Stadt"}.get(number, f"{spelled(number)} Städte")
    return words[0].upper() + words[1:]
