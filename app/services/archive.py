"""The records of a lab file as the builders of documents look them up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.reports.archive import StoredPicture
from app.services.vocabulary import terms_of
from app.storage import blobs, queries, store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.lab import Lab


class FileArchive:
    """What the report builders may look up: the records handed in, and no others."""

    def __init__(self, connection: sa.Connection, lab: Lab, records: Mapping[str, Sequence[Record]]) -> None:
        """Hold ``records`` by kind; codes and titles are known of every record of the file."""
        self._connection = connection
        self.lab = lab
        self._records = records
        self._by_uid = {record.uid: record for found in records.values() for record in found}
        self._by_code = {record.code: record for record in self._by_uid.values()}
        self._titles = queries.all_titles(connection)
        self._terms = {name: terms_of(connection, name) for name in ("themes", "theses")}

    def find(self, uid: str) -> Record | None:
        """Return a record that may appear."""
        return self._by_uid.get(uid)

    def with_code(self, code: str) -> Record | None:
        """Return a record that may appear by its code."""
        return self._by_code.get(code)

    def of_kind(self, name: str) -> Sequence[Record]:
        """Return the records of a kind that may appear."""
        return self._records.get(name, ())

    def code_of(self, uid: str) -> str:
        """Return a record's code, also of one that belongs to another lab."""
        return self._titles[uid].code if uid in self._titles else ""

    def title_of(self, uid: str) -> str:
        """Return a record's title; of a record of another lab its code is known only."""
        return self._titles[uid].title if uid in self._titles else ""

    def term(self, vocabulary: str, key: str) -> str:
        """Return the label of a key of an open vocabulary."""
        return self._terms.get(vocabulary, {}).get(key, key)

    def picture(self, sha256: str) -> StoredPicture | None:
        """Return a stored picture with media type, width and height in pixels."""
        blob = blobs.get(self._connection, sha256)
        if blob is None:
            return None
        from PIL import Image

        with Image.open(io.BytesIO(blob.data)) as image:
            return StoredPicture(blob.data, blob.media_type, *image.size)


class LiveArchive(FileArchive):
    """The same, each record read when it is looked up: one module rests on few records of a large file."""

    def __init__(self, connection: sa.Connection, lab: Lab) -> None:
        """Everything that lies not in the Papierkorb may appear."""
        super().__init__(connection, lab, {})

    def find(self, uid: str) -> Record | None:
        """Return a record that may appear."""
        if uid not in self._by_uid:
            record = store.find(self._connection, uid)
            if record is None or record.deleted_at:
                return None
            self._by_uid[uid] = record
        return self._by_uid[uid]

    def with_code(self, code: str) -> Record | None:
        """Return a record that may appear by its code."""
        uid = queries.code_owner(self._connection, code)
        return self.find(uid) if uid else None

    def of_kind(self, name: str) -> Sequence[Record]:
        """Return the records of a kind that may appear."""
        return store.read(self._connection, KINDS[name])
