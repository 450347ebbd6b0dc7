"""The rows below the head of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.interchange.arrival import Notice
from exporters.excel.reading.heads import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.canonical import State
    from app.domain.fields import Field
    from exporters.excel.layout import Sheet
    from exporters.excel.reading.grids import Grid
    from exporters.excel.reading.heads import Head
    from exporters.excel.reading.quick import Terms

# How far down the titles may have been pushed by what somebody wrote above them.
_SEARCHED = 20

NO_HEAD = (
    "Die Überschriften fehlen, vor allem „{title}“. Das Blatt wurde nicht gelesen. Bitte die Überschriften "
    "wie in der ursprünglichen Mappe eintragen und die Mappe noch einmal übernehmen."
)
MISSING = "Die Spalte fehlt. Was in ihr stand, bleibt, wie es ist."
EXTRA = "Diese Spalte kennt das Laborbuch nicht. Ihr Inhalt wurde nicht übernommen."
DOUBLED = "Diese Spalte gibt es zweimal. Übernommen wurde nur die erste."
NO_TITLE = "Neben der Tabelle stehen Angaben ohne Überschrift. Sie wurden nicht übernommen."


@dataclass(frozen=True)
class Table:
    """The rows of a sheet and what their columns mean. ``first`` is the number of the first one in Excel."""

    sheet: Sheet
    name: str
    head: Head
    rows: Sequence[list[Any]]
    first: int

    @cached_property
    def columns(self) -> Sequence[Sequence[Any]]:
        """The cells column by column."""
        return list(zip(*self.rows, strict=True)) or [()] * len(self.head.titles)

    def cells(self, field: Field) -> Sequence[Any]:
        """The cells of a field with one column, empty ones if it is missing."""
        place = self.head.place(field)
        return ("",) * len(self.rows) if place is None else self.columns[place]

    def states(self, terms: Terms) -> list[State]:
        """What the rows say, read quickly: see ``quick``."""
        blank = self.head.blank if self.sheet.rows_of else {}
        states = [dict(blank) for _ in self.rows]
        for fill in self.head.fills:
            fill(self.columns, states, terms)
        return states

    def notice(self, text: str, at: int | None = None, place: int | None = None) -> Notice:
        """Say something about a row (0 is the first below the head) and a column."""
        row = 0 if at is None else self.first + at
        return Notice(text, self.name, row, "" if place is None else self.head.titles[place])


def table_of(sheet: Sheet, grid: Grid) -> Table | None:
    """Find the head of a sheet and what stands below it. None if there is no head."""
    for at, row in enumerate(grid.rows[:_SEARCHED]):
        head = head_of(sheet.name, tuple(row))
        if head:
            return Table(sheet, grid.name, head, grid.rows[at + 1 :], grid.first + at + 1)
    return None


def remarks(table: Table) -> Iterator[Notice]:
    """What the columns of a table give to say."""
    head, row = table.head, table.first - 1
    for text, titles in ((MISSING, head.missing), (EXTRA, head.extra), (DOUBLED, head.doubled)):
        for title in titles:
            yield Notice(text, table.name, row, title)
    untitled = [place for place, title in enumerate(head.titles) if not title]
    if any(cell != "" for place in untitled for cell in table.columns[place]):
        yield Notice(NO_TITLE, table.name, row)
