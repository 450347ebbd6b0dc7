"""The running program in front of the camera."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer

from app.domain.catalogue import KINDS
from app.domain.vocabularies.general import LAB_PREFIXES
from app.services import lists, records
from app.settings import Settings
from tests.helpers.books import clock, empty_copy, sample_copy
from tests.helpers.offices import empty_office, full_office
from tests.screenshots.deliveries import deliveries
from ui import paths
from ui.program import Program, application

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.windows.workspace import Page, Workspace

WIDTH, HEIGHT = 1366, 768
_ROUND = 40  # ms
_MOST_ROUNDS = 500


class Studio:
    """One window, and what a scene may do with it."""

    def __init__(self, target: Path, scale: int) -> None:
        """``scale`` 2 is a window half as wide, with letters twice as large."""
        self._target = target
        self._app = application()
        self._program = Program(self._app, Settings(paths.settings_file()), clock=clock)
        self.window = self._program.window
        self.window.resize(WIDTH // scale, HEIGHT // scale)
        self._folder = Path(tempfile.mkdtemp(dir=Path.home()))

    def begin(self) -> None:
        """Show the window, with no lab. Some were open before; one of them is gone."""
        os.chdir(self._folder)  # so that no path of this machine is in a picture
        shelf = Path("Stadtentwicklung") / "Laborbuch"
        shelf.mkdir(parents=True)
        for prefix in ("MOE", "OEW", "DIE"):
            file = shelf / f"{prefix}.laborbuch"
            file.touch()
            self._program.recent.note(file, LAB_PREFIXES.label_of(prefix), prefix)
        (shelf / "MOE.laborbuch").unlink()
        self._program.show()
        self.settle()

    def open_sample(self) -> None:
        """Open the sample of Dießen."""
        self._open(sample_copy("DIE", self._folder).path)

    def open_new(self) -> None:
        """Open a lab that nobody has written in yet."""
        folder = self._folder / "neu"
        folder.mkdir()
        self._open(empty_copy(folder).path)

    def open_new_office(self) -> None:
        """Open an office to which nobody has delivered yet."""
        self._open(empty_office(self._folder, "neu.laborbuch").path)

    def open_office(self) -> None:
        """Open the project office, with what the five towns delivered."""
        self._open(full_office(self._folder).path)

    def open_inbox(self) -> Any:
        """Open an office to which towns delivered, with three deliveries on its desk. Returns the page."""
        folder = self._folder / "Eingang"
        folder.mkdir()
        scene = deliveries(folder)
        self._open(scene.office)
        page = self.go("inbox")
        for file in scene.waiting:
            page.bring([file])
            self.settle()
        return page

    def _open(self, path: Path) -> None:
        before = self.window.frame.pages.page
        self._program.opening.open(path)
        self._wait(lambda: self.window.frame.pages.page not in (None, before))
        self.settle()

    def look(self, name: str) -> None:
        """Take the light or the dark look."""
        self._program.looks.choose(name)
        self.settle()

    def go(self, place: str, code: str = "") -> Any:
        """Show a place, and there a record. Returns the page."""
        self.window.frame.go(place, self.uid(code) if code else "")
        self.settle()
        self.page.areas()[0].setFocus()
        return self.page

    @property
    def page(self) -> Page:
        """The page in view."""
        page = self.window.frame.pages.page
        assert page is not None
        return page

    @property
    def workspace(self) -> Workspace:
        """The lab that is open."""
        return self.page.workspace

    def uid(self, code: str) -> str:
        """Return the internal number of a record."""
        return lists.search(self.workspace.book, list(KINDS), code, 1)[0].uid

    def change(self, code: str, **values: Any) -> None:
        """Let a record say something else."""
        record = records.find(self.workspace.book, self.uid(code))
        assert record is not None
        saved = records.save(self.workspace.book, record.but(**values))
        self.workspace.events.changed(saved.changes)
        self.settle()

    def trash(self, code: str) -> None:
        """Throw a record away."""
        self.workspace.events.changed(records.trash(self.workspace.book, self.uid(code)).changes)

    def search(self, text: str) -> None:
        """Look for a text in everything, and wait for the hits."""
        self.window.commands["search.all"].trigger()
        palette = self.window.frame._palette
        assert palette is not None
        palette.box.setText(text)
        palette.box._tell()
        self.settle()

    def leave_search(self) -> None:
        """Go back to the page below the search."""
        palette = self.window.frame._palette
        assert palette is not None
        palette.dismiss()

    def settle(self) -> None:
        """Wait until nothing is under way and everything is drawn."""
        self._round()
        self._wait(lambda: not self._program.tasks.running)
        for _ in range(6):
            self._round()

    def shoot(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of the window, or of a dialog."""
        self.settle()
        (widget or self.window).grab().save(str(self._target / f"{name}.png"))
        print(f"docs/screenshots/{name}.png")

    def end(self) -> None:
        """Close everything."""
        self.window.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait(self, condition: Callable[[], bool]) -> None:
        for _ in range(_MOST_ROUNDS):
            if condition():
                return
            self._round()
        raise TimeoutError

    def _round(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_ROUND, loop.quit)
        loop.exec()
