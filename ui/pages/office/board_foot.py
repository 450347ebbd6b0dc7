"""What stands behind a cell of the board: the deliveries of a lab in a quarter, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services.office.board import SAID
from ui.pages.office import board_words as words
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.chip import Chip
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel, Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.periods import Period
    from app.services.office.board import Arrived, Cell, LabRow
    from ui.widgets.chip import Tone

_CHOOSE = "Wählen Sie ein Feld der Tabelle. Hier steht dann, was dahinter liegt."


class BoardFoot(QFrame):
    """Speaks of one cell."""

    def __init__(self) -> None:
        """Begin without a cell."""
        super().__init__()
        mark(self, ground="surface", edge="top")
        self._title = ElidedLabel("", "section")
        self._chip = Chip("", "plain", "clock")
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(space("m"))
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("xl"), space("m"), space("xl"), space("m"))
        column.setSpacing(space("s"))
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self.show_nothing()

    @property
    def said(self) -> list[str]:
        """What is shown, line by line."""
        return [label.accessibleName() for label in self._area.findChildren(WrappedLabel)]

    def show_nothing(self) -> None:
        """No cell is chosen."""
        self._title.setText("")
        self._chip.hide()
        self._fill([WrappedLabel(_CHOOSE, "body", "text2")])

    def show_cell(self, row: LabRow, period: Period, cell: Cell) -> None:
        """Show what is known of a lab in a quarter."""
        self._title.setText(f"{row.town} · {period.label}")
        tone = cast("Tone", words.TONES[cell.standing])
        self._chip.show_state(SAID[cell.standing], tone, words.icon_of(cell.standing))
        self._chip.show()
        self.setAccessibleName(words.spoken(row, period, cell))
        self._fill([*_lines(period, cell)])

    def _fill(self, lines: list[QWidget]) -> None:
        holder = QWidget()
        mark(holder, ground="surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        for line in lines:
            column.addWidget(line)
        column.addStretch(1)
        self._area.setWidget(holder)


def _lines(period: Period, cell: Cell) -> Iterator[QWidget]:
    if not cell.arrived:
        yield WrappedLabel(words.nothing(cell, period), "body", "text2")
    for lack in cell.lacks:
        yield _with_icon("triangle-alert", "warn", WrappedLabel(lack, "body"))
    for arrived in reversed(cell.arrived):
        yield _with_icon("package", "text2", *_delivery(arrived))


def _delivery(arrived: Arrived) -> Iterator[WrappedLabel]:
    yield WrappedLabel(words.delivered(arrived), "bodyStrong")
    yield WrappedLabel("\n".join(arrived.files), "meta", "text2")


def _with_icon(icon: str, tone: str, *texts: Label | WrappedLabel) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space("s"))
    row.addWidget(IconLabel(icon, tone, size("iconSmall")), 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    for text in texts:
        lines.addWidget(text)
    row.addLayout(lines, 1)
    return holder
