"""Three columns: what a record rests on, the record itself, and where it leads."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.catalogue import KINDS
from ui.pages.records.specs import gender_of
from ui.pages.thread.cards import RecordCard
from ui.pages.thread.centre import Centre
from ui.theme.look import color
from ui.theme.style import mark
from ui.theme.tokens import narrow, size, space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.panel import Panel
from ui.widgets.segments import SegmentBar
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from app.domain.record import Record
    from app.services.thread import Card, Thread

BEFORE, MIDDLE, AFTER = _PARTS = ("before", "middle", "after")

_ARTICLES = {"f": "Die", "m": "Der", "n": "Das"}
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
        self.parts = SegmentBar("Teil des Fadens", {BEFORE: "", MIDDLE: "", AFTER: ""})
        self.parts.choose(MIDDLE)
        self.parts.chosen.connect(self._set_out)
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("xl"), space("l"), space("xl"), space("l"))
        column.addWidget(self.parts)
        column.addLayout(self._row, 1)
        self._columns: list[_Column] = []

    def minimumSizeHint(self) -> QSize:
        """Three columns must not keep the form apart, which shares their place."""
        return QSize(0, 0)

    def show_thread(self, record: Record, thread: Thread) -> None:
        """Show a record and what is tied to it."""
        for column in self._columns:
            self._row.removeWidget(column)
            column.deleteLater()
        titles = _titles(record)
        numbers = (_numbers(thread.before), "", _numbers(thread.after))
        self._columns = [_Column(title, number) for title, number in zip(titles, numbers, strict=True)]
        for column, stretch, key, title in zip(self._columns, (10, 13, 10), _PARTS, titles, strict=True):
            self._row.addWidget(column, stretch)
            self.parts.relabel(key, title)
            column.scrolled.connect(self.update)
        before, middle, after = self._columns
        self._fill_before(before, record, thread)
        self._fill_middle(middle, record, thread)
        self._fill_after(after, record, thread)
        self._set_out()

    def _set_out(self) -> None:
        """Show the three columns beside each other; in a narrow window one of them."""
        single = narrow(self.window().width())
        self.parts.setVisible(single)
        for key, column in zip(_PARTS, self._columns, strict=False):
            column.setVisible(not single or key == self.parts.current)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

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
        if record.about.in_package and thread.delivered is not None:
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
        middle = self._columns[1]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("accent"), size("focusRing")))
        painter.setBrush(color("accent"))
        for centre in middle.boxes(self)[:1]:
            self._draw_ties(painter, centre)

    def _draw_ties(self, painter: QPainter, centre: QRect) -> None:
        before, _, after = self._columns
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
        if self.isHidden():
            return []
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


def _titles(record: Record) -> tuple[str, str, str]:
    gender = gender_of(record.about.name)
    pronoun, article = _PRONOUNS[gender], _ARTICLES[gender]
    return f"Worauf {pronoun} sich stützt", f"{article} {record.about.label}", f"Wohin {pronoun} führt"
