"""The cells of a workbook, sheet by sheet. The one place that knows the parser."""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import RefusedFileError
from app.interchange.arrival import Notice
from exporters.excel.reading import container, sheet_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from exporters.excel.layout import Sheet

    Parts = dict[str, bytes]

STRAY = (
    "Weit neben der Tabelle, in Zelle {cell}, steht noch etwas. Es wurde nicht übernommen. Gehört es dazu, "
    "setzen Sie es bitte in die Tabelle."
)
_NO_SHEETS = {
    *container.OF_THE_WHOLE, container.WORKBOOK, container.RELATIONS, "xl/sharedStrings.xml", "xl/styles.xml",
}  # fmt: skip
_WORKSHEET = "WorkSheet"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Grid(NamedTuple):
    """The cells of one sheet: all rows are equally long, empty cells are "".

    ``name`` is how the file calls the sheet, ``first`` the number of the first row as the spreadsheet program
    shows it.
    """

    name: str
    rows: list[list[Any]]
    first: int


class Workbook:
    """The sheets of a file that is open for reading, found by what they are called."""

    def __init__(self, data: bytes, file: str) -> None:
        """Check the file and open it. Raises RefusedFileError."""
        self.file = file
        self.notices: list[Notice] = []
        self._parts = container.parts_of(data, file)
        self._strays = dict(self._cut_strays())
        self._book = self._guarded(self._open)
        self._names = self._sheet_names()
        self._part_of: Mapping[str, str] | None = None

    def grid(self, sheet: Sheet, most: int | None = None) -> Grid | None:
        """Return the cells of a sheet, at most so many rows, or None if the file does not have it.

        Raises RefusedFileError.
        """
        name = self._names.get(folded(sheet.name))
        return None if name is None else self._guarded(partial(self._read, name, most))

    def others(self, known: Iterable[Sheet]) -> list[str]:
        """Return the names of the sheets that are none of ``known``."""
        ours = {folded(sheet.name) for sheet in known}
        taken = {name for key, name in self._names.items() if key in ours}
        return [name for name in self._book.sheet_names if name not in taken]

    def _open(self) -> Any:
        from python_calamine import CalamineWorkbook

        return CalamineWorkbook.from_filelike(container.packed(self._parts))

    def _sheet_names(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for sheet in self._book.sheets_metadata:
            if str(sheet.typ).endswith(_WORKSHEET):
                names.setdefault(folded(sheet.name), sheet.name)
        return names

    def _read(self, name: str, most: int | None) -> Grid:
        sheet = self._book.get_sheet_by_name(name)
        top, left = sheet.start or (0, 0)
        grid = Grid(name, sheet.to_python(nrows=most), top + 1)
        self._look_closer(grid, left)
        return grid

    def _look_closer(self, grid: Grid, left: int) -> None:
        if not self._strays and not self._suspects:
            return
        part = self._parts_by_sheet().get(grid.name, "")
        if part in self._strays:
            self.notices.append(Notice(STRAY.format(cell=self._strays[part]), grid.name))
        if part in self._suspects:
            for row, column, fault in sheet_xml.faults(self._parts[part]):
                _put(grid, row - grid.first + 1, column - left, fault)

    def _cut_strays(self) -> Iterator[tuple[str, str]]:
        """Cut cells out of the sheets for which the parser would need more memory than there is."""
        self._suspects: set[str] = set()
        for part, xml in self._parts.items():
            if part in _NO_SHEETS:
                continue
            if sheet_xml.may_have_faults(xml):
                self._suspects.add(part)
            if sheet_xml.is_far(xml):
                self._parts[part], strays = self._guarded(partial(sheet_xml.without_strays, xml))
                if strays:
                    yield part, strays[0]

    def _guarded(self, read: Callable[[], Any]) -> Any:
        """Let nothing that a broken file does to the parser end the program."""
        try:
            return read()
        except BaseException as error:
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            raise RefusedFileError(container.DAMAGED.format(name=self.file)) from error

    def _parts_by_sheet(self) -> Mapping[str, str]:
        if self._part_of is None:
            self._part_of = dict(_sheet_parts(self._parts))
        return self._part_of


def folded(name: str) -> str:
    """Return what two names have in common that a person takes for the same."""
    return "".join(unicodedata.normalize("NFC", name).split()).casefold()


def _put(grid: Grid, row: int, column: int, value: Any) -> None:
    """Set a cell that the parser found too empty to make room for it."""
    if row < 0 or column < 0:
        return
    width = max(column + 1, len(grid.rows[0]) if grid.rows else 0)
    while len(grid.rows) <= row:
        grid.rows.append([])
    for cells in grid.rows:
        cells.extend([""] * (width - len(cells)))
    grid.rows[row][column] = value


def _sheet_parts(parts: Parts) -> Iterator[tuple[str, str]]:
    targets = {it.get("Id"): it.get("Target", "") for it in _xml(parts[container.RELATIONS])}
    for it in _xml(parts[container.WORKBOOK]).iter():
        if it.tag.endswith("}sheet"):
            target = targets.get(it.get(_RELATION), "")
            yield it.get("name", ""), target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _xml(content: bytes) -> Element:
    from xml.etree.ElementTree import fromstring

    return fromstring(content)  # noqa: S314 - no part with a DOCTYPE gets here, so there are no entities
