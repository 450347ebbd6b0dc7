"""Which column of a sheet holds what: found by title, whatever the order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from exporters.excel import columns, layout
from exporters.excel.reading.quick import Fill, fill_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.fields import Field
    from exporters.excel.columns import Column
    from exporters.excel.layout import Sheet

    Places = tuple[int, ...]

# One of them a head must have, by field id.
_NAMES_ROW = {columns.CODE.id, columns.UID.id, columns.OWNER.id, columns.ENTRY.id, columns.KEY.id}


@dataclass(frozen=True)
class Head:
    """What a row of titles says.

    ``places`` holds, by field id, where the columns of a field stand, in their order; a field that lacks one
    of them is not there. ``fields`` are those that records or rows declare, ``fills`` what reads them
    quickly, ``blank`` what their values are where nothing stands. ``missing``, ``extra`` and ``doubled`` are
    titles.
    """

    places: Mapping[str, Places]
    fields: tuple[tuple[Field, Places], ...]
    fills: tuple[Fill, ...]
    blank: Mapping[str, Any]
    titles: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    doubled: tuple[str, ...]

    @cached_property
    def stated(self) -> frozenset[str]:
        """The fields that the sheet speaks about. What was deleted stands on a sheet of its own."""
        return frozenset(field.id for field, _ in self.fields) - {columns.DELETED_AT.id}

    def place(self, field: Field) -> int | None:
        """Where the first column of a field stands."""
        there = self.places.get(field.id)
        return there[0] if there else None


@cache
def plan() -> dict[str, Sheet]:
    """Every sheet that a workbook may have, by its name."""
    fixed = (layout.README, layout.DELETED, layout.CHOICES, layout.CONTINUATIONS)
    return {sheet.name: sheet for sheet in (*fixed, *layout.sheets())}


@lru_cache(maxsize=512)
def head_of(sheet: str, row: tuple[Any, ...]) -> Head | None:
    """Return what a row of cells says as the head of a sheet, None if it is none.

    Hundreds of files have the same ones.
    """
    wanted = plan()[sheet]
    titles = tuple(" ".join(str(cell).split()) for cell in row)
    first = _first_places(titles)
    found = _found(wanted.columns, first)
    if not any(column.field.id in _NAMES_ROW for column in wanted.columns if column.title in found):
        return None
    places = _places_by_field(wanted.columns, found)
    fields = tuple((f, places[f.id]) for f in _declared(wanted) if f.id in places)
    return Head(
        places,
        fields,
        tuple(fill_of(field, there, in_row=bool(wanted.rows_of)) for field, there in fields),
        {field.id: field.empty for field, _ in fields if not field.is_many},
        titles,
        missing=tuple(column.title for column in wanted.columns if column.title not in found),
        extra=tuple(titles[at] for at in first.values() if at not in found.values()),
        doubled=tuple(title for at, title in enumerate(titles) if title and first[title.casefold()] != at),
    )


def _first_places(titles: tuple[str, ...]) -> dict[str, int]:
    first: dict[str, int] = {}
    for at, title in enumerate(titles):
        if title:
            first.setdefault(title.casefold(), at)
    return first


def _found(wanted: tuple[Column, ...], first: Mapping[str, int]) -> dict[str, int]:
    """Where the columns stand, by their titles; those whose title is gone are found by label or key."""
    titles = {column.title: column.title.casefold() for column in wanted}
    found = {title: first[name] for title, name in titles.items() if name in first}
    for column in wanted:
        names = (
            f"{name} {column.part}".rstrip().casefold() for name in (column.field.label, column.field.id)
        )
        places = [first[name] for name in names if name in first]
        if column.title not in found and places and places[0] not in found.values():
            found[column.title] = places[0]
    return found


def _places_by_field(wanted: tuple[Column, ...], found: Mapping[str, int]) -> dict[str, Places]:
    """Return the places of the fields that have all their columns."""
    places: dict[str, Places] = {}
    for id_ in dict.fromkeys(column.field.id for column in wanted):
        own = [column.title for column in wanted if column.field.id == id_]
        if all(title in found for title in own):
            places[id_] = tuple(found[title] for title in own)
    return places


def _declared(sheet: Sheet) -> list[Field]:
    fields = {column.field.id: column.field for column in sheet.columns}
    return [field for id_, field in fields.items() if not id_.startswith("@")]
