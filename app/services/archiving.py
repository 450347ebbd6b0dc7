"""The copy that stays when the project ends: pages, tables and documents that open without the program."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Protocol

from app.domain import dates
from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.domain.values import show
from app.domain.vocabularies.shared import THEMES
from app.interchange.archive import ArchiveBook, Chapter, Entry
from app.services import staging
from app.services.papers import Writers, jobs
from app.services.selection import Selection
from app.services.vocabulary import terms_of
from app.storage import blobs, queries, store
from app.version import NAME, version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import sqlalchemy as sa

    from app.domain.fields import Field
    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.staging import Progress

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
_FORMATS = ("excel", "word")


class ArchiveWriters(Writers, Protocol):
    """The file formats, with the archive copy among them."""

    def archive(self, book: ArchiveBook, folder: Path, papers: tuple[Path, ...]) -> None:
        """Write pages, tables and files into a folder in which ``papers`` lie already."""


@dataclass(frozen=True)
class _Gate:
    """What of the lab file goes into the copy: everything, or only what may leave the town."""

    personal: bool
    records: Mapping[str, list[Record]]

    def fields(self, fields: tuple[Field, ...]) -> tuple[Field, ...]:
        return tuple(field for field in fields if self.personal or field.privacy.leaves_town)


def archive_copy(
    book: LabBook,
    folder: Path,
    writers: ArchiveWriters,
    *,
    personal: bool,
    progress: Progress = lambda done, total, what: None,
) -> Path:
    """Write an archive copy into a folder of its own below ``folder``, as a whole or not at all.

    Without ``personal`` it holds what may leave the town and nothing else. Returns the folder. Raises
    LaborbuchError where nothing can be written.
    """
    with book.reading() as connection:
        selection = Selection(book, connection)
        gate = _Gate(personal, _everything(connection) if personal else selection.records)
        content = _content(book, connection, gate)
        papers = jobs(book, connection, selection, selection.bundle(), writers, _allowed(book))
    suffix = "" if personal else "_ohne-Personen"
    name = f"{selection.lab.prefix or NAME}_Archiv_{book.today.isoformat()}{suffix}"
    with staging.staged(folder) as stage:
        whole = stage / name
        (whole / "Dokumente").mkdir(parents=True)
        written = staging.write(papers, whole / "Dokumente", progress)
        writers.archive(content, whole, tuple(written))
        return _settled(whole, folder / name)


def _settled(whole: Path, target: Path) -> Path:
    """A second copy of the same day lies beside the first."""
    names = chain([target], (target.with_name(f"{target.name}_{number}") for number in count(2)))
    return whole.replace(next(name for name in names if not name.exists()))


def _allowed(book: LabBook) -> tuple[str, ...]:
    return tuple(format_ for format_ in _FORMATS if not book.house.refusal(format_))


def _everything(connection: sa.Connection) -> Mapping[str, list[Record]]:
    return {
        kind.name: [record for record in store.read(connection, kind) if not record.deleted_at]
        for kind in KINDS.values()
    }


def _content(book: LabBook, connection: sa.Connection, gate: _Gate) -> ArchiveBook:
    reader = _Reader(connection, gate)
    chapters = tuple(reader.chapters())
    return ArchiveBook(
        title=f"Laborbuch {book.lab_in(connection).town or ''}".strip(),
        day=dates.in_words(book.today.isoformat()),
        made_by=f"{NAME} {version()}",
        personal=gate.personal,
        chapters=chapters,
        files=tuple(reader.files.items()),
    )


class _Reader:
    """Turns records into what people read, and gathers the files that belong to them."""

    def __init__(self, connection: sa.Connection, gate: _Gate) -> None:
        self._connection = connection
        self._gate = gate
        self._titles = queries.all_titles(connection)
        self._themes = terms_of(connection, THEMES.name)
        self.files: dict[str, bytes] = {}

    def chapters(self) -> Iterator[Chapter]:
        for kind in KINDS.values():
            found = self._gate.records.get(kind.name, ())
            if found:
                entries = tuple(map(self._entry, sorted(found, key=lambda record: record.code)))
                yield Chapter(kind.name, kind.plural, entries)

    def _entry(self, record: Record) -> Entry:
        fields = self._gate.fields(record.about.fields)
        shown = ((field.label, self._shown(field, getattr(record, field.id))) for field in fields)
        says = tuple((label, text) for label, text in shown if text)
        title = record.about.title_of(record) if self._may_name(record) else ""
        return Entry(record.code, title or record.code, says, tuple(self._files_of(record, fields)))

    def _may_name(self, record: Record) -> bool:
        title = record.about.by_id[record.about.title_field]
        return self._gate.personal or title.privacy.leaves_town

    def _shown(self, field: Field, value: Any) -> str:
        if field.kind is FieldKind.PICTURE:
            return ""
        if field.kind is FieldKind.LIST:
            columns = self._gate.fields(field.columns)
            return "\n".join(self._row(columns, row) for row in value)
        return show(field, value, partial(self._label, field))

    def _row(self, columns: tuple[Field, ...], row: Any) -> str:
        cells = ((it.label, show(it, getattr(row, it.id), partial(self._label, it))) for it in columns)
        return "; ".join(f"{label}: {text}" for label, text in cells if text)

    def _label(self, field: Field, key: str) -> str:
        """A reference is named by its code; what is not in the copy has no title there either."""
        if key in self._titles:
            return self._titles[key].code
        return self._themes.get(key, key)

    def _files_of(self, record: Record, fields: tuple[Field, ...]) -> Iterator[str]:
        for field in fields:
            sha256 = getattr(record, field.id) if field.kind is FieldKind.PICTURE else None
            blob = blobs.get(self._connection, sha256) if sha256 else None
            if blob:
                name = f"{record.code}.{_ENDINGS.get(blob.media_type, 'bin')}"
                self.files[name] = blob.data
                yield name
