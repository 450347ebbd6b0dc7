"""The comparison of the towns: theses and themes against towns, and everything in time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.office import comparison, comparison_report
from app.services.office.comparison import Table, View
from ui.pages.office.comparison_head import TIME, ComparisonHead
from ui.pages.office.manners import THEMES, THESES
from ui.pages.office.panels import MatrixPanel, TimePanel
from ui.pages.office.saving import save_tables
from ui.pages.office.side import CellSide
from ui.pages.records import commands
from ui.theme.style import mark
from ui.theme.tokens import size, space, tokens
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.services.office.comparison import Town
    from app.services.timeline import Timeline
    from ui.pages.office.matrix import ComparisonView
    from ui.windows.workspace import Workspace

_PAUSE = 150  # ms between the last arrow key and what stands behind the cell
_TIGHT = (760, 420)  # below this width or height every pixel counts

_EMPTY = (
    "Hier stehen die Städte nebeneinander: was sie zu den gemeinsamen Thesen und Themen herausgefunden haben."
)
_COPIED = "Rückfrage kopiert. Fügen Sie sie in eine Nachricht an das Labor ein."
_STEPS = (
    ("Lieferung annehmen", "Im Eingang, als Paket oder als Arbeitsmappe eines Labors."),
    ("Vorschau prüfen und übernehmen", "Von da an steht die Stadt in diesem Vergleich."),
)


@dataclass(frozen=True)
class Read:
    """What was read for one segment; ``towns`` are all there are, whatever the view narrows."""

    segment: str
    view: View
    towns: tuple[Town, ...]
    found: Table | Timeline


def read(book: LabBook, segment: str, view: View) -> Read:
    """Read what a segment shows."""
    towns = comparison.towns(book, View())
    if segment == TIME:
        return Read(segment, view, towns, comparison.timeline(book, view))
    tables = {"theses": comparison.theses, "themes": comparison.themes}
    return Read(segment, view, towns, tables[segment](book, view))


class ComparisonPage(Page):
    """A table with what stands behind its cells at the side, or a timeline."""

    def __init__(self, workspace: Workspace) -> None:
        """Show empty tables until the file is read."""
        super().__init__(workspace)
        self._fresh: set[str] = set()
        self._forward = False
        self.head = ComparisonHead(gives_excel=not workspace.book.house.refusal("excel"))
        self.panels = {"theses": MatrixPanel(THESES), "themes": MatrixPanel(THEMES)}
        self.time = TimePanel(partial(workspace.go, "activity"))
        self.side = CellSide()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._listen()

    @property
    def view(self) -> View:
        """What is compared now."""
        return self.head.view

    @property
    def segment(self) -> str:
        """Which comparison is shown: theses, themes or time."""
        return self.head.segments.current

    # How it is built

    def _arrange(self) -> None:
        self._body = QStackedWidget()
        for panel in (*self.panels.values(), self.time):
            self._body.addWidget(panel)
        self._main = QWidget()
        mark(self._main, ground="canvas")
        self._column = QVBoxLayout(self._main)
        self._column.addWidget(self.head)
        self._column.addWidget(self._body, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._main, 1)
        row.addWidget(self.side)
        go = Button("Zum Eingang", partial(self.workspace.go, "inbox"), variant="primary", icon="inbox")
        self._whole = QStackedWidget()
        self._whole.addWidget(both)
        self._whole.addWidget(EmptyPage("Noch keine Stadt zu vergleichen", _EMPTY, _STEPS, [go]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._whole)

    def _listen(self) -> None:
        self.head.export_wanted.connect(self.export)
        self.head.segments.chosen.connect(self._turn)
        self.head.view_changed.connect(self._look_again)
        self._pause.timeout.connect(self._follow)
        for panel in self.panels.values():
            panel.matrix.moved.connect(self._pause.start)
            panel.matrix.entered.connect(self._enter_cell)
            panel.matrix.clicked.connect(self._click_cell)
            panel.matrix.row_opened.connect(self._open)
        self.time.timeline.opened.connect(self._open)
        self.side.opened.connect(self._open)
        self.side.query_wanted.connect(self.copy_question)
        self.side.back.connect(self.back_to_matrix)

    # What the frame asks

    def enter(self) -> None:
        if self.segment not in self._fresh:
            self._fresh.add(self.segment)
            job = partial(read, self.workspace.book, self.segment, self.view)
            self.workspace.tasks.run(lambda _progress, _cancelled: job(), self._show, writes=False)

    def refresh(self, changes: Changes) -> None:
        self._look_again()

    def areas(self) -> Sequence[QWidget]:
        if self.segment == TIME:
            return (self.time.timeline,)
        return (self._matrix, self.side) if self._is_wide else (self.side if self._forward else self._matrix,)

    # How it follows

    @property
    def _matrix(self) -> ComparisonView:
        return self.panels[self.segment].matrix

    def _look_again(self) -> None:
        self._fresh.clear()
        if self.isVisible():
            self.enter()

    def _turn(self) -> None:
        self._forward = False
        self.enter()
        self._set_out()
        self._follow()

    def _show(self, seen: Read) -> None:
        if seen.view != self.view:
            return  # the view was changed again meanwhile
        self._whole.setCurrentIndex(0 if seen.towns else 1)
        self.head.know(seen.towns)
        if isinstance(seen.found, Table):
            self.panels[seen.segment].matrix.show_table(seen.found)
            self._set_out()
            self._follow()
        else:
            self.time.show_timeline(seen.found, self.workspace.book.today)

    def _follow(self) -> None:
        """Show what stands behind the cell one stands on."""
        self._pause.stop()
        if self.segment == TIME:
            return
        place = self._matrix.place
        if place is None:
            self.side.show_nothing(self._matrix.said)
            return
        row, town = place
        book, view = self.workspace.book, self.view
        if self.segment == "theses":
            self.side.show_findings(row, town, comparison.findings(book, view, row.uid, town.uid))
        else:
            self.side.show_records(row, town, comparison.on_theme(book, view, row.key, town.uid))

    # What people do

    def _enter_cell(self, _index: QModelIndex) -> None:
        self._follow()
        self._forward = bool(self.side.cards)
        self._set_out()
        self.side.focus_first()

    def _click_cell(self, index: QModelIndex) -> None:
        if not self._is_wide:
            self._enter_cell(index)

    def back_to_matrix(self) -> None:
        """Go back from what stands behind a cell."""
        self._forward = False
        self._set_out()
        self._matrix.setFocus()

    def _open(self, uid: str) -> None:
        commands.open_record(self.workspace, uid)

    def export(self) -> None:
        """Write what is compared as a workbook."""
        made = partial(comparison_report.report, self.workspace.book, self.view)
        save_tables(self.workspace, self, "Städtevergleich", made)

    def copy_question(self, text: str) -> None:
        """Let people ask a lab in whatever way they write to it; the program sends nothing."""
        QApplication.clipboard().setText(text)
        self.workspace.say(_COPIED)

    # How there is room for it

    @property
    def _is_wide(self) -> bool:
        return self.width() >= int(tokens()["breakpoint"]["full"]) - size("nav")

    def _set_out(self) -> None:
        """Show matrix and side beside each other, or one of them; the timeline has the page for itself."""
        self._body.setCurrentWidget(self.time if self.segment == TIME else self.panels[self.segment])
        beside = self._is_wide and self.segment != TIME
        front = self._forward and not self._is_wide and self.segment != TIME
        self._main.setVisible(not front)
        self.side.setVisible(beside or front)
        self.side.setMinimumWidth(size("inspector") if beside else 0)
        self.side.setMaximumWidth(size("inspector") if beside else 16777215)
        self.side.back_button.setVisible(front)
        tight = self.width() < _TIGHT[0] or self.height() < _TIGHT[1]
        edge = space("m" if tight else "xl")
        self._column.setContentsMargins(
            edge, space("s" if tight else "l"), edge, space("s" if tight else "l")
        )
        self._column.setSpacing(space("s" if tight else "m"))
        self.head.set_tight(tight)
        for panel in (*self.panels.values(), self.time):
            panel.set_tight(tight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()
