"""The layout of the workbook, for writer and reader: which sheets there are, and what stands in which column.

It follows from the field declarations alone. What may not leave the town has no column here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.fields import Field, stricter
from exporters.excel import columns
from exporters.excel.columns import Column, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.record import RecordKind

_ASCII = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", " ": "_"}
)
_RECORD_KEYS = (columns.CODE, columns.UID, columns.REVISION)
_ROW_KEYS = (columns.OWNER, columns.NUMBER)


def table_name(sheet: str) -> str:
    """The name of the table on a sheet, in letters that every program takes."""
    return "Tab_" + sheet.translate(_ASCII)


@dataclass(frozen=True)
class Sheet:
    """One sheet: a table whose head stands in row ``top`` (0 is the first).

    ``kind`` names the records that the rows are or belong to, ``rows_of`` the list whose rows they are.
    ``keys`` counts the columns at the left that say which row this is.
    """

    name: str
    help: str
    columns: tuple[Column, ...]
    keys: int
    kind: str = ""
    rows_of: str = ""
    top: int = 0

    @property
    def table(self) -> str:
        """The name of the table, in letters that every program takes."""
        return table_name(self.name)

    @property
    def holds_records(self) -> bool:
        """Whether each row is a record, not a row of its lists or something else."""
        return bool(self.kind) and not self.rows_of

    def index(self, field: Field) -> int:
        """Where the first column of a field stands. Raises ValueError if it has none."""
        return [column.field.id for column in self.columns].index(field.id)


def _fixed(name: str, help_: str, *fields: Field, keys: int = 0, top: int = 0) -> Sheet:
    return Sheet(name, help_, tuple(spread(fields)), keys, top=top)


README = _fixed(
    "Lies mich",
    "Was die Mappe enthält und wie man sie bearbeitet.",
    *(columns.AREA, columns.ENTRY, columns.EXPLANATION, columns.NEED),
    top=2,
)
DELETED = _fixed(
    "Gelöschte",
    "Einträge, die es nicht mehr gibt. Nur was hier steht, wird auch im Projektbüro gelöscht.",
    *(columns.CODE, columns.UID, columns.KIND, columns.DELETED_AT),
    keys=2,
)
CHOICES = _fixed(
    "Auswahllisten",
    "Alle Werte, die in Spalten mit Auswahl stehen dürfen. Bitte nicht umsortieren.",
    *(columns.LIST, columns.KEY, columns.VALUE, columns.EXPLANATION),
)
CONTINUATIONS = _fixed(
    "Fortsetzungen",
    "Texte, die für eine Zelle zu lang sind. Das Blatt gibt es nur, wenn solche vorkommen.",
    *(columns.OWNER, columns.SHEET, columns.NUMBER, columns.COLUMN, columns.PIECE, columns.REST),
    keys=1,
)


def sheets(kinds: Iterable[RecordKind] | None = None) -> tuple[Sheet, ...]:
    """The sheets that hold records, in order: one per kind that travels, then their child lists."""
    travelling = [kind for kind in (KINDS.values() if kinds is None else kinds) if kind.in_package]
    lists = (sheet for kind in travelling for sheet in _list_sheets(kind))
    return (*map(_record_sheet, travelling), *lists)


def leaving(list_: Field) -> list[Field]:
    """The columns of a child list that leave the town: the stricter class of list and column counts."""
    return [field for field in list_.columns if stricter(list_.privacy, field.privacy).leaves_town]


def _record_sheet(kind: RecordKind) -> Sheet:
    keys = {field.id for field in _RECORD_KEYS}
    rest = [field for field in kind.fields if field.id not in keys and _stands_in_cell(field)]
    fields = (*_RECORD_KEYS, *rest, columns.CHECKSUM, columns.MISSING)
    return Sheet(kind.sheet, kind.help, tuple(spread(fields, kind.label)), len(_RECORD_KEYS), kind.name)


def _stands_in_cell(field: Field) -> bool:
    return field.privacy.leaves_town and not field.sheet


def _list_sheets(kind: RecordKind) -> Iterator[Sheet]:
    for list_ in kind.fields:
        if list_.sheet and list_.privacy.leaves_town:
            fields = (*_ROW_KEYS, *leaving(list_))
            own = tuple(spread(fields, list_.label))
            yield Sheet(list_.sheet, list_.help, own, len(_ROW_KEYS), kind.name, list_.id)
