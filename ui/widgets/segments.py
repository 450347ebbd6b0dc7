"""One of a few views, chosen by one click or the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.look import font
from ui.theme.style import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

_AROUND = 28  # the padding and the lines at both sides


class SegmentBar(QWidget):
    """Segments by key and label, the first one chosen."""

    chosen = Signal(str)

    def __init__(self, name: str, segments: Mapping[str, str], parent: QWidget | None = None) -> None:
        """``name`` tells the screen reader what is chosen here."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._keys = list(segments)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, label in enumerate(segments.values()):
            row.addWidget(self._segment(place, label))
        self._group.idToggled.connect(self._tell)

    def _segment(self, place: int, label: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setChecked(place == 0)
        button.setAutoDefault(False)
        mark(button, variant="segment", place=_place(place, len(self._keys)))
        self._group.addButton(button, place)
        _write(button, label)
        return button

    def _tell(self, place: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._keys[place])

    @property
    def keys(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(self._keys)

    @property
    def current(self) -> str:
        """The key of the segment that is chosen."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose a segment, and tell so if it was another one."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def offer(self, key: str, offered: bool) -> None:
        """Show a segment, or leave it out where it does not apply."""
        self._group.button(self._keys.index(key)).setVisible(offered)

    def relabel(self, key: str, label: str) -> None:
        """Give a segment another label, such as one with a count."""
        _write(self._group.button(self._keys.index(key)), label)


def _write(button: QAbstractButton, label: str) -> None:
    """Leave room for the stronger letters of the segment that is chosen, so that none moves when one is."""
    button.setText(label)
    button.setMinimumWidth(QFontMetrics(font("bodyStrong")).horizontalAdvance(label) + _AROUND)


def _place(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(place, "middle")
