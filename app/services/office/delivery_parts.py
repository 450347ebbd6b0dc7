"""The parts of a delivery that was too large for one file: which came, and which are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.interchange.arrival import Notice
from app.storage import intakes
from app.storage.intake_tables import INTAKE

if TYPE_CHECKING:
    from collections.abc import Iterable

    import sqlalchemy as sa

    from app.interchange.arrival import Arrival

TEXT = 1  # the part that holds the records
TO_COME_ONE = "Zu dieser Lieferung gehört noch {named}. Übernehmen Sie auch diese Datei."
TO_COME = "Zu dieser Lieferung gehören noch {named}. Übernehmen Sie auch diese Dateien."
WITHOUT_TEXT = " Die Bilder sind erst zu sehen, wenn Teil 1 mit den Texten da ist."


class Part(NamedTuple):
    """Which part of how many a file is. ``missing`` are those that were not here once it was taken over.

    ``delivery`` is the same for all parts of a delivery, and for all that came in one file.
    """

    number: int = 1
    of: int = 1
    missing: tuple[int, ...] = ()
    delivery: str = ""

    @property
    def name(self) -> str:
        """Return „Teil 1 von 3“, "" for a delivery in one file."""
        return f"Teil {self.number} von {self.of}" if self.of > 1 else ""

    @property
    def lacks(self) -> str:
        """Return „Teil 2 und Teil 3 fehlen noch“, "" where nothing is missing."""
        verb = "fehlt" if len(self.missing) == 1 else "fehlen"
        return f"{_named(self.missing)} {verb} noch" if self.missing else ""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What somebody should do about the missing parts."""
        if not self.missing:
            return ()
        text = (TO_COME_ONE if len(self.missing) == 1 else TO_COME).format(named=_named(self.missing))
        return (Notice(text + WITHOUT_TEXT if TEXT in self.missing else text),)


WHOLE = Part()


def _named(numbers: Iterable[int]) -> str:
    *first, last = (f"Teil {number}" for number in numbers)
    return f"{', '.join(first)} und {last}" if first else last


def part_of(connection: sa.Connection, arrival: Arrival) -> Part:
    """Return which part of its delivery an arrival is, whether it was taken over already or not."""
    return _part(connection, arrival.sender.lab_uid, arrival.moment, *arrival.part)


def noted_part(connection: sa.Connection, noted: sa.RowMapping) -> Part:
    """Return which part of its delivery an intake was."""
    return _part(connection, noted["lab_uid"], noted["moment"], noted["part"], noted["parts"])


def _part(connection: sa.Connection, lab_uid: str, moment: str, number: int, of: int) -> Part:
    if of == 1:
        return WHOLE
    same = (INTAKE.c.lab_uid == lab_uid, INTAKE.c.moment == moment, INTAKE.c.undone_at.is_(None))
    here = {row["part"] for row in intakes.intakes(connection, *same)} | {number}
    return Part(number, of, tuple(sorted(set(range(1, of + 1)) - here)), f"{lab_uid} {moment}")
