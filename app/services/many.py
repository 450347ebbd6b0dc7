"""The same done to many records: in one transaction and one step, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from app.errors import SaveRefusedError
from app.services import records
from app.services.assessing import assess_theses
from app.services.changes import Changes, changed
from app.services.history import Step
from app.services.office.settling import Settled, ask_again, settle
from app.services.office.states import keep_base, read_records
from app.services.surroundings import BookSurroundings
from app.storage import intakes, queries, store

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.services.book import LabBook
    from app.services.records import Saved

    Progress = Callable[[int, int, str], None]

_AT_ONCE = 500

Item = TypeVar("Item")


@dataclass(frozen=True)
class Act:
    """What is done to each record.

    ``change`` returns the record as it should be, the same if nothing is to be done, and raises
    SaveRefusedError where that must not be. ``said`` makes the sentence of all that were changed.
    What is ``unasked`` is stored whatever most rules say, as is what goes into the Papierkorb.
    """

    change: Callable[[Record], Record]
    said: Callable[[Sequence[Record]], str]
    unasked: bool = False


class Refused(NamedTuple):
    """A record of which a rule says no, and why."""

    uid: str
    name: str
    why: str


class SomeRefusedError(SaveRefusedError):
    """Rules refuse some of the records, so none was changed. ``allowed`` counts the others."""

    def __init__(self, refused: Sequence[Refused], allowed: int) -> None:
        """Speak with the first of them."""
        super().__init__(f"{refused[0].name}: {refused[0].why}")
        self.refused = tuple(refused)
        self.allowed = allowed


class Done(NamedTuple):
    """What was done, in one sentence; without changes there was nothing to do."""

    text: str
    changes: Changes


class _Pair(NamedTuple):
    before: Record
    saved: Saved


def do(
    book: LabBook,
    uids: Iterable[str],
    act: Act,
    progress: Progress = lambda *_: None,
    *,
    but: Collection[str] = (),
) -> Done:
    """Do the same to many records, apart from those named in ``but``.

    Raises SomeRefusedError if a rule refuses any of them; then nothing is changed.
    """
    wanted = [uid for uid in uids if uid not in but]
    with book.writing() as connection:
        pairs, settled = _done(book, connection, wanted, act, progress)
    if pairs:
        text = act.said([pair.saved.record for pair in pairs])
        book.history.add(_step(text, pairs, settled))
        return Done(text, _changes(pair.saved.record for pair in pairs))
    return Done("", changed())


def _done(
    book: LabBook, connection: sa.Connection, uids: Sequence[str], act: Act, progress: Progress
) -> tuple[list[_Pair], list[Settled]]:
    """Judge all of them before the first is written, so that a refusal costs no writing."""
    around = BookSurroundings(connection, book.lab_in(connection), book.today)
    pairs: list[_Pair] = []
    refused: list[Refused] = []
    for number, some in enumerate(_stretches(uids)):
        progress(number * _AT_ONCE, 2 * len(uids), "")
        for before in _read(connection, some, around).values():
            try:
                pairs += _judged(book, connection, before, act, around)
            except SaveRefusedError as error:
                refused.append(Refused(before.uid, _name(before), str(error)))
    if refused:
        raise SomeRefusedError(refused, len(pairs))
    return pairs, _write(connection, pairs, around, progress)


def _judged(
    book: LabBook, connection: sa.Connection, before: Record, act: Act, around: BookSurroundings
) -> Iterator[_Pair]:
    """A release that waits is a refusal here: among many nobody would notice it."""
    record = act.change(before)
    if record == before:
        return
    judge = records.accepted if act.unasked else records.judged
    saved = judge(book, connection, record, before, around)
    if saved.withheld:
        raise SaveRefusedError(saved.withheld[0].message)
    yield _Pair(before, saved)


def _write(
    connection: sa.Connection, pairs: Sequence[_Pair], around: BookSurroundings, progress: Progress
) -> list[Settled]:
    settled: list[Settled] = []
    for number, some in enumerate(_stretches(pairs)):
        progress(len(pairs) + number * _AT_ONCE, 2 * len(pairs), "")
        for pair in some:
            keep_base(connection, pair.before)
        stands = {pair.saved.record.uid: records.standing_of(pair.saved, around) for pair in some}
        store.write(connection, [pair.saved.record for pair in some], stands)
        settled += _settled(connection, [pair.saved.record for pair in some])
    if any(pair.before.about.name == "finding" for pair in pairs):
        assess_theses(connection)
    return settled


def _settled(connection: sa.Connection, some: Sequence[Record]) -> list[Settled]:
    asked = intakes.conflicts_of(connection, [record.uid for record in some])
    return [settle(connection, record) for record in some if record.uid in asked]


def _read(connection: sa.Connection, uids: Sequence[str], around: BookSurroundings) -> Mapping[str, Record]:
    """Return the records in the order asked for; one that is gone meanwhile is left out."""
    titles = queries.titles(connection, uids)
    found = read_records(connection, {uid: titles[uid].kind for uid in uids if uid in titles})
    around.know(found.values())
    return {uid: found[uid] for uid in uids if uid in found}


def _step(text: str, pairs: Sequence[_Pair], settled: Sequence[Settled]) -> Step:
    before = tuple(pair.before for pair in pairs)
    after = tuple(pair.saved.record for pair in pairs)
    back = partial(_put, wanted=before, asked=tuple(settled))
    uids = frozenset(record.uid for record in before)
    return Step(text, before[0].uid, back, partial(_put, wanted=after), uids)


def _put(book: LabBook, wanted: Sequence[Record], asked: Sequence[Settled] = ()) -> Changes:
    """Store earlier states as the newest ones, all of them or none."""
    with book.writing() as connection:
        around = BookSurroundings(connection, book.lab_in(connection), book.today)
        pairs: list[_Pair] = []
        for some in _stretches(wanted):
            stored = _read(connection, [record.uid for record in some], around)
            there = ((stored[record.uid], record) for record in some if record.uid in stored)
            pairs += [
                _Pair(before, records.accepted(book, connection, record, before, around))
                for before, record in there
            ]
        _write(connection, pairs, around, lambda *_: None)
        for one in asked:
            ask_again(connection, one)
    return _changes(wanted)


def _changes(some: Iterable[Record]) -> Changes:
    return changed(*((record.about.name, record.uid) for record in some))


def _name(record: Record) -> str:
    title = record.about.title_of(record)
    return f"„{title}“" if title else record.code


def _stretches(some: Sequence[Item]) -> Iterator[list[Item]]:
    rest = iter(some)
    while stretch := list(islice(rest, _AT_ONCE)):
        yield stretch
