"""Founding a lab: a new file with its lab and the shared vocabulary."""

from __future__ import annotations

import json
from contextlib import contextmanager
from importlib import resources
from typing import TYPE_CHECKING, Any

from app.domain import rules
from app.domain.dates import timestamp
from app.domain.records.lab import Lab
from app.domain.settings import LAB_SETTINGS
from app.domain.text import clean
from app.services.assessing import assess_theses
from app.services.book import Clock, LabBook, now
from app.services.numbering import OFFICE, OFFICE_UID, new_uid, uid_of_code
from app.services.plain_records import from_plain
from app.services.records import standing
from app.services.surroundings import BookSurroundings
from app.storage import lab_file, store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.domain.record import Record


def create_book(
    path: Path, *, prefix: str, town: str, clock: Clock = now, editor: str | None = None, **profile: Any
) -> LabBook:
    """Make a lab file with its lab and the shipped themes and theses.

    Raises RefusedFileError if the file exists or cannot be made.
    """
    uid = new_uid()
    named = {"town": clean(town, single_line=True)}
    period = {key: LAB_SETTINGS[key].default for key in ("project_start", "project_end")}
    lab = Lab(uid=uid, code=f"{prefix}-LA-0001", lab_id=uid, prefix=prefix, **period | profile | named)
    with new_file(path, clock, editor) as book:
        furnish(book, [lab])
    return book


def create_office(path: Path, *, clock: Clock = now, editor: str | None = None) -> LabBook:
    """Make the file of the project office with the shipped themes and theses, which it owns.

    Raises RefusedFileError if the file exists or cannot be made.
    """
    with new_file(path, clock, editor) as book:
        furnish(book, [_office()])
    return book


def _office() -> Lab:
    return Lab(
        uid=OFFICE_UID,
        code=f"{OFFICE}-LA-0001",
        lab_id=OFFICE_UID,
        prefix=OFFICE,
        town="Projektbüro",
        municipality_type="other",
        network_role="office",
        **{key: LAB_SETTINGS[key].default for key in ("project_start", "project_end")},
    )


@contextmanager
def new_file(path: Path, clock: Clock, editor: str | None) -> Iterator[LabBook]:
    """Yield a new lab file to be furnished. If that fails there is no file, so that a second try is free.

    Raises RefusedFileError if the file exists or cannot be made.
    """
    book = LabBook(path, lab_file.create(path), clock, editor)
    try:
        yield book
    except BaseException:
        book.close()
        path.unlink(missing_ok=True)
        raise


def furnish(book: LabBook, records: Sequence[Record]) -> None:
    """Store the first records of a new file, its lab among them, together with the shared vocabulary."""
    moment = timestamp(book.clock())
    everything = [*shipped_vocabulary(), *records]
    stamped = [_as_first(record, moment) for record in everything]
    by_uid = {record.uid: record for record in stamped}
    lab = next(record for record in stamped if isinstance(record, Lab))
    with book.writing() as connection:
        if lab.uid != OFFICE_UID:
            store.remember_external(connection, "lab", OFFICE_UID, f"{OFFICE}-LA-0001")
        store.write(connection, stamped)
        surroundings = BookSurroundings(connection, lab, book.today, by_uid)
        for record in stamped:
            found = rules.check(record, surroundings)
            store.note_standing(connection, record.uid, standing(record, found, surroundings))
        assess_theses(connection)


def _as_first(record: Record, moment: str) -> Record:
    """Return a record as it is when stored for the first time."""
    return record.but(revision=1, created_at=moment, updated_at=moment)


def shipped_vocabulary() -> list[Record]:
    """Return the common themes and theses; they belong to the project office."""
    folder = resources.files("resources") / "vocabularies"
    return [
        from_plain(kind, values | {"lab_id": OFFICE_UID}, uid_of_code)
        for kind in ("theme", "thesis")
        for values in json.loads((folder / f"{kind}.json").read_text("utf-8"))
    ]
