"""Towns that deliver real files to a real office, one delivery after the other."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS
from app.services import delivering, delivery_log, lists, records
from app.services.office import inbox
from tests.helpers.books import MOMENT, sample_copy
from ui import compose

if TYPE_CHECKING:
    from pathlib import Path

    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.office.inbox import Done


FINDING, ACTIVITY = "DIE-EK-0005", "DIE-AK-0008"
OURS = "Förderdeutsch muss übersetzt werden: Der amtliche Titel wurde missverstanden."
THEIRS = "Förderdeutsch muss übersetzt werden: Der Titel wurde vor Ort missverstanden."
AUGUST, NOVEMBER = dt.datetime(2022, 8, 31, 8, tzinfo=dt.UTC), dt.datetime(2022, 11, 22, 8, 12, tzinfo=dt.UTC)


class Town:
    """A copy of a town's sample that writes what it delivers into ``folder``."""

    def __init__(self, prefix: str, folder: Path) -> None:
        self.folder = folder / prefix
        self.folder.mkdir(parents=True)
        self.book = sample_copy(prefix, self.folder)

    def say(self, code: str, **values: Any) -> None:
        """Let a record say something else."""
        say(self.book, code, **values)

    def add(self, like: str, **values: Any) -> None:
        """Add a record like another one."""
        source = record_of(self.book, like)
        fresh = records.begin(self.book, source.about.name)
        kept = {"uid": fresh.uid, "code": fresh.code, "revision": fresh.revision}
        records.save(self.book, source.but(**kept | values))

    def deliver(
        self, moment: dt.datetime = MOMENT, password: str | None = None, *, bare: bool = False
    ) -> Path:
        """Write the next delivery as a package, or as a ``bare`` workbook."""
        self.book.clock = lambda: moment
        formats = ["excel" if bare else delivering.PACKAGE]
        folder = self.folder / f"{moment:%Y-%m-%d-%H}"
        made = delivering.deliver(self.book, folder, compose.FileWriters(), formats, password=password)
        delivery_log.log(self.book, made, formats)
        return made.files[0]

    def close(self) -> None:
        self.book.close()


def record_of(book: LabBook, code: str) -> Record:
    """Return a record by its code."""
    found = records.find(book, lists.search(book, list(KINDS), code, 1)[0].uid)
    assert found is not None
    return found


def said(book: LabBook, code: str, field: str) -> Any:
    """Return what a record says in a field."""
    return getattr(record_of(book, code), field)


def say(book: LabBook, code: str, **values: Any) -> None:
    """Let a record of any file say something else."""
    records.save(book, record_of(book, code).but(**values))


def take(office: LabBook, file: Path) -> Done:
    """Let an office take a file over, as the page does."""
    return inbox.take_over(office, inbox.look(office, compose.read_arrival(file)), {})


def rows(page: Any) -> list[tuple[str, str, str]]:
    """Return what the list of the inbox says: title, line below, state."""
    return [tuple(row[:3]) for row in page.left.list.rows]


def focus() -> Any:
    """Return what has the focus."""
    from PySide6.QtWidgets import QApplication

    return QApplication.focusWidget()
