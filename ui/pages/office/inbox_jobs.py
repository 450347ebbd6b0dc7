"""What is done with deliveries, beside the window: take over, take back, decide, report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.services import records
from app.services.office import inbox, questions, undoing
from ui import compose
from ui.pages.office import inbox_words as words
from ui.pages.office.inbox_asks import show_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.services.changes import Changes
    from app.services.history import Step
    from app.services.office.inbox import Delivered, Done, Waiting
    from app.services.office.intake import Taken
    from app.services.office.questions import Choice, Key, Question
    from ui.pages.office.desk import Entry
    from ui.windows.workspace import Workspace

_ALREADY = "„{}“ war schon übernommen. Es wurde nichts geändert."


class Kept(NamedTuple):
    """What is remembered of a delivery that was taken over, for as long as the page is there."""

    entry: Entry
    taken: Taken
    choices: dict[Key, Choice]


class _Undone(NamedTuple):
    intake: int
    changes: Changes


class _Decided(NamedTuple):
    question: Question
    choice: Choice
    changes: Changes
    step: Step


class InboxJobs(QObject):
    """``taken`` tells an entry and what taking it over did, ``undone`` the number of an intake."""

    taken = Signal(object, object)
    undone = Signal(int)
    ended = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """What is done is said in the workspace."""
        super().__init__(parent)
        self._workspace = workspace
        self.busy = False

    def _run(
        self, job: Callable[[], object], then: Callable[..., object], text: str, *, writes: bool = True
    ) -> None:
        self._workspace.tasks.run(lambda _progress, _cancelled: job(), then, text=text, writes=writes)

    # Taking over

    def take_over(self, entry: Entry) -> None:
        """Take a delivery over, with the answers given so far. One at a time."""
        seen = entry.seen
        if seen is None or self.busy:
            return
        self.busy = True
        book, choices = self._workspace.book, dict(entry.choices)
        text = f"„{seen.arrival.file}“ wird übernommen …"
        self._workspace.tasks.run(
            lambda _progress, _cancelled: (entry, inbox.take_over(book, seen, choices)),
            self._took_over,
            self._refuse,
            text=text,
        )

    def _refuse(self, error: Exception) -> None:
        self.busy = False
        self.ended.emit()
        self._complain(error)

    def _complain(self, error: Exception) -> None:
        from app.errors import LaborbuchError
        from ui.dialogs.message import complain

        if isinstance(error, LaborbuchError):
            complain(error)

    def _took_over(self, result: tuple[Entry, Done]) -> None:
        entry, done = result
        self.busy = False
        self.taken.emit(entry, done)
        self._workspace.events.changed(done.changes)
        self._say_taken(entry.seen, done)

    def _say_taken(self, seen: Waiting | None, done: Done) -> None:
        if seen is None:
            return
        arrival, number = seen.arrival, done.taken.intake
        if number is None:
            self._workspace.say(_ALREADY.format(arrival.file))
            return
        name = words.delivery(arrival.sequence_no, f"„{arrival.file}“")
        text = words.taken_over(arrival.sender.town, name, seen.counts, done.open)
        self._workspace.say(text, partial(self.undo, number), "Rückgängig")

    # Taking back

    def undo(self, intake: int) -> None:
        """Take an intake back; why that cannot be is told in a dialog."""
        book = self._workspace.book
        text = "Die Übernahme wird rückgängig gemacht …"
        self._run(lambda: _Undone(intake, undoing.undo(book, intake)), self._undid, text)

    def _undid(self, done: _Undone) -> None:
        self.undone.emit(done.intake)
        self._workspace.events.changed(done.changes)
        self._workspace.say("Die Übernahme ist rückgängig gemacht.")

    # Deciding

    def decide(self, question: Question, choice: Choice) -> None:
        """Put an answer in force."""
        book = self._workspace.book

        def job() -> _Decided:
            changes = questions.decide(book, question.key, choice)
            return _Decided(question, choice, changes, book.history.done[-1])

        self._run(job, self._decided, "Die Entscheidung wird gespeichert …")

    def _decided(self, done: _Decided) -> None:
        self._workspace.events.changed(done.changes)
        text = f"{words.title_of(done.question)}: {words.held(done.question, done.choice)}."
        self._workspace.say(text, partial(self._take_back, done.step))

    def _take_back(self, step: Step) -> None:
        """Open a question again, as long as its decision is the last step."""
        book = self._workspace.book
        if book.history.done[-1:] == [step]:
            self._workspace.tasks.run(lambda _progress, _cancelled: records.undo(book), self._took_back)

    def _took_back(self, taken: tuple[Step, Changes] | None) -> None:
        if taken:
            step, changes = taken
            self._workspace.events.changed(changes)
            self._workspace.say(f"Rückgängig gemacht: {step.text}")

    # Reporting

    def report(self, seen: Waiting | Taken, target: Path) -> None:
        """Write the report of a delivery as a workbook."""
        book = self._workspace.book

        def write() -> Path:
            book.house.demand("excel")
            compose.write_tables(inbox.report(book, seen), target)
            return target

        self._run(write, self._reported, "Der Bericht wird geschrieben …", writes=False)

    def _reported(self, target: Path) -> None:
        self._workspace.say(f"„{target.name}“ ist gespeichert.", partial(show_file, target), "Öffnen")


def named(taken: Delivered) -> str:
    """Return how one calls a delivery that was taken over."""
    return f"{words.delivery(taken.sequence_no, f'„{taken.file}“')} von {taken.town}"
