"""Counts as formulas over the tables with data, so that they follow what somebody changes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.excel import layout
from exporters.excel.cells import say_of
from exporters.excel.show import Live

if TYPE_CHECKING:
    from exporters.excel.choices import Labels

# Programs count anew when they open a file: more comparisons than these would keep people waiting.
_MOST_COMPARISONS = 20_000_000


def are_few(comparisons: int) -> bool:
    """Whether a program compares that many cells without keeping people waiting."""
    return comparisons <= _MOST_COMPARISONS


class Counting:
    """Counts rows of one sheet: those of a kind's records, or of one of its lists."""

    def __init__(self, labels: Labels, kind: str, rows_of: str = "", *, is_live: bool = True) -> None:
        """``is_live`` says whether the counts follow; too many of them stand as plain numbers."""
        self._sheet = next(it for it in layout.sheets() if (it.kind, it.rows_of) == (kind, rows_of))
        self._labels = labels
        self._is_live = is_live

    def of(self, count: int, **wanted: str) -> Live | int:
        """Return the number of rows whose fields have these values; ``count`` is what it is now."""
        if not self._is_live:
            return count
        conditions = (self._condition(id_, value) for id_, value in wanted.items())
        return Live(f"=COUNTIFS({','.join(conditions)})", count)

    def _condition(self, id_: str, value: str) -> str:
        column = next(it for it in self._sheet.columns if it.field.id == id_)
        shown = say_of(column.field, self._labels)(value).replace('"', '""')
        return f'{self._sheet.table}[{column.title}],"{shown}"'
