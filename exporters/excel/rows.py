"""A worksheet whose data rows are kept as the XML they become, and put into the finished workbook.

The library keeps an object for every cell and looks at each twice; for tens of thousands of rows that is most
of the time. Heads, tables, rules and everything else are its own; it leaves room for the rows.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format

_ROOM = "<?rows?>"  # no text of a sheet holds it: there "<" is escaped
_AT_ONCE = 500
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
        self.rows: list[bytes] = []
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
        self.rows.append(f'<row r="{row + 1}" {size}>{"".join(self._cells)}</row>'.encode())
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
        library.fh.write(_ROOM)


def fill(skeleton: IO[bytes], sheets: Iterable[Worksheet], target: IO[bytes]) -> None:
    """Copy a workbook with its rows in it. ``sheets`` are all of its sheets, in their order."""
    rows = {
        f"xl/worksheets/sheet{number}.xml": sheet.rows
        for number, sheet in enumerate(sheets, 1)
        if isinstance(sheet, RowSheet)
    }
    with ZipFile(skeleton) as made, ZipFile(target, "w", ZIP_DEFLATED) as filled:
        for part in made.infolist():
            before, _, after = made.read(part).partition(_ROOM.encode())
            rest = iter(rows.get(part.filename, ()))
            with filled.open(part, "w") as out:
                out.write(before)
                while some := b"".join(islice(rest, _AT_ONCE)):
                    out.write(some)
                out.write(after)


def _said(text: str) -> str:
    """Return what an inline cell says."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in text and (parts := _LOOKS_ESCAPED.split(text))[1:]:
        return "".join(f"<r>{_OPEN}{part}{_CLOSE}</r>" for part in parts)
    return f"{_OPEN}{text}{_CLOSE}"
