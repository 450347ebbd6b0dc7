"""The right side of the working place: what one makes of a talk, in tabs, and the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.forms.steps import next_step, step_text
from ui.pages.talk.answers import Answers
from ui.pages.talk.cards import Cards
from ui.pages.talk.raw_beside import RawBeside
from ui.pages.talk.summary import Summary
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.key_hint import KeyHint
from ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.records.interview import Interview
    from app.services.book import LabBook
    from ui.pages.talk.transcript_side import TranscriptSide
    from ui.pages.talk.writing import Writing

_TABS = ("Leitfaden", "Zitate", "Verdichtung", "Rohfassung")
QUOTES = 1


class RightSide(QWidget):
    """``finding_wanted`` asks for a finding of the selection, ``step_wanted`` tells the key of a status."""

    finding_wanted = Signal()
    step_wanted = Signal(str)

    def __init__(
        self, book: LabBook, writing: Writing, left: TranscriptSide, open_record: Callable[[str], None]
    ) -> None:
        """Begin without a talk."""
        super().__init__()
        mark(self, ground="surface")
        self.answers = Answers(book, writing)
        self.cards = Cards(book)
        self.summary = Summary(book, writing, open_record)
        self.raw = RawBeside(writing, left)
        self.tabs = Tabs()
        self.tabs.setAccessibleName("Was aus dem Gespräch wird")
        self._pages = QStackedWidget()
        self._next = Button("", lambda: self.step_wanted.emit(self._step))
        self._step = ""
        for name, page in zip(_TABS, (self.answers, self.cards, self.summary, self.raw), strict=True):
            self.tabs.addTab(name)
            self._pages.addWidget(page)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.answers.counted.connect(self._count_answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((_row("bottom", self.tabs), 0), (self._pages, 1), (self._foot(), 0)):
            column.addWidget(part, stretch)

    def _foot(self) -> QWidget:
        finding = Button("Erkenntnis daraus", self.finding_wanted.emit, icon="lightbulb")
        foot = _row("top", finding, KeyHint("Ctrl+E"))
        if layout := foot.layout():
            layout.addWidget(self._next)
            margin = layout.contentsMargins()
            layout.setContentsMargins(margin.left(), space("m"), margin.right(), space("m"))
        return foot

    def _count_answers(self, done: int, questions: int) -> None:
        self.tabs.setTabText(0, f"Leitfaden {done}/{questions}")

    def count_quotes(self, number: int) -> None:
        """Say how many quotes there are."""
        self.tabs.setTabText(QUOTES, f"Zitate {number}" if number else "Zitate")

    def show_step(self, talk: Interview) -> None:
        """Offer what comes next in the life of a talk."""
        step = next_step(talk) if talk.revision else None
        self._step = step.key if step else ""
        self._next.setVisible(step is not None)
        if step:
            self._next.setText(step_text(talk, step))
            self._next.setToolTip(step.help)


def _row(edge: str, *parts: QWidget) -> QWidget:
    holder = QWidget()
    mark(holder, ground="surface", edge=edge)
    row = QHBoxLayout(holder)
    row.setContentsMargins(space("l"), 0, space("l"), 0)
    row.setSpacing(space("s"))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder
