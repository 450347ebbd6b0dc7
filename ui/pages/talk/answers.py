"""The guide beside the transcript: each question with its answer and what was quoted for it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.anchors import Span
from app.domain.records.interview import Answer
from app.services import questions
from ui.forms.area import FormArea
from ui.forms.chip_flow import ChipFlow
from ui.forms.editors.texts import GrowingText
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.text import Label, WrappedLabel, line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.domain.records.quote import Quote
    from app.services.book import LabBook
    from ui.pages.talk.writing import Writing

_NO_GUIDE = (
    "Zu diesem Gespräch ist noch kein Leitfaden gewählt. Wählen Sie ihn im Formular; dann stehen hier die "
    "Fragen in der Fassung, mit der Sie gefragt haben."
)
_FREE = "Weitere Notizen"
_NUMBER = 40  # px of the column with the numbers of the questions


class Answers(QWidget):
    """``place_wanted`` tells a place of the transcript, ``counted`` how many questions have an answer.

    ``guide_wanted`` tells that somebody wants to choose the guide.
    """

    place_wanted = Signal(object)
    guide_wanted = Signal()
    counted = Signal(int, int)

    def __init__(self, book: LabBook, writing: Writing) -> None:
        """Begin without questions."""
        super().__init__()
        self._book = book
        self._writing = writing
        self._boxes: dict[str | None, _Box] = {}
        self._guide: str | None = ""
        self._area = FormArea(self, space("l"), space("m"), space("xl"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_talk(self) -> None:
        """Show the questions of the guide that was used, and the answers."""
        talk = self._writing.talk
        if talk is None:
            return
        asked = questions.questions_for(self._book, talk)
        loose = {row.question_uid: "" for row in talk.answers if row.question_uid not in asked}
        shown: dict[str | None, str] = dict(asked.items())
        self._build({**shown, **loose, None: _FREE})
        self.show_answers()

    def _build(self, asked: Mapping[str | None, str]) -> None:
        while item := self._area.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._boxes = {}
        if len(asked) == 1:
            self._area.column.addWidget(WrappedLabel(_NO_GUIDE, "body", "text2"))
            self._area.column.addWidget(Button("Leitfaden wählen …", self.guide_wanted.emit, icon="list"))
        for uid, text in asked.items():
            box = _Box(text, self._area.content)
            box.written.connect(partial(self._take, uid))
            box.left.connect(self._writing.flush)
            box.place_wanted.connect(self.place_wanted)
            self._boxes[uid] = box
            self._area.column.addWidget(box)
        self._area.column.addStretch(1)

    def show_answers(self) -> None:
        """Show the answers as they are stored; one that is being written stays."""
        talk = self._writing.talk
        if talk is None:
            return
        for uid, box in self._boxes.items():
            said = [row.text or "" for row in talk.answers if row.question_uid == uid]
            box.show_answer("\n\n".join(said))
        asked = [box for uid, box in self._boxes.items() if uid is not None]
        self.counted.emit(sum(bool(box.answer.text().strip()) for box in asked), len(asked))

    def show_quotes(self, quotes: Sequence[Quote]) -> None:
        """Show at each question what was quoted from its answer."""
        numbered = list(enumerate(quotes, 1))
        for uid, box in self._boxes.items():
            box.show_quotes([one for one in numbered if uid and one[1].question_uid == uid])

    def _take(self, uid: str | None, text: str) -> None:
        talk = self._writing.talk
        if talk is None:
            return
        kept = [row for row in talk.answers if row.question_uid != uid]
        place = next((at for at, row in enumerate(talk.answers) if row.question_uid == uid), len(kept))
        if text.strip():
            kept.insert(place, Answer(question_uid=uid, text=text.strip()))
        self._writing.put("answers", tuple(kept))


class _Box(QWidget):
    """One question."""

    written = Signal(str)
    left = Signal()
    place_wanted = Signal(object)

    def __init__(self, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        number, _, text = question.partition(" ") if question != _FREE else ("", "", question)
        self.answer = GrowingText(1, "body")
        self.answer.setPlaceholderText("Noch keine Antwort")
        self.answer.setAccessibleName(f"Antwort: {question}")
        self.answer.textChanged.connect(self._hear)
        self.answer.left.connect(self.left)
        self._shown = ""
        self._quotes = QWidget()
        self._flow = ChipFlow(self._quotes)
        code = Label(number, "label", "accent")
        code.setFixedWidth(_NUMBER)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(code)
        head.addWidget(WrappedLabel(text, "bodyStrong"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, space("s"))
        column.setSpacing(space("s"))
        column.addLayout(head)
        below = QVBoxLayout()
        below.setContentsMargins(_NUMBER, 0, 0, 0)
        below.addWidget(self.answer)
        below.addWidget(self._quotes)
        column.addLayout(below)
        column.addWidget(line())
        self._quotes.hide()

    def _hear(self) -> None:
        if self.answer.text() != self._shown:
            self._shown = self.answer.text()
            self.written.emit(self._shown)

    def show_answer(self, text: str) -> None:
        if text.strip() != self.answer.text().strip():
            self._shown = text
            self.answer.show_text(text)

    def show_quotes(self, numbered: Sequence[tuple[int, Quote]]) -> None:
        while self._flow.count():
            item = self._flow.takeAt(0)
            if item and (widget := item.widget()):
                widget.hide()
                widget.deleteLater()
        for number, quote in numbered:
            place = Span(quote.position_start or 0, quote.position_end or 0)
            button = Button(
                f"Zitat {number}", partial(self.place_wanted.emit, place), variant="quiet", icon="quote"
            )
            button.setToolTip(quote.text or "")
            self._flow.addWidget(button)
        self._quotes.setVisible(bool(numbered))
