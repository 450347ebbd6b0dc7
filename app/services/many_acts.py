"""What can be done to many records at once, and the sentence that says it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.domain.numbers import write
from app.services.many import Act
from app.services.records import refuse_to_lose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.record import Record
    from app.services.book import LabBook

THEMES = "themes"


def counted(some: Sequence[Record]) -> str:
    """Return how many records of which kind these are: "1 Aktivität", "12 Aktivitäten", "3 Einträge"."""
    kinds = {record.about for record in some}
    one, many = ("Eintrag", "Einträge")
    if len(kinds) == 1:
        about = next(iter(kinds))
        one, many = about.label, about.plural
    return f"{write(len(some))} {one if len(some) == 1 else many}"


def _verb(some: Sequence[Record], one: str, many: str) -> str:
    return one if len(some) == 1 else many


def add_theme(key: str, label: str) -> Act:
    """Give records a theme, behind those they have."""

    def change(record: Record) -> Record:
        themes = getattr(record, THEMES)
        return record if key in themes else record.but(themes=(*themes, key))

    def said(some: Sequence[Record]) -> str:
        return f"{counted(some)} {_verb(some, 'erhält', 'erhalten')} das Thema „{label}“."

    return Act(change, said)


def remove_theme(key: str, label: str) -> Act:
    """Take a theme from those records that have it."""

    def change(record: Record) -> Record:
        return record.but(themes=tuple(one for one in getattr(record, THEMES) if one != key))

    def said(some: Sequence[Record]) -> str:
        return f"{counted(some)} {_verb(some, 'hat', 'haben')} das Thema „{label}“ nicht mehr."

    return Act(change, said)


def put(kind: str, id_: str, key: str) -> Act:
    """Set a single choice, such as status or scope."""
    field = KINDS[kind].by_id[id_]
    label = field.vocabulary.label_of(key) if field.vocabulary else key

    def said(some: Sequence[Record]) -> str:
        return f"{counted(some)} {_verb(some, 'steht', 'stehen')} bei „{field.label}“ jetzt auf „{label}“."

    return Act(lambda record: record.but(**{id_: key}), said)


def trash(book: LabBook) -> Act:
    """Put records into the Papierkorb."""
    with book.reading() as connection:
        lab = book.lab_in(connection)
    moment = timestamp(book.clock())

    def change(record: Record) -> Record:
        refuse_to_lose(record, lab)
        return record if record.deleted_at else record.but(deleted_at=moment)

    def said(some: Sequence[Record]) -> str:
        return f"{counted(some)} {_verb(some, 'liegt', 'liegen')} im Papierkorb."

    return Act(change, said, unasked=True)


def restore() -> Act:
    """Take records out of the Papierkorb."""

    def said(some: Sequence[Record]) -> str:
        return f"{counted(some)} {_verb(some, 'ist', 'sind')} wieder da."

    return Act(lambda record: record.but(deleted_at=None), said, unasked=True)
