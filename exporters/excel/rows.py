"""A worksheet whose data rows are kept as the XML they become.

The library keeps an object for every cell and looks at each twice; for tens of thousands of rows that is most
of the time. Heads, tables, rules and everything else are its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format

_PIXEL = 0.75  # points
_OPEN, _CLOSE = '<t xml:space="preserve">', "</t>"
# Excel takes ``_x0041_`` for an A, and not every reader knows how to escape that: it is cut between two runs.
_LOOKS_ESCAPED = re.compile("(?<=_)(?=x[0-9a-fA-F]{4}_)")


class RowSheet(Worksheet):
    """Rows come in their order, below everything that the library writes by itself."""

    def __init__(self) -> None:
        """Begin without rows."""
        super().__init__()
        library: Any = self  # has no types
        self._library = library
        self._names: list[str] = []
        self._cells: list[str] = []
        self._rows: list[str] = []
        self._first: int | None = None

    def begin_rows(self, columns: int) -> None:
        """Say how many columns the rows have."""
        self._names = [xl_col_to_name(index) for index in range(columns)]
        self._cells = [""] * columns

    def style(self, format_: Format) -> str:
        """Return the attribute of a cell that looks so."""
        return f' s="{cast("Any", format_)._get_xf_index()}"'

    def put_text(self, row: int, index: int, text: str, style: str) -> None:
        """Put text into a cell of the row in hand. What looks like a formula or markup stays text."""
        cell = f'<c r="{self._names[index]}{row + 1}"{style} t="inlineStr">'
        self._cells[index] = f"{cell}<is>{_said(text)}</is></c>"

    def put_number(self, row: int, index: int, number: float, style: str) -> None:
        """Put a number into a cell of the row in hand."""
        self._cells[index] = f'<c r="{self._names[index]}{row + 1}"{style}><v>{number:.16G}</v></c>'

    def end_row(self, row: int, height: float | None = None) -> None:
        """Finish the row in hand; ``height`` is in points, without it the row is as high as all."""
        if height is not None:
            self.set_row(row, height)
        pixels = self._library.row_info[row].height if height is not None else self.default_row_height
        size = f'ht="{pixels * _PIXEL:.16g}" customHeight="1"'
        self._rows.append(f'<row r="{row + 1}" {size}>{"".join(self._cells)}</row>')
        self._cells = [""] * len(self._cells)
        if self._first is None:
            self._first = row
            self._check_dimensions(row, 0)
        self._check_dimensions(row, len(self._names) - 1)

    def put_table(self, top: int, last: int, options: dict[str, Any]) -> None:
        """Make a table of head and rows; over its first row, then widened: the library notes every cell."""
        end = len(self._names) - 1
        self.add_table(top, 0, top + 1, end, options)
        table = self._library.tables[-1]
        table |= dict.fromkeys(("range", "a_range", "autofilter"), xl_range(top, 0, last, end))

    def _write_rows(self) -> None:
        library, last = self._library, self._library.dim_rowmax
        if self._first is not None:
            library.dim_rowmax = self._first - 1
        super()._write_rows()
        library.dim_rowmax = last
        library.fh.write("".join(self._rows))


def _said(text: str) -> str:
    """Return what an inline cell says."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in text and (parts := _LOOKS_ESCAPED.split(text))[1:]:
        return "".join(f"<r>{_OPEN}{part}{_CLOSE}</r>" for part in parts)
    return f"{_OPEN}{text}{_CLOSE}"
