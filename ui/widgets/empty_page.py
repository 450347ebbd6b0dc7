"""A page without records yet: what belongs here, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.text import Label, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 640


class EmptyPage(QWidget):
    """Title, one sentence in serif, numbered steps, and the buttons that begin."""

    def __init__(
        self,
        title: str,
        sentence: str,
        steps: Sequence[tuple[str, str]] = (),
        buttons: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``steps`` are a head and a sentence each; ``buttons`` may hold key hints between buttons."""
        super().__init__(parent)
        mark(self, ground="surface")
        block = QWidget()
        block.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(block)
        column.setSpacing(space("s"))
        column.addWidget(Label(title, "pageTitle"))
        column.addWidget(WrappedLabel(sentence, "reading", "text2"))
        column.addSpacing(space("l"))
        column.addLayout(_numbered(steps))
        column.addSpacing(space("m"))
        column.addLayout(_row(buttons))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(_scrolling(block))


def _scrolling(block: QWidget) -> QScrollArea:
    """Where there is no room for all steps one scrolls, and Tab leads down to the buttons."""
    inner = QWidget()
    mark(inner, ground="surface")
    row = QHBoxLayout(inner)
    row.addStretch(1)
    row.addWidget(block, 8, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def _numbered(steps: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(space("l"))
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(1, 1)
    for number, (head, sentence) in enumerate(steps, 1):
        row = 3 * number
        grid.addWidget(Label(str(number), "statement", "accent"), row, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(head, "bodyStrong"), row, 1)
        grid.addWidget(WrappedLabel(sentence, "body", "text2"), row + 1, 1)
        grid.setRowMinimumHeight(row + 2, space("m"))
    return grid


def _row(buttons: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space("s"))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
