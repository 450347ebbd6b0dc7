"""Issuing what came of all deliveries: compendium, workbook, and every module as a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, cast

from app.domain.catalogue import KINDS
from app.domain.vocabularies.general import STATES
from app.domain.vocabularies.shared import THEMES
from app.errors import LaborbuchError
from app.formats import FORMATS
from app.interchange.build import Exit, entries, published
from app.interchange.bundle import Bundle
from app.reports import names
from app.reports.module import build_module
from app.reports.network import Choice, build_network, modules_of, title_part
from app.reports.network.openness import OpenArchive
from app.services import proof, staging
from app.services.archive import FileArchive
from app.services.lab_settings import settings_in
from app.services.vocabulary import terms_of
from app.storage import queries, store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import sqlalchemy as sa

    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab
    from app.interchange.bundle import Entry
    from app.reports.flaws import Flaw
    from app.reports.model import Document
    from app.services.book import LabBook
    from app.services.proof import Remark
    from app.services.staging import Job, Progress

NOTHING = (
    "Noch ist nichts zu veröffentlichen: Kein Labor hat einen öffentlichen Wissensbaustein geliefert, der "
    "hierzu passt. Übernehmen Sie zuerst Lieferungen im Eingang."
)
NOT_ACCEPTED = (
    "{count} Bausteine sind vom Labor freigegeben, aber im Projektbüro noch nicht geprüft. Sie sind "
    "enthalten und so gekennzeichnet."
)
NOT_ACCEPTED_ONE = (
    "1 Baustein ist vom Labor freigegeben, aber im Projektbüro noch nicht geprüft. Er ist enthalten und so "
    "gekennzeichnet."
)
_OF_MODULES = ("lab", "theme", "knowledge_module")
UNKNOWN_THEME = "Das Thema „{typed}“ gibt es nicht. Möglich ist zum Beispiel „{example}“."
UNKNOWN_STATE = "Das Land „{typed}“ gibt es nicht. Möglich ist zum Beispiel „{example}“."


class NetworkWriters(Protocol):
    """The file formats of the joint package, put together by the composition root."""

    def paper(self, format_: str, document: Document, target: Path) -> None:
        """Write one document in a format of papers."""

    def check(self, file: Path) -> tuple[Flaw, ...]:
        """Return what is wrong with a document."""

    def network(self, bundle: Bundle, part: str, target: Path) -> None:
        """Write the joint workbook of several labs; ``part`` says what it is limited to."""


@dataclass(frozen=True)
class Covered:
    """A module that an edition holds; ``status`` is the key of its vocabulary."""

    uid: str
    code: str
    title: str
    town: str
    status: str


@dataclass(frozen=True)
class Published:
    """What was written, how many records of each kind it covers, and what somebody should look at.

    ``remarks`` are what the check of the finished documents found; the warnings say them as well.
    """

    files: tuple[Path, ...]
    records: Mapping[str, int]
    warnings: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()


def choice_of(book: LabBook, theme: str = "", state: str = "", *, include_released: bool = False) -> Choice:
    """Return a choice from what people write: labels or keys. Raises LaborbuchError for what there is not."""
    with book.reading() as connection:
        themes = terms_of(connection, THEMES.name)
    return Choice(
        _key(theme, themes, UNKNOWN_THEME),
        _key(state, {term.key: term.label for term in STATES.terms}, UNKNOWN_STATE),
        include_released,
    )


def _key(typed: str, labels: Mapping[str, str], unknown: str) -> str:
    wanted = typed.strip().casefold()
    found = (key for key, label in labels.items() if wanted in (key.casefold(), label.casefold()))
    key = next(found, "") if wanted else ""
    if wanted and not key:
        raise LaborbuchError(unknown.format(typed=typed, example=next(iter(labels.values()))))
    return key


def publish(
    book: LabBook,
    folder: Path,
    writers: NetworkWriters,
    choice: Choice,
    progress: Progress = lambda done, total, what: None,
    more: Sequence[str] = (),
) -> Published:
    """Write the joint package into ``folder``: all files, or none.

    ``more`` are formats of papers beside Word. Raises LaborbuchError if there is nothing to publish, or the
    folder cannot be written to.
    """
    with book.reading() as connection:
        edition = Edition(book, connection, choice)
        if not edition.modules:
            raise LaborbuchError(NOTHING)
        jobs = list(edition.jobs(writers, more))
        warnings = tuple(edition.warnings())
        counts = edition.bundle.counts
    with staging.staged(folder) as stage:
        written = staging.write(jobs, stage, progress)
        remarks = proof.proof(written, writers, edition.leaving)
        files = staging.settle(written, folder)
    counted = {name: count for name, count in counts.items() if count}
    return Published(files, counted, (*warnings, *proof.sentences(remarks)), remarks)


class Edition:
    """One joint package before it is written; the records are read once."""

    def __init__(
        self, book: LabBook, connection: sa.Connection, choice: Choice, kinds: Iterable[str] = KINDS
    ) -> None:
        """``choice`` says what it covers. Of ``kinds`` left out it knows no records."""
        self._book = book
        self._connection = connection
        self._choice = choice
        self._office: Lab = book.lab_in(connection)
        records = {name: store.read(connection, KINDS[name]) for name in kinds}
        leaving = {name: [it for it in found if it.about.may_leave(it)] for name, found in records.items()}
        self.archive = FileArchive(connection, self._office, leaving)
        self.leaving = [record for found in leaving.values() for record in found]

    @cached_property
    def modules(self) -> Sequence[KnowledgeModule]:
        """The modules that it covers."""
        return modules_of(self.archive, self._choice)

    def covered(self) -> Iterator[Covered]:
        """Yield the modules as a list names them."""
        towns = {lab.uid: str(getattr(lab, "town", "") or lab.code) for lab in self.archive.of_kind("lab")}
        for it in self.modules:
            yield Covered(it.uid, it.code, it.about.title_of(it), towns[it.lab_id], str(it.status))

    @cached_property
    def part(self) -> str:
        """What it is limited to, in words; "" for the whole."""
        return title_part(self._choice, self.archive)

    def jobs(self, writers: NetworkWriters, more: Sequence[str] = ()) -> Iterator[Job]:
        """Yield the files by name, each with what writes it."""
        yield names.network_workbook_file(self.part), partial(writers.network, self.bundle, self.part)
        compendium = build_network(self.archive, today=self._book.today, choice=self._choice)
        for format_ in dict.fromkeys(("word", *more)):
            write, ending = partial(writers.paper, format_), FORMATS[format_].ending
            yield names.network_file(self.part, ending), partial(write, compendium)
            yield from ((name, partial(write, paper)) for name, paper in self._papers(ending))

    def _papers(self, ending: str) -> Iterator[tuple[str, Document]]:
        """Modules lead to each other, so they are made for each format anew."""
        files = {it.uid: names.module_file(it.code, it.about.title_of(it), ending) for it in self.modules}
        for module in self.modules:
            yield files[module.uid], build_module(module, self._open, today=self._book.today, files=files)

    def warnings(self) -> Iterator[str]:
        """Say what somebody should look at before it is passed on."""
        waiting = sum(module.status == "released" for module in self.modules)
        if waiting:
            text = NOT_ACCEPTED_ONE if waiting == 1 else NOT_ACCEPTED
            yield text.format(count=waiting)

    @cached_property
    def _open(self) -> OpenArchive:
        return OpenArchive(self.archive, self._choice.statuses)

    @cached_property
    def bundle(self) -> Bundle:
        """Everything public of all labs, narrowed to the choice, as the workbook holds it."""
        from app.interchange.network import narrowed

        whole = Bundle(
            lab_uid=self._office.uid,
            prefix=self._office.prefix or "",
            town=self._office.town or "",
            created_at=self._book.clock(),
            entries={kind.name: self._entries(kind.name) for kind in KINDS.values() if kind.in_package},
            terms={"themes": terms_of(self._connection, "themes")},
            funding_note=str(settings_in(self._connection)["funding_note"]),
            sample=any(getattr(it, "invented", False) for it in self.archive.of_kind("interview")),
        )
        themes = frozenset(filter(None, [self._choice.theme]))
        return narrowed(whole, themes=themes, labs=self._labs()) if not self._choice.is_whole else whole

    def _entries(self, kind: str) -> tuple[Entry, ...]:
        way = Exit(self._open.code_of, int(settings_in(self._connection)["small_count_threshold"]), 0)
        made = entries(KINDS[kind], list(self._open.of_kind(kind)), way, {})
        return tuple(published(entry) for entry in made)

    def _labs(self) -> frozenset[str]:
        """The codes of the labs of the chosen Land; none for all."""
        labs = cast("Sequence[Lab]", self._open.of_kind("lab"))
        return frozenset(lab.code for lab in labs if self._choice.state and lab.state == self._choice.state)


def covered(book: LabBook, choice: Choice) -> tuple[Covered, ...]:
    """Return the modules that an edition would hold, in its order; without reading anything else."""
    with book.reading() as connection:
        return tuple(Edition(book, connection, choice, _OF_MODULES).covered())


def themes_and_states(book: LabBook) -> tuple[dict[str, str], dict[str, str]]:
    """Return what an edition can be limited to: themes of the first level, and Länder of the labs here."""
    with book.reading() as connection:
        themes = queries.first_themes(connection)
        states = queries.states_of_labs(connection)
    return themes, {key: STATES.label_of(key) for key in states}
