"""Documenting: begin, save, put into the Papierkorb, take out again, delete for good, undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import rules
from app.domain.canonical import content
from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.domain.vocabularies.general import RELEASE_SCOPE
from app.errors import SaveRefusedError
from app.services import versions
from app.services.assessing import assess_theses
from app.services.changes import Changes, changed
from app.services.derive import derived
from app.services.history import Step
from app.services.joining import joined
from app.services.lab_settings import settings_in
from app.services.numbering import OFFICE_UID, new_uid, next_code, next_pseudonym
from app.services.office.settling import NOTHING_SETTLED, Settled, ask_again, forget_fields, settle
from app.services.office.states import keep_base
from app.services.passages import followed
from app.services.proposals import proposed
from app.services.surroundings import BookSurroundings
from app.storage import queries, store
from app.storage.codec import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.lab import Lab
    from app.services.book import LabBook

# Steps by which a record begins to leave the lab; they wait until nothing blocks the release any more.
_RELEASE_STEPS = {"knowledge_module": "released", "quote": "released", "guide": "released"}


@dataclass(frozen=True)
class Saved:
    """What became of a record. ``withheld`` holds the problems because of which a release did not happen.

    ``settled`` are the questions between lab and office that the record answers now.
    """

    record: Record
    problems: tuple[rules.Problem, ...]
    changes: Changes
    withheld: tuple[rules.Problem, ...] = ()
    settled: Settled = NOTHING_SETTLED


class RulesBrokenError(SaveRefusedError):
    """Rules on consent, code, status or shared vocabulary forbid to store the record."""

    def __init__(self, problems: Sequence[rules.Problem]) -> None:
        """Speak with the first problem; all of them are in ``problems``."""
        super().__init__(problems[0].message)
        self.problems = tuple(problems)


def begin(book: LabBook, kind: str, /, **preset: Any) -> Record:
    """Return a new record with code and proposals. It is stored with the first ``save``."""
    lab = book.lab
    with book.reading() as connection:
        values = proposed(kind, lab, settings_in(connection)) | preset
        if kind in ("interview", "consent") and not values.get("pseudonym"):
            values["pseudonym"] = next_pseudonym(connection, lab.prefix or "")
        code = next_code(connection, lab.prefix or "", KINDS[kind])
    return KINDS[kind].record(uid=new_uid(), code=code, lab_id=lab.uid, **values)


def find(book: LabBook, uid: str) -> Record | None:
    """Return a record with all its content, also from the Papierkorb."""
    with book.reading() as connection:
        return store.find(connection, uid)


def problems(book: LabBook, record: Record) -> tuple[rules.Problem, ...]:
    """Return what the rules say of a record as it stands, stored or not."""
    with book.reading() as connection:
        surroundings = _surroundings(book, connection)
        return () if _is_anothers(record, surroundings.lab) else rules.check(record, surroundings)


def save(
    book: LabBook,
    record: Record,
    text: str = "",
    *,
    read: Record | None = None,
    taking_back: bool = False,
) -> Saved:
    """Store a record. ``text`` names the step for undo; ``read`` is the record as it was before people wrote.

    ``taking_back`` says that people undid typing: a state they came back to is no step of its own, or the
    next undo would bring back what they took away.

    With ``read``, what others stored meanwhile is kept, and SaveRefusedError raised where both changed the
    same field. Raises RulesBrokenError for the few rules that forbid saving. Everything else is stored as
    typed; only a release that something blocks is held back, see ``Saved.withheld``.
    """
    with book.writing() as connection:
        before = store.find(connection, record.uid)
        record = joined(record, read, before) if read else record
        saved = _store(book, connection, record, before)
    if saved.record != before and not (taking_back and _is_back(book, saved.record)):
        book.history.add(_step(text or _what(saved.record, before), before, saved))
    return saved


def _is_back(book: LabBook, record: Record) -> bool:
    said = content(record)
    return book.history.rewind(record.uid, lambda before: content(before) == said)


def _store(book: LabBook, connection: sa.Connection, record: Record, before: Record | None) -> Saved:
    surroundings = _surroundings(book, connection)
    return _written(connection, judged(book, connection, record, before, surroundings), surroundings, before)


def judged(
    book: LabBook,
    connection: sa.Connection,
    record: Record,
    before: Record | None,
    surroundings: BookSurroundings,
) -> Saved:
    """Return a record as the rules let it be stored; writing it is up to the caller.

    Raises RulesBrokenError for the few rules that forbid saving.
    """
    if _is_anothers(record, surroundings.lab):
        return accepted(book, connection, record, before, surroundings)
    record = followed(connection, _numbered(connection, record, before), before)
    record = derived(record, surroundings.lab, book.today)
    found = rules.check(record, surroundings)
    withheld: tuple[rules.Problem, ...] = ()
    if _releases(record, before) and rules.blocks_release(found):
        withheld = tuple(problem for problem in found if problem.severity is not rules.Severity.HINT)
        record = derived(_held_back(record, before), surroundings.lab, book.today)
        found = rules.check(record, surroundings)
    if rules.blocks_saving(found):
        raise RulesBrokenError([problem for problem in found if problem.severity is rules.Severity.SAVE])
    record = _stamped(book, record, before)
    return Saved(record, found, changed((record.about.name, record.uid)), withheld)


def _written(
    connection: sa.Connection, saved: Saved, surroundings: BookSurroundings, before: Record | None
) -> Saved:
    settled = _write(connection, saved.record, standing_of(saved, surroundings), before)
    return replace(saved, settled=settled)


def standing_of(saved: Saved, surroundings: BookSurroundings) -> Standing:
    """Return what lists show beside a record that was judged or accepted."""
    if _is_anothers(saved.record, surroundings.lab):
        return Standing()
    return standing(saved.record, saved.problems, surroundings)


def _write(connection: sa.Connection, record: Record, stands: Standing, before: Record | None) -> Settled:
    if before is not None:
        keep_base(connection, before)
    store.write(connection, [record], {record.uid: stands})
    versions.note(connection, before, record)
    if record.about.name == "finding":
        assess_theses(connection)
    return settle(connection, record)


def _is_anothers(record: Record, lab: Lab) -> bool:
    """Whether the record came from a lab to the office: what its rules ask about stayed in the town."""
    return lab.uid == OFFICE_UID != record.lab_id


def _surroundings(book: LabBook, connection: sa.Connection) -> BookSurroundings:
    return BookSurroundings(connection, book.lab_in(connection), book.today)


def _releases(record: Record, before: Record | None) -> bool:
    """Whether saving would let the record out of the lab for the first time, or further than before."""
    step = _RELEASE_STEPS.get(record.about.name)
    if step is not None:
        return record.status == step and (before is None or before.status != step)
    return _reach(record.release_scope) > _reach(_scope_before(record, before))


def _reach(scope: str) -> int:
    return RELEASE_SCOPE.keys.index(scope) if scope in RELEASE_SCOPE.keys else 0


def _scope_before(record: Record, before: Record | None) -> str:
    return before.release_scope if before else record.about.scope.default


def _held_back(record: Record, before: Record | None) -> Record:
    """Return the record without the step that would let it out; everything else stays as typed."""
    kind = record.about
    if kind.name in _RELEASE_STEPS:
        return record.but(status=before.status if before else kind.status.initial)
    return record.but(release_scope=_scope_before(record, before))


def standing(record: Record, found: Sequence[rules.Problem], surroundings: BookSurroundings) -> Standing:
    """Count what a list shows beside a record: what is missing, in rows as well, and what is wrong."""
    empty = {field.id for field in rules.missing(record, surroundings)}
    in_rows = sum(problem.is_gap and problem.row is not None for problem in found)
    return Standing(len(empty) + in_rows, sum(rules.is_error(problem, empty) for problem in found))


def _numbered(connection: sa.Connection, record: Record, before: Record | None) -> Record:
    """Give a new record the next code if its own was taken since it was begun."""
    if before is not None or queries.code_owner(connection, record.code) in (None, record.uid):
        return record
    return record.but(code=next_code(connection, record.code.partition("-")[0], record.about))


def _stamped(book: LabBook, record: Record, before: Record | None) -> Record:
    """Return the record with number and times; a record that says the same as before stays as it was."""
    if before is not None and content(before) == content(record):
        return before
    moment = timestamp(book.clock())
    return record.but(
        revision=(before.revision if before else 0) + 1,
        created_at=before.created_at if before else record.created_at or moment,
        updated_at=moment,
        updated_by=book.editor,
    )


def _what(record: Record, before: Record | None) -> str:
    verb = "angelegt" if before is None else "geändert"
    return f"„{record.about.title_of(record) or record.code}“ {verb}"


def trash(book: LabBook, uid: str) -> Saved:
    """Put a record into the Papierkorb. It keeps its content and can be taken out again.

    Raises SaveRefusedError for what a lab file cannot do without.
    """
    return _mark(book, uid, timestamp(book.clock()), "liegt im Papierkorb")


def restore(book: LabBook, uid: str) -> Saved:
    """Take a record out of the Papierkorb."""
    return _mark(book, uid, None, "wiederhergestellt")


def _mark(book: LabBook, uid: str, deleted_at: str | None, what: str) -> Saved:
    with book.writing() as connection:
        before = store.find(connection, uid)
        if before is None:
            raise SaveRefusedError("Der Eintrag ist nicht mehr da. Aktualisieren Sie die Liste.")
        if deleted_at:
            refuse_to_lose(before, book.lab_in(connection))
        record = before.but(deleted_at=deleted_at)
        saved = _unchecked(book, connection, record, before)
    title = before.about.title_of(before) or before.code
    book.history.add(_step(f"„{title}“ {what}", before, saved))
    return saved


def refuse_to_lose(record: Record, lab: Lab) -> None:
    """Keep what everything belongs to, what all towns share, and what is on record as handed over."""
    if record.uid == lab.uid:
        raise SaveRefusedError("Das Labor gehört zu jedem Eintrag und lässt sich nicht löschen.")
    if record.lab_id == OFFICE_UID != lab.uid:
        raise SaveRefusedError("Gemeinsame Themen und Thesen pflegt das Projektbüro.")
    if record.about.name == "delivery":
        raise SaveRefusedError("Eine Lieferung bleibt verzeichnet. Setzen Sie sie auf „verworfen“.")


def purge(book: LabBook, uid: str) -> Changes:
    """Delete a record for good; number and code stay, so that a merge does not bring it back.

    Neither code nor pseudonym is given again.
    """
    with book.writing() as connection:
        before = store.find(connection, uid)
        if before is None or not before.deleted_at:
            raise SaveRefusedError("Endgültig löschen lässt sich nur, was im Papierkorb liegt.")
        if pseudonym := getattr(before, "pseudonym", None):
            queries.remember_pseudonym(connection, pseudonym)
        keep_base(connection, before)
        store.purge(connection, uid)
        forget_fields(connection, uid)
    book.history.forget(uid)
    return changed((before.about.name, uid))


def _step(text: str, before: Record | None, saved: Saved) -> Step:
    after = saved.record
    back = partial(_put_back, present=after, wanted=before, asked=saved.settled)
    again = partial(_put_back, present=before or after, wanted=after)
    return Step(text, after.uid, back, again, before=before)


def undo(book: LabBook) -> tuple[Step, Changes] | None:
    """Take the last step back. Returns what was taken back, or None if there is nothing.

    Raises SaveRefusedError for a step that can't be taken back any more; it stays the last one.
    """
    if not book.history.done:
        return None
    step = book.history.done[-1]
    changes = step.back(book)
    book.history.undone.append(book.history.done.pop())
    return step, changes


def redo(book: LabBook) -> tuple[Step, Changes] | None:
    """Take the step again that was undone last."""
    if not book.history.undone:
        return None
    step = book.history.undone[-1]
    changes = step.again(book)
    book.history.done.append(book.history.undone.pop())
    return step, changes


def _put_back(
    book: LabBook, present: Record, wanted: Record | None, asked: Settled = NOTHING_SETTLED
) -> Changes:
    """Store an earlier state as the newest one. A record that did not exist goes into the Papierkorb.

    ``asked`` are the questions that its later state had settled.
    """
    with book.writing() as connection:
        stored = store.find(connection, present.uid)
        state = wanted or present.but(deleted_at=timestamp(book.clock()))
        changes = _unchecked(book, connection, state, stored).changes
        ask_again(connection, asked)
        return changes


def _unchecked(book: LabBook, connection: sa.Connection, record: Record, before: Record | None) -> Saved:
    surroundings = _surroundings(book, connection)
    return _written(
        connection, accepted(book, connection, record, before, surroundings), surroundings, before
    )


def accepted(
    book: LabBook,
    connection: sa.Connection,
    record: Record,
    before: Record | None,
    surroundings: BookSurroundings,
) -> Saved:
    """Return a state that was stored before or belongs to another lab, whatever most rules say now."""
    if why := rules.closed_for_good(record, surroundings):
        raise SaveRefusedError(why)
    record = _stamped(book, followed(connection, record, before), before)
    found = () if _is_anothers(record, surroundings.lab) else rules.check(record, surroundings)
    return Saved(record, found, changed((record.about.name, record.uid)))
