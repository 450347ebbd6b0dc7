"""What stands behind a cell: findings or records, and the way to ask the lab."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from app.services.office.comparison_words import NO_RECORD, NO_STATEMENT, number_of
from app.services.thread import Card
from ui.pages.lettering import shortened
from ui.pages.office.finding_card import FindingCard
from ui.pages.thread.cards import RecordCard
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.text import ElidedLabel, Label, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from app.services.lists import RecordTitle
    from app.services.office.comparison import Row, Seen, Town

_CHOOSE = "Wählen Sie ein Feld der Tabelle. Hier steht dann, was dahinter liegt."
_QUERY_TIP = "Kopiert Nummer und Wortlaut, damit das Labor weiß, wonach Sie fragen"
_QUESTION = "Rückfrage zu {kind} {code}: „{title}“"
_LONGEST = 60  # characters of a statement in the menu


class CellSide(QFrame):
    """``opened`` tells the uid of a record, ``query_wanted`` the words of a question about one."""

    opened = Signal(str)
    query_wanted = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        """Begin without a cell."""
        super().__init__()
        mark(self, ground="surface", edge="left")
        self.cards: list[FindingCard | RecordCard] = []
        self._title = ElidedLabel("", "section")
        self._number = Label("", "meta")
        self._label = WrappedLabel("", "meta")
        self.back_button = IconButton("arrow-left", "Zurück zum Vergleich", self.back.emit)
        self._query = Button("Rückfrage kopieren", self._ask, icon="copy")
        self._query.setToolTip(_QUERY_TIP)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setAccessibleName("Erkenntnisse hinter der Zelle")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(line())
        column.addWidget(self._area, 1)
        column.addWidget(self._foot())
        self.show_nothing()

    def _head(self) -> QVBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(space("s"))
        first.addWidget(self.back_button)
        first.addWidget(self._title, 1)
        first.addWidget(self._number)
        head = QVBoxLayout()
        head.setContentsMargins(space("l"), space("m"), space("l"), space("m"))
        head.setSpacing(space("xs"))
        head.addLayout(first)
        head.addWidget(self._label)
        return head

    def _foot(self) -> QWidget:
        foot = QFrame()
        mark(foot, ground="surface", edge="top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        row.addWidget(self._query)
        row.addStretch(1)
        return foot

    # What it shows

    def show_nothing(self, label: str = "") -> None:
        """Show that no cell is chosen; ``label`` is what there is to say instead."""
        self._show("", "", label or _CHOOSE, [])

    def show_findings(self, row: Row, town: Town, found: Sequence[Seen]) -> None:
        """Show the findings of a town about a thesis."""
        number = number_of("finding", len(found)) if found else NO_STATEMENT
        self._show(f"{row.short} · {town.name}", number, row.label, [FindingCard(seen) for seen in found])

    def show_records(self, row: Row, town: Town, found: Sequence[RecordTitle]) -> None:
        """Show the records of a town about a theme."""
        number = "" if found else NO_RECORD
        self._show(
            f"{row.label} · {town.name}", number, "", [RecordCard(_card(one), framed=False) for one in found]
        )

    def _show(self, title: str, number: str, label: str, cards: list[FindingCard | RecordCard]) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._number.setText(number)
        self._label.say(label)
        self._label.setVisible(bool(label))
        self.cards = cards
        # A finding keeps its distance from its own edge, a record has none.
        self._fill(space("xs") if any(isinstance(card, FindingCard) for card in cards) else space("m"))
        self._query.setEnabled(bool(cards))
        self.setAccessibleName(title or label)

    def _fill(self, edge: int) -> None:
        holder = QWidget()
        mark(holder, ground="surface")
        column = QVBoxLayout(holder)
        column.setContentsMargins(edge, space("xs"), edge, space("xs"))
        column.setSpacing(space("xs"))
        for number, card in enumerate(self.cards):
            if number:
                column.addWidget(line())
            column.addWidget(card)
            card.opened.connect(self.opened)
        column.addStretch(1)
        self._area.setWidget(holder)

    # What people do

    def focus_first(self) -> bool:
        """Stand on the first card. False if there is none."""
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self.cards)

    def step(self, by: int) -> None:
        """Go to the next or the previous card."""
        at = next((place for place, card in enumerate(self.cards) if card.hasFocus()), -1)
        if 0 <= at + by < len(self.cards):
            self.cards[at + by].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.cards[at + by])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        elif event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_focused()
        else:
            super().keyPressEvent(event)

    def _open_focused(self) -> None:
        """A button that is not a dialog's leaves Enter to whoever holds it."""
        for card in self.cards:
            if card.hasFocus():
                self.opened.emit(_named(card)[0])

    def _ask(self) -> None:
        """Ask about the only record, or let people choose which one."""
        if len(self.cards) == 1:
            self.query_wanted.emit(question(self.cards[0]))
        else:
            self.query_menu().popup(self._query.mapToGlobal(self._query.rect().topLeft()))

    def query_menu(self) -> QMenu:
        """Return the choice of what to ask about."""
        menu = QMenu(self._query)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for card in self.cards:
            named = _named(card)[1].replace("&", "&&")
            menu.addAction(named).triggered.connect(partial(self.query_wanted.emit, question(card)))
        return menu


def question(card: FindingCard | RecordCard) -> str:
    """Return how a question about a card's record begins, so that the lab finds it."""
    if isinstance(card, FindingCard):
        return _QUESTION.format(kind="Erkenntnis", code=card.seen.code, title=card.seen.statement)
    said = card.card
    return _QUESTION.format(kind=KINDS[said.kind].label, code=said.code, title=said.title)


def _named(card: FindingCard | RecordCard) -> tuple[str, str]:
    """Return the uid of a card's record, and how a menu calls it."""
    if isinstance(card, FindingCard):
        return card.seen.uid, f"{card.seen.code}  {shortened(card.seen.statement, _LONGEST)}"
    return card.card.uid, f"{card.card.code}  {shortened(card.card.title, _LONGEST)}"


def _card(record: RecordTitle) -> Card:
    return Card(
        uid=record.uid,
        kind=record.kind,
        code=record.code,
        short=record.code,
        title=record.title,
        status=record.status,
    )
