"""One of many, where segments would need too much room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST = 8  # characters


class ChoiceBox(QComboBox):
    """Choices by key and label, the first one chosen; used like a ``SegmentBar``."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        """``name`` tells the screen reader what is chosen here."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offer(choices)
        self.currentIndexChanged.connect(lambda: self.chosen.emit(self.current))

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer other choices. What was chosen stays, if it is among them; nobody is told."""
        if list(choices) == [self.itemData(at) for at in range(self.count())]:
            return
        before = self.current
        self.blockSignals(True)
        self.clear()
        for key, label in choices.items():
            self.addItem(label, key)
        self.setCurrentIndex(max(self.findData(before), 0))
        self.blockSignals(False)

    @property
    def current(self) -> str:
        """The key of what is chosen."""
        return self.currentData() or ""

    def choose(self, key: str) -> None:
        """Choose, and tell so if it was something else."""
        self.setCurrentIndex(self.findData(key))
