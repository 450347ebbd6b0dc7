"""Pages over a real lab file, in a window that has the focus."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.catalogue import KINDS
from app.events import Events
from app.services import lists, records
from app.settings import Settings
from tests.helpers.books import empty_copy, sample_copy
from ui.bridge import Bridge
from ui.pages.registry import PAGES
from ui.tasks import Tasks
from ui.theme.indicators import Indicators
from ui.theme.switch import LookSwitch
from ui.theme.system import SystemLook
from ui.widgets.saved_state import SavedState
from ui.windows.workspace import Workspace


@dataclass
class Heard:
    """What a page asked of the frame, and what went wrong beside it."""

    went: list = field(default_factory=list)
    said: list = field(default_factory=list)
    acts: list = field(default_factory=list)
    counts: dict = field(default_factory=dict)
    crashes: list = field(default_factory=list)

    def go(self, place, uid="", field=""):
        self.went.append((place, uid, field) if field else (place, uid))

    def say(self, text, act=None, label=""):
        self.said.append(text)
        self.acts.append(act)

    def count(self, place, number):
        self.counts[place] = number

    def counted(self, place):
        return self.counts.get(place, 0)


@pytest.fixture
def heard():
    heard = Heard()
    yield heard
    assert heard.crashes == []


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.fixture
def new_book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


@pytest.fixture(scope="session")
def looks(qapp, tmp_path_factory):
    """Put the program's look in force, once for all pages."""
    settings = Settings(tmp_path_factory.mktemp("looks") / "einstellungen.json")
    looks = LookSwitch(qapp, settings, SystemLook(qapp, contrast=False))
    Indicators(looks)
    looks.choose("light")
    yield looks
    qapp.setStyleSheet("")


@pytest.fixture
def workspace_of(qtbot, tmp_path, heard, looks):
    """Return a workspace for a lab file, under the policy of the book's house."""
    made = []

    def make(book):
        settings = Settings(tmp_path / "einstellungen.json", book.house.policy)
        events = Events()
        tasks = Tasks(heard.crashes.append, heard.crashes.append)
        state = SavedState()
        qtbot.addWidget(state)
        made.append(tasks)
        return Workspace(
            book,
            tasks,
            settings,
            looks,
            events,
            Bridge(events, tasks),
            state,
            heard.go,
            heard.say,
            heard.count,
            heard.counted,
        )

    yield make
    for tasks in made:
        tasks.close()


@pytest.fixture
def shown(qtbot):
    """Show a widget as the active window, as large as the pages are in a window of 1366 by 697."""

    def show(widget, width=1154, height=623):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        QApplication.processEvents()
        return widget

    return show


@pytest.fixture
def page_of(workspace_of, shown, qtbot):
    """Show the page of a place, as the frame does, and wait until it has read what it shows."""
    kept = []  # a page lives as long as its window, hence to the end of the test

    def make(book, place, **size):
        workspace = workspace_of(book)
        page = PAGES[place](workspace)
        kept.append(page)
        workspace.bridge.changed.connect(page.refresh)
        shown(page, **size)
        page.enter()
        qtbot.waitUntil(lambda: not workspace.tasks.running)
        return page

    return make


@pytest.fixture
def uid_of(book):
    """Return the internal number that belongs to a code of the sample."""
    return lambda code: lists.search(book, list(KINDS), code, 1)[0].uid


@pytest.fixture
def record_of(book, uid_of):
    """Return a record of the sample by its code."""
    return lambda code: records.find(book, uid_of(code))
