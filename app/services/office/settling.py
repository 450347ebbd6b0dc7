"""Questions that need no decision any more, because the record itself answers them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from app.merge.plan import DELETION, compared_fields
from app.services.office.states import leaving_states
from app.storage import intakes

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.domain.record import Record
    from app.storage.intakes import Conflict


class Settled(NamedTuple):
    """Questions that went because of what a record says now, and those that are asked in their place."""

    gone: tuple[Conflict, ...] = ()
    asked: tuple[Conflict, ...] = ()


NOTHING_SETTLED = Settled()


def settle(connection: sa.Connection, record: Record) -> Settled:
    """Let go of what is no question any more, now that ``record`` is in force."""
    found = intakes.conflicts_of(connection, [record.uid]).get(record.uid, ())
    waiting = [it for it in found if it.decision is None]
    if not waiting:
        return NOTHING_SETTLED
    state = leaving_states(connection, [record])[record.uid]
    gone = [it for it in waiting if _is_answered(it, record, state)]
    whole = (it for it in gone if it.field == DELETION and not record.deleted_at)
    kept = {it.field for it in waiting} - {it.field for it in gone}
    asked = [row for it in whole for row in by_field(record.about.name, it, state) if row.field not in kept]
    intakes.drop_conflicts(connection, [(it.uid, it.field) for it in gone])
    intakes.put_conflicts(connection, asked)
    return Settled(tuple(gone), tuple(asked))


def _is_answered(conflict: Conflict, record: Record, state: State) -> bool:
    """Whether both sides say the same: the same value, that the record is gone, or that it goes on."""
    theirs = json.loads(conflict.theirs)
    if conflict.field == DELETION:
        return (theirs is None) == bool(record.deleted_at)
    return not record.deleted_at and bool(theirs == state.get(conflict.field))


def by_field(kind: str, whole: Conflict, ours: State) -> Iterable[Conflict]:
    """Ask field by field about what somebody changed in a record that was deleted then and is here again."""
    base, theirs = json.loads(whole.base) or {}, json.loads(whole.theirs) or {}
    for id_ in compared_fields(kind, theirs.keys() | base.keys()):
        value = theirs.get(id_)
        if value not in (base.get(id_), ours.get(id_)):
            yield whole._replace(field=id_, base=json.dumps(base.get(id_)), theirs=json.dumps(value))


def ask_again(connection: sa.Connection, settled: Settled) -> None:
    """Let the questions stand as they did before they were settled, apart from those asked anew since."""
    intakes.drop_conflicts(connection, [(it.uid, it.field) for it in settled.asked])
    uids = {it.uid for it in settled.gone}
    here = {(it.uid, it.field) for found in intakes.conflicts_of(connection, uids).values() for it in found}
    intakes.put_conflicts(connection, [it for it in settled.gone if (it.uid, it.field) not in here])


def forget_fields(connection: sa.Connection, uid: str) -> None:
    """Nobody can decide about fields of a record that is gone."""
    found = intakes.conflicts_of(connection, [uid]).get(uid, ())
    intakes.drop_conflicts(connection, [(uid, it.field) for it in found if it.field != DELETION])
