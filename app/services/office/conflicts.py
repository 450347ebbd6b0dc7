"""Deciding, field by field, between what the sender states, what is in force here, and a third text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain.canonical import digest, plain, text_of
from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.domain.references import references, translated
from app.errors import SaveRefusedError
from app.merge.plan import DELETION, Outcome, compared_fields, merge_fields
from app.services.assessing import assess_theses
from app.services.changes import Changes, changed
from app.services.history import Step
from app.services.office.arrived_pictures import following, without_missing
from app.services.office.settling import forget_fields, settle
from app.services.office.standing import put_back, standing_of
from app.services.office.states import keep_base, leaving_states, read_records
from app.services.office.targets import uids_of
from app.services.plain_records import from_state, stated, value_of
from app.storage import intakes, store
from app.storage.intake_tables import CONFLICT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.domain.fields import Field
    from app.domain.record import Record, RecordKind
    from app.services.book import LabBook
    from app.services.office.standing import Standing
    from app.storage.intakes import Conflict

    Key = tuple[str, str]

GONE = "Dieser Konflikt ist schon entschieden. Aktualisieren Sie die Liste."
NOT_HERE = (
    "{code} gibt es nicht mehr. Zu entscheiden ist hier nichts; behalten Sie die Fassung des Projektbüros."
)
IN_TRASH = "{code} liegt im Papierkorb. Stellen Sie den Eintrag zuerst wieder her."
FIXED = "Diese Angabe steht fest, denn anderes baut darauf auf. Behalten Sie die Fassung des Projektbüros."


class Take(StrEnum):
    """Whose version is put in force."""

    THEIRS = "theirs"
    OURS = "ours"
    OWN = "own"


@dataclass(frozen=True)
class OpenConflict:
    """A field that waits for a decision. Values are plain, references codes; None stands for empty.

    ``field`` is None where one side deleted the record; then ``theirs`` is None if it was the sender, else
    the state it goes on with. ``changed_at`` is when we changed the record last.
    """

    uid: str
    kind: str
    code: str
    title: str
    lab_uid: str
    intake: int
    field: Field | None
    base: Any
    ours: Any
    theirs: Any
    changed_at: str | None = None


def open_conflicts(book: LabBook, intake: int | None = None) -> list[OpenConflict]:
    """Return what waits for a decision, in all or of one delivery."""
    with book.reading() as connection:
        return open_in(connection, intake)


def open_in(connection: sa.Connection, intake: int | None = None) -> list[OpenConflict]:
    """As ``open_conflicts``, within a transaction."""
    conditions: list[sa.ColumnElement[bool]] = [CONFLICT.c.decision.is_(None)]
    if intake is not None:
        conditions.append(CONFLICT.c.intake == intake)
    found = intakes.conflicts(connection, *conditions)
    heads = {head.uid: head for head in intakes.heads(connection, uids={it.uid for it in found})}
    kinds = {uid: head.kind for uid, head in heads.items()}
    records = read_records(connection, kinds)
    states = leaving_states(connection, records.values())
    shown = [_shown(it, heads[it.uid], records.get(it.uid), states) for it in found if it.uid in heads]
    return sorted(shown, key=lambda it: (list(KINDS).index(it.kind), it.code))


def _shown(
    conflict: Conflict, head: intakes.Head, record: Record | None, states: Mapping[str, State]
) -> OpenConflict:
    about = KINDS[head.kind]
    state = states.get(head.uid)
    ours = state if conflict.field == DELETION else (state or {}).get(conflict.field)
    return OpenConflict(
        uid=head.uid,
        kind=head.kind,
        code=head.code,
        title=about.title_of(record) if record else head.code,
        lab_uid=head.lab_id,
        intake=conflict.intake,
        field=about.by_id.get(conflict.field),
        base=json.loads(conflict.base),
        ours=ours,
        theirs=json.loads(conflict.theirs),
        changed_at=record.updated_at if record else None,
    )


def decide(
    book: LabBook, uid: str, field: str, take: Take, own: Any = None, note: str | None = None
) -> Changes:
    """Put one version of a field in force; ``own`` is a third one, as the field's value.

    For a deleted record ``field`` is "". ``note`` says why; it goes back to the lab. It is a step that can be
    taken back. Raises SaveRefusedError if there is nothing to decide any more.
    """
    key = uid, field
    with book.writing() as connection:
        conflict = _waiting(connection, key)
        moment = timestamp(book.clock())
        before = standing_of(connection, uid)
        _put(connection, conflict, take, own, moment)
        decided = conflict._replace(decision=take.value, decided_at=moment, note=note)
        intakes.put_conflicts(connection, [decided])
        assess_theses(connection)
        after = standing_of(connection, uid)
        code = intakes.heads(connection, uids=[uid])[0].code
    book.history.add(_step(key, code, before, after))
    return changed((before.kind, uid))


def _waiting(connection: sa.Connection, key: Key) -> Conflict:
    here = (CONFLICT.c.uid == key[0], CONFLICT.c.field == key[1], CONFLICT.c.decision.is_(None))
    found = intakes.conflicts(connection, *here)
    if not found:
        raise SaveRefusedError(GONE)
    return found[0]


def _step(key: Key, code: str, before: Standing, after: Standing) -> Step:
    about = KINDS[before.kind].by_id.get(key[1])
    text = f"{about.label} von {code} entschieden" if about else f"Löschung von {code} entschieden"
    back = partial(put_back, uid=key[0], present=after, wanted=before)
    return Step(text, key[0], back, partial(put_back, uid=key[0], present=before, wanted=after))


def _put(connection: sa.Connection, conflict: Conflict, take: Take, own: Any, moment: str) -> None:
    if take is Take.OURS:
        return
    (head,) = intakes.heads(connection, uids=[conflict.uid])
    record = read_records(connection, {head.uid: head.kind}).get(head.uid)
    if conflict.field == DELETION:
        _put_or_bury(connection, head, record, conflict, moment)
        return
    if record is None or record.deleted_at:
        raise SaveRefusedError((IN_TRASH if record else NOT_HERE).format(code=head.code))
    if record.about.by_id[conflict.field].once:
        raise SaveRefusedError(FIXED)
    theirs = {conflict.field: json.loads(conflict.theirs)}
    values = {conflict.field: own} if take is Take.OWN else _values(connection, record.about, theirs)
    keep_base(connection, record)
    values |= following(connection, head.kind, head.uid, values)
    store.write(connection, [record.but(**values, revision=record.revision + 1, updated_at=moment)])


def _values(connection: sa.Connection, about: RecordKind, state: State) -> dict[str, Any]:
    """Return what a state says, as the values of a record; what it does not name is empty."""
    resolved = _resolved(connection, about.name, {id_: it for id_, it in state.items() if it is not None})
    return {id_: stated(about.by_id[id_], resolved.get(id_), str) for id_ in state}


def _resolved(connection: sa.Connection, kind: str, state: State) -> State:
    """Return a state with internal numbers; what it refers to may have gone again since the delivery came."""
    uids = uids_of(connection, set(references(kind, state)))
    return translated(kind, state, uids.__getitem__)


def _put_or_bury(
    connection: sa.Connection, head: intakes.Head, record: Record | None, conflict: Conflict, moment: str
) -> None:
    """Delete what the sender deleted, or bring back what the sender goes on with."""
    theirs: State | None = json.loads(conflict.theirs)
    if theirs is None:
        store.bury(connection, head.uid, moment)
        intakes.clear_base_state(connection, head.uid)
        forget_fields(connection, head.uid)
        return
    back = _brought_back(connection, head, record, theirs, json.loads(conflict.base))
    _keep_stated(connection, head.uid, theirs)
    store.write(connection, [back.but(updated_at=moment)])
    settle(connection, back)


def _brought_back(
    connection: sa.Connection, head: intakes.Head, record: Record | None, theirs: State, base: State | None
) -> Record:
    """Return the record as the sender goes on with it; what only we changed before deleting it stays."""
    if record is None:
        state = _resolved(connection, head.kind, theirs)
        return from_state(head.kind, without_missing(connection, head.kind, head.uid, state))
    ours = leaving_states(connection, [record])[record.uid]
    changes = merge_fields(
        head.kind, compared_fields(head.kind, theirs.keys() | ours.keys()), base, ours, theirs
    )
    moving = {it.field: it.theirs for it in changes if it.outcome in (Outcome.TAKEN, Outcome.OPEN)}
    values = _values(connection, record.about, moving)
    values |= following(connection, head.kind, head.uid, values)
    revision = max(record.revision, theirs.get("revision", 0)) + 1
    return record.but(**values, deleted_at=None, revision=revision)


def _keep_stated(connection: sa.Connection, uid: str, state: State) -> None:
    """What a record is compared with next: this state, or an unknown one if somebody edited it by hand."""
    base = intakes.base_rows(connection, [uid]).get(uid)
    if base and base["checksum"] == digest(state):
        intakes.put_states(connection, {uid: text_of(state)})
    else:
        intakes.put_aside(connection, uid, intakes.UNKNOWN_STATE)


def decided_since(book: LabBook, lab_uid: str) -> Sequence[Conflict]:
    """Return the decisions on a lab's records, for its reply."""
    with book.reading() as connection:
        found = intakes.conflicts(connection, CONFLICT.c.decision.is_not(None))
        heads = {head.uid: head for head in intakes.heads(connection, uids={it.uid for it in found})}
    return [it for it in found if it.uid in heads and heads[it.uid].lab_id == lab_uid]


def count_open(book: LabBook) -> int:
    """Return how many fields wait for a decision."""
    with book.reading() as connection:
        return intakes.count_open(connection)


def shown_value(field: Field | None, value: Any) -> Any:
    """Return a plain value as ``app.domain.values.show`` takes it."""
    return value if field is None else value_of(field, plain(value), str)
