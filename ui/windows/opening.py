"""Opening, founding, looking at a sample, closing: which lab is in the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.events import Events
from app.version import SUFFIX
from ui import paths
from ui.bridge import Bridge
from ui.windows.places import INBOX
from ui.windows.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.domain.records.lab import Lab
    from app.errors import LaborbuchError
    from app.recent import RecentBooks
    from app.services.book import Clock, LabBook
    from app.services.presence import Manner, Seat
    from app.settings import Settings
    from ui.tasks import Tasks
    from ui.theme.switch import LookSwitch
    from ui.windows.main_window import MainWindow

FILES = f"Laborbuch (*{SUFFIX})"


@dataclass(frozen=True)
class Opened:
    """A lab file, read so far that the window can show it."""

    book: LabBook
    lab: Lab
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Means:
    """What opening a lab needs around it."""

    settings: Settings
    tasks: Tasks
    looks: LookSwitch
    recent: RecentBooks
    clock: Clock
    show_start: Callable[[], None]
    complain: Callable[[LaborbuchError], None]


class Opening(QObject):
    """One lab at a time. What takes long happens beside the window."""

    def __init__(self, window: MainWindow, means: Means) -> None:
        """Begin with no lab."""
        super().__init__(window)
        self._window = window
        self._means = means
        self._workspace: Workspace | None = None
        self._attendance: QObject | None = None
        self._reader_of = ""
        window.closing.connect(self._end)

    def ask_open(self) -> None:
        """Ask which lab file to open."""
        known = [book.file.parent for book in self._means.recent.books]
        folder = known[0] if known else self._data_folder
        name, _ = QFileDialog.getOpenFileName(self._window, "Laborbuch öffnen", str(folder), FILES)
        if name:
            self.open(Path(name))

    def ask_new(self) -> None:
        """Ask for the town and the place of a new lab file."""
        from ui.dialogs.new_book import NewBookDialog

        dialog = NewBookDialog(self._data_folder, self._window)
        if dialog.exec():
            self.found(dialog.path, dialog.values)

    def ask_sample(self) -> None:
        """Ask which of the sample labs to look at."""
        from ui.dialogs.samples import SampleDialog

        dialog = SampleDialog(self._window)
        if dialog.exec():
            self.open_sample(dialog.prefix)

    def open(self, path: Path, manner: Manner | None = None) -> None:
        """Open a lab file. If others have it open, people are asked for the ``manner``."""
        seat = self._seat()

        def book() -> LabBook:
            from app.services.presence import Manner, open_at

            return open_at(path, seat, manner or Manner.ASK, clock=self._means.clock)

        self._load(book, f"„{path.name}“ wird geöffnet …", lambda error: self._ask_manner(path, error))

    def _ask_manner(self, path: Path, error: LaborbuchError) -> None:
        from app.services.presence import OccupiedError
        from ui.dialogs.occupied import OccupiedDialog
        from ui.windows.attendance import who

        if not isinstance(error, OccupiedError):
            self._refuse(error)
            return
        dialog = OccupiedDialog(
            path.name, error.others, self._means.clock().astimezone().date(), self._window
        )
        self._reader_of = who(error.others[0])
        if dialog.exec():
            self.open(path, dialog.manner)
        elif self._workspace is None:
            self._leave()

    def found(self, path: Path, values: Mapping[str, Any]) -> None:
        """Make a new lab file; ``values`` are fields of the lab, prefix and town among them."""
        seat = self._seat()

        def book() -> LabBook:
            from app.services.labs import create_book
            from app.services.presence import attend

            made = create_book(path, clock=self._means.clock, editor=self._editor, **values)
            attend(made, seat)
            return made

        self._load(book, "Das Laborbuch wird angelegt …")

    def open_sample(self, prefix: str) -> None:
        """Open the sample of a town or of the office; it is made when it is looked at for the first time."""

        def book() -> LabBook:
            folder = paths.samples_folder()
            folder.mkdir(parents=True, exist_ok=True)
            book = _sample(prefix, folder / f"{prefix}{SUFFIX}")
            book.clock, book.editor = self._means.clock, self._editor
            return book

        self._load(book, "Das Beispiel wird vorbereitet …")

    @property
    def _data_folder(self) -> Path:
        """Where lab files are proposed to lie."""
        chosen = self._means.settings["data_folder"]
        return Path(chosen) if chosen else paths.documents_folder()

    @property
    def _editor(self) -> str | None:
        return self._means.settings["editor"] or None

    def _seat(self) -> Seat:
        from ui.windows.attendance import seat_of

        return seat_of(self._means.settings)

    def _load(
        self,
        book: Callable[[], LabBook],
        text: str,
        refuse: Callable[[LaborbuchError], None] | None = None,
    ) -> None:
        if self._window.leave():
            self._means.tasks.run(
                lambda _progress, _cancelled: self._read(book()),
                self._show,
                refuse or self._refuse,
                text=text,
            )

    def _read(self, book: LabBook) -> Opened:
        from app.services.house import house_of

        book.house = house_of(self._means.settings)
        return _read(book)

    def _refuse(self, error: LaborbuchError) -> None:
        if self._workspace is None:
            self._leave()
        self._means.complain(error)

    def _show(self, opened: Opened) -> None:
        self._let_go()
        path = opened.book.path
        self._workspace = self._workspace_for(opened.book)
        self._window.furnish(self._workspace, opened.lab, sample=path.parent == paths.samples_folder())
        self._window.frame.show_counts(opened.counts)
        self._watch()
        self._attend(self._workspace)
        self._window.commands.offer({"file.close": self.close})
        lab, office = opened.lab, opened.book.is_office
        self._means.recent.note(path, lab.town or "", lab.prefix or "", office=office)
        self._means.settings["last_book"] = str(path)

    def _attend(self, workspace: Workspace) -> None:
        """Let others know that the file is open here, or let people know that they only read it."""
        from ui.windows.attendance import Attendance

        book = workspace.book
        self._window.commands.only_read(book.read_only)
        if book.read_only:
            self._window.frame.say_reading(self._reader_of, lambda: self.open(book.path))
        elif book.session:
            self._attendance = Attendance(workspace, self)

    def _workspace_for(self, book: LabBook) -> Workspace:
        events = Events()
        bridge = Bridge(events, self)
        bridge.changed.connect(self._count)
        frame, means = self._window.frame, self._means
        state = frame.top_bar.saved_state
        return Workspace(
            book,
            means.tasks,
            means.settings,
            means.looks,
            events,
            bridge,
            state,
            frame.go,
            frame.say,
            frame.count,
            frame.counted,
        )

    def _watch(self) -> None:
        """The inbox looks into its folder before anybody goes there."""
        frame = self._window.frame
        if self._means.settings["watched_folder"] and any(place.key == INBOX for place in frame.places):
            frame.pages.prepare(INBOX)

    def _count(self) -> None:
        if self._workspace:
            book = self._workspace.book
            count = self._window.frame.show_counts
            self._means.tasks.run(lambda _progress, _cancelled: _counts(book), count, writes=False)

    def close(self) -> None:
        """Close the lab and go back to the start page, if the page in view lets go."""
        if self._window.leave():
            self._leave()

    def _leave(self) -> None:
        self._let_go()
        self._means.settings["last_book"] = ""
        self._means.show_start()

    def _let_go(self) -> None:
        if self._attendance:
            self._attendance.deleteLater()
            self._attendance = None
        if self._workspace:
            self._window.commands.only_read(False)
            self._window.clear()
            self._window.commands.withdraw("file.close")
            self._workspace.bridge.close()
            self._workspace.book.close()
            self._workspace = None

    def _end(self) -> None:
        """The window closes: what is under way stops, and the file is released. It opens again next time."""
        self._means.tasks.close()
        self._let_go()


def _sample(prefix: str, path: Path) -> LabBook:
    from app.services.samples import OFFICE_SAMPLE
    from ui import compose

    if prefix == OFFICE_SAMPLE:
        return compose.open_sample_office(path)
    return compose.open_sample(prefix, path)


def _counts(book: LabBook) -> Mapping[str, int]:
    """Count what stands beside the places."""
    from app.services import lists

    if not book.is_office:
        return lists.counts(book)
    from app.services.office import inbox

    return {**lists.counts(book), **inbox.places(book)}


def _read(book: LabBook) -> Opened:
    try:
        return Opened(book, book.lab, _counts(book))
    except BaseException:
        book.close()
        raise
