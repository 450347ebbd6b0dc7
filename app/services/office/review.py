"""Reviewing modules: what waits, what was asked, accepted, published or given back, and the next step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from app.domain import rules
from app.domain.canonical import content, digest, state_of
from app.domain.catalogue import KINDS
from app.domain.text import clean
from app.domain.vocabularies.statuses import STATUS_MODULE
from app.errors import SaveRefusedError
from app.reports.module import build_module
from app.services import records
from app.services.archive import FileArchive
from app.services.surroundings import BookSurroundings
from app.storage import queries, store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.knowledge_module import KnowledgeModule
    from app.domain.records.lab import Lab
    from app.reports.model import Document
    from app.services.book import LabBook
    from app.services.records import Saved

_MODULE = "knowledge_module"
_ASKED = "review_asked"  # the setting: what modules said when the office asked about them, by uid
_PROCEDURE = ("status", "office_review_note", "approved_at", "approved_by_role")
_LONGEST = KINDS[_MODULE].by_id["office_review_note"].max or 0

GONE = "Der Baustein ist nicht mehr da. Aktualisieren Sie die Liste."
NO_STEP = "„{title}“ ist „{status}“. Der Schritt zu „{step}“ ist von dort aus nicht vorgesehen."
NO_REMARK = "Schreiben Sie in den Prüfvermerk, worum es geht. Er geht mit der Rückmeldung an das Labor."
TOO_LONG = "Der Prüfvermerk hat {count} Zeichen zu viel. Kürzen Sie ihn auf {most} Zeichen."
NOT_ASKABLE = "„{title}“ ist „{status}“. Nachfragen lässt sich nur, solange der Baustein geprüft wird."


class Stage(StrEnum):
    """Where a module is on its way through the office, in the order in which people look."""

    WAITING = "waiting"
    ASKED = "asked"  # a question went to the lab, and it has not answered with a new version yet
    ACCEPTED = "accepted"
    PUBLISHED = "published"
    REJECTED = "rejected"


_STAGES = {
    "released": Stage.WAITING,
    "accepted": Stage.ACCEPTED,
    "published": Stage.PUBLISHED,
    "rejected": Stage.REJECTED,
}


@dataclass(frozen=True)
class Reviewed:
    """A module as the list shows it. ``findings`` and ``quotes`` are those that are here, ``named`` all."""

    uid: str
    code: str
    title: str
    lab_uid: str
    town: str
    status: str
    stage: Stage
    remark: str
    gaps: tuple[str, ...]
    findings: int
    quotes: int
    named: int
    own: bool


def modules(book: LabBook) -> list[Reviewed]:
    """Return everything that is on its way through the office, by stage and code."""
    with book.reading() as connection:
        found = [it for it in _all(connection) if it.status in _STAGES and not it.deleted_at]
        desk = _Desk(book, connection, found)
        seen = [desk.reviewed(module) for module in found]
    return sorted(seen, key=lambda it: (list(Stage).index(it.stage), it.code))


def count_waiting(book: LabBook) -> int:
    """Return how many modules wait for the office."""
    with book.reading() as connection:
        asked = _asked(connection)
        released = (it for it in _all(connection) if it.status == "released" and not it.deleted_at)
        return sum(_stage(module, asked) is Stage.WAITING for module in released)


def _all(connection: sa.Connection) -> list[KnowledgeModule]:
    return cast("list[KnowledgeModule]", store.read(connection, KINDS[_MODULE]))


class _Desk:
    """What the list says of modules beyond themselves, looked up once."""

    def __init__(self, book: LabBook, connection: sa.Connection, found: Sequence[KnowledgeModule]) -> None:
        self._around = BookSurroundings(connection, book.lab_in(connection), book.today)
        self._towns = queries.towns(connection)
        self._asked = _asked(connection)
        named = {uid for module in found for uid in (*module.finding_refs, *module.quote_refs)}
        self._here = {uid for uid in named if queries.exists(connection, uid)}

    def reviewed(self, module: KnowledgeModule) -> Reviewed:
        findings, quotes = module.finding_refs, module.quote_refs
        return Reviewed(
            uid=module.uid,
            code=module.code,
            title=module.title or module.code,
            lab_uid=module.lab_id,
            town=self._towns.get(module.lab_id, ""),
            status=module.status,
            stage=_stage(module, self._asked),
            remark=module.office_review_note or "",
            gaps=tuple(field.label for field in rules.missing(module, self._around)),
            findings=sum(uid in self._here for uid in findings),
            quotes=sum(uid in self._here for uid in quotes),
            named=len(findings) + len(quotes),
            own=module.lab_id == self._around.lab.uid,
        )


def _stage(module: KnowledgeModule, asked: Mapping[str, str]) -> Stage:
    stage = _STAGES[module.status]
    answered = asked.get(module.uid) != _said(module)
    return Stage.ASKED if stage is Stage.WAITING and module.office_review_note and not answered else stage


def _said(module: Record) -> str:
    """What the lab says in a module, apart from its way through lab and office."""
    said = content(module)
    return digest(state_of({id_: value for id_, value in said.items() if id_ not in _PROCEDURE}))


def _asked(connection: sa.Connection) -> dict[str, str]:
    found: dict[str, str] = json.loads(queries.settings(connection).get(_ASKED, "{}"))
    return found


def paper(book: LabBook, uid: str) -> Document:
    """Return a module as a document to read. Raises SaveRefusedError if it is gone."""
    with book.reading() as connection:
        module = _find(connection, uid)
        lab = store.find(connection, module.lab_id) or book.lab_in(connection)
        everything = {kind.name: store.read(connection, kind) for kind in KINDS.values()}
        archive = FileArchive(connection, cast("Lab", lab), everything)
        return build_module(module, archive, today=book.today)


def _find(connection: sa.Connection, uid: str) -> KnowledgeModule:
    found = store.find(connection, uid)
    if found is None or found.about.name != _MODULE or found.deleted_at:
        raise SaveRefusedError(GONE)
    return cast("KnowledgeModule", found)


# The steps


def steps(status: str) -> tuple[str, ...]:
    """Return the steps that the office may take from here; the others are the lab's."""
    term = STATUS_MODULE.find(status)
    return tuple(step for step in (term.next if term else ()) if is_office_step(step))


def is_office_step(status: str) -> bool:
    """Whether it is the office that takes a module there."""
    term = STATUS_MODULE.find(status)
    return term is not None and term.by == "Projektbüro"


def reachable(status: str) -> set[str]:
    """Return everything to where the office alone may take a module from here."""
    found: set[str] = set()
    wanted = list(steps(status))
    while wanted:
        step = wanted.pop()
        if step not in found:
            found.add(step)
            wanted += steps(step)
    return found


def accept(book: LabBook, uid: str, remark: str) -> Saved:
    """Take a module over into the joint stock. Raises SaveRefusedError."""
    return _step(book, uid, "accepted", remark, "übernommen")


def publish(book: LabBook, uid: str, remark: str) -> Saved:
    """Let a module be part of the joint package. Raises SaveRefusedError."""
    return _step(book, uid, "published", remark, "veröffentlicht")


def reject(book: LabBook, uid: str, remark: str) -> Saved:
    """Give a module back to its lab, with a remark. Raises SaveRefusedError."""
    return _step(book, uid, "rejected", _needed(remark), "zurückgewiesen")


def _step(book: LabBook, uid: str, step: str, remark: str, what: str) -> Saved:
    with book.reading() as connection:
        module = _find(connection, uid)
    if step not in steps(module.status):
        label = STATUS_MODULE.label_of
        said = {"status": label(module.status), "step": label(step)}
        raise SaveRefusedError(NO_STEP.format(title=module.title or module.code, **said))
    after = module.but(status=step, office_review_note=_short(remark))
    return records.save(book, after, f"„{module.title or module.code}“ {what}")


def ask(book: LabBook, uid: str, remark: str) -> Saved:
    """Ask the lab about a module, whose status stays. Raises SaveRefusedError."""
    note = _short(_needed(remark))
    with book.reading() as connection:
        module = _find(connection, uid)
    title = module.title or module.code
    if module.status not in ("released", "accepted"):
        raise SaveRefusedError(NOT_ASKABLE.format(title=title, status=STATUS_MODULE.label_of(module.status)))
    with book.writing() as connection:
        asked = _asked(connection) | {uid: _said(module)}
        queries.put_setting(connection, _ASKED, json.dumps(asked))
    return records.save(book, module.but(office_review_note=note), f"Rückfrage zu „{title}“")


def note(book: LabBook, uid: str, remark: str) -> Saved:
    """Keep a remark without taking a step. Raises SaveRefusedError."""
    with book.reading() as connection:
        module = _find(connection, uid)
    after = module.but(office_review_note=_short(remark))
    return records.save(book, after, f"Prüfvermerk zu „{module.title or module.code}“")


def _needed(remark: str) -> str:
    if not clean(remark, single_line=False):
        raise SaveRefusedError(NO_REMARK)
    return remark


def _short(remark: str) -> str | None:
    cleaned = clean(remark, single_line=False)
    over = len(cleaned or "") - _LONGEST
    if over > 0:
        raise SaveRefusedError(TOO_LONG.format(count=over, most=_LONGEST))
    return cleaned


def evidence(book: LabBook, uid: str) -> list[queries.RecordTitle]:
    """Return the findings and quotes on which a module rests, also those known by their code only."""
    with book.reading() as connection:
        module = _find(connection, uid)
        return list(_evidence(connection, module))


def _evidence(connection: sa.Connection, module: KnowledgeModule) -> Iterator[queries.RecordTitle]:
    named = (*module.finding_refs, *module.quote_refs)
    titles = queries.titles(connection, named)
    return (titles[uid] for uid in named if uid in titles)
