"""What is open between the office and the labs: conflicts, records told twice, and what was decided."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.office import inbox, likeness, questions
from ui.pages.office import inbox_words as words
from ui.pages.office.doubles import DoublesView
from ui.pages.office.grouped_list import GroupedList, Row
from ui.pages.office.inbox_jobs import InboxJobs
from ui.pages.office.open_side import OpenSide
from ui.pages.records import commands
from ui.theme.style import mark
from ui.theme.tokens import size, space
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.segments import SegmentBar
from ui.widgets.text import ElidedLabel, Label
from ui.windows.workspace import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.services.office.likeness import Suggestion
    from app.services.office.questions import Choice, Decision, Key, Question
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

OPEN, DOUBLES, DONE = "open", "doubles", "done"
_PAUSE = 150  # ms between the last arrow key and the question
_BOTH, _LOW = 820, 420
_NAMES = {OPEN: "Konflikte", DOUBLES: "Mögliche Doppelte", DONE: "Verlauf"}
_SENSE = "Wo Projektbüro und Labore Verschiedenes sagen, und was zweimal im Bestand stehen könnte"
_NONE = "Wenn ein Labor ändert, was auch im Projektbüro geändert wurde, entscheiden Sie hier, was gilt."
_NOTHING_DECIDED = "Hier steht später, welche Fassung Sie bei welchem Konflikt gewählt haben."
_STEPS = (
    ("Beide Fassungen lesen", "Sie stehen nebeneinander; was sich unterscheidet, ist markiert."),
    ("Entscheiden", "Projektbüro, Lieferung oder eine eigene Fassung: Tasten 1, 2, 3."),
)


class _Read(NamedTuple):
    """What the page shows, apart from possible doubles."""

    open: list[Question]
    decided: list[Decision]
    labels: dict[str, str]


def _read(book: LabBook) -> _Read:
    return _Read(questions.open_questions(book), questions.decided(book), inbox.labels(book))


class MergingPage(Page):
    """Conflicts of all labs in one list; what was typed for one is kept until it is decided."""

    def __init__(self, workspace: Workspace) -> None:
        """Show nothing until the file is read."""
        super().__init__(workspace)
        mark(self, ground="surface")
        self._open: dict[Key, Question] = {}
        self._drafts: dict[Key, Choice] = {}
        self._labels: dict[str, str] = {}
        self._fresh: set[str] = set()
        self._forward = False
        self.segments = SegmentBar("Was gezeigt wird", _NAMES)
        self.list = GroupedList("Konflikte nach Stadt")
        self.side = OpenSide()
        self.doubles = DoublesView()
        self.history = GroupedList("Entschieden")
        self.jobs = InboxJobs(workspace, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._arrange()
        self._listen()

    def _arrange(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.side, 1)
        self._go = Button("Zum Eingang", partial(self.workspace.go, "inbox"), icon="inbox")
        nothing = EmptyPage("Kein Konflikt offen", _NONE, _STEPS, [self._go])
        self._conflicts = QStackedWidget()
        self._conflicts.addWidget(both)
        self._conflicts.addWidget(nothing)
        self._body = QStackedWidget()
        self._history = QStackedWidget()
        self._history.addWidget(self.history)
        self._history.addWidget(EmptyPage("Noch nichts entschieden", _NOTHING_DECIDED))
        for view in (self._conflicts, self.doubles, self._history):
            self._body.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._body, 1)

    def _head(self) -> QWidget:
        head = QFrame()
        mark(head, ground="surface", edge="bottom")
        self._sense = ElidedLabel(_SENSE, "meta")
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(Label("Zusammenführung", "pageTitle"))
        title.addWidget(self._sense)
        row = self._head_row = QHBoxLayout(head)
        row.setSpacing(space("m"))
        row.addLayout(title, 1)
        row.addWidget(self.segments)
        return head

    def _listen(self) -> None:
        self._pause.timeout.connect(self._follow)
        self.segments.chosen.connect(self._turn)
        self.list.chosen.connect(self._pause.start)
        self.list.entered.connect(self.enter_question)
        self.list.clicked.connect(self._click)
        self.side.back.connect(self.back_to_list)
        self.side.opened.connect(self._open_record)
        self.side.panel.chosen.connect(self._draft)
        self.side.panel.decided.connect(self._decide)
        self.doubles.opened.connect(self._open_record)
        self.doubles.told_apart.connect(self._keep_apart)
        self.history.entered.connect(self._open_decided)

    # What the frame asks

    def handlers(self) -> Handlers:
        return {
            "record.previous": partial(self.list.step, -1),
            "record.next": partial(self.list.step, 1),
            "problem.next": self.next_question,
        }

    def areas(self) -> Sequence[QWidget]:
        match self.segments.current:
            case "doubles":
                return (self.segments, self.doubles)
            case "done":
                return (self.segments, self.history)
        parts = (self.list, self.side.panel) if self._open else (self._go,)
        return tuple(part for part in parts if part.isVisible())

    def enter(self) -> None:
        book, tasks = self.workspace.book, self.workspace.tasks
        if OPEN not in self._fresh:
            self._fresh.add(OPEN)
            tasks.run(lambda _progress, _cancelled: _read(book), self._take, writes=False)
        if self.segments.current == DOUBLES and DOUBLES not in self._fresh:
            self._fresh.add(DOUBLES)
            tasks.run(
                lambda _progress, _cancelled: likeness.suggestions(book),
                self._take_doubles,
                text="Der Bestand wird verglichen …",
                writes=False,
            )

    def refresh(self, changes: Changes) -> None:
        self._fresh.clear()
        if self.isVisible():
            self.enter()

    def show_record(self, uid: str) -> None:
        """Stand on a question about a record."""
        self.segments.choose(OPEN)
        found = next((key for key in self._open if key[0] == uid), None)
        if found:
            self.list.stand_on(found)

    # How it follows

    def _take(self, read: _Read) -> None:
        self._open = {question.key: question for question in read.open}
        self._labels = read.labels
        self.list.show_rows(_open_rows(read.open))
        self.history.show_rows(_decided_rows(read.decided, self.workspace))
        self._history.setCurrentIndex(0 if read.decided else 1)
        number = len(read.open)
        self.segments.relabel(OPEN, f"{_NAMES[OPEN]} ({number})" if number else _NAMES[OPEN])
        self._conflicts.setCurrentIndex(0 if read.open else 1)
        self._follow()

    def _take_doubles(self, found: list[Suggestion]) -> None:
        self.doubles.show_pairs(found)
        name = _NAMES[DOUBLES]
        self.segments.relabel(DOUBLES, f"{name} ({len(found)})" if found else name)

    def _turn(self, segment: str) -> None:
        self._forward = False
        self._body.setCurrentIndex(list(_NAMES).index(segment))
        self.enter()
        self._set_out()

    @property
    def question(self) -> Question | None:
        """The question one stands on."""
        ref = self.list.ref
        return self._open.get(ref) if isinstance(ref, tuple) else None

    def _follow(self) -> None:
        """Show the question one stands on."""
        self._pause.stop()
        question, refs = self.question, self.list.refs
        place = f"Konflikt {refs.index(question.key) + 1} von {len(refs)}" if question else ""
        draft = self._drafts.get(question.key) if question else None
        self.side.show_question(question, draft, self._labels, self.workspace.book.today, place)
        self._set_out()

    # What people do

    def _draft(self, choice: Choice | None) -> None:
        if self.side.panel.question is None:
            return
        key = self.side.panel.question.key
        self._drafts.pop(key, None)
        if choice:
            self._drafts[key] = choice

    def _decide(self, choice: Choice) -> None:
        question = self.side.panel.question
        if question:
            self._drafts.pop(question.key, None)
            self.jobs.decide(question, choice)

    def _keep_apart(self, pair: Suggestion) -> None:
        book = self.workspace.book
        self.workspace.tasks.run(
            lambda _progress, _cancelled: likeness.keep_apart(book, pair.one.uid, pair.other.uid),
            self._kept_apart,
        )

    def _kept_apart(self, _nothing: object) -> None:
        self._fresh.discard(DOUBLES)
        self.enter()
        self.workspace.say("Als verschieden vermerkt. Dieser Vorschlag kommt nicht wieder.")

    def _open_record(self, uid: str) -> None:
        commands.open_record(self.workspace, uid)

    def _open_decided(self) -> None:
        if isinstance(self.history.ref, tuple):
            self._open_record(self.history.ref[0])

    def next_question(self) -> None:
        """Go to the next question, and from the last one to the first."""
        refs = self.list.refs
        if not refs or self.segments.current != OPEN:
            return
        at = refs.index(self.list.ref) if self.list.ref in refs else -1
        self.list.stand_on(refs[(at + 1) % len(refs)])
        self.enter_question()

    def enter_question(self) -> None:
        """Go from the list to the choice."""
        self._forward = True
        self._follow()
        self.side.panel.focus_first()

    def _click(self) -> None:
        if not self._is_wide:
            self.enter_question()

    def back_to_list(self) -> None:
        """Go back to the list."""
        self._forward = False
        self._set_out()
        self.list.setFocus()

    # How there is room for it

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _BOTH

    def _set_out(self) -> None:
        """Show list and question beside each other, or one of them."""
        wide, front = self._is_wide, self._forward and not self._is_wide
        self.list.setVisible(not front)
        self.side.setVisible(wide or front)
        self.list.setMinimumWidth(size("inbox") if wide else 0)
        self.list.setMaximumWidth(size("inbox") if wide else 16777215)
        self.side.back_button.setVisible(front)
        low = self.height() < _LOW
        self._sense.setVisible(not low and self.width() >= _BOTH)
        edge, top = (space("m"), space("xs")) if low else (space("xl"), space("m"))
        self._head_row.setContentsMargins(edge, top, edge, top)
        self.side.set_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()


def _open_rows(found: Sequence[Question]) -> Iterator[Row]:
    by_town = sorted(found, key=lambda question: question.town)
    for town, group in groupby(by_town, lambda question: question.town):
        yield Row(town)
        for question in group:
            yield Row(words.title_of(question), question.title, "", "wider", question.key)


def _decided_rows(found: Sequence[Decision], workspace: Workspace) -> Iterator[Row]:
    today = workspace.book.today
    for day, group in groupby(found, lambda one: words.day(one.decided_at, today)):
        yield Row(day)
        for one in group:
            meta = f"{one.town} · {one.title}"
            yield Row(words.decided(one), meta, words.TAKES[one.take], "text2", (one.uid, one.field))
