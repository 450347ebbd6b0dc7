"""Looking before something leaves: what goes, what is held back and why, what stays in the town."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.services import delivery_log
from app.services.numbering import OFFICE_UID
from app.services.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.record import Record
    from app.services.book import LabBook


@dataclass(frozen=True)
class Hint:
    """Something to look at before delivering. ``uid`` leads to the record, ``field`` to the field in it."""

    uid: str
    title: str
    text: str
    field: str = ""


@dataclass(frozen=True)
class Preparation:
    """What a delivery would hold now, and what not, as numbers of records by kind.

    ``is_worth_it`` says whether anything leaves but the lab's profile and the vocabulary that everybody has.
    """

    number: int
    counts: Mapping[str, int]
    stays: Mapping[str, int]
    hints: tuple[Hint, ...]
    is_worth_it: bool

    @property
    def checked(self) -> int:
        """How many records were looked at."""
        return sum(self.counts.values()) + sum(self.stays.values())


def prepare(book: LabBook) -> Preparation:
    """Judge everything once, as a delivery would. Reads the whole file."""
    with book.reading() as connection:
        selection = Selection(book, connection)
        number = delivery_log.number_of(connection, selection.contents)
        hints = (*_held_back(selection), *_unreleased_modules(selection))
    return Preparation(
        number=number,
        counts={name: len(records) for name, records in selection.records.items()},
        stays={name: _staying(selection, name) for name in KINDS},
        hints=hints,
        is_worth_it=any(_is_own(record) for record in selection.leaving.values()),
    )


def _staying(selection: Selection, kind: str) -> int:
    own = (record for record in selection.own_records(kind) if not record.deleted_at)
    return sum(record.uid not in selection.leaving for record in own)


def _is_own(record: Record) -> bool:
    return record.about.name != "lab" and record.lab_id != OFFICE_UID


def _held_back(selection: Selection) -> Iterator[Hint]:
    for record, problem in selection.held_back:
        yield Hint(record.uid, f"{_named(record)} bleibt im Labor", problem.message)


def _unreleased_modules(selection: Selection) -> Iterator[Hint]:
    for record in selection.own_records("knowledge_module"):
        if record.status in ("draft", "in_review") and not record.deleted_at:
            text = "Der Baustein geht erst nach der Freigabe mit."
            yield Hint(record.uid, f"{_named(record)} ist nicht freigegeben", text)


def _named(record: Record) -> str:
    title = record.about.title_of(record)
    return f"„{title}“" if title else record.code
