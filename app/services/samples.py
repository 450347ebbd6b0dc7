"""The sample labs and their office: real public activities, invented interviews that say so."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from app.domain.catalogue import KINDS
from app.domain.records.guide import Guide
from app.domain.records.lab import Lab
from app.services import packing
from app.services.book import Clock, now
from app.services.derive import derived
from app.services.labs import furnish, new_file, shipped_vocabulary
from app.services.numbering import OFFICE, uid_of_code
from app.services.plain_records import from_plain
from app.storage import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.plain_records import Resolve

LABS = ("MOE", "WIT", "DIE", "OEW", "DIP")
OFFICE_SAMPLE = OFFICE

_KIND_OF = {kind.letters: name for name, kind in KINDS.items()}


def sample_book(prefix: str, path: Path, *, clock: Clock = now, editor: str | None = None) -> LabBook:
    """Make a lab file with the sample of one lab. Raises RefusedFileError if the file exists."""
    with new_file(path, clock, editor) as book:
        with book.writing() as connection:
            for code in _foreign_codes(prefix):
                kind = _KIND_OF[code.split("-")[1]]
                store.remember_external(connection, kind, uid_of_code(code), code)
            packing.put_key(connection, _sample_key(prefix))
        furnish(book, sample_records(prefix, book))
    return book


def sample_office(path: Path, *, clock: Clock = now, editor: str | None = None) -> LabBook:
    """Make the file of the project office with what it has of its own, before any town has delivered."""
    return sample_book(OFFICE_SAMPLE, path, clock=clock, editor=editor)


def _sample_key(prefix: str) -> bytes:
    """The key a sample signs with follows from its letters: the same sample gives the same package."""
    return hashlib.sha256(f"Beispiellabor {prefix}".encode()).digest()


def sample_records(prefix: str, book: LabBook) -> list[Record]:
    """Return the sample's records of one lab, computed fields included."""
    read = list(_plain(prefix, uid_of_code))
    lab = next(record for record in read if isinstance(record, Lab))
    return [derived(_with_question_numbers(record), lab, book.today) for record in read]


def _plain(prefix: str, resolve: Resolve) -> Iterator[Record]:
    lab_id = uid_of_code(f"{prefix}-LA-0001")
    for kind in KINDS:
        for values in _read(prefix, kind):
            yield from_plain(kind, values | {"lab_id": lab_id}, resolve)


def _read(prefix: str, kind: str) -> list[dict[str, Any]]:
    file = resources.files("resources") / "sample" / prefix / f"{kind}.json"
    found: list[dict[str, Any]] = json.loads(file.read_text("utf-8")) if file.is_file() else []
    return found


def _foreign_codes(prefix: str) -> list[str]:
    """The records of other labs that this lab's records refer to."""
    named: set[str] = set()

    def note(code: str) -> str:
        named.add(code)
        return uid_of_code(code)

    known = [*_plain(prefix, note), *shipped_vocabulary()]
    foreign = named.difference(record.code for record in known)
    # Questions are named by their number in the guide, F01: no record.
    return sorted(code for code in foreign if "-" in code and not code.startswith(f"{prefix}-"))


def _with_question_numbers(record: Record) -> Record:
    """Give every question of a guide its number, which answers and quotes refer to."""
    if not isinstance(record, Guide):
        return record
    questions = tuple(
        question.but(question_uid=uid_of_code(question.code or "")) for question in record.questions
    )
    return record.but(questions=questions)
