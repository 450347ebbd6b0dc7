"""The thread through a record: what it rests on, what speaks against it, and where it leads."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain import dates
from app.domain.catalogue import KINDS
from app.domain.fields import Field, FieldKind
from app.domain.records.finding import Evidence, ThesisLink
from app.storage import glances, queries, store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.rows import Row
    from app.services.book import LabBook

# The order of the thread. A record leads to what stands further on, whoever of the two refers to the other.
_PLACES = {
    place: at
    for at, places in enumerate(
        (
            ("source", "attachment", "guide", "consent"),
            ("activity",),
            ("interview",),
            ("quote",),
            ("finding",),
            ("theme", "thesis", "knowledge_module"),
        )
    )
    for place in places
}
_WHEN = {"activity": "start", "interview": "date", "source": "date"}
_AGAINST = "counter_evidence"


@dataclass(frozen=True)
class Card:
    """A record at one end of a thread. ``because`` names the fields that tie it, ``notes`` say why.

    ``short`` is what people call it, such as T7 for a thesis. ``strength`` and ``relation`` are keys of their
    vocabularies, "" where the tie has none.
    """

    uid: str
    kind: str
    code: str
    short: str
    title: str
    status: str
    when: str = ""
    because: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    strength: str = ""
    relation: str = ""
    invented: bool = False


@dataclass(frozen=True)
class Thread:
    """The cards around a record, in the order in which they are tied.

    ``delivered`` is number and day of the last delivery that held it, "" if none did yet, None in the office,
    which delivers nothing.
    """

    before: tuple[Card, ...] = ()
    against: tuple[Card, ...] = ()
    after: tuple[Card, ...] = ()
    delivered: str | None = ""
    total: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", len(self.before) + len(self.against) + len(self.after))


class _Tie(NamedTuple):
    """One reference. ``row`` is the row of the child list that it stands in, if any."""

    target: str
    field: Field
    row: Row | None


class _End(NamedTuple):
    record: Record
    tie: _Tie
    own: bool  # whether the record in the middle makes the reference


def thread(book: LabBook, record: Record) -> Thread:
    """Return what is tied to a record as it stands, unsaved changes included; other labs' records are not."""
    with book.reading() as connection:
        ends = [*_outgoing(connection, record), *_incoming(connection, record)]
        delivered = None if book.is_office_in(connection) else _delivered(connection, record.uid)
    before = [end for end in ends if _is_before(end, record) and not _is_against(end)]
    return Thread(
        before=_cards(before),
        against=_cards(end for end in ends if _is_against(end)),
        after=_cards(end for end in ends if end not in before and not _is_against(end)),
        delivered=delivered,
    )


def _delivered(connection: sa.Connection, uid: str) -> str:
    found = glances.delivered_in(connection, uid)
    return _delivery(*found) if found else ""


def _delivery(number: int, moment: str) -> str:
    day = dt.datetime.fromisoformat(moment).astimezone().date()
    return f"Lieferung {number} vom {dates.as_numbers(day.isoformat())}"


def _outgoing(connection: sa.Connection, record: Record) -> Iterator[_End]:
    ties = list(_ties(record))
    known = _read(connection, [tie.target for tie in ties])
    for tie in ties:
        if tie.target in known:
            yield _End(known[tie.target], tie, own=True)


def _incoming(connection: sa.Connection, record: Record) -> Iterator[_End]:
    uids = [link.source.uid for link in queries.backlinks(connection, record.uid)]
    for other in _read(connection, uids).values():
        for tie in _ties(other):
            if tie.target == record.uid and other.uid != record.uid:
                yield _End(other, tie, own=False)


def _read(connection: sa.Connection, uids: Iterable[str]) -> dict[str, Record]:
    wanted = list(dict.fromkeys(uids))
    kinds = {title.kind for title in queries.titles(connection, wanted).values()} & set(_PLACES)
    found = {r.uid: r for kind in kinds for r in store.read(connection, KINDS[kind], wanted)}
    return {uid: found[uid] for uid in wanted if uid in found and not found[uid].deleted_at}


def _ties(record: Record) -> Iterator[_Tie]:
    for own in record.about.own_fields:
        if own.kind is FieldKind.LIST:
            for row in getattr(record, own.id):
                yield from (_Tie(target, own, row) for part in own.columns for target in _targets(row, part))
        else:
            yield from (_Tie(target, own, None) for target in _targets(record, own))


def _targets(holder: Any, part: Field) -> tuple[str, ...]:
    if not set(part.target) & set(KINDS):
        return ()
    value = getattr(holder, part.id)
    return tuple(value) if part.kind is FieldKind.REFS else (value,) if value else ()


def _is_against(end: _End) -> bool:
    return end.own and end.tie.field.id == _AGAINST


def _is_before(end: _End, record: Record) -> bool:
    own, other = _PLACES.get(record.about.name, 0), _PLACES[end.record.about.name]
    return other < own or (other == own and end.own)


def _cards(ends: Iterable[_End]) -> tuple[Card, ...]:
    """Make one card of each record, however often it is tied."""
    by_uid: dict[str, list[_End]] = {}
    for end in ends:
        by_uid.setdefault(end.record.uid, []).append(end)
    return tuple(_card(ends) for ends in by_uid.values())


def _card(ends: list[_End]) -> Card:
    record = ends[0].record
    rows = [end.tie.row for end in ends if end.tie.row]
    return Card(
        uid=record.uid,
        kind=record.about.name,
        code=record.code,
        short=getattr(record, "thesis_code", None) or record.code,
        title=record.about.title_of(record),
        status=record.status,
        when=_when(record),
        because=_distinct(end.tie.field.label for end in ends),
        notes=_distinct(getattr(row, "note", None) for row in rows),
        strength=next((row.strength or "" for row in rows if isinstance(row, Evidence)), ""),
        relation=next((row.relation or "" for row in rows if isinstance(row, ThesisLink)), ""),
        invented=bool(getattr(record, "invented", False)),
    )


def _when(record: Record) -> str:
    value = getattr(record, _WHEN.get(record.about.name, ""), None)
    return dates.in_words(value) if value and value != dates.UNKNOWN and dates.is_fuzzy_date(value) else ""


def _distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
