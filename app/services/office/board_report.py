"""The board of deliveries as a workbook: who has delivered, and what exactly came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.interchange.tables import PlainTable, PlainWorkbook
from app.services.office.board import SAID, Board, board

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.interchange.tables import Cell as Value
    from app.services.book import LabBook
    from app.services.office.board import Cell

_LABS = "Wie jedes Labor in jedem Quartal steht. Eine Lieferung enthält immer alles, auch das Frühere."
_CAME = "Jede übernommene Lieferung mit ihren Dateien, und was daran fehlt."


def report(book: LabBook) -> PlainWorkbook:
    """Return how all labs stand."""
    seen = board(book)
    tables = (_standings(seen), _deliveries(seen))
    return PlainWorkbook("Lieferstand", "Projektbüro", book.clock(), tables)


def _standings(seen: Board) -> PlainTable:
    periods = tuple(period.label for period in seen.periods)
    rows = tuple((row.prefix, row.town, *map(_said, row.cells)) for row in seen.rows)
    widths = (9, 28, *[22] * len(periods))
    return PlainTable("Lieferstand", _LABS, ("Kürzel", "Stadt", *periods), rows, widths, "Keine Labore")


def _said(cell: Cell) -> str:
    return "\n".join((SAID[cell.standing], *cell.lacks))


def _deliveries(seen: Board) -> PlainTable:
    head = ("Stadt", "Quartal", "Nummer", "Tag", "Dateien", "Offene Konflikte")
    return PlainTable(
        "Lieferungen", _CAME, head, tuple(_came(seen)), (28, 20, 10, 14, 60, 18), "Keine Lieferungen"
    )


def _came(seen: Board) -> Iterator[tuple[Value, ...]]:
    for row in seen.rows:
        for period, cell in zip(seen.periods, row.cells, strict=True):
            for one in cell.arrived:
                files = "\n".join(one.files)
                yield (row.town, period.label, one.number, f"{one.day:%d.%m.%Y}", files, one.open)
