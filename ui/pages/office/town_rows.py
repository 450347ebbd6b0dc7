"""A town in a line: what is here of it, and when it delivered last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.services.office.comparison_words import said_kinds
from ui.pages.office import board_words
from ui.pages.office.grouped_list import Row
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.icon_label import IconLabel
from ui.widgets.pressable import Pressable
from ui.widgets.text import ElidedLabel, Label, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.services.office.office_overview import TownState

_MOST_ROWS = 6
_NOTHING_YET = "noch nichts geliefert"


class ScrollingRows(QScrollArea):
    """All towns. They take what they need, up to a few; the others can be scrolled to."""

    def __init__(self, name: str) -> None:
        """Begin without rows; a screen reader says ``name``."""
        super().__init__(widgetResizable=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: list[QWidget] = []

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Show other rows; one stands at the same height as before."""
        at = self.verticalScrollBar().value()
        self._rows = list(rows)
        holder = QWidget()
        mark(holder, ground="surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self._rows:
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(holder)
        self.updateGeometry()
        self.verticalScrollBar().setValue(at)

    def sizeHint(self) -> QSize:
        """Room for as many whole rows as there are, but not for all of a large network."""
        return QSize(0, sum(row.sizeHint().height() for row in self._rows[:_MOST_ROWS]))


def delivered(state: TownState) -> str:
    """Return the last delivery with its day."""
    if state.last is not None:
        return board_words.delivered(state.last)
    return "" if state.counts else _NOTHING_YET


def held(state: TownState) -> str:
    """Return what is here."""
    return said_kinds(state.counts) if state.counts else ""


def list_row(state: TownState) -> Row:
    """Return a town as one thing of a list."""
    is_owing = state.last is None and not state.counts
    return Row(
        state.town, held(state), delivered(state), "warn" if is_owing else "text2", ("deliveries_due", state)
    )


def town_row(state: TownState, open_: Callable[[], object]) -> QWidget:
    """Return a town as a row of a panel."""
    is_owing = state.last is None and not state.counts
    button = Pressable(", ".join(filter(None, (state.town, held(state), delivered(state)))))
    row = QHBoxLayout(button)
    row.setContentsMargins(*[space("xs")] * 4)
    row.setSpacing(space("s"))
    icon, tone = ("clock", "warn") if is_owing else ("check", "ok")
    row.addWidget(IconLabel(icon, tone, size("iconSmall")))
    row.addWidget(ElidedLabel(state.town, "body"), 1)
    row.addWidget(ElidedLabel(held(state), "meta"), 2)
    row.addWidget(Label(delivered(state), "label" if is_owing else "meta", "warn" if is_owing else ""))
    button.clicked.connect(open_)
    return _underlined(button)


def _underlined(button: QWidget) -> QWidget:
    holder = QWidget()
    mark(holder, ground="surface")
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(button)
    column.addWidget(line())
    return holder
