"""The office's first page: what is to be done next, and what came last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.office.agenda import agenda
from app.services.overview import month_of_project
from ui.pages.office import board_words, inbox_words
from ui.pages.office.grouped_list import GroupedList, Row
from ui.pages.office.guidelines import said
from ui.pages.office.manners import THESES
from ui.pages.office.matrix import ComparisonView
from ui.pages.office.town_rows import ScrollingRows, list_row, town_row
from ui.pages.overview.words import sense_of
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.marks import relation_legend
from ui.widgets.panel import Panel
from ui.widgets.text import ElidedLabel, Label
from ui.windows.places import INBOX
from ui.windows.workspace import Page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.services.changes import Changes
    from app.services.office.agenda import Agenda
    from app.services.office.inbox import Delivered
    from ui.windows.workspace import Workspace

_TIGHT = (760, 420)  # below this width or height every pixel counts
_ROOMY = (900, 560)  # from this width and height on there is room for more than the list
_LOWEST_ROW = 22
_NEXT, _LAST, _TOWNS = "Was ansteht", "Zuletzt übernommen", "Städte"
_EMPTY = "Hier steht, was im Projektbüro ansteht: was fehlt, was zu entscheiden und was zu prüfen ist."
_STEPS = (
    ("Lieferungen übernehmen", "Im Eingang. Ziehen Sie Pakete oder Arbeitsmappen der Labore hinein."),
    ("Entscheiden und prüfen", "Was Labor und Projektbüro verschieden sehen, und jeden Wissensbaustein."),
    ("Gesamtpaket ausgeben", "Ein Kompendium, eine Arbeitsmappe und jeder Baustein als eigene Datei."),
)
_TAKE = "Was im Eingang liegt; die Vorschau zeigt vorher, was sich ändern würde."
_DECIDE = "Labor und Projektbüro haben dasselbe Feld geändert; bis zur Entscheidung gilt das Projektbüro."
_REVIEW = "Von den Laboren freigegeben; was Sie übernehmen, kommt in das Gesamtpaket."
_NOTHING = "nichts offen"


class AgendaPage(Page):
    """Two lists in one; each row leads to the page where the work is done. Beside them the towns."""

    def __init__(self, workspace: Workspace) -> None:
        """Everything is read when the page comes into view."""
        super().__init__(workspace)
        self._fresh = False
        self._seen: Agenda | None = None
        self.list = GroupedList("Was ansteht, und was zuletzt übernommen wurde")
        self.towns = ScrollingRows(_TOWNS)
        self.matrix = ComparisonView(THESES, _LOWEST_ROW)
        self._sense = ElidedLabel("", "meta")
        self._beside = self._town_panels()
        self._arrange()
        self.list.entered.connect(self._open)
        self.list.clicked.connect(self._open)
        compare = partial(workspace.go, "comparison")
        for signal in (self.matrix.entered, self.matrix.doubleClicked, self.matrix.row_opened):
            signal.connect(lambda _where: compare())

    def _arrange(self) -> None:
        panel = Panel()
        panel.body.setContentsMargins(1, 1, 1, 1)
        panel.body.addWidget(self.list)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("Übersicht", "pageTitle"))
        words.addWidget(self._sense)
        main = QWidget()
        mark(main, ground="canvas")
        self._column = QVBoxLayout(main)
        self._column.addLayout(words)
        sides = QHBoxLayout()
        sides.setSpacing(space("m"))
        sides.addWidget(panel, 2)
        sides.addWidget(self._beside, 3)
        self._column.addLayout(sides, 1)
        go = Button("Zum Eingang", partial(self.workspace.go, INBOX), variant="primary", icon="inbox")
        self.whole = QStackedWidget()
        self.whole.addWidget(main)
        self.whole.addWidget(EmptyPage("Noch hat keine Stadt geliefert", _EMPTY, _STEPS, [go]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.whole)

    def _town_panels(self) -> QWidget:
        towns, theses = Panel(_TOWNS), Panel(THESES.name)
        towns.body.addWidget(self.towns, 1)
        theses.body.addWidget(self.matrix, 1)
        theses.body.addWidget(relation_legend())
        for panel in (towns, theses):
            panel.body.setSpacing(space("xs"))
            panel.body.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("m"))
        column.addWidget(towns)
        column.addWidget(theses, 1)
        return holder

    # What the frame asks

    def areas(self) -> Sequence[QWidget]:
        return (self.list, self.matrix)

    def enter(self) -> None:
        if not self._fresh:
            self._fresh = True
            job = partial(agenda, self.workspace.book)
            self.workspace.tasks.run(lambda _progress, _cancelled: job(), self._show, writes=False)
        else:
            self.recount()

    def recount(self) -> None:
        """Deliveries lie in the inbox, or are gone from there."""
        if self._seen:
            arrived = self.workspace.counted(INBOX)
            self.whole.setCurrentIndex(1 if self._seen.is_new and not arrived else 0)
            self._show_rows()

    def refresh(self, changes: Changes) -> None:
        self._fresh = False
        if self.isVisible():
            self.enter()

    def _show(self, seen: Agenda) -> None:
        book = self.workspace.book
        lab, today = book.lab, book.today
        self._sense.setText(sense_of(lab, month_of_project(lab, today), today))
        self._seen = seen
        to_board = partial(self.workspace.go, "deliveries_due")
        self.towns.show_rows(town_row(state, to_board) for state in seen.towns)
        self.matrix.show_table(seen.theses)
        self.recount()

    def _show_rows(self) -> None:
        """Where the towns have no room beside the list they stand in it."""
        if self._seen is None:
            return
        towns = () if self._is_roomy else _towns(self._seen)
        self.list.show_rows(
            [
                *_next(self._seen, self.workspace.counted(INBOX)),
                *towns,
                *_last(self._seen.latest, self.workspace.book.today),
            ]
        )

    def _open(self) -> None:
        place, _ = self.list.ref if isinstance(self.list.ref, tuple) else ("", 0)
        if place:
            self.workspace.go(place)

    @property
    def _is_roomy(self) -> bool:
        return self.width() >= _ROOMY[0] and self.height() >= _ROOMY[1]

    def minimumSizeHint(self) -> QSize:
        """What stands beside the list makes way in a smaller window."""
        return QSize(self.list.minimumSizeHint().width(), self.list.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        tight = self.width() < _TIGHT[0] or self.height() < _TIGHT[1]
        edge, top = space("m" if tight else "xl"), space("s" if tight else "l")
        self._column.setContentsMargins(edge, top, edge, top)
        self._column.setSpacing(space("s" if tight else "m"))
        self._sense.setVisible(not tight)
        if self._is_roomy == self._beside.isHidden():
            self._beside.setVisible(self._is_roomy)
            self._show_rows()


def _next(seen: Agenda, arrived: int) -> Iterator[Row]:
    yield Row(_NEXT)
    yield Row("Lieferungen übernehmen", _TAKE, *_open(arrived, "Lieferung", "Lieferungen"), (INBOX, 0))
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


def _towns(seen: Agenda) -> Iterator[Row]:
    yield Row(_TOWNS)
    yield from map(list_row, seen.towns)


def _last(latest: Sequence[Delivered], today: dt.date) -> Iterator[Row]:
    if latest:
        yield Row(_LAST)
    for one in latest:
        name = inbox_words.delivery(one.sequence_no, one.file)
        meta = f"{name} · {inbox_words.when(one.taken_at, today)}"
        yield Row(one.town, meta, *inbox_words.state_of_taken(one), (INBOX, one.intake))
