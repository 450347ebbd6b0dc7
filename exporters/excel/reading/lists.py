"""The rows of a child list, by the records they belong to."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from app.domain.canonical import plain
from app.domain.catalogue import KINDS
from app.interchange.arrival import Notice
from exporters.excel import columns
from exporters.excel.reading.careful import Reader
from exporters.excel.reading.said import UnclearError, word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.canonical import State
    from exporters.excel.reading.tables import Table
    from exporters.excel.reading.words import Words

ORPHAN = (
    "Kein Eintrag auf dem Blatt „{sheet}“ hat die Kennung „{code}“. Die Zeile wurde nicht übernommen. "
    "Bitte die Kennung des Eintrags eintragen, zu dem sie gehört."
)
NO_OWNER = (
    "Die Kennung fehlt. Die Zeile wurde nicht übernommen. Bitte die Kennung des Eintrags eintragen, zu dem "
    "sie gehört."
)


class ListRows:
    """What the rows of one child list say, quickly read, and where the rows of each record stand."""

    def __init__(self, table: Table, words: Words) -> None:
        self.table, self._words = table, words
        self.id = table.sheet.rows_of
        self._rule = KINDS[table.sheet.kind].by_id[self.id].export_rule
        self._states = table.states(words.terms)
        self._places = self._by_owner()
        self.strays: list[int] = []

    def quick(self, owners: Mapping[str, State]) -> None:
        """Give every record its rows, as if nobody had edited them. What is left belongs to nobody."""
        states = self._states
        for owner, places in self._places.items():
            record = owners.get(owner)
            if record is None:
                self.strays += [at for at in places if self._says_something(at)]
            else:
                record[self.id] = [states[at] for at in places]

    def careful(self, owner: str, *, tidy: bool) -> tuple[list[State], list[Notice]]:
        """Return the rows of a record and what is wrong with them. Emptied rows count as removed."""
        reader, problems = Reader(self._words, self._rule, tidy), list[Notice]()
        places = self._places.get(owner, ()) if owner else ()
        rows = [self._row(at, reader, problems) for at in places]
        return [row for row in rows if not tidy or any(row.values())], problems

    def orphans(self, record_sheet: str) -> Iterator[Notice]:
        """Say which rows belong to nobody."""
        place = self.table.head.place(columns.OWNER)
        for at in self.strays:
            owner = word(self.table.cells(columns.OWNER)[at])
            text = ORPHAN.format(sheet=record_sheet, code=owner) if owner else NO_OWNER
            yield self.table.notice(text, at, place)

    def _row(self, at: int, reader: Reader, problems: list[Notice]) -> State:
        cells, row = self.table.rows[at], {}
        for field, places in self.table.head.fields:
            try:
                row[field.id] = plain(reader.read(field, [cells[place] for place in places]))
            except UnclearError as error:
                problems.append(self.table.notice(str(error), at, places[error.part]))
        return row

    def _says_something(self, at: int) -> bool:
        number = self.table.head.place(columns.NUMBER)
        return any(cell != "" for place, cell in enumerate(self.table.rows[at]) if place != number)

    def _by_owner(self) -> dict[str, list[int]]:
        """Return the places of the rows by owner, in the order of their numbers."""
        places: dict[Any, list[int]] = {}
        numbers, odd = self.table.cells(columns.NUMBER), set()
        before, own = None, list[int]()
        for at, owner in enumerate(self.table.cells(columns.OWNER)):
            if owner != before:
                before, own = owner, places.setdefault(owner, [])
            own.append(at)
            if numbers[at] != len(own):
                odd.add(owner)
        for owner in odd:
            places[owner].sort(key=lambda at: _rank(numbers[at]))
        return _stripped(places)


def _rank(number: Any) -> float:
    """Rows without a number come last."""
    typed = word(number)
    return float(typed) if typed.isdecimal() else math.inf


def _stripped(places: Mapping[Any, list[int]]) -> dict[str, list[int]]:
    named: dict[str, list[int]] = {}
    for owner, own in zip(words(places), places.values(), strict=True):
        named.setdefault(owner, []).extend(own)
    return named
