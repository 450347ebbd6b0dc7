"""An open lab file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from app.errors import LaborbuchError, RefusedFileError
from app.services.house import ANY_HOUSE, House, carrying
from app.services.numbering import OFFICE_UID
from app.storage import lab_file, presence, queries, search_index, store
from app.storage.engine import writing
from app.storage.faults import said_in_german

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from app.domain.records.lab import Lab
    from app.services.history import History
    from app.storage.presence import Present

Clock = Callable[[], dt.datetime]


def now() -> dt.datetime:
    """Return the present moment in UTC, to the second as it is stored."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


@dataclass
class LabBook:
    """An open lab file: the handle that every service takes first.

    Reading and writing go through ``reading()`` and ``writing()``; each is one transaction. The handle may be
    used from several threads, a connection may not. Whoever opens it says in which ``house`` that is.
    ``session`` is the row that tells others that it is open here, see ``app.services.presence``.
    """

    path: Path
    engine: sa.Engine = field(repr=False)
    clock: Clock = now
    editor: str | None = None
    house: House = ANY_HOUSE
    read_only: bool = False
    session: Present | None = None
    history: History = field(init=False, repr=False)
    _uid: str = field(default="", init=False, repr=False)

    def __post_init__(self) -> None:
        from app.services.history import History

        self.history = History()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Yield a connection to read with; a write through it is an error of the program."""
        with said_in_german(self.path), self.engine.begin() as connection:
            yield carrying(connection, self.house)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Yield a connection whose changes hold together: all of them are stored, or none.

        Raises LaborbuchError if the file cannot be written to; then nothing is changed.
        """
        self._refuse_to_write()
        with said_in_german(self.path), writing(self.engine).begin() as connection:
            yield carrying(connection, self.house)

    def _refuse_to_write(self) -> None:
        if self.read_only:
            raise LaborbuchError(
                f"„{self.path.name}“ ist hier nur zum Lesen geöffnet. "
                "Zum Schreiben öffnen Sie es noch einmal."
            )

    @contextmanager
    def rehearsing(self) -> Iterator[sa.Connection]:
        """Yield a connection whose changes are seen through it and gone at the end."""
        engine = writing(self.engine)
        with said_in_german(self.path), engine.connect() as connection, connection.begin() as transaction:
            yield carrying(connection, self.house)
            transaction.rollback()

    @property
    def lab(self) -> Lab:
        """The lab the file belongs to."""
        with self.reading() as connection:
            return self.lab_in(connection)

    @property
    def is_office(self) -> bool:
        """Whether this is the file of the project office, which holds the records of many labs."""
        with self.reading() as connection:
            return self.is_office_in(connection)

    def own_uid(self, connection: sa.Connection) -> str:
        """Return the internal number of the lab as seen within a transaction."""
        return self._lab_uid(connection)

    def is_office_in(self, connection: sa.Connection) -> bool:
        """Return the same as seen within a transaction."""
        return self._lab_uid(connection) == OFFICE_UID

    def lab_in(self, connection: sa.Connection) -> Lab:
        """Return the lab as seen within a transaction."""
        return cast("Lab", store.find(connection, self._lab_uid(connection)))

    def _lab_uid(self, connection: sa.Connection) -> str:
        if not self._uid:
            own = queries.own_lab(connection, OFFICE_UID)
            if own is None:
                raise RefusedFileError(
                    f"In „{self.path.name}“ fehlt das Labor. Öffnen Sie die letzte Sicherung."
                )
            self._uid = own
        return self._uid

    @property
    def today(self) -> dt.date:
        """The day by the book's clock, in local time."""
        return self.clock().astimezone().date()

    def close(self) -> None:
        """Release the file. Words that were changed in it do not stay behind in its index."""
        try:
            if self.path.exists() and not self.read_only:
                self._forget_outdated()
                self._sign_off()
        finally:
            self.engine.dispose()

    def _forget_outdated(self) -> None:
        """What cannot be written to stays as it is; the next one who closes it takes care."""
        with suppress(LaborbuchError):
            with self.reading() as connection:
                outdated = search_index.outdated(connection)
            if outdated:
                with self.writing() as connection:
                    search_index.forget(connection, outdated)

    def _sign_off(self) -> None:
        """Tell others that it is no longer open here; what cannot be told now shows by itself later."""
        if self.session:
            with suppress(LaborbuchError), self.writing() as connection:
                presence.drop(connection, [self.session.session])
            self.session = None


def open_book(
    path: Path, *, clock: Clock = now, editor: str | None = None, read_only: bool = False
) -> LabBook:
    """Open a lab file. Raises RefusedFileError, and then the file is as it was."""
    engine = lab_file.open_file(path, read_only=read_only)
    return LabBook(path, engine, clock, editor, read_only=read_only)
