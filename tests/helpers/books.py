"""Real lab files for tests: made once per run, copied for each test."""

from __future__ import annotations

import datetime as dt
import functools
import shutil
import tempfile
from pathlib import Path

from app.services.book import LabBook, open_book
from app.services.labs import create_book
from app.services.samples import sample_book

MOMENT = dt.datetime(2022, 11, 22, 13, 32, tzinfo=dt.UTC)


def clock() -> dt.datetime:
    """Return the moment at which all tests happen."""
    return MOMENT


def sample_copy(prefix: str, folder: Path) -> LabBook:
    """Open a copy of a sample lab in ``folder``."""
    return open_book(Path(shutil.copy(_sample(prefix), folder)), clock=clock, editor="Test")


def empty_copy(folder: Path, name: str = "DIE.laborbuch") -> LabBook:
    """Open a copy of a lab that has only its own record and the shared vocabulary."""
    return open_book(Path(shutil.copy(_empty(), folder / name)), clock=clock, editor="Test")


@functools.cache
def _home() -> Path:
    return Path(tempfile.mkdtemp(prefix="books-", dir=Path.home()))


@functools.cache
def _sample(prefix: str) -> Path:
    book = sample_book(prefix, _home() / f"{prefix}.laborbuch", clock=clock)
    book.close()
    return book.path


@functools.cache
def _empty() -> Path:
    book = create_book(_home() / "empty.laborbuch", prefix="DIE", town="Dießen am Ammersee", clock=clock)
    book.close()
    return book.path
