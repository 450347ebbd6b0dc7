"""The office's first page: what is to be done next, and what came last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from app.services.office.agenda import agenda
from app.services.overview import month_of_project
from ui.pages.office import board_words, inbox_words
from ui.pages.office.grouped_list import GroupedList, Row
from ui.pages.office.guidelines import said
from ui.pages.overview.words import sense_of
from ui.theme.tokens import space
from ui.widgets.panel import Panel
from ui.widgets.text import ElidedLabel, Label
from ui.windows.workspace import Page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.services.changes import Changes
    from app.services.office.agenda import Agenda
    from app.services.office.inbox import Delivered
    from ui.windows.workspace import Workspace

_TIGHT = (760, 420)  # below this width or height every pixel counts
_NEXT, _LAST = "Was ansteht", "Zuletzt übernommen"
_DECIDE = "Labor und Projektbüro haben dasselbe Feld geändert; bis zur Entscheidung gilt das Projektbüro."
_REVIEW = "Von den Laboren freigegeben; was Sie übernehmen, kommt in das Gesamtpaket."
_NOTHING = "nichts offen"


class AgendaPage(Page):
    """Two lists in one; each row leads to the page where the work is done."""

    def __init__(self, workspace: Workspace) -> None:
        """Everything is read when the page comes into view."""
        super().__init__(workspace)
        self._fresh = False
        self.list = GroupedList("Was ansteht, und was zuletzt übernommen wurde")
        self._sense = ElidedLabel("", "meta")
        panel = Panel()
        panel.body.setContentsMargins(1, 1, 1, 1)
        panel.body.addWidget(self.list)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Übersicht", "pageTitle"))
        words.addWidget(self._sense)
        self._column = QVBoxLayout(self)
        self._column.addLayout(words)
        self._column.addWidget(panel, 1)
        self.list.entered.connect(self._open)
        self.list.clicked.connect(self._open)

    # What the frame asks

    def areas(self) -> Sequence[QWidget]:
        return (self.list,)

    def enter(self) -> None:
        if not self._fresh:
            self._fresh = True
            job = partial(agenda, self.workspace.book)
            self.workspace.tasks.run(lambda _progress, _cancelled: job(), self._show, writes=False)

    def refresh(self, changes: Changes) -> None:
        self._fresh = False
        if self.isVisible():
            self.enter()

    def _show(self, seen: Agenda) -> None:
        book = self.workspace.book
        lab, today = book.lab, book.today
        self._sense.setText(sense_of(lab, month_of_project(lab, today), today))
        self.list.show_rows([*_next(seen), *_last(seen.latest, today)])

    def _open(self) -> None:
        place, _ = self.list.ref if isinstance(self.list.ref, tuple) else ("", 0)
        if place:
            self.workspace.go(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.width() < _TIGHT[0] or self.height() < _TIGHT[1]
        edge, top = space("m" if tight else "xl"), space("s" if tight else "l")
        self._column.setContentsMargins(edge, top, edge, top)
        self._column.setSpacing(space("s" if tight else "m"))
        self._sense.setVisible(not tight)


def _next(seen: Agenda) -> Iterator[Row]:
    yield Row(_NEXT)
    yield Row("Lieferstand", board_words.sense(seen.board), *_deliveries(seen), ("deliveries_due", 0))
    yield Row(
        "Konflikte entscheiden", _DECIDE, *_open(seen.conflicts, "Konflikt", "Konflikte"), ("merging", 0)
    )
    yield Row(
        "Wissensbausteine prüfen", _REVIEW, *_open(seen.modules, "Baustein", "Bausteine"), ("review", 0)
    )
    standing = said(seen.guidelines)
    state = f"{seen.guidelines.changed} geändert" if standing.tone == "warn" else ""
    yield Row("Vorgaben", standing.text, state, standing.tone, ("guidelines", 0))


def _deliveries(seen: Agenda) -> tuple[str, str]:
    """Return how many labs have not delivered in this quarter."""
    if seen.board.now is None:
        return "", "text2"
    owing = sum(not row.cells[seen.board.now].arrived for row in seen.board.rows)
    return (inbox_words.counted(owing, "fehlt", "fehlen"), "warn") if owing else ("alle da", "ok")


def _open(number: int, one: str, many: str) -> tuple[str, str]:
    return (inbox_words.counted(number, one, many), "warn") if number else (_NOTHING, "text2")


def _last(latest: Sequence[Delivered], today: dt.date) -> Iterator[Row]:
    if latest:
        yield Row(_LAST)
    for one in latest:
        name = inbox_words.delivery(one.sequence_no, one.file)
        meta = f"{name} · {inbox_words.when(one.taken_at, today)}"
        yield Row(one.town, meta, *inbox_words.state_of_taken(one), ("inbox", one.intake))
