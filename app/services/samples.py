"""The sample labs: real public activities, invented interviews that say so."""

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
from app.services.labs import furnish, new_file
from app.services.numbering import uid_of_code
from app.services.plain_records import from_plain
from app.storage import store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from app.domain.record import Record
    from app.services.book import LabBook

LABS = ("MOE", "WIT", "DIE", "OEW", "DIP")


def sample_book(prefix: str, path: Path, *, clock: Clock = now, editor: str | None = None) -> LabBook:
    """Make a lab file with the sample of one town. Raises RefusedFileError if the file exists."""
    with new_file(path, clock, editor) as book:
        with book.writing() as connection:
            for code in _foreign_codes(prefix):
                store.remember_external(connection, "knowledge_module", uid_of_code(code), code)
            packing.put_key(connection, _sample_key(prefix))
        furnish(book, sample_records(prefix, book))
    return book


def _sample_key(prefix: str) -> bytes:
    """The key a sample signs with follows from its letters: the same sample gives the same package."""
    return hashlib.sha256(f"Beispiellabor {prefix}".encode()).digest()


def sample_records(prefix: str, book: LabBook) -> list[Record]:
    """Return the sample's records of one town, computed fields included."""
    lab_id = uid_of_code(f"{prefix}-LA-0001")
    read = [
        from_plain(kind, values | {"lab_id": lab_id}, uid_of_code)
        for kind in KINDS
        for values in _read(prefix, kind)
    ]
    lab = next(record for record in read if isinstance(record, Lab))
    return [derived(_with_question_numbers(record), lab, book.today) for record in read]


def _read(prefix: str, kind: str) -> list[dict[str, Any]]:
    file = resources.files("resources") / "sample" / prefix / f"{kind}.json"
    found: list[dict[str, Any]] = json.loads(file.read_text("utf-8")) if file.is_file() else []
    return found


def _foreign_codes(prefix: str) -> Iterable[str]:
    """The modules of other towns that this town's modules refer to."""
    for module in _read(prefix, "knowledge_module"):
        for row in module.get("related_modules", ()):
            if not row["module"].startswith(f"{prefix}-"):
                yield row["module"]


def _with_question_numbers(record: Record) -> Record:
    """Give every question of a guide its number, which answers and quotes refer to."""
    if not isinstance(record, Guide):
        return record
    questions = tuple(
        question.but(question_uid=uid_of_code(question.code or "")) for question in record.questions
    )
    return record.but(questions=questions)
