"""What the office tells a lab: its steps with modules, its remarks, and what it decided against the lab.

A reply says everything that the lab has not confirmed by delivering it again, so that a lost one does no
harm. What was told before is remembered, because the lab may have put it in force meanwhile.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.interchange.arrival import Purpose, Sender
from app.interchange.package import Manifest, Package
from app.interchange.reply import MODULE, NOTE, STATUS, Answer, Change, is_told, states_of
from app.merge.plan import DELETION
from app.services import packing
from app.services.lab_settings import settings_in
from app.services.office.conflicts import Take
from app.services.office.review import is_office_step
from app.services.office.states import leaving_states, read_records
from app.storage import intakes, queries, store
from app.storage.intake_tables import CONFLICT
from app.version import version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import sqlalchemy as sa

    from app.domain.canonical import State
    from app.domain.record import Record
    from app.domain.records.lab import Lab
    from app.services.book import LabBook
    from app.services.papers import Writers
    from app.storage.intakes import Conflict

    Spot = tuple[str, str]  # uid and field

_SENT = "reply_sent:{}"  # the setting, by the lab's uid
_REVIEWED = (STATUS, NOTE)


class Sent(NamedTuple):
    """What a lab was told last. ``said`` holds, by record and field, the values that it was told."""

    number: int
    at: str
    said: dict[str, dict[str, list[Any]]]


_NEVER = Sent(0, "", {})


@dataclass(frozen=True)
class Outgoing:
    """What there is to tell a lab. ``fresh`` counts what no reply has said yet."""

    lab: Sender
    answers: tuple[Answer, ...]
    fresh: int
    sent_at: str

    @property
    def said(self) -> int:
        """How many fields there is something to say about."""
        return sum(len(answer.changes) for answer in self.answers)


def outgoing(book: LabBook) -> list[Outgoing]:
    """Return for every lab that there is something to tell what it is, the labs by their letters."""
    with book.reading() as connection:
        labs = cast("list[Lab]", store.read(connection, KINDS["lab"]))
        own = book.lab_in(connection).uid
        found = [_outgoing(connection, lab) for lab in labs if lab.uid != own]
    return sorted((it for it in found if it.answers), key=lambda it: it.lab.prefix)


def _outgoing(connection: sa.Connection, lab: Lab) -> Outgoing:
    sent = _sent(connection, lab.uid)
    answers = _answers(connection, lab, sent)
    fresh = sum(not _was_said(sent, answer.uid, change) for answer in answers for change in answer.changes)
    return Outgoing(_as_sender(lab), answers, fresh, sent.at)


def _was_said(sent: Sent, uid: str, change: Change) -> bool:
    return sent.said.get(uid, {}).get(change.field, [])[-1:] == [change.is_]


def reply_for(book: LabBook, lab_uid: str) -> Package | None:
    """Return the reply to a lab, or None if there is nothing to tell it."""
    with book.reading() as connection:
        lab = store.find(connection, lab_uid)
        if lab is None or lab.about.name != "lab":
            return None
        found = _outgoing(connection, cast("Lab", lab))
        office = _as_sender(book.lab_in(connection))
        number = _sent(connection, lab_uid).number + 1
    if not found.answers:
        return None
    manifest = Manifest(
        purpose=Purpose.REPLY,
        sender=office,
        created_at=book.clock(),
        sequence_no=number,
        recipient=found.lab,
        app_version=version(),
    )
    return Package(manifest, states=states_of(found.answers))


def issue(
    book: LabBook, lab_uid: str, folder: Path, writers: Writers, password: str | None = None
) -> tuple[Path, ...]:
    """Write the reply to a lab into ``folder`` and remember what it says. Returns () for nothing to tell.

    Raises LaborbuchError if the folder cannot be written to; nothing is remembered then.
    """
    package = reply_for(book, lab_uid)
    if package is None:
        return ()
    with book.reading() as connection:
        most = int(settings_in(connection)["package_max_mb"]) * packing.MEGABYTE
    seal = packing.seal(book, writers.new_signing_key, password)
    files = writers.package(package, folder, seal, most)
    note_sent(book, package)
    return files


def note_sent(book: LabBook, package: Package) -> None:
    """Remember what a reply says: the lab may say so from now on."""
    manifest = package.manifest
    if manifest.recipient is None:
        return
    lab = manifest.recipient.lab_uid
    with book.writing() as connection:
        before = _sent(connection, lab)
        said = {
            state["uid"]: {id_: _told(it, before, state["uid"], id_) for id_, it in state["changes"].items()}
            for states in package.states.values()
            for state in states
        }
        sent = Sent(manifest.sequence_no or 0, timestamp(manifest.created_at), said)
        text = json.dumps(sent._asdict(), ensure_ascii=False)
        queries.put_setting(connection, _SENT.format(lab), text)


def _told(said: Mapping[str, Any], before: Sent, uid: str, id_: str) -> list[Any]:
    earlier = before.said.get(uid, {}).get(id_, [])
    return [*(value for value in earlier if value != said["is"]), said["is"]]


def _sent(connection: sa.Connection, lab_uid: str) -> Sent:
    stored = queries.settings(connection).get(_SENT.format(lab_uid))
    return Sent(**json.loads(stored)) if stored else _NEVER


def _as_sender(lab: Lab) -> Sender:
    return Sender(lab.uid, lab.prefix or "", lab.town or "")


# What there is to tell


def _answers(connection: sa.Connection, lab: Lab, sent: Sent) -> tuple[Answer, ...]:
    decided = _decided(connection, lab.uid)
    records = _spoken_of(connection, lab.uid, decided)
    ours = leaving_states(connection, records.values())
    stated = _stated(connection, ours)
    found = []
    for uid, record in records.items():
        telling = _Telling(record, ours[uid], stated[uid], sent.said.get(uid, {}))
        changes = tuple(telling.changes(it for spot, it in decided.items() if spot[0] == uid))
        if changes:
            revision = (stated[uid] or {}).get("revision")
            title = record.about.title_of(record) or record.code
            found.append(Answer(record.about.name, uid, record.code, title, lab.code, revision, changes))
    return tuple(sorted(found, key=lambda answer: (list(KINDS).index(answer.kind), answer.code)))


def _decided(connection: sa.Connection, lab_uid: str) -> dict[Spot, Conflict]:
    """Return what was decided against the lab; of a record that one side deleted there is nothing to tell."""
    against = CONFLICT.c.decision.in_([Take.OURS.value, Take.OWN.value])
    found = intakes.conflicts(connection, against, CONFLICT.c.field != DELETION)
    heads = {head.uid: head for head in intakes.heads(connection, uids={it.uid for it in found})}
    return {
        (it.uid, it.field): it
        for it in found
        if it.uid in heads and heads[it.uid].lab_id == lab_uid and is_told(heads[it.uid].kind, it.field)
    }


def _spoken_of(connection: sa.Connection, lab_uid: str, decided: Iterable[Spot]) -> dict[str, Record]:
    heads = intakes.heads(connection, uids={uid for uid, _ in decided})
    records = read_records(connection, {head.uid: head.kind for head in heads})
    modules = store.read(connection, KINDS[MODULE])
    records |= {module.uid: module for module in modules if module.lab_id == lab_uid}
    return {uid: record for uid, record in records.items() if not record.deleted_at}


def _stated(connection: sa.Connection, ours: Mapping[str, State]) -> dict[str, State | None]:
    """Return what the lab stated last: put aside, or still our own; None if nobody knows."""
    bases = intakes.base_states(connection, ours)

    def base(uid: str) -> State | None:
        text = bases.get(uid, intakes.UNKNOWN_STATE)
        if text is None:
            return ours[uid]
        found: State | None = json.loads(text) if text else None
        return found

    return {uid: base(uid) for uid in ours}


class _Telling(NamedTuple):
    """One record: what is in force here, what its lab stated last, and what it was told before."""

    record: Record
    ours: State
    stated: State | None
    told: Mapping[str, list[Any]]

    def changes(self, decided: Iterable[Conflict]) -> Iterator[Change]:
        """Yield what the lab does not say yet."""
        spoken = {it.field: it for it in decided}
        if self.record.about.name == MODULE:
            yield from (self._change(id_) for id_ in _REVIEWED if self._is_news(id_))
            spoken = {id_: it for id_, it in spoken.items() if id_ not in _REVIEWED}
        for id_, conflict in spoken.items():
            theirs = json.loads(conflict.theirs) if self.stated is None else self.stated.get(id_)
            if theirs != self.ours.get(id_):
                yield self._change(id_, theirs, conflict.note or "")

    def _is_news(self, id_: str) -> bool:
        ours, theirs = self.ours.get(id_), (self.stated or {}).get(id_)
        return ours != theirs and (id_ != STATUS or is_office_step(str(ours)))

    def _change(self, id_: str, theirs: Any = None, why: str = "") -> Change:
        is_ = self.ours.get(id_)
        before = theirs if self.stated is None else self.stated.get(id_)
        earlier = (value for value in self.told.get(id_, ()) if value not in (is_, before))
        return Change(id_, (before, *earlier), is_, why)
