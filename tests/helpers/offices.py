"""Real files of the project office for tests: made once per run, copied for each test."""

from __future__ import annotations

import functools
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from app.services.assessing import assess_theses
from app.services.book import LabBook, open_book
from app.services.labs import create_office
from app.services.samples import LABS, OFFICE_SAMPLE, sample_office, sample_records
from app.storage import store
from tests.helpers.books import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.record import Record


def office_copy(folder: Path) -> LabBook:
    """Open a copy of the sample office: what it has of its own, before any town has delivered."""
    return _opened(_sample(), folder)


def full_office(folder: Path) -> LabBook:
    """Open a copy of an office that holds what the five sample towns may hand on."""
    return _opened(_full(), folder)


def empty_office(folder: Path, name: str = "") -> LabBook:
    """Open a copy of an office to which no town has delivered yet."""
    return _opened(_empty(), folder / name)


def _opened(file: Path, folder: Path) -> LabBook:
    return open_book(Path(shutil.copy(file, folder)), clock=clock, editor="Test")


@functools.cache
def _home() -> Path:
    return Path(tempfile.mkdtemp(prefix="offices-", dir=Path.home()))


@functools.cache
def _sample() -> Path:
    book = sample_office(_home() / f"{OFFICE_SAMPLE}.laborbuch", clock=clock)
    book.close()
    return book.path


@functools.cache
def _empty() -> Path:
    return _made("leer")[0]


@functools.cache
def _full() -> Path:
    path, book = _made("projektbuero")
    records = [record for prefix in LABS for record in sample_records(prefix, book)]
    take_over(book, records)
    book.close()
    return path


def _made(name: str) -> tuple[Path, LabBook]:
    book = create_office(_home() / f"{name}.laborbuch", clock=clock)
    book.close()
    return book.path, book


def take_over(book: LabBook, records: Sequence[Record]) -> None:
    """Put in what may leave the towns; what stays there is known by its code."""
    leaving = [record for record in records if record.about.may_leave(record)]
    with book.writing() as connection:
        for record in records:
            if not record.about.may_leave(record):
                store.remember_external(connection, record.about.name, record.uid, record.code)
        store.write(connection, leaving)
        assess_theses(connection)
