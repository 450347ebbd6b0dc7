"""The documents of a delivery, and the preview of a single module."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from app.domain import rules
from app.domain.catalogue import KINDS
from app.formats import FORMATS, PAPERS
from app.reports import names
from app.reports.compendium import build_lab
from app.reports.module import build_module
from app.services import proof
from app.services.archive import FileArchive, LiveArchive
from app.services.surroundings import BookSurroundings
from app.storage import store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.interchange.bundle import Bundle
    from app.interchange.package import Package, Seal
    from app.reports.flaws import Flaw
    from app.reports.model import Document
    from app.services.book import LabBook
    from app.services.selection import Selection

Job = tuple[str, Callable[["Path"], None]]


class Writers(Protocol):
    """The file formats, put together by the composition root."""

    def paper(self, format_: str, document: Document, target: Path) -> None:
        """Write one document in a format of papers."""

    def check(self, file: Path) -> tuple[Flaw, ...]:
        """Return what is wrong with a document."""

    def excel(self, bundle: Bundle, target: Path) -> None:
        """Write one workbook."""

    def calc(self, bundle: Bundle, target: Path) -> None:
        """Write one OpenDocument table."""

    def package(self, package: Package, folder: Path, seal: Seal, max_bytes: int) -> tuple[Path, ...]:
        """Write a package into a folder, in parts if it is larger than ``max_bytes``."""

    def new_signing_key(self) -> bytes:
        """Make a key that packages are signed with."""


def jobs(
    book: LabBook,
    connection: sa.Connection,
    selection: Selection,
    bundle: Bundle,
    writers: Writers,
    formats: Sequence[str],
) -> list[Job]:
    """Return the files of a delivery by name, each with what writes it."""
    found: list[Job] = []
    if "excel" in formats:
        found.append((names.workbook_file(bundle.prefix), partial(writers.excel, bundle)))
    if "calc" in formats:
        found.append((names.workbook_file(bundle.prefix, ".ods"), partial(writers.calc, bundle)))
    for format_ in PAPERS:
        if format_ in formats:
            found += _paper_jobs(book, connection, selection, partial(writers.paper, format_), format_)
    return found


def _paper_jobs(
    book: LabBook,
    connection: sa.Connection,
    selection: Selection,
    write: Callable[[Document, Path], None],
    format_: str,
) -> list[Job]:
    ending = FORMATS[format_].ending
    archive = FileArchive(connection, selection.lab, selection.records)
    modules = cast("list[KnowledgeModule]", selection.records["knowledge_module"])
    files = {module.uid: names.module_file(module.code, module.title or "", ending) for module in modules}
    compendium = build_lab(archive, today=book.today)
    papers = [(names.compendium_file(selection.lab.prefix or "", ending), compendium)]
    papers += [
        (files[module.uid], build_module(module, archive, today=book.today, files=files))
        for module in modules
    ]
    return [(name, partial(write, paper)) for name, paper in papers]


def preview(
    book: LabBook, module: KnowledgeModule, target: Path, writers: Writers
) -> tuple[proof.Remark, ...]:
    """Write one module as it stands, unsaved changes included. What is not released says "Entwurf".

    Returns what the check of the finished document found. Raises LaborbuchError if Word documents are not
    allowed here.
    """
    book.house.demand("word")
    writers.paper("word", drafted(book, module), target)
    return proof.proof([target], writers, _behind(book, module))


def _behind(book: LabBook, module: KnowledgeModule) -> Iterator[Record]:
    """Yield what a module is made of; only read when there is something to find in it."""
    yield module
    with book.reading() as connection:
        for kind in KINDS.values():
            yield from store.read(connection, kind)


def drafted(book: LabBook, module: KnowledgeModule) -> Document:
    """Return the document of a module as it stands. Costs as much as what it rests on."""
    with book.reading() as connection:
        lab = book.lab_in(connection)
        gaps = rules.missing(module, BookSurroundings(connection, lab, book.today))
        return build_module(
            module,
            LiveArchive(connection, lab),
            today=book.today,
            missing=[field.label for field in gaps],
        )
