"""The first page: what happened when, what lacks something, what was learned, how far the modules are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.services import overview
from app.services.overview import Overview, month_of_project
from ui.dialogs.due import DueDialog
from ui.pages.overview.matrix import MatrixView
from ui.pages.overview.rows import FittingRows, due_row, lack_row, module_row, recent_row, step_row
from ui.pages.overview.timeline import TimelineView
from ui.pages.overview.words import changed_on, sense_of
from ui.pages.records import commands
from ui.theme.style import mark
from ui.theme.tokens import narrow, space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.marks import relation_legend
from ui.widgets.panel import Panel
from ui.widgets.text import ElidedLabel, Label, WrappedLabel
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from app.services.changes import Changes
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

_GAP = 14
_KEY = "voll: durchgeführt · Umriss: angekündigt oder geplant · Balken: nur Monat belegt"
_STILL_NEW = "Von oben nach unten wächst ein Laborbuch."
_NO_MODULE = "Noch keiner. Aus einer belegten Erkenntnis wird einer, den andere Städte lesen."
_NOTHING_YET = "Noch nichts."
_NOTHING_LACKS = "Nichts fehlt, nichts ist falsch."


class OverviewPage(Page):
    """Reads the lab beside the window, and again when something changed."""

    def __init__(self, workspace: Workspace) -> None:
        """Show empty panels until the lab is read."""
        super().__init__(workspace)
        self._stale = True
        self._sense = ElidedLabel("", "meta")
        self._key = ElidedLabel(_KEY, "hint")
        self._key.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._unfinished = ElidedLabel("", "hint")
        self._all = Button("Alle zeigen …", self._show_all, variant="quiet")
        self._seen: Overview | None = None
        self._timeline = TimelineView()
        self._matrix = MatrixView()
        self._lacking, self._modules, self._recent = FittingRows(), FittingRows(), FittingRows()
        for view in (self._timeline, self._matrix):
            view.opened.connect(self._open)
        self._panels = [self._time_panel(), self._lack_panel(), self._matrix_panel(), self._side()]
        self._arrange()

    def _arrange(self) -> None:
        ground = QWidget()
        mark(ground, ground="canvas")
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(space("xl"), space("m"), space("xl"), space("l"))
        whole.setSpacing(space("m"))
        whole.addLayout(self._head())
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP)
        whole.addLayout(self._grid, 1)
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName("Übersicht")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
        self._set_out()

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Übersicht", "pageTitle"))
        words.addWidget(self._sense)
        head = QHBoxLayout()
        head.setSpacing(space("s"))
        head.addLayout(words, 1)
        head.addWidget(Button("Lieferung vorbereiten …", self._deliver, icon="send"))
        head.addWidget(Button("Neue Aktivität", self._begin, variant="primary", icon="plus"))
        return head

    def _time_panel(self) -> Panel:
        panel = Panel("Aktivitäten im Projekt")
        panel.head.addWidget(self._key, 4)
        table = IconButton("table-2", "Als Tabelle zeigen", partial(self.workspace.go, "activity"))
        panel.head.addWidget(table)
        panel.body.addWidget(self._timeline)
        panel.body.setContentsMargins(space("l"), space("s"), space("l"), space("m"))
        panel.body.setSpacing(0)
        return panel

    def _lack_panel(self) -> Panel:
        panel = Panel("Fällig und unfertig")
        panel.body.addWidget(self._lacking, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._unfinished, 1)
        foot.addWidget(self._all)
        panel.body.addLayout(foot)
        return panel

    def _matrix_panel(self) -> Panel:
        panel = Panel("Thesen und Erkenntnisse")
        panel.body.addWidget(self._matrix, 1)
        panel.body.addWidget(relation_legend())
        panel.body.setSpacing(space("xs"))
        return panel

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        modules = KINDS["knowledge_module"].plural
        for title, rows, stretch in ((modules, self._modules, 4), ("Zuletzt bearbeitet", self._recent, 3)):
            panel = Panel(title)
            panel.body.addWidget(rows, 1)
            column.addWidget(panel, stretch)
        return side

    def _set_out(self) -> None:
        """Three columns below the timeline; in a narrow window one below the other."""
        single = narrow(self.window().width())
        for place, panel in enumerate(self._panels):
            if single:
                self._grid.addWidget(panel, place, 0)
            elif place:
                self._grid.addWidget(panel, 1, place - 1)
            else:
                self._grid.addWidget(panel, 0, 0, 1, 3)
        for column, stretch in enumerate((1, 0, 0) if single else (29, 41, 26)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.setRowStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

    def enter(self) -> None:
        if self._stale:
            self._stale = False
            book = self.workspace.book
            self.workspace.tasks.run(
                lambda _progress, _cancelled: overview.read(book), self._show, writes=False
            )

    def refresh(self, changes: Changes) -> None:
        self._stale = True
        if self.isVisible():
            self.enter()

    def handlers(self) -> Handlers:
        table = partial(self.workspace.go, "activity")
        return {"record.new": self._begin, "data.deliver": self._deliver, "view.table": table}

    def areas(self) -> Sequence[QWidget]:
        return (self._timeline, self._matrix)

    def _show(self, seen: Overview) -> None:
        today = self.workspace.book.today
        self._sense.setText(sense_of(seen.lab, month_of_project(seen.lab, today), today))
        outside = seen.timeline.outside
        self._key.setText(f"{_KEY} · {outside} davor und danach" if outside else _KEY)
        self._timeline.show_timeline(seen.timeline, today)
        self._matrix.show_matrix(seen.matrix)
        due = [due_row(one, today, self._open) for one in seen.due]
        steps = [step_row(kind, partial(commands.begin, self.workspace, kind)) for kind in seen.not_begun]
        self._lacking.show_rows([*due, *(lack_row(lack, self._open) for lack in seen.lacking), *steps])
        number = len(seen.due) + seen.unfinished
        self._all.setText(f"Alle {number} zeigen …")
        self._all.setVisible(bool(seen.due or seen.lacking))
        self._seen = seen
        self._unfinished.setText(_unfinished(seen))
        modules = [module_row(state, self._open) for state in seen.modules]
        self._modules.show_rows(modules or [WrappedLabel(_NO_MODULE, "body", "text2")])
        recent = [recent_row(record, changed_on(moment, today), self._open) for record, moment in seen.recent]
        self._recent.show_rows(recent or [WrappedLabel(_NOTHING_YET, "body", "text2")])

    def _show_all(self) -> None:
        """Show everything that is due or unfinished, also what there is no room for."""
        if self._seen is None:
            return
        book = self.workspace.book
        dialog = DueDialog(self._seen.due, overview.unfinished(book), book.today, self.window())
        if dialog.exec():
            self._open(dialog.uid)
        dialog.deleteLater()

    def _open(self, uid: str) -> None:
        """Open a record; what has no number yet is the delivery that is due."""
        if uid:
            commands.open_record(self.workspace, uid)
        else:
            self._deliver()

    def _begin(self) -> None:
        commands.begin(self.workspace, "activity")

    def _deliver(self) -> None:
        commands.deliver(self.workspace)


def _unfinished(seen: Overview) -> str:
    if not seen.unfinished:
        return _STILL_NEW if seen.not_begun else _NOTHING_LACKS
    return (
        "1 Eintrag ist unvollständig."
        if seen.unfinished == 1
        else f"{seen.unfinished} Einträge sind unvollständig."
    )
