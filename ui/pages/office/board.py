"""The board of deliveries: who has delivered what, lab by lab and quarter by quarter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.services.office import board, board_report
from ui.dialogs.expected_labs import ExpectedLabsDialog
from ui.pages.office import board_words as words
from ui.pages.office.board_foot import BoardFoot
from ui.pages.office.board_table import BoardView
from ui.pages.office.saving import save_tables
from ui.theme.look import pixels
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.marks import legend
from ui.widgets.panel import Panel
from ui.widgets.text import ElidedLabel, Label
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from app.services.changes import Changes
    from app.services.office.board import Board
    from ui.windows.workspace import Workspace

_TABLE, _FOOT = 5, 2  # how the height is shared at first
_TIGHT, _LOW_FOOT = 420, 92  # below this height every pixel counts


class BoardPage(Page):
    """A table, and below it what stands behind the cell one stands on."""

    def __init__(self, workspace: Workspace) -> None:
        """The board is read when the page comes into view."""
        super().__init__(workspace)
        self._fresh = False
        self.table = BoardView()
        self.foot = BoardFoot()
        self._sense = ElidedLabel("", "meta")
        self._arrange()
        self.table.moved.connect(self._follow)
        self.table.entered.connect(self._open)

    def _arrange(self) -> None:
        top = QWidget()
        mark(top, ground="canvas")
        self._column = QVBoxLayout(top)
        self._column.addLayout(self._head())
        self._panel = panel = Panel()
        panel.body.addWidget(self.table, 1)
        self._legend = legend(words.legend())
        panel.body.addWidget(self._legend)
        self._column.addWidget(panel, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(top)
        parts.addWidget(self.foot)
        parts.setStretchFactor(0, _TABLE)
        parts.setStretchFactor(1, _FOOT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)

    def _head(self) -> QHBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label("Lieferstand", "pageTitle"))
        said.addWidget(self._sense)
        row = QHBoxLayout()
        row.setSpacing(space("s"))
        row.addLayout(said, 1)
        row.addWidget(Button("Erwartete Labore …", self.choose_labs, icon="users"))
        if not self.workspace.book.house.refusal("excel"):
            row.addWidget(Button("Als Excel …", self.export, icon="file-spreadsheet"))
        return row

    # What the frame asks

    def areas(self) -> Sequence[QWidget]:
        return (self.table,)

    def enter(self) -> None:
        if not self._fresh:
            self._fresh = True
            job = partial(board.board, self.workspace.book)
            self.workspace.tasks.run(lambda _progress, _cancelled: job(), self._show, writes=False)

    def refresh(self, changes: Changes) -> None:
        self._fresh = False
        if self.isVisible():
            self.enter()

    def _show(self, seen: Board) -> None:
        self._sense.setText(words.sense(seen))
        self.table.show_board(seen)
        self._follow()

    def _follow(self) -> None:
        place = self.table.place
        if place is None:
            self.foot.show_nothing()
        else:
            self.foot.show_cell(*place)

    # What people do

    def _open(self, _index: QModelIndex) -> None:
        """Go to where deliveries are."""
        self.workspace.go("inbox")

    def choose_labs(self) -> None:
        """Let people say which labs are expected."""
        dialog = ExpectedLabsDialog(self.workspace.book, self)
        if dialog.exec():
            self._fresh = False
            self.enter()

    def export(self) -> None:
        """Write the board as a workbook."""
        save_tables(self.workspace, self, "Lieferstand", partial(board_report.report, self.workspace.book))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.height() < _TIGHT
        edge = space("m" if tight else "xl")
        self._column.setContentsMargins(edge, space("s" if tight else "l"), edge, space("s"))
        self._column.setSpacing(space("s" if tight else "m"))
        self._panel.body.setContentsMargins(*[space("s" if tight else "l")] * 4)
        self.foot.setMaximumHeight(pixels(_LOW_FOOT) if tight else 16777215)
        self._legend.setVisible(not tight)
        self._sense.setVisible(not tight)
