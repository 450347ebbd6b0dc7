"""What a delivery changes, as a tree: kind, record, field. Pure; fields are put into words when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind
from app.merge.plan import DELETION, FieldChange, Verdict
from app.services.office.intake import withdrawn
from app.services.office.merge_report import shown
from app.services.wording import from_difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.domain.fields import Field
    from app.interchange.arrival import Item
    from app.merge.plan import Known, Plan, RecordPlan

MOST = 500  # records of a kind that are shown one by one; more are only counted
WHOLE = "ganzer Eintrag"
HERE, GONE, GOES_ON = "besteht", "gelöscht", "wird weiter bearbeitet"
FREE_TEXT = (FieldKind.LINE, FieldKind.TEXT)
_ORDER = tuple(Verdict)
_SHOWN = frozenset({Verdict.NEW, Verdict.CHANGED, Verdict.DELETED, Verdict.CONFLICT})


@dataclass(frozen=True)
class RecordRow:
    """A record of the tree. ``changes`` are its rows; what is new or goes has none.

    ``withdrawn`` tells what goes with a consent from what the lab deleted.
    """

    kind: str
    uid: str
    code: str
    title: str
    verdict: Verdict
    changes: tuple[FieldChange, ...] = ()
    withdrawn: bool = False


@dataclass(frozen=True)
class KindRow:
    """The records of a kind that a delivery changes; ``more`` says how many are not among them."""

    kind: str
    records: tuple[RecordRow, ...]
    more: int = 0


class FieldRow(NamedTuple):
    """A field in words, as the row of a tree shows it."""

    label: str
    ours: str
    theirs: str


def rows_of(plan: Plan, titles: Mapping[str, str], most: int = MOST) -> tuple[KindRow, ...]:
    """Return what a plan changes. ``titles`` names, by uid, what is here already.

    Of many records of a kind the first are shown; one that somebody has to decide on is never left out.
    """
    found = [
        *map(_new, plan.new),
        *(known_row(record, titles) for record in plan.records if record.verdict in _SHOWN),
        *(_withdrawn(known, titles) for known in withdrawn(plan)),
    ]
    return by_kind(found, most)


def uids_of(plan: Plan) -> list[str]:
    """Return whose titles ``rows_of`` wants to know."""
    shown_records = [record.uid for record in plan.records if record.verdict in _SHOWN]
    return [*shown_records, *(known.uid for known in withdrawn(plan))]


def _new(item: Item) -> RecordRow:
    title = _title(item.kind, item.state) or item.code
    return RecordRow(item.kind, item.uid, item.code, title, Verdict.NEW)


def _title(kind: str, state: Mapping[str, Any]) -> str:
    value = state.get(KINDS[kind].title_field)
    return f"{KINDS[kind].label} {value}" if isinstance(value, int) else str(value or "")


def known_row(record: RecordPlan, titles: Mapping[str, str]) -> RecordRow:
    """Return the row of a record that is known here; ``titles`` as for ``rows_of``."""
    title = titles.get(record.uid) or (_title(record.kind, record.item.state) if record.item else "")
    return RecordRow(
        record.kind, record.uid, record.code, title or record.code, record.verdict, record.changes
    )


def _withdrawn(known: Known, titles: Mapping[str, str]) -> RecordRow:
    title = titles.get(known.uid) or known.code
    return RecordRow(known.kind, known.uid, known.code, title, Verdict.DELETED, withdrawn=True)


def by_kind(found: Iterable[RecordRow], most: int = MOST) -> tuple[KindRow, ...]:
    """Return records sorted under their kinds, in the order in which the program names them."""
    kinds = list(KINDS)
    ordered = sorted(found, key=lambda row: (kinds.index(row.kind), _ORDER.index(row.verdict), row.code))
    return tuple(_kind(kind, list(rows), most) for kind, rows in groupby(ordered, lambda row: row.kind))


def _kind(kind: str, rows: list[RecordRow], most: int) -> KindRow:
    if len(rows) <= most:
        return KindRow(kind, tuple(rows))
    asked = [row for row in rows if row.verdict is Verdict.CONFLICT]
    others = [row for row in rows if row.verdict is not Verdict.CONFLICT]
    kept = [*others[: max(most - len(asked), 0)], *asked]
    return KindRow(kind, tuple(kept), len(rows) - len(kept))


def field_rows(row: RecordRow, labels: Mapping[str, str]) -> Iterator[FieldRow]:
    """Yield the changes of a record in words; ``labels`` names the keys of themes and theses."""
    about = KINDS[row.kind]
    for change in row.changes:
        if change.field == DELETION:
            yield FieldRow(WHOLE, *deletion_words(change.theirs))
        else:
            yield _worded(about.by_id[change.field], change, labels)


def deletion_words(theirs: Any) -> tuple[str, str]:
    """Return what both sides say of a record that one of them deleted; ``theirs`` is None if the lab did."""
    return (HERE, GONE) if theirs is None else (GONE, GOES_ON)


def _worded(field: Field, change: FieldChange, labels: Mapping[str, str]) -> FieldRow:
    ours, theirs = (shown(field, value, labels) for value in (change.ours, change.theirs))
    if field.kind in FREE_TEXT:
        ours, theirs = from_difference(ours, theirs)
    return FieldRow(field.label, ours, theirs)
