"""The program as long as its window is open. Loads nothing that the first picture does not need."""

from __future__ import annotations

import gc
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from app.version import NAME
from ui.crash import CrashReporter
from ui.pages.registry import PAGES
from ui.spelling.proofreading import Proofreading
from ui.theme import fonts
from ui.theme.switch import LookSwitch
from ui.theme.system import SystemLook
from ui.windows.help import Help
from ui.windows.main_window import MainWindow

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from app.errors import LaborbuchError
    from app.recent import RecentBooks
    from app.settings import Settings
    from ui.tasks import Tasks
    from ui.windows.opening import Opening
    from ui.windows.workspace import PageFactories

FIRST_SAMPLE = "DIE"


def application() -> QApplication:
    """Return Qt's application."""
    app = QApplication([NAME, "-style", "Fusion"])
    app.setApplicationName(NAME)
    return app


def speak_german(app: QApplication) -> None:
    """Let Qt's own menus and dialogs speak German, too."""
    QLocale.setDefault(QLocale("de_DE"))
    translator = QTranslator(app)
    translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    app.installTranslator(translator)


class Program:
    """Everything that lives as long as the window. What the first picture does not need is made later."""

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        factories: PageFactories = PAGES,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> None:
        """``factories`` make the pages; a place without one does not appear. ``clock`` is in UTC."""
        fonts.register_first()
        self._app = app
        self._settings = settings
        self._clock = clock or _now
        self.crash = CrashReporter(_complain)
        self._system = SystemLook(app, contrast=settings["contrast"])
        self.looks = LookSwitch(app, settings, self._system)
        self.window = MainWindow(settings, factories, office=self._is_office(self._last()))
        asks = {"file.new": self._ask_new, "file.open": self._ask_open, "file.sample": self._ask_sample}
        self.window.commands.offer(asks)
        self.help = Help(self.window)
        self.proofreading = Proofreading(app, settings)

    @cached_property
    def tasks(self) -> Tasks:
        """Work beside the window."""
        from ui.tasks import Tasks
        from ui.windows.waiting import Waiting

        tasks = Tasks(_complain, self.crash.take)
        Waiting(tasks, self.window.strip)
        return tasks

    @cached_property
    def recent(self) -> RecentBooks:
        """The labs opened last."""
        from app.recent import RecentBooks

        return RecentBooks(self._settings, self._clock)

    @cached_property
    def opening(self) -> Opening:
        """What brings a lab into the window."""
        from ui.windows.opening import Means, Opening

        means = Means(
            self._settings, self.tasks, self.looks, self.recent, self._clock, self.show_start, _complain
        )
        return Opening(self.window, means)

    def show(self, path: Path | None = None, *, sample: bool = False) -> None:
        """Show the window at once; a lab is opened when it is on the screen."""
        path = path or self._last()
        if path or sample:
            self.window.expect(office=self._is_office(path))
            self.window.show_frame()
        else:
            self.show_start()
        self.window.painted.connect(lambda: QTimer.singleShot(0, lambda: self._go_on(path, sample)))
        self.window.show()

    def show_start(self) -> None:
        """Show the start page."""
        from ui.pages.start import StartPage

        fonts.register_reading()
        self.window.show_start(StartPage(self.window.commands, self.recent, lambda: self.tasks, self._open))

    def _ask_new(self) -> None:
        self.opening.ask_new()

    def _ask_open(self) -> None:
        self.opening.ask_open()

    def _ask_sample(self) -> None:
        self.opening.ask_sample()

    def _open(self, path: Path) -> None:
        self.opening.open(path)

    def _last(self) -> Path | None:
        last = self._settings["last_book"] if self._settings["open_last"] else ""
        return Path(last) if last else None

    def _is_office(self, path: Path | None) -> bool | None:
        """Whether a file was the office's when it was open last; None if nobody remembers it.

        The list is read as it is stored: ``recent`` would hold up the first picture.
        """
        entries = (entry for entry in self._settings["recent_books"] if isinstance(entry, dict))
        kinds = {entry.get("path"): entry.get("office") for entry in entries}
        return kinds.get(str(path)) if path else False

    def _go_on(self, path: Path | None, sample: bool) -> None:
        """Do what could wait until the window was on the screen."""
        from ui.collector import Collector
        from ui.theme.indicators import Indicators

        speak_german(self._app)
        self._system.listen()
        Indicators(self.looks)
        fonts.register_rest()
        gc.freeze()
        self._collector = Collector(self.window)
        self.window.complete()
        if sample:
            self.opening.open_sample(FIRST_SAMPLE)
        elif path:
            self.opening.open(path)
        self._tell_of_policy()

    def _tell_of_policy(self) -> None:
        """Write into the log what IT should mend. What does not hold as it was meant, people hear once."""
        from app import logs
        from app.errors import LaborbuchError
        from app.policy.checking import check

        checked = check(self._settings.policy)
        for sentence in (*checked.wrong, *checked.unknown):
            logs.note(sentence)
        told = "\n".join(checked.wrong)
        if told and told != self._settings["policy_told"]:
            _complain(LaborbuchError(told))
        self._settings["policy_told"] = told


def _now() -> dt.datetime:
    import datetime as dt

    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def _complain(error: LaborbuchError) -> None:
    from ui.dialogs.message import complain

    complain(error)
