"""What the office sets for all labs: themes, theses and guides, as they travel out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from app.domain.canonical import content_hash, record_hash
from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.errors import LaborbuchError
from app.interchange.arrival import Purpose, Sender
from app.interchange.package import Manifest, Package
from app.services import packing
from app.services.lab_settings import settings_in
from app.services.numbering import OFFICE_UID
from app.services.office.states import leaving_states
from app.storage import queries, store
from app.version import version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.papers import Writers

ISSUED_KINDS = ("theme", "thesis", "guide")
_ISSUED = "guidelines_issued"  # the setting
# What the office throws away is not thrown away in the labs: old entries refer to it.
_RETIRED = {"theme": "retired", "thesis": "retired", "guide": "superseded"}
NOT_THE_OFFICE = "Vorgaben gibt nur das Projektbüro aus. Öffnen Sie das Laborbuch des Projektbüros."


class Issued(NamedTuple):
    """The guidelines that were issued last; ``number`` 0 stands for none. ``hashes`` are by uid."""

    number: int
    at: str
    hashes: dict[str, str]

    @property
    def content(self) -> str:
        """One hash over all of it."""
        return content_hash(self.hashes.values())


class Standing(NamedTuple):
    """What would be issued now, by kind, and what is different from what was issued last."""

    counts: Mapping[str, int]
    last: Issued
    changed: int

    @property
    def number(self) -> int:
        """The number of the next package: the same content is the same guidelines."""
        return self.last.number + bool(self.changed or not self.last.number)


def standing(book: LabBook) -> Standing:
    """Return how the guidelines stand."""
    with book.reading() as connection:
        return _standing(connection, _issued_now(connection))


def _standing(connection: sa.Connection, records: Sequence[Record]) -> Standing:
    last = _last(connection)
    now = _hashes(records)
    moved = sum(last.hashes.get(uid) != hash_ for uid, hash_ in now.items())
    counts = {kind: sum(record.about.name == kind for record in records) for kind in ISSUED_KINDS}
    return Standing(counts, last, moved + len(last.hashes.keys() - now.keys()))


def _hashes(records: Sequence[Record]) -> dict[str, str]:
    return {record.uid: record_hash(record) for record in records}


def _last(connection: sa.Connection) -> Issued:
    stored = queries.settings(connection).get(_ISSUED)
    return Issued(**json.loads(stored)) if stored else Issued(0, "", {})


def _issued_now(connection: sa.Connection) -> list[Record]:
    """The office's own records that may leave it; those in the Papierkorb as retired."""
    return [record for kind in ISSUED_KINDS for record in _own(connection, kind)]


def _own(connection: sa.Connection, kind: str) -> Iterator[Record]:
    for record in store.read(connection, KINDS[kind]):
        living = record.but(deleted_at=None)
        if record.lab_id == OFFICE_UID and living.about.may_leave(living):
            yield living.but(status=_RETIRED[kind]) if record.deleted_at else record


def guidelines_package(book: LabBook) -> Package:
    """Return themes, theses and released guides of the office, as labs take them over.

    Raises LaborbuchError in the file of a lab.
    """
    if not book.is_office:
        raise LaborbuchError(NOT_THE_OFFICE)
    with book.reading() as connection:
        records = _issued_now(connection)
        states = leaving_states(connection, records)
        number = _standing(connection, records).number
        lab = book.lab_in(connection)
    by_kind = {
        kind: tuple(states[it.uid] for it in records if it.about.name == kind) for kind in ISSUED_KINDS
    }
    manifest = Manifest(
        purpose=Purpose.GUIDELINES,
        sender=Sender(lab.uid, lab.prefix or "", lab.town or ""),
        created_at=book.clock(),
        sequence_no=number,
        app_version=version(),
    )
    return Package(manifest, states={kind: found for kind, found in by_kind.items() if found})


def issue(
    book: LabBook, folder: Path, writers: Writers, password: str | None = None
) -> tuple[tuple[Path, ...], Issued]:
    """Write the guidelines into ``folder`` and note that they were issued.

    Raises LaborbuchError if the folder cannot be written to; nothing is noted then.
    """
    package = guidelines_package(book)
    with book.reading() as connection:
        records = _issued_now(connection)
        most = int(settings_in(connection)["package_max_mb"]) * packing.MEGABYTE
    files = writers.package(package, folder, packing.seal(book, writers.new_signing_key, password), most)
    manifest = package.manifest
    issued = Issued(manifest.sequence_no or 0, timestamp(manifest.created_at), _hashes(records))
    with book.writing() as connection:
        queries.put_setting(connection, _ISSUED, json.dumps(issued._asdict()))
    return files, issued
