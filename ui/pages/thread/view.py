"""Three columns: what a record rests on, the record itself, and where it leads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from ui.pages.records.specs import gender_of
from ui.pages.thread.cards import RecordCard
from ui.pages.thread.centre import Centre
from ui.theme.look import color
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.panel import Panel
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent

    from app.domain.record import Record
    from app.services.thread import Card, Thread

_PRONOUNS = {"f": "sie", "m": "er", "n": "es"}
_GAP = 44
_DOT = 3.5
_NOTHING_YET = "Noch nichts. Sobald ein anderer Eintrag hierher verweist, steht er an dieser Stelle."


class ThreadView(QWidget):
    """``opened`` tells the uid of a card, ``evidence_wanted`` the field of a finding that should grow."""

    opened = Signal(str)
    evidence_wanted = Signal(str)

    def __init__(self) -> None:
        """Begin without a record."""
        super().__init__()
        mark(self, ground="canvas")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space("xl"), space("l"), space("xl"), space("l"))
        self._row.setSpacing(_GAP)
        self._columns: list[_Column] = []

    def show_thread(self, record: Record, thread: Thread) -> None:
        """Show a record and what is tied to it."""
        for column in self._columns:
            self._row.removeWidget(column)
            column.deleteLater()
        pronoun = _PRONOUNS[gender_of(record.about.name)]
        before = _Column(f"Worauf {pronoun} sich stützt", _numbers(thread.before))
        middle = _Column(f"{_article(record)} {record.about.label}", "")
        after = _Column(f"Wohin {pronoun} führt", _numbers(thread.after))
        self._columns = [before, middle, after]
        for column, stretch in zip(self._columns, (10, 13, 10), strict=True):
            self._row.addWidget(column, stretch)
            column.scrolled.connect(self.update)
        self._fill_before(before, record, thread)
        self._fill_middle(middle, record, thread)
        self._fill_after(after, record, thread)

    def _fill_before(self, column: _Column, record: Record, thread: Thread) -> None:
        self._add_cards(column, thread.before)
        if record.about.name == "finding":
            add = Button("Beleg hinzufügen …", self._want_evidence, variant="quiet", icon="plus")
            column.add_quietly(add)
        elif not thread.before:
            column.add_quietly(WrappedLabel("Auf keinen anderen Eintrag.", "body", "text3"))

    def _fill_middle(self, column: _Column, record: Record, thread: Thread) -> None:
        centre = Centre(record, thread)
        centre.opened.connect(self.opened)
        centre.counter_wanted.connect(lambda: self.evidence_wanted.emit("counter_evidence"))
        column.add(centre)

    def _fill_after(self, column: _Column, record: Record, thread: Thread) -> None:
        theses = [card for card in thread.after if card.kind == "thesis"]
        if theses:
            column.add(self._thesis_panel(theses))
        self._add_cards(column, [card for card in thread.after if card.kind != "thesis"])
        if not thread.after:
            column.add_quietly(WrappedLabel(_NOTHING_YET, "body", "text3"))
        if record.about.in_package:
            column.add_quietly(_delivery(thread.delivered))

    def _thesis_panel(self, cards: Sequence[Card]) -> Panel:
        panel = Panel(KINDS["finding"].by_id["thesis_links"].label)
        for number, card in enumerate(cards):
            if number:
                panel.body.addWidget(line())
            panel.body.addWidget(self._card(card, framed=False))
        return panel

    def _add_cards(self, column: _Column, cards: Iterable[Card]) -> None:
        for card in cards:
            column.add(self._card(card))

    def _card(self, card: Card, *, framed: bool = True) -> RecordCard:
        shown = RecordCard(card, framed=framed)
        shown.opened.connect(self.opened)
        return shown

    def _want_evidence(self) -> None:
        self.evidence_wanted.emit("evidence")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._columns:
            return
        before, middle, after = self._columns
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("accent"), size("focusRing")))
        painter.setBrush(color("accent"))
        centre = middle.boxes(self)[0]
        for box in before.boxes(self):
            _draw_tie(painter, box.right() + 1, box, centre.left(), centre)
        for box in after.boxes(self):
            _draw_tie(painter, box.left(), box, centre.right() + 1, centre)


class _Column(QWidget):
    """A head, and below it cards that scroll by themselves."""

    scrolled = Signal()

    def __init__(self, title: str, numbers: str) -> None:
        super().__init__()
        self._tied: list[QWidget] = []
        head = QHBoxLayout()
        head.addWidget(Label(title, "section"), 1)
        head.addWidget(Label(numbers, "meta"))
        cards = QWidget()
        mark(cards, ground="canvas")
        self._cards = QVBoxLayout(cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(space("m") - 2)
        self._cards.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(cards)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.verticalScrollBar().valueChanged.connect(self.scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("s"))
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def add(self, widget: QWidget) -> None:
        """Add something that is tied to the middle."""
        self._tied.append(widget)
        self._cards.insertWidget(self._cards.count() - 1, widget)

    def add_quietly(self, widget: QWidget) -> None:
        """Add something that is not."""
        side = Qt.AlignmentFlag.AlignLeft if isinstance(widget, Button) else Qt.AlignmentFlag(0)
        self._cards.insertWidget(self._cards.count() - 1, widget, 0, side)

    def boxes(self, ground: QWidget) -> list[QRect]:
        """Return where the tied cards are, as far as they can be seen."""
        view = QRect(self._area.mapTo(ground, QPoint()), self._area.viewport().size())
        boxes = (QRect(card.mapTo(ground, QPoint()), card.size()) for card in self._tied)
        return [box.intersected(view) for box in boxes if box.intersects(view)]


def _draw_tie(painter: QPainter, start: int, box: QRect, end: int, centre: QRect) -> None:
    """Draw from a card to the middle, around a corner if the card stands lower than it reaches."""
    at = box.center().y()
    to = min(max(at, centre.top() + _GAP // 2), centre.bottom() - _GAP // 2)
    half = (start + end) / 2
    way = [QPointF(start, at), QPointF(half, at), QPointF(half, to), QPointF(end, to)]
    painter.drawPolyline(QPolygonF(way))
    painter.drawEllipse(way[0], _DOT, _DOT)
    painter.drawEllipse(way[-1], _DOT, _DOT)


def _delivery(delivered: str) -> Panel:
    panel = Panel()
    head = QHBoxLayout()
    head.addWidget(IconLabel("send", "text2", size("iconSmall")))
    head.addWidget(Label(KINDS["delivery"].label, "meta"), 1)
    panel.body.addLayout(head)
    said = f"Zuletzt in {delivered}" if delivered else "Noch nicht ans Projektbüro geliefert"
    panel.body.addWidget(WrappedLabel(said, "bodyStrong"))
    return panel


def _numbers(cards: Iterable[Card]) -> str:
    counted = Counter(card.kind for card in cards)
    words = (
        f"{n} {KINDS[kind].label if n == 1 else KINDS[kind].plural}" for kind, n in counted.most_common(2)
    )
    return ", ".join(words)


def _article(record: Record) -> str:
    return {"f": "Die", "m": "Der", "n": "Das"}[gender_of(record.about.name)]
