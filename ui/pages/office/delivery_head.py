"""Whose delivery it is, how it came, and how many records it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.office.merge_report import number_of
from ui.forms.chip_flow import ChipFlow
from ui.pages.office import inbox_words as words
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip, Tone
from ui.widgets.text import ElidedLabel, Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QResizeEvent

_ROOM_FOR_CHIPS = 780

_LOOKS: dict[str, tuple[Tone, str]] = {
    "new": ("ok", "plus"),
    "changed": ("accent", "pencil"),
    "deleted": ("plain", "trash-2"),
    "withdrawn": ("plain", "trash-2"),
    "pictures": ("plain", "image"),
    "unchanged": ("plain", ""),
}


class DeliveryHead(QFrame):
    """``back`` leads to the list where there is no room for both."""

    back = Signal()

    def __init__(self) -> None:
        """Begin without a delivery."""
        super().__init__()
        mark(self, ground="surface", edge="bottom")
        self.back_button = IconButton("arrow-left", "Zurück zur Liste", self.back.emit)
        self._town = Label("", "recordTitle")
        self._name = ElidedLabel("", "body", "text2")
        self._about = ElidedLabel("", "meta")
        self._chips: list[Chip] = []
        self._beside = QHBoxLayout()
        self._beside.setSpacing(space("s"))
        self._below = QWidget()
        self._flow = ChipFlow(self._below)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._first())
        self._column.addWidget(self._below)
        self.set_tight(False)

    def _first(self) -> QHBoxLayout:
        name = QHBoxLayout()
        name.setSpacing(space("m"))
        name.addWidget(self._town)
        name.addWidget(self._name, 1)
        words_ = QVBoxLayout()
        words_.setSpacing(0)
        words_.addLayout(name)
        words_.addWidget(self._about)
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        row.addWidget(self.back_button)
        row.addLayout(words_, 1)
        row.addLayout(self._beside)
        return row

    def set_tight(self, tight: bool) -> None:
        """Save room where there is little."""
        edge = space("m") if tight else space("l") + space("xs")
        top = space("xs") if tight else space("m")
        self._column.setContentsMargins(edge, top, edge, top)
        self._column.setSpacing(space("xs"))
        self._about.setVisible(not tight)

    def show_delivery(self, town: str, name: str, about: str) -> None:
        """Name a delivery."""
        self._town.setText(town)
        self._name.setText(name)
        self._about.setText(about)
        self.setAccessibleName(", ".join(filter(None, (town, name, about))))

    def show_counts(self, counts: Mapping[str, int], still_open: int) -> None:
        """Show how many records it changes, and how many fields nobody decided on."""
        for chip in self._chips:
            chip.deleteLater()
        self._chips = [Chip(*said) for said in _said(counts, still_open)]
        self._place_chips()

    @property
    def chips(self) -> list[str]:
        """What the chips say."""
        return [chip.text() for chip in self._chips]

    @property
    def texts(self) -> tuple[str, str, str]:
        """Town, name, and how it came."""
        return self._town.text(), self._name.text(), self._about.text()

    def _place_chips(self) -> None:
        wide = self.width() >= _ROOM_FOR_CHIPS
        for chip in self._chips:
            (self._beside if wide else self._flow).addWidget(chip)
            chip.show()
        self._below.setVisible(bool(self._chips) and not wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= _ROOM_FOR_CHIPS) != (self.width() >= _ROOM_FOR_CHIPS):
            self._place_chips()


def _said(counts: Mapping[str, int], still_open: int) -> Iterator[tuple[str, Tone, str]]:
    for key, (tone, icon) in _LOOKS.items():
        if key == "unchanged" and still_open:
            yield f"{words.conflicts(still_open)} offen", "warn", "git-merge"
        if counts.get(key) or (counts and key == "unchanged"):
            yield number_of(key, counts.get(key, 0)), tone, icon
