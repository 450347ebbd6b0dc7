"""The book of what left the lab: when, what, in which revision, in which files."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, cast

from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.domain.records.delivery import Content, DeliveredFile, Delivery
from app.errors import LaborbuchError
from app.interchange.bundle import SCHEMA_VERSION
from app.services.changes import changed
from app.services.numbering import new_uid, next_code
from app.storage import store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import sqlalchemy as sa

    from app.services.book import LabBook
    from app.services.changes import Changes
    from app.services.delivering import Delivered

_BLOCK = 1 << 20
_MOST_NOTES = 2000


def log(book: LabBook, delivered: Delivered, formats: Sequence[str]) -> tuple[Delivery, Changes]:
    """Note a delivery whose files are written. It is no step to undo: what left the town has left it.

    Raises LaborbuchError if the lab file cannot be written to; the delivery's files stay.
    """
    files = tuple(_file(path) for path in delivered.files)
    try:
        entry = _store(book, delivered, formats, files)
    except LaborbuchError as error:
        raise LaborbuchError(
            f"Die Dateien sind geschrieben, die Lieferung ist im Laborbuch aber nicht verzeichnet. {error}"
        ) from error
    return entry, changed((entry.about.name, entry.uid))


def _store(
    book: LabBook, delivered: Delivered, formats: Sequence[str], files: tuple[DeliveredFile, ...]
) -> Delivery:
    with book.writing() as connection:
        last = _last(connection)
        if last is not None and last.sequence_no == number_of(connection, delivered.contents):
            entry = _again(book, last, formats, files)
        else:
            entry = _entry(book, connection, delivered, formats).but(files=files)
        store.write(connection, [entry])
    return entry


def _again(
    book: LabBook, last: Delivery, formats: Sequence[str], files: tuple[DeliveredFile, ...]
) -> Delivery:
    """Add what was issued once more to the entry of the delivery; a file of the same name takes its place."""
    names = {file.name for file in files}
    kept = tuple(file for file in last.files if file.name not in names)
    kind = last.kind if last.kind == "package" else _kind(formats)
    moment = timestamp(book.clock())
    return last.but(files=(*kept, *files), kind=kind, revision=last.revision + 1, updated_at=moment)


def _kind(formats: Sequence[str]) -> str:
    """What the entry is called: the most of what was issued."""
    return next((kind for kind in ("package", "excel", "word") if kind in formats), "documents")


def past(book: LabBook) -> list[Delivery]:
    """Return the deliveries of a lab, the latest first."""
    with book.reading() as connection:
        return _all(connection)[::-1]


def number_of(connection: sa.Connection, contents: Iterable[tuple[str, str, int]]) -> int:
    """Return the number of a delivery that holds these records (uid, code, revision).

    A delivery is a state of the lab: issued again without a change it is the same delivery.
    """
    last = _last(connection)
    if last is None:
        return 1
    same = set(_contents(contents)) == set(last.contents)
    return (last.sequence_no or 0) + (0 if same else 1)


def _last(connection: sa.Connection) -> Delivery | None:
    return next(reversed(_all(connection)), None)


def _all(connection: sa.Connection) -> list[Delivery]:
    found = cast("list[Delivery]", store.read(connection, KINDS["delivery"]))
    return sorted(found, key=lambda delivery: delivery.sequence_no or 0)


def _entry(
    book: LabBook, connection: sa.Connection, delivered: Delivered, formats: Sequence[str]
) -> Delivery:
    lab = book.lab_in(connection)
    moment = timestamp(book.clock())
    notes = _notes(delivered.warnings)
    return Delivery(
        uid=new_uid(),
        code=next_code(connection, lab.prefix or "", KINDS["delivery"]),
        lab_id=lab.uid,
        revision=1,
        created_at=moment,
        updated_at=moment,
        updated_by=book.editor,
        status="created",
        sequence_no=number_of(connection, delivered.contents),
        kind=_kind(formats),
        created_on=moment,
        recipient="office",
        scope="verbund",
        contents=_contents(delivered.contents),
        schema_version=SCHEMA_VERSION,
        revocations=delivered.revocations,
        check_result="passed_with_notes" if notes else "passed",
        check_notes=notes,
    )


def _contents(records: Iterable[tuple[str, str, int]]) -> tuple[Content, ...]:
    return tuple(
        Content(record_uid=uid, record_code=code, record_revision=revision) for uid, code, revision in records
    )


def _file(path: Path) -> DeliveredFile:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return DeliveredFile(name=path.name, sha256=digest.hexdigest(), size_bytes=path.stat().st_size)


def _notes(warnings: Sequence[str]) -> str | None:
    """Return as many of the warnings as the field holds, each whole, and how many more there were."""
    kept: list[str] = []
    for number, warning in enumerate(warnings):
        rest = f"… und {len(warnings) - number} weitere"
        if len("\n".join((*kept, warning, rest))) > _MOST_NOTES:
            kept.append(rest)
            break
        kept.append(warning)
    return "\n".join(kept) or None
