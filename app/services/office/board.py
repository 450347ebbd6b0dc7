"""Who has delivered what: expected, delivered, incomplete, for every lab and quarter."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from app.domain.catalogue import KINDS
from app.domain.periods import Period, periods
from app.domain.text import clean
from app.domain.vocabularies.general import LAB_PREFIXES
from app.errors import SaveRefusedError
from app.interchange.arrival import Purpose
from app.services.lab_settings import settings_in
from app.services.numbering import OFFICE
from app.storage import awaited, intakes, queries, store
from app.storage.intake_tables import INTAKE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.records.lab import Lab
    from app.services.book import LabBook

_EXPECTED = "expected_labs"  # the setting
_PREFIX = re.compile("[A-Z]{2,3}")

NO_PREFIX = "„{typed}“ ist kein Kürzel. Es hat zwei oder drei Großbuchstaben, zum Beispiel DIE."
OFFICE_PREFIX = "„PB“ ist das Projektbüro selbst. Geben Sie das Kürzel eines Labors ein."
TWICE = "Das Kürzel {prefix} steht zweimal in der Liste. Jedes Labor hat sein eigenes."
NO_TOWN = "Beim Kürzel {prefix} fehlt die Stadt."


class Standing(StrEnum):
    """How a lab stands in a period."""

    DELIVERED = "delivered"
    INCOMPLETE = "incomplete"
    EXPECTED = "expected"
    LATE = "late"  # expected, and the day is past
    MISSED = "missed"  # nothing came; as a delivery holds everything, a later one makes up for it
    AHEAD = "ahead"  # nothing is expected yet


SAID = {
    Standing.DELIVERED: "geliefert",
    Standing.INCOMPLETE: "unvollständig",
    Standing.EXPECTED: "erwartet",
    Standing.LATE: "überfällig",
    Standing.MISSED: "nichts geliefert",
    Standing.AHEAD: "noch nicht fällig",
}


class Expected(NamedTuple):
    """A lab that the office waits for, whether it ever delivered or not."""

    prefix: str
    town: str


@dataclass(frozen=True)
class Arrived:
    """A delivery that was taken over; a large one in several parts, each in a file of its own."""

    number: int | None
    day: dt.date
    files: tuple[str, ...]
    parts: frozenset[int]
    of: int
    open: int

    @property
    def missing(self) -> list[int]:
        """Which parts did not come yet."""
        return sorted(set(range(1, self.of + 1)) - self.parts)


@dataclass(frozen=True)
class Cell:
    """A lab in a period. ``lacks`` says in words what is missing."""

    standing: Standing
    arrived: tuple[Arrived, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class LabRow:
    """A lab with a cell for every period. ``uid`` is "" as long as it never delivered."""

    uid: str
    prefix: str
    town: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Board:
    """Labs by periods. ``now`` is the place of the present period, None before and after the project."""

    periods: tuple[Period, ...]
    rows: tuple[LabRow, ...]
    today: dt.date
    now: int | None

    def count(self, standing: Standing, period: int) -> int:
        """How many labs stand like this in a period."""
        return sum(row.cells[period].standing is standing for row in self.rows)


def board(book: LabBook) -> Board:
    """Return how all labs stand."""
    with book.reading() as connection:
        office = book.lab_in(connection).uid
        quarters = _periods(settings_in(connection))
        rows = tuple(_rows(connection, quarters, book.today, office))
    now = next((place for place, it in enumerate(quarters) if it.start <= book.today <= it.due), None)
    return Board(quarters, rows, book.today, now)


def _periods(settings: Mapping[str, str | int]) -> tuple[Period, ...]:
    start, end = (dt.date.fromisoformat(str(settings[key])) for key in ("project_start", "project_end"))
    return periods(start, end)


# The labs


def expected_labs(book: LabBook) -> tuple[Expected, ...]:
    """Return the labs that the office waits for; a new office waits for the five towns."""
    with book.reading() as connection:
        return _expected(connection)


def _expected(connection: sa.Connection) -> tuple[Expected, ...]:
    stored = queries.settings(connection).get(_EXPECTED)
    if stored:
        return tuple(Expected(*row) for row in json.loads(stored))
    return tuple(Expected(term.key, term.label) for term in LAB_PREFIXES.terms if term.key != OFFICE)


def put_expected_labs(book: LabBook, typed: Sequence[tuple[str, str]]) -> None:
    """Store which labs the office waits for, as somebody typed their letters and towns.

    Raises SaveRefusedError with a reason for people; empty rows are left out.
    """
    rows = [Expected((prefix or "").strip().upper(), town.strip()) for prefix, town in typed]
    kept = [Expected(row.prefix, clean(row.town, single_line=True) or "") for row in rows if any(row)]
    seen: set[str] = set()
    for row in kept:
        _refuse(row, seen)
        seen.add(row.prefix)
    with book.writing() as connection:
        queries.put_setting(connection, _EXPECTED, json.dumps(kept, ensure_ascii=False))


def _refuse(row: Expected, seen: set[str]) -> None:
    if not _PREFIX.fullmatch(row.prefix):
        raise SaveRefusedError(NO_PREFIX.format(typed=row.prefix or row.town))
    if row.prefix == OFFICE:
        raise SaveRefusedError(OFFICE_PREFIX)
    if row.prefix in seen:
        raise SaveRefusedError(TWICE.format(prefix=row.prefix))
    if not row.town:
        raise SaveRefusedError(NO_TOWN.format(prefix=row.prefix))


def _rows(
    connection: sa.Connection, quarters: Sequence[Period], today: dt.date, office: str
) -> Iterator[LabRow]:
    live = intakes.intakes(
        connection, INTAKE.c.undone_at.is_(None), INTAKE.c.purpose == Purpose.DELIVERY.value
    )
    labs = cast("list[Lab]", store.read(connection, KINDS["lab"]))
    known = {lab.prefix or "": lab for lab in labs if lab.uid != office}
    delivered = _by_prefix(live)
    towns = {it.prefix: it.town for it in _expected(connection)}
    towns |= {prefix: rows[0]["town"] for prefix, rows in sorted(delivered.items()) if prefix not in towns}
    towns |= {prefix: lab.town or "" for prefix, lab in sorted(known.items())}
    still_open = intakes.open_by_intake(connection)
    for prefix, town in towns.items():
        uid = known[prefix].uid if prefix in known else ""
        arrived = _arrived(delivered.get(prefix, ()), still_open)
        pictures = awaited.count(connection, uid) if uid else 0
        yield LabRow(uid, prefix, town, tuple(_cells(quarters, arrived, pictures, today)))


def _by_prefix(live: Iterable[sa.RowMapping]) -> Mapping[str, list[sa.RowMapping]]:
    found: dict[str, list[sa.RowMapping]] = defaultdict(list)
    for row in live:
        found[row["prefix"]].append(row)
    return found


def _arrived(rows: Iterable[sa.RowMapping], still_open: Mapping[int, int]) -> list[Arrived]:
    """Put the parts of a delivery together; the earliest delivery first."""
    found: dict[Any, list[sa.RowMapping]] = defaultdict(list)
    for row in rows:
        found[row["moment"]].append(row)
    return [_one(found[moment], still_open) for moment in sorted(found)]


def _one(parts: Sequence[sa.RowMapping], still_open: Mapping[int, int]) -> Arrived:
    made = dt.datetime.fromisoformat(parts[0]["created_at"]).astimezone()
    return Arrived(
        number=parts[0]["sequence_no"],
        day=made.date(),
        files=tuple(sorted({row["file"] for row in parts})),
        parts=frozenset(row["part"] for row in parts),
        of=parts[0]["parts"],
        open=sum(still_open.get(row["id"], 0) for row in parts),
    )


# The cells


def _cells(
    periods: Sequence[Period], arrived: Sequence[Arrived], pictures: int, today: dt.date
) -> Iterator[Cell]:
    latest = arrived[-1] if arrived else None
    gaps = _gaps(arrived)
    due = [period for period in periods if period.due < today]
    for period in periods:
        here = tuple(it for it in arrived if period.holds(it.day))
        if not here:
            is_owed = period in due[-1:] and not (latest and latest.day > period.due)
            yield Cell(_waiting(period, today, is_owed=is_owed))
            continue
        lacks = [text for it in here for text in (*_lacks(it), *gaps.get(it.day, ()))]
        if pictures and latest in here:
            lacks.append(_counted(pictures, "Bild fehlt noch", "Bilder fehlen noch"))
        kept = tuple(dict.fromkeys(lacks))
        yield Cell(Standing.INCOMPLETE if kept else Standing.DELIVERED, here, kept)


def _waiting(period: Period, today: dt.date, *, is_owed: bool) -> Standing:
    if today > period.due:
        return Standing.LATE if is_owed else Standing.MISSED
    return Standing.EXPECTED if period.start <= today else Standing.AHEAD


def _lacks(arrived: Arrived) -> Iterator[str]:
    for part in arrived.missing:
        yield f"Teil {part} von {arrived.of} ist nicht da"
    if arrived.open:
        yield _counted(arrived.open, "Konflikt ist offen", "Konflikte sind offen")


def _gaps(arrived: Sequence[Arrived]) -> dict[dt.date, list[str]]:
    """Say, on the day of the delivery after it, which delivery in between never came."""
    found: dict[dt.date, list[str]] = defaultdict(list)
    numbered = sorted((it.number, it.day) for it in arrived if it.number is not None)
    for (before, _), (after, day) in pairwise(numbered):
        found[day] += [f"Lieferung {number} kam nie an" for number in range(before + 1, after)]
    return found


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
