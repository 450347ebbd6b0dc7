"""The questions of the palette, answered beside the window. Only the last one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.services import search
from ui.search.hit_model import PAGE, Heading, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.errors import LaborbuchError
    from app.services.book import LabBook
    from app.services.search import Answer, Finding, Narrowing, Narrowings
    from ui.search.hit_model import Row
    from ui.tasks import Progress, Task
    from ui.windows.workspace import Workspace

_READING = "Die Suche liest, was neu ist …"


class Question(NamedTuple):
    """What was typed and chosen; ``kind`` "" means all."""

    text: str
    narrowing: Narrowing
    kind: str = ""


class Reply(NamedTuple):
    """What is shown: the answer, all rows, and the first of them in full."""

    question: Question
    answer: Answer
    rows: Sequence[Row]
    findings: Sequence[Finding]


class Asking(QObject):
    """Asks the open lab file. ``caught_up`` tells what hits may be narrowed to, once all is read."""

    answered = Signal(object)
    caught_up = Signal(object)
    reading = Signal(int, int)
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Nothing is asked yet."""
        super().__init__(parent)
        self._workspace = workspace
        self._last: Question | None = None
        self._reader: Task | None = None

    def catch_up(self) -> None:
        """Read what was written since the last search; goes on while nobody looks."""
        if self._reader is None:
            book = self._workspace.book
            self._reader = self._workspace.tasks.run(
                lambda progress, _cancelled: _read_up(book, progress),
                self._arrive,
                self._fail,
                lambda done, total, _text: self.reading.emit(done, total),
                text=_READING,
            )

    def _arrive(self, narrowings: Narrowings) -> None:
        self._reader = None
        self.caught_up.emit(narrowings)

    def _fail(self, error: LaborbuchError) -> None:
        self._reader = self._last = None
        self.failed.emit(str(error))

    def stop(self) -> None:
        """The lab is closed: nothing is read any more."""
        if self._reader:
            self._reader.cancel()
        self._last = None

    @property
    def idle(self) -> bool:
        """Whether every question is answered."""
        return self._last is None

    def ask(self, question: Question) -> None:
        """Ask; whatever was asked before is of no interest any more."""
        self._last = question
        book = self._workspace.book
        self._workspace.tasks.run(
            lambda _progress, _cancelled: _answer(book, question), self._show, self._fail, writes=False
        )

    def _show(self, reply: Reply) -> None:
        if reply.question is self._last:
            self._last = None
            self.answered.emit(reply)


def _read_up(book: LabBook, progress: Progress) -> Narrowings:
    search.catch_up(book, progress)
    return search.narrowings(book)


def _answer(book: LabBook, question: Question) -> Reply:
    answer = search.find(book, question.text, question.narrowing, question.kind)
    rows = rows_of(answer, whole=bool(question.kind))
    first = [row for row in rows[:PAGE] if not isinstance(row, Heading)]
    return Reply(question, answer, rows, search.describe(book, question.text, first))
