"""Who has a lab file open, so that two people do not write in it unawares.

A row in the file itself says so: the file may lie on a share and has no companions. The row is refreshed
every ``BEAT``; one that was not for ``STALE`` belongs to a program that was cut off, and counts no more. Only
those who write leave a row. Clocks of two computers may differ by less than ``STALE``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from app.domain.dates import timestamp
from app.errors import LaborbuchError
from app.services.book import LabBook, now, open_book
from app.services.numbering import new_uid
from app.storage import presence
from app.storage.presence import Present

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.services.book import Clock

__all__ = ["BEAT", "STALE", "Manner", "OccupiedError", "Present", "Seat", "attend", "beat", "open_at"]

BEAT = dt.timedelta(minutes=2)
STALE = dt.timedelta(minutes=5)


class Manner(Enum):
    """How to open what somebody else may have open."""

    ASK = "ask"
    READ = "read"
    WRITE = "write"


@dataclass(frozen=True)
class Seat:
    """A person at a computer. ``id`` tells them from others without saying who they are."""

    id: str
    computer: str
    editor: str | None = None


class OccupiedError(LaborbuchError):
    """Others have the file open; ``others`` are they, the first one first."""

    def __init__(self, path: Path, others: list[Present]) -> None:
        """Say it as it is said where nobody can be asked."""
        super().__init__(f"„{path.name}“ ist gerade an anderer Stelle geöffnet.")
        self.others = others


def open_at(path: Path, seat: Seat, manner: Manner = Manner.ASK, *, clock: Clock = now) -> LabBook:
    """Open a lab file and note that it is open here.

    Raises OccupiedError if somebody else has it open and nobody has said yet how to go on.
    """
    if manner is Manner.READ:
        return open_book(path, clock=clock, editor=seat.editor, read_only=True)
    if manner is Manner.ASK and (found := _others(presence.look(path), seat, clock())):
        raise OccupiedError(path, found)
    book = open_book(path, clock=clock, editor=seat.editor)
    try:
        attend(book, seat, alone=manner is Manner.ASK)
    except BaseException:
        book.close()
        raise
    return book


def attend(book: LabBook, seat: Seat, *, alone: bool = False) -> None:
    """Note that the file is open here. With ``alone``, OccupiedError if somebody else came first.

    A file that cannot be written to just now is opened all the same; the next ``beat`` tries again.
    """
    moment = timestamp(book.clock())
    here = Present(new_uid(), seat.id, seat.editor, seat.computer, moment, moment)
    try:
        _note_first(book, here, seat, alone)
    except OccupiedError:
        raise
    except LaborbuchError:
        pass
    book.session = here


def _note_first(book: LabBook, here: Present, seat: Seat, alone: bool) -> None:
    with book.writing() as connection:
        noted = presence.read(connection)
        found = _others(noted, seat, book.clock())
        if alone and found:
            raise OccupiedError(book.path, found)
        presence.drop(connection, {one.session for one in noted} - {one.session for one in found})
        presence.note(connection, here)


def beat(book: LabBook) -> list[Present]:
    """Say that the file is still open here, and return who else has it open."""
    here = book.session
    if here is None:
        return []
    seat = Seat(here.seat, here.computer)
    with book.writing() as connection:
        presence.note(connection, here._replace(seen=timestamp(book.clock())))
        return _others(presence.read(connection), seat, book.clock())


def _others(noted: Iterable[Present], seat: Seat, moment: dt.datetime) -> list[Present]:
    """Return who is there beside oneself; one's own rows are what a crash left, or a second window."""
    return [
        one
        for one in noted
        if (one.seat, one.computer) != (seat.id, seat.computer)
        and abs(moment - dt.datetime.fromisoformat(one.seen)) < STALE
    ]
