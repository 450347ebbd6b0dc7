"""What came of a talk: its quotes and its marked passages, in the order in which they were said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.anchors import Span
from app.domain.talk import turn_at, wording, working_text
from app.domain.vocabularies.shared import THEMES, THESES
from app.services import terms
from ui.forms.area import FormArea
from ui.forms.chip_flow import ChipFlow
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.pressable import Pressable
from ui.widgets.text import ElidedLabel, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.domain.records.interview import Interview, Passage
    from app.domain.records.quote import Quote
    from app.services.book import LabBook

_NONE_YET = (
    "Noch kein Zitat. Markieren Sie links einen starken Satz, und drücken Sie Strg+M; mit Strg+E wird daraus "
    "gleich eine Erkenntnis."
)
_GONE = "Die Stelle steht nicht mehr im Text"


class Cards(QWidget):
    """``place_wanted`` tells a place of the transcript; the others tell the uid of a quote."""

    place_wanted = Signal(object)
    opened = Signal(str)
    finding_wanted = Signal(str)

    def __init__(self, book: LabBook) -> None:
        """Begin without a talk."""
        super().__init__()
        self._book = book
        self._area = FormArea(self, space("l"), space("m"), space("xl"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_talk(self, talk: Interview, quotes: Sequence[Quote]) -> None:
        """Show what was quoted and marked."""
        self._clear()
        text, labels = working_text(talk), self._labels()
        for number, quote in enumerate(quotes, 1):
            self._add(_quote_card(number, quote, text), _labelled(quote, labels), self._acts(quote), quote)
        for passage in talk.passages:
            self._add(_passage_card(passage, text), _labelled(passage, labels), [], passage)
        if not quotes and not talk.passages:
            self._area.column.addWidget(WrappedLabel(_NONE_YET, "body", "text2"))
        self._area.column.addStretch(1)

    def _clear(self) -> None:
        while item := self._area.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _labels(self) -> dict[str, str]:
        offered = (*terms.offered(self._book, THEMES), *terms.offered(self._book, THESES))
        return {term.key: term.label for term in offered}

    def _acts(self, quote: Quote) -> list[QWidget]:
        return [
            Button("Erkenntnis daraus …", partial(self.finding_wanted.emit, quote.uid), variant="quiet"),
            Button("Öffnen", partial(self.opened.emit, quote.uid), variant="quiet"),
        ]

    def _add(
        self, card: Pressable, labels: Iterable[str], acts: Sequence[QWidget], of: Quote | Passage
    ) -> None:
        place = Span(of.position_start or 0, of.position_end or 0)
        card.clicked.connect(partial(self.place_wanted.emit, place))
        box = QWidget(self._area.content)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("xs"))
        column.addWidget(card)
        if chips := [Chip(label, "accent") for label in labels]:
            column.addWidget(_flow(chips))
        row = QHBoxLayout()
        for act in acts:
            row.addWidget(act)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(line())
        self._area.column.addWidget(box)


def _flow(chips: Sequence[QWidget]) -> QWidget:
    holder = QWidget()
    flow = ChipFlow(holder)
    for chip in chips:
        flow.addWidget(chip)
    return holder


def _labelled(of: Quote | Passage, labels: dict[str, str]) -> list[str]:
    return [labels.get(key, key) for key in (*of.themes, *of.theses)]


def _quote_card(number: int, quote: Quote, text: str) -> Pressable:
    status = quote.about.status.label_of(quote.status)
    meta = " · ".join(filter(None, (f"Zitat {number}", _where(quote, text), status)))
    return _card(meta, f"„{quote.text}“")


def _passage_card(passage: Passage, text: str) -> Pressable:
    said = wording(text, passage.position_start or 0, passage.position_end or 0)
    return _card(" · ".join(("Markierte Stelle", _where(passage, text))), said)


def _where(of: Quote | Passage, text: str) -> str:
    if of.position_start is None:
        return ""
    if of.position_start == of.position_end:
        return _GONE
    turn = turn_at(text, of.position_start)
    return f"Absatz {turn.number}" if turn else ""


def _card(meta: str, words: str) -> Pressable:
    card = Pressable(f"{meta}: {words}. Zur Stelle.")
    column = QVBoxLayout(card)
    column.setContentsMargins(space("s"), space("s"), space("s"), space("s"))
    column.setSpacing(2)
    for label in (ElidedLabel(meta, "meta"), WrappedLabel(words, "quote")):
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addWidget(label)
    return card
