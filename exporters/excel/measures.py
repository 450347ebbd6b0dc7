"""How wide columns and how high rows are, and which look a column has."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from app.domain.fields import FieldKind
from exporters.excel import columns
from exporters.excel.formats import Look

if TYPE_CHECKING:
    from exporters.excel.columns import Column

HEAD_HEIGHT = 32
LINE_HEIGHT = 14.6
_PADDING = 6
_MOST_LINES = 12
_MOST_LINES_UNPRINTED = 4  # a glimpse, so that one long text does not spread the whole row
_READING_WIDTH = 225  # what one A4 page across still prints in a size that can be read

_LOOKS = {
    FieldKind.UUID: Look.MACHINE,
    FieldKind.INT: Look.WHOLE,
    FieldKind.DECIMAL: Look.NUMBER,
    FieldKind.MONEY: Look.MONEY,
    FieldKind.DATE: Look.DAY,
    FieldKind.FUZZY_DATE: Look.DAY,
    FieldKind.PERIOD: Look.DAY,
    FieldKind.TIMESTAMP: Look.DAY,
    FieldKind.TIME: Look.SHORT,
}
_WIDTHS = {
    FieldKind.BOOL: 11,
    FieldKind.TIME: 11,
    FieldKind.INT: 11,
    FieldKind.DECIMAL: 14,
    FieldKind.MONEY: 14,
    FieldKind.UUID: 14,
    FieldKind.DATE: 15,
    FieldKind.FUZZY_DATE: 15,
    FieldKind.PERIOD: 15,
    FieldKind.TIMESTAMP: 15,
    FieldKind.REF: 17,
    FieldKind.REFS: 28,
    FieldKind.MULTI: 30,
    FieldKind.LIST: 30,
    FieldKind.EMAIL: 30,
    FieldKind.URL: 44,
}
_UPRIGHT_WIDTH = 150
_CODE, _CHOICE, _TITLE, _LINE, _LONG = 14, (17, 22), 34, 30, 56
_LONG_TEXT = 300  # characters from which on a text gets the wide column


def look_of(column: Column) -> Look:
    """How the cells of a column look."""
    if column.field in (columns.CODE, columns.OWNER):
        return Look.CODE
    if column.part.is_precision:
        return Look.SHORT
    return _LOOKS.get(column.field.kind, Look.TEXT)


def width_of(column: Column, *, is_title: bool = False) -> int:
    """The width in characters; the head fits."""
    return max(_wanted(column), head_width(column.title), _TITLE if is_title else 0)


def head_width(title: str) -> int:
    """The width that a head needs, in two lines beside its filter button."""
    button = 5
    return max(ceil(len(title) / 2), *map(len, title.split())) + button


def _wanted(column: Column) -> int:
    field = column.field
    if look_of(column) is Look.CODE:
        return _CODE
    if field.kind is FieldKind.TEXT:
        return _LONG if field.max is None or field.max >= _LONG_TEXT else _LINE
    if field.kind is FieldKind.LINE:
        return _LINE if field.max is None else min(_LINE, max(_CHOICE[0], field.max // 2))
    if column.choices and not field.is_many and field.kind is not FieldKind.BOOL:
        longest = max((len(term.label) for term in column.choices.terms), default=0)
        return min(max(longest + 3, _CHOICE[0]), _CHOICE[1])
    return _WIDTHS.get(field.kind, _LINE)


def reading_columns(widths: list[int]) -> int:
    """How many columns from the left are printed; the rest stays on screen."""
    total, count = 0, 0
    for width in widths:
        total += width
        if total > _READING_WIDTH:
            break
        count += 1
    return count


def is_narrow(widths: list[int]) -> bool:
    """Whether all columns fit on an upright page."""
    return sum(widths) <= _UPRIGHT_WIDTH


def capacity(width: int) -> int:
    """How many characters of a line a column shows."""
    return width - 1


def lines_of(text: str, room: int, *, printed: bool) -> int:
    """How many lines of a text to show in a column that takes ``room`` characters in each."""
    lines = sum(len(line) // room + 1 for line in text.split("\n"))
    return min(lines, _MOST_LINES if printed else _MOST_LINES_UNPRINTED)


def height(lines: int) -> float:
    """The height of a row in points."""
    return lines * LINE_HEIGHT + _PADDING
