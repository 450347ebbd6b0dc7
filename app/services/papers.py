"""The documents of a delivery, and the preview of a single module."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from app.domain.catalogue import KINDS
from app.reports import names
from app.reports.archive import StoredPicture
from app.reports.compendium import build_lab
from app.reports.module import build_module
from app.services.vocabulary import terms_of
from app.storage import blobs, queries, store

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab
    from app.services.book import LabBook
    from app.services.delivering import Selection, Writers

Job = tuple[str, Callable[["Path"], None]]


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


def jobs(
    book: LabBook, connection: sa.Connection, selection: Selection, writers: Writers, formats: Sequence[str]
) -> list[Job]:
    """Return the files of a delivery by name, each with what writes it."""
    found: list[Job] = []
    if "excel" in formats:
        bundle = selection.bundle()
        found.append((names.workbook_file(bundle.prefix), partial(writers.excel, bundle)))
    if "word" in formats:
        found += _word_jobs(book, connection, selection, writers)
    return found


def _word_jobs(book: LabBook, connection: sa.Connection, selection: Selection, writers: Writers) -> list[Job]:
    archive = FileArchive(connection, selection.lab, selection.records)
    modules = cast("list[KnowledgeModule]", selection.records["knowledge_module"])
    papers = [(names.compendium_file(selection.lab.prefix or ""), build_lab(archive, today=book.today))]
    papers += [
        (
            names.module_file(module.code, module.title or ""),
            build_module(module, archive, today=book.today, missing=selection.missing(module)),
        )
        for module in modules
    ]
    return [(name, partial(writers.word, paper)) for name, paper in papers]


def preview(book: LabBook, module: KnowledgeModule, target: Path, writers: Writers) -> None:
    """Write one module as it stands, unsaved changes included. What is not released says "Entwurf"."""
    with book.reading() as connection:
        everything = {kind.name: store.read(connection, kind) for kind in KINDS.values()}
        archive = FileArchive(connection, book.lab_in(connection), everything)
        document = build_module(module, archive, today=book.today)
    writers.word(document, target)
