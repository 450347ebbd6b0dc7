"""What the first sheet says about the file, and which records are no more."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.catalogue import KINDS
from app.errors import RefusedFileError
from app.interchange.arrival import Sender
from app.interchange.bundle import SCHEMA_VERSION, Tombstone
from exporters.excel import columns, layout, readme
from exporters.excel.reading.careful import Reader
from exporters.excel.reading.said import UnclearError, word
from exporters.excel.readme import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from exporters.excel.reading.desk import Desk
    from exporters.excel.reading.tables import Table

NOT_OURS = (
    "„{name}“ stammt nicht aus dem Laborbuch: Auf dem Blatt „{sheet}“ fehlt die Angabe „{fact}“. Wählen "
    "Sie die Arbeitsmappe, die ein Labor geliefert hat."
)
NEWER = (
    "„{name}“ stammt aus einer neueren Fassung des Programms (Format {theirs}, dieses liest bis {ours}). "
    "Aktualisieren Sie Laborbuch, und übernehmen Sie die Datei dann."
)
UNCLEAR_FACT = (
    "In „{name}“ steht auf dem Blatt „{sheet}“ bei „{fact}“ „{value}“, und das ist nicht zu verstehen. "
    "Bitte die Angabe aus der ursprünglichen Mappe eintragen und die Mappe noch einmal übernehmen."
)
NO_UID = (
    "Die interne Nummer fehlt. Gelöscht wird nichts. Bitte die Nummer aus der Zeile des Eintrags hierher "
    "übertragen und die Mappe noch einmal übernehmen."
)
NO_KIND = (
    "Welche Art Eintrag gemeint ist, ist nicht zu erkennen. Gelöscht wird nichts. Bitte die Art eintragen "
    "und die Mappe noch einmal übernehmen."
)

_NEEDED = (Fact.LAB, Fact.LAB_UID, Fact.SCHEMA, Fact.CREATED)
_VERSION = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


@dataclass(frozen=True)
class Facts:
    """What a file says about itself, as an arrival holds it."""

    sender: Sender
    created_at: str
    sequence_no: int | None
    schema_version: str


def facts_of(table: Table | None, name: str) -> Facts:
    """Return what the file is. Raises RefusedFileError if it is not ours, too new or not clear."""
    said = _said(table) if table else {}
    missing = next((fact for fact in _NEEDED if not said.get(fact)), None)
    if missing:
        raise RefusedFileError(NOT_OURS.format(name=name, sheet=layout.README.name, fact=missing))
    sender = Sender(said[Fact.LAB_UID], said[Fact.LAB], said.get(Fact.TOWN, ""))
    return Facts(sender, _created(said, name), _number(said, name), _schema(said, name))


def _said(table: Table) -> dict[str, str]:
    """Return what stands beside the words for the facts; of several the first."""
    said: dict[str, str] = {}
    cells = (table.cells(field) for field in (columns.AREA, columns.ENTRY, columns.EXPLANATION))
    for area, entry, text in zip(*cells, strict=True):
        if word(area) == readme.THIS_FILE:
            said.setdefault(word(entry), word(text))
    return said


def _schema(said: Mapping[str, str], name: str) -> str:
    theirs = said[Fact.SCHEMA]
    if not _VERSION.fullmatch(theirs):
        raise _unclear(Fact.SCHEMA, said, name)
    if _parts(theirs) > _parts(SCHEMA_VERSION):
        raise RefusedFileError(NEWER.format(name=name, theirs=theirs, ours=SCHEMA_VERSION))
    return SCHEMA_VERSION if _parts(theirs) == _parts(SCHEMA_VERSION) else theirs


def _parts(version: str) -> list[int]:
    """Return what versions are compared by; a 1 that a program made of 1.0 is the same."""
    parts = [int(part) for part in re.split("[.,]", version)]
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _created(said: Mapping[str, str], name: str) -> str:
    try:
        moment = dt.datetime.strptime(said[Fact.CREATED], readme.MOMENT).replace(tzinfo=dt.UTC)
    except ValueError as error:
        raise _unclear(Fact.CREATED, said, name) from error
    return dates.timestamp(moment)


def _number(said: Mapping[str, str], name: str) -> int | None:
    typed = said.get(Fact.DELIVERY) or readme.WITHOUT_NUMBER
    if typed.casefold() == readme.WITHOUT_NUMBER.casefold():
        return None
    if not typed.isdecimal():
        raise _unclear(Fact.DELIVERY, said, name)
    return int(typed)


def _unclear(fact: Fact, said: Mapping[str, str], name: str) -> RefusedFileError:
    text = UNCLEAR_FACT.format(name=name, sheet=layout.README.name, fact=fact, value=said[fact])
    return RefusedFileError(text)


def tombstones(table: Table, desk: Desk, created_at: str) -> Iterator[Tombstone]:
    """Yield the records that are no more. A row whose day cannot be read counts from the delivery on."""
    reader = Reader(desk.words)
    fields = (columns.CODE, columns.UID, columns.KIND, columns.DELETED_AT)
    for at, cells in enumerate(zip(*(table.cells(field) for field in fields), strict=True)):
        code, uid = word(cells[0]), word(cells[1])
        kind = _kind(reader, cells[2], code)
        if not uid and any(cell != "" for cell in cells):
            desk.say(NO_UID, table, at, columns.UID)
        elif uid and kind is None:
            desk.say(NO_KIND, table, at, columns.KIND)
        elif kind:
            yield Tombstone(kind, uid, code, _deleted_at(cells[3]) or created_at)


def _kind(reader: Reader, cell: Any, code: str) -> str | None:
    """Return the kind that stands there, or else the one that the code speaks of."""
    by_letters = {kind.letters: name for name, kind in KINDS.items() if kind.in_package}
    try:
        said = reader.read(columns.KIND, (cell,))
    except UnclearError:
        said = None
    return said or by_letters.get("".join(code.split("-")[1:2]))


def _deleted_at(cell: Any) -> str | None:
    """Return the beginning of the day: more is not given away."""
    day = cell.isoformat()[:10] if isinstance(cell, dt.date) else dates.parse(word(cell))
    return f"{day}T00:00:00Z" if day and dates.is_day(day) else None
