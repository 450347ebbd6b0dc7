"""What goes into the package of a delivery, and the key that signs it."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.interchange.arrival import ArrivedPicture, Purpose, Sender
from app.interchange.package import Manifest, Package, Seal
from app.storage import blobs, queries
from app.version import version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.interchange.bundle import Bundle
    from app.services.book import LabBook
    from app.services.selection import Selection

_SIGNING_KEY = "signing_key"
MEGABYTE = 1_000_000


def pictures(connection: sa.Connection, selection: Selection) -> dict[str, ArrivedPicture]:
    """Return the files that leaving records name, by their sums."""
    sums = {sum_ for record in selection.leaving.values() for sum_ in _sums(record)}
    stored = {sum_: blobs.get(connection, sum_) for sum_ in sorted(sums)}
    return {sum_: ArrivedPicture(blob.data, blob.media_type) for sum_, blob in stored.items() if blob}


def _sums(record: Record) -> Iterator[str]:
    for field in record.about.fields:
        if field.kind is FieldKind.PICTURE and field.privacy.leaves_town and getattr(record, field.id):
            yield getattr(record, field.id)


def package(
    bundle: Bundle, files: Sequence[Path], found: dict[str, ArrivedPicture], send_to: str = ""
) -> Package:
    """Return the package of a delivery whose workbook and documents are ``files``."""
    workbooks = [file for file in files if file.suffix == ".xlsx"]
    documents = tuple(file for file in files if file.suffix == ".docx")
    manifest = replace(manifest_of(bundle), send_to=send_to)
    return Package(manifest, workbooks[0] if workbooks else None, documents, found)


def manifest_of(bundle: Bundle) -> Manifest:
    """Return what the package of a bundle says about itself."""
    return Manifest(
        purpose=Purpose.DELIVERY,
        sender=Sender(bundle.lab_uid, bundle.prefix, bundle.town),
        created_at=bundle.created_at,
        sequence_no=bundle.sequence_no,
        schema_version=bundle.schema_version,
        app_version=version(),
        counts={name: bundle.counts.get(name, 0) for name in KINDS if bundle.counts.get(name)},
        tombstones=bundle.tombstones,
        revocations=bundle.revocations,
    )


def seal(book: LabBook, new_key: Callable[[], bytes], password: str | None = None) -> Seal:
    """Return how this file closes its packages: always with the same key, made when it is first needed."""
    with book.writing() as connection:
        stored = queries.settings(connection).get(_SIGNING_KEY)
        key = base64.b64decode(stored) if stored else new_key()
        if not stored:
            put_key(connection, key)
    return Seal(password or None, key)


def put_key(connection: sa.Connection, key: bytes) -> None:
    """Let a file sign with a key from now on."""
    queries.put_setting(connection, _SIGNING_KEY, base64.b64encode(key).decode())
