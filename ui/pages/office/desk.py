"""The desk of the inbox: the files that somebody brought, as they are read one after the other.

They are kept in memory only: what is not taken over is brought again, or lies in the watched folder.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.errors import RefusedFileError
from app.interchange.package import PasswordNeededError
from app.services.office import inbox, trust
from ui import compose
from ui.pages.office import inbox_words as words
from ui.pages.office.watching import WatchedFolder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.interchange.arrival import Arrival
    from app.services.book import LabBook
    from app.services.office.inbox import Waiting
    from app.services.office.questions import Choice, Key, Question
    from ui.windows.workspace import Workspace

FOLDER = "watched_folder"  # the setting


@dataclass(eq=False)
class Entry:
    """A file on the desk. ``asked`` says that a person brought it and wants to know what becomes of it.

    ``stranger`` is a delivery that was refused because its lab signed with another key before.
    """

    path: Path
    asked: bool = True
    reading: bool = True
    seen: Waiting | None = None
    stranger: Arrival | None = None
    problem: str = ""
    locked: bool = False
    untried: bool = True  # nobody typed a password yet
    choices: dict[Key, Choice] = field(default_factory=dict)

    @property
    def arrival(self) -> Arrival | None:
        """What the file states, as far as it can be read."""
        return self.seen.arrival if self.seen else self.stranger

    @property
    def questions(self) -> Sequence[Question]:
        """Everything that is or was to be decided in it."""
        return tuple(self.seen.questions.values()) if self.seen else ()

    @property
    def still_open(self) -> int:
        """How many questions have no answer yet."""
        return sum(question.key not in self.choices for question in self.questions)

    def see(self, seen: Waiting | None) -> None:
        """Take what was read, and keep the answers to questions that are still the same."""
        before = {question.key: question for question in self.questions}
        self.seen = seen
        now = {question.key: question for question in self.questions}
        same = {key for key in now if key in before and _said(now[key]) == _said(before[key])}
        self.choices = {key: choice for key, choice in self.choices.items() if key in same}


def _said(question: Question) -> tuple[object, object]:
    return question.ours, question.theirs


class _Read(NamedTuple):
    """What became of reading a file: a delivery, the number under which it was taken over, or a reason."""

    entry: Entry
    seen: Waiting | None = None
    taken: int | None = None
    error: RefusedFileError | None = None
    stranger: Arrival | None = None


class Desk(QObject):
    """``changed`` tells that entries are different, ``known`` that what was brought is here already."""

    changed = Signal()
    known = Signal(str, object)  # the sentence, and the entry or the number of the intake

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        """Begin with what lies in the watched folder."""
        super().__init__(parent)
        self._workspace = workspace
        self.entries: list[Entry] = []
        self.folder = WatchedFolder(self)
        self.folder.found.connect(self._find)
        if watched := workspace.settings[FOLDER]:
            self.folder.watch(Path(watched))

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on, or none."""
        self._workspace.settings[FOLDER] = str(folder or "")
        self.folder.watch(folder)
        self.changed.emit()

    def _find(self, paths: list[Path]) -> None:
        self.bring(paths, asked=False)

    def bring(self, paths: Iterable[Path], *, asked: bool = True) -> None:
        """Put files on the desk. One that lies there already is read anew."""
        for path in paths:
            entry = next((entry for entry in self.entries if entry.path == path), None)
            if entry is None:
                entry = Entry(path)
                self.entries.insert(0, entry)
            entry.asked = asked
            self.read(entry)
        self.changed.emit()

    def read(self, entry: Entry, password: str | None = None) -> None:
        """Read a file beside the window."""
        entry.reading = True
        entry.untried = password is None
        job = partial(_read, self._workspace.book, entry, password)
        text = f"„{entry.path.name}“ wird gelesen …"
        self._workspace.tasks.run(lambda _progress, _cancelled: job(), self._arrive, text=text, writes=False)
        self.changed.emit()

    def _arrive(self, read: _Read) -> None:
        entry = read.entry
        if entry not in self.entries:
            return  # taken off the list meanwhile
        entry.reading = False
        entry.problem = str(read.error or "")
        entry.locked = isinstance(read.error, PasswordNeededError)
        entry.stranger = read.stranger
        entry.see(read.seen)
        if read.taken is not None:
            self._recognise(entry, f"„{entry.path.name}“ ist schon übernommen.", read.taken)
        elif twin := self._twin(entry):
            self._recognise(entry, f"„{entry.path.name}“ liegt schon im Eingang.", twin)
        self.changed.emit()

    def _twin(self, entry: Entry) -> Entry | None:
        digest = _digest(entry)
        others = (other for other in self.entries if other is not entry)
        return next((other for other in others if digest and _digest(other) == digest), None)

    def _recognise(self, entry: Entry, sentence: str, other: object) -> None:
        self.entries.remove(entry)
        if entry.asked:
            self.known.emit(sentence, other)

    def drop(self, entry: Entry) -> None:
        """Take an entry off the list; the file stays where it is."""
        if entry in self.entries:
            self.entries.remove(entry)
            self.changed.emit()

    def put_back(self, entry: Entry) -> None:
        """Lay a delivery back whose taking over was undone."""
        if entry not in self.entries:
            self.entries.insert(0, entry)
        self.look_again()

    def trust(self, entry: Entry) -> None:
        """Know the lab by the key of this delivery; then all that lie here are judged anew."""
        book, arrival = self._workspace.book, entry.stranger
        if arrival is not None:
            self._workspace.tasks.run(
                lambda _progress, _cancelled: trust.trust_key(book, arrival),
                lambda _nothing: self.look_again(),
            )

    def look_again(self) -> None:
        """What deliveries would change may be different now."""
        book, entries = self._workspace.book, [entry for entry in self.entries if entry.arrival]
        if entries:
            self._workspace.tasks.run(
                lambda _progress, _cancelled: [_looked_again(book, entry) for entry in entries],
                self._arrive_again,
                writes=False,
            )
        self.changed.emit()

    def _arrive_again(self, found: list[_Read]) -> None:
        for read in found:
            self._arrive(read)


def _digest(entry: Entry) -> str:
    return entry.seen.arrival.digest if entry.seen else ""


def _read(book: LabBook, entry: Entry, password: str | None) -> _Read:
    try:
        arrival = compose.read_arrival(entry.path, password)
    except RefusedFileError as error:
        return _Read(entry, error=error)
    return _looked_at(book, entry, arrival)


def _looked_at(book: LabBook, entry: Entry, arrival: Arrival) -> _Read:
    taken = inbox.is_taken(book, arrival.digest)
    if taken is not None:
        return _Read(entry, taken=taken)
    try:
        return _Read(entry, inbox.look(book, arrival))
    except RefusedFileError as error:
        return _Read(entry, error=error, stranger=arrival if trust.signs_anew(book, arrival) else None)


def _looked_again(book: LabBook, entry: Entry) -> _Read:
    return _looked_at(book, entry, entry.arrival) if entry.arrival else _Read(entry)


def spoken_state(entry: Entry) -> tuple[str, str]:
    """Return what a row says at its right, and in which tone."""
    if entry.reading and not entry.seen:
        return "wird gelesen …", "text2"
    if entry.locked:
        return "Passwort fehlt", "warn"
    if entry.stranger:
        return "neuer Schlüssel", "warn"
    if entry.problem or entry.seen is None:
        return "nicht lesbar", "err"
    return words.state_of(entry.seen, entry.still_open)
