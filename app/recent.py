"""The lab files that were opened last."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.settings import Settings

_KEPT = 8


class RecentBook(NamedTuple):
    """A lab file as it was when it was last opened; ``opened`` is an ISO time in UTC.

    ``office`` is None where nobody noted whether it is the file of the project office.
    """

    path: str
    town: str
    prefix: str
    opened: str
    office: bool | None = None

    @property
    def file(self) -> Path:
        """Where it lay."""
        return Path(self.path)

    def when(self, today: dt.date) -> str:
        """Say when it was opened, in local time."""
        opened = dt.datetime.fromisoformat(self.opened).astimezone()
        days = (today - opened.date()).days
        return f"{_NEAR[days]}, {opened:%H:%M}" if days in _NEAR else f"{opened:%d.%m.%Y}"


_NEAR = {0: "heute", 1: "gestern"}


class RecentBooks:
    """Kept in the settings, the latest first."""

    def __init__(self, settings: Settings, clock: Callable[[], dt.datetime]) -> None:
        """``clock`` says when a lab is opened."""
        self._settings = settings
        self._clock = clock

    @property
    def books(self) -> list[RecentBook]:
        """What is remembered; entries that nobody can read are left out."""
        return [book for entry in self._settings["recent_books"] if (book := _read(entry))]

    @property
    def today(self) -> dt.date:
        """The day by the program's clock."""
        return self._clock().astimezone().date()

    def note(self, path: Path, town: str, prefix: str, *, office: bool = False) -> None:
        """Remember that a lab, or the ``office``, was opened now."""
        book = RecentBook(str(path), town, prefix, self._clock().isoformat(), office)
        others = [other for other in self.books if other.path != book.path]
        self._keep([book, *others][:_KEPT])

    def forget(self) -> None:
        """Remember none; the files stay where they are."""
        self._keep([])

    def _keep(self, books: list[RecentBook]) -> None:
        self._settings["recent_books"] = [book._asdict() for book in books]


def _read(entry: object) -> RecentBook | None:
    try:
        book = RecentBook(**entry)  # type: ignore[arg-type]
        dt.datetime.fromisoformat(book.opened)
    except (TypeError, ValueError):
        return None
    return book
