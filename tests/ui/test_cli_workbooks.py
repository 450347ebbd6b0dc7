"""The demo's workbooks hold exactly the records that may leave the lab, field by field.

What is expected is worked out here from lab file and declarations alone; neither bundle nor layout is asked.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.catalogue import KINDS
from app.domain.dates import UNKNOWN, first_day, precision
from app.domain.fields import Field, FieldKind
from app.services.samples import LABS
from app.storage import queries, store
from tests.helpers.books import sample_copy
from tests.helpers.workbooks import faults, opened, rows
from ui import cli

if TYPE_CHECKING:
    from app.domain.record import Record

TRAVELLING = [kind for kind in KINDS.values() if kind.in_package]
LISTS = [(kind, field) for kind in TRAVELLING for field in kind.own_fields if field.sheet]
PRECISIONS = {"day": "Tag", "month": "Monat", "year": "Jahr", UNKNOWN: "unbekannt"}
HIDDEN = ("intern", "personenbezogen")
SHOWN_FROM = 5  # people


class Town:
    """A sample lab, what may leave it, and the workbook that the command line made of it."""

    def __init__(self, prefix, folder):
        book = sample_copy(prefix, folder)
        with book.reading() as connection:
            self.everything = {kind.name: store.read(connection, kind) for kind in KINDS.values()}
            titles = queries.all_titles(connection)
        book.close()
        self.leaving = {
            kind.name: [record for record in self.everything[kind.name] if kind.may_leave(record)]
            for kind in TRAVELLING
        }
        self.codes = {uid: title.code for uid, title in titles.items()}
        self.themes = {theme.theme_code: theme.label for theme in self._of("theme")}
        assert cli.main(["export", str(book.path), "--to", str(folder), "--as", "excel"]) == 0
        self.workbook = folder / f"{prefix}_Laborbuch.xlsx"

    def _of(self, kind) -> list[Any]:
        return self.everything[kind]


@pytest.fixture(scope="module", params=LABS)
def town(request, tmp_path_factory):
    return Town(request.param, tmp_path_factory.mktemp(request.param))


def test_each_sheet_has_exactly_the_leaving_records(town):
    for kind in TRAVELLING:
        found = [row["Kennung"] for row in rows(town.workbook, kind.sheet)]
        assert found == [record.code for record in town.leaving[kind.name]], kind.sheet


def test_each_cell_says_what_the_record_says(town):
    for kind in TRAVELLING:
        for record, row in zip(town.leaving[kind.name], rows(town.workbook, kind.sheet), strict=True):
            for field in kind.fields:
                if field.privacy not in HIDDEN and not field.is_many and field.kind is not FieldKind.PERIOD:
                    assert shown(row, field) == expected(town, record, field), f"{record.code}: {field.label}"


def test_several_values_stand_in_one_cell(town):
    for kind in TRAVELLING:
        for record, row in zip(town.leaving[kind.name], rows(town.workbook, kind.sheet), strict=True):
            for field in kind.own_fields:
                if field.kind in (FieldKind.MULTI, FieldKind.REFS) and field.privacy not in HIDDEN:
                    found = tuple(filter(None, (row[field.column] or "").split("; ")))
                    assert found == several(town, field, getattr(record, field.id))


def test_child_lists_hold_every_row_in_order(town):
    for kind, field in LISTS:
        wanted = [
            (record.code, number, *(several(town, part, [getattr(item, part.id)]) for part in texts(field)))
            for record in town.leaving[kind.name]
            for number, item in enumerate(getattr(record, field.id), 1)
        ]
        found = [
            (row["Kennung"], row["Nr."], *(tuple(filter(None, [row[p.column]])) for p in texts(field)))
            for row in rows(town.workbook, field.sheet or "")
        ]
        assert found == wanted, field.sheet


def test_no_internal_column_and_no_internal_text(town):
    cells = {
        str(cell)
        for sheet in opened(town.workbook)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    }
    secrets = {
        value for records in town.everything.values() for record in records for value in confidential(record)
    }
    assert len(secrets) > 10
    assert [secret for secret in secrets if any(secret in cell for cell in cells)] == []


def test_validator_finds_no_fault(town):
    assert faults(town.workbook) == []


def confidential(record: Record) -> list[str]:
    """Return the internal texts of a record, and all texts of one that stays."""
    stays = not record.about.may_leave(record)
    return [
        value
        for field in record.about.fields
        if field.kind is FieldKind.TEXT
        and (stays or field.privacy in HIDDEN)
        and len(value := getattr(record, field.id) or "") > 40
    ]


def texts(field: Field) -> list[Field]:
    """The columns of a list that are words, choices or references, which a tuple of one can stand for."""
    plain = (FieldKind.LINE, FieldKind.TEXT, FieldKind.CHOICE, FieldKind.REF)
    return [part for part in field.columns if part.kind in plain and part.privacy not in HIDDEN]


def several(town: Town, field: Field, values: Any) -> tuple[str, ...]:
    if field.target:
        return tuple(town.codes[uid] for uid in values if uid)
    if field.vocabulary and field.vocabulary.name == "themes":
        return tuple(town.themes[key] for key in values)
    return tuple(field.vocabulary.label_of(v) if field.vocabulary else v for v in values if v)


def shown(row: dict[str, Any], field: Field) -> Any:
    value = row[field.column]
    if field.kind is FieldKind.FUZZY_DATE:
        return value and value.date(), row[f"{field.column} (Genauigkeit)"]
    return value.date() if isinstance(value, dt.datetime) else value


def expected(town: Town, record: Record, field: Field) -> Any:
    value = getattr(record, field.id)
    if field.id == "role_category":
        return "eine Person aus der Stadt"  # fewer than three talks in every role and town
    if field.kind is FieldKind.BOOL:
        return "ja" if value else "nein"
    if field.kind is FieldKind.FUZZY_DATE:
        return fuzzy(value)
    return value if value is None else plainly(town, field, value)


def fuzzy(value: str | None) -> tuple[dt.date | None, str | None]:
    day = first_day(value) if value and value != UNKNOWN else None
    return day, PRECISIONS[precision(value)] if value else None


def plainly(town: Town, field: Field, value: Any) -> Any:
    if field.target:
        return town.codes[value]
    if field.vocabulary:
        return field.vocabulary.label_of(value)
    if field.kind in (FieldKind.DATE, FieldKind.TIMESTAMP):
        return first_day(value[:10])
    return "unter 5" if field.export_rule == "small_count" and value < SHOWN_FROM else value
