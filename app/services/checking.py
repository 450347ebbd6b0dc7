"""Reading everything once: schema, record hashes, links, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.canonical import content_hash, record_hash
from app.domain.catalogue import KINDS
from app.services.book import open_book
from app.storage import blobs, queries, store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import sqlalchemy as sa


# The book of deliveries grows by handing over; what the lab knows stays the same.
NO_KNOWLEDGE = "delivery"


@dataclass(frozen=True)
class Checked:
    """What a check found. ``records`` counts what is not in the Papierkorb."""

    records: Mapping[str, int]
    content_hash: str
    messages: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether everything is as it was saved."""
        return not self.messages


def check_file(path: Path) -> Checked:
    """Check a lab file. Raises RefusedFileError if it cannot be opened at all."""
    book = open_book(path)
    try:
        with book.reading() as connection:
            counted = queries.counts(connection)
            knowledge = [row for row in queries.hashes(connection) if row[0] != NO_KNOWLEDGE]
            messages = (*_changed_records(connection), *_broken_pictures(connection))
    finally:
        book.close()
    return Checked(
        {name: counted[name] for name in KINDS}, content_hash(row[3] for row in knowledge), messages
    )


def _changed_records(connection: sa.Connection) -> list[str]:
    """Compare every record with the hash it was saved with: a flipped letter shows."""
    stored = {uid: (code, saved) for _, uid, code, saved in queries.hashes(connection)}
    read = {record.uid: record for kind in KINDS.values() for record in store.read(connection, kind)}
    return [
        f"{code}: Der Inhalt stimmt nicht mit der Prüfsumme überein. Vergleichen Sie ihn mit einer Sicherung."
        for uid, (code, saved) in stored.items()
        if uid not in read or record_hash(read[uid]) != saved
    ]


def _broken_pictures(connection: sa.Connection) -> list[str]:
    return [
        f"Die Datei mit der Prüfsumme {sum_[:12]} … ist beschädigt. Fügen Sie sie neu ein."
        for sum_ in blobs.broken(connection)
    ]
