"""What stands in the cells, read back with openpyxl and calamine and compared with the bundle."""

from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from app.domain import dates
from app.domain.catalogue import KINDS
from app.domain.fields import Field, FieldKind
from app.domain.vocabularies.general import DATE_PRECISION
from app.interchange.bundle import Below, Tombstone
from exporters.excel import layout, texts, write
from exporters.excel.columns import Part
from tests.helpers.bundles import bundle, entry
from tests.helpers.filled import value
from tests.helpers.workbooks import calamine_rows, cell, opened, rows

if TYPE_CHECKING:
    from pathlib import Path

    from exporters.excel.columns import Column

TRAVELLING = [name for name, kind in KINDS.items() if kind.in_package]
TERMS = {"new_work": "New Work", "vacancy": "Leerstand", "T1": "T1"}
READERS = pytest.mark.parametrize("read", [rows, calamine_rows], ids=["openpyxl", "calamine"])
LENGTHS = {"day": 10, "month": 7, "year": 4}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "DIE_Laborbuch.xlsx"


def day(year: int, month: int, number: int) -> dt.datetime:
    """A date as openpyxl reads it."""
    return dt.datetime.combine(dt.date(year, month, number), dt.time())


def one(path: Path, sheet: str) -> dict[str, Any]:
    (row,) = rows(path, sheet)
    return row


def written(target: Path, kind: str, **values: Any) -> dict[str, Any]:
    write(bundle(entry(kind, **values)), target)
    return one(target, KINDS[kind].sheet)


def full(field: Field) -> Any:
    """A value for the field as a bundle holds it."""
    if field.kind is FieldKind.LIST:
        return tuple({part.id: full(part) for part in field.columns} for _ in range(2))
    return "bild.jpg" if field.kind is FieldKind.PICTURE else value(field, "DIE-AK-0001")


def stored(columns: list[Column], row: dict[str, Any]) -> Any:
    """Read a field's cells back into the form in which the bundle holds it."""
    field, cells = columns[0].field, [row[column.title] for column in columns]
    if field.kind in (FieldKind.FUZZY_DATE, FieldKind.PERIOD):
        return "/".join(_date(*cells[at : at + 2]) for at in range(0, len(cells), 2))
    if field.kind in (FieldKind.DATE, FieldKind.TIMESTAMP):
        return str(cells[0])[:10]
    return _READ.get(field.kind, lambda _, text: text)(field, cells[0])


def _date(first: Any, known: str) -> str:
    key = DATE_PRECISION.key_of(known)
    return dates.UNKNOWN if key == dates.UNKNOWN else str(first)[: LENGTHS[str(key)]]


def _keys(field: Field, text: str) -> tuple[str, ...]:
    known = {label: key for key, label in TERMS.items()}
    known |= {term.label: term.key for term in field.vocabulary.terms} if field.vocabulary else {}
    return tuple(known.get(label, label) for label in texts.parted(text))


_READ: dict[FieldKind, Any] = {
    FieldKind.CHOICE: lambda field, text: field.vocabulary.key_of(text),
    FieldKind.MULTI: _keys,
    FieldKind.REFS: _keys,
    FieldKind.BOOL: lambda _, text: text == "ja",
    FieldKind.INT: lambda _, number: int(number),
    FieldKind.DECIMAL: lambda _, number: Decimal(str(number)),
    FieldKind.MONEY: lambda _, number: Decimal(str(number)),
    FieldKind.LIST: lambda field, text: tuple(
        {part.id: said for part in field.columns} for said in texts.parted(text)
    ),
}


def fields_of(sheet: layout.Sheet) -> list[list[Column]]:
    """The columns of a sheet that hold declared fields, those of one field together."""
    ids = dict.fromkeys(column.field.id for column in sheet.columns if not column.field.id.startswith("@"))
    return [[column for column in sheet.columns if column.field.id == id_] for id_ in ids]


@READERS
@pytest.mark.parametrize("kind", TRAVELLING)
def test_every_field_of_every_kind_comes_back(target: Path, read: Any, kind: str) -> None:
    values = {field.id: full(field) for field in KINDS[kind].fields if field.privacy.leaves_town}
    there = entry(kind, **values)
    write(bundle(there), target)
    for sheet in (sheet for sheet in layout.sheets() if sheet.kind == kind):
        expected = there.values[sheet.rows_of] if sheet.rows_of else (there.values,)
        for row, said in zip(read(target, sheet.name), expected, strict=True):
            for columns in fields_of(sheet):
                whole = said[columns[0].field.id]
                wanted = whole[:10] if columns[0].field.kind is FieldKind.TIMESTAMP else whole
                assert stored(columns, row) == wanted, columns[0].title


def test_row_carries_what_the_merge_needs(target: Path) -> None:
    there = entry("activity", 7, title="Auftakt")
    write(bundle(there), target)
    row = one(target, "Aktivitäten")
    assert row["Kennung"] == "DIE-AK-0007"
    assert row["Interne Nummer (nicht ändern)"] == there.uid
    assert row["Version"] == 3
    assert row["Labor"] == "DIE-LA-0001"
    assert row["Prüfsumme"] == there.checksum


def test_child_rows_name_their_record_and_their_place(target: Path) -> None:
    partners = ({"organisation": "WFL"}, {"organisation": "TH Lübeck", "role": "research"})
    write(bundle(entry("activity", 1), entry("activity", 2, partners=partners)), target)
    assert [tuple(row.values()) for row in rows(target, "Aktivitäten Partner")] == [
        ("DIE-AK-0002", 1, "WFL", None, None),
        ("DIE-AK-0002", 2, "TH Lübeck", "Wissenschaftliche Begleitung", None),
    ]


def test_what_must_stay_has_no_cell_even_if_the_bundle_holds_it(target: Path) -> None:
    def smuggled(fields: tuple[Field, ...]) -> dict[str, Any]:
        return {field.id: "GEHEIM" for field in fields if not field.privacy.leaves_town and not field.row}

    entries = [entry(name, **smuggled(KINDS[name].fields)) for name in TRAVELLING]
    answers = ({"text": "GEHEIM", "question_uid": "GEHEIM"},)
    write(bundle(*entries, entry("interview", 2, answers=answers, unheard="GEHEIM")), target)
    with zipfile.ZipFile(target) as archive:
        assert [name for name in archive.namelist() if b"GEHEIM" in archive.read(name)] == []


@pytest.mark.parametrize(
    ("stored_date", "shown", "known", "number_format"),
    [
        ("2022-06-21", day(2022, 6, 21), "Tag", "dd.mm.yyyy"),
        ("2022-06", day(2022, 6, 1), "Monat", "[$-407]mmmm yyyy"),
        ("2022", day(2022, 1, 1), "Jahr", "yyyy"),
        ("1900-03-01", day(1900, 3, 1), "Tag", "dd.mm.yyyy"),
        ("unknown", None, "unbekannt", "dd.mm.yyyy"),
        (None, None, None, "dd.mm.yyyy"),
        ("1899", "1899", "Jahr", "dd.mm.yyyy"),
        ("1900-02-28", "28.02.1900", "Tag", "dd.mm.yyyy"),
        ("2022-02-30", "2022-02-30", "Tag", "dd.mm.yyyy"),
    ],
)
def test_fuzzy_date(
    target: Path, stored_date: str | None, shown: Any, known: str, number_format: str
) -> None:
    write(bundle(entry("activity", start=stored_date)), target)
    sheet = opened(target)["Aktivitäten"]
    assert (cell(sheet, "Beginn").value, cell(sheet, "Beginn (Genauigkeit)").value) == (shown, known)
    if shown:
        assert cell(sheet, "Beginn").number_format == number_format


def test_open_period_leaves_its_end_empty(target: Path) -> None:
    row = written(target, "activity", survey_period="2022-05/")
    assert row["Befragungszeitraum von"] == day(2022, 5, 1)
    assert [row[f"Befragungszeitraum bis{more}"] for more in ("", " (Genauigkeit)")] == [None, None]


def test_masked_numbers_stand_as_they_are_said(target: Path) -> None:
    assert written(target, "activity", participants_count=Below(5))["Zahl der Teilnehmenden"] == "unter 5"


@pytest.mark.parametrize(
    ("number", "shown", "number_format"),
    [
        (Decimal("12500"), 12500, "#,##0"),
        (Decimal("12500.0"), 12500, "#,##0"),
        (Decimal("0.25"), 0.25, "#,##0.00"),
        (Decimal(0), 0, "#,##0"),
        (Decimal("1234567890.12345"), 1234567890.12345, "#,##0.00000"),
        (Decimal("0.1234567890123456789"), "0.1234567890123456789", None),
        (Decimal("NaN"), "NaN", None),
        (10**15, str(10**15), None),
    ],
)
def test_numbers_are_exact_or_text(target: Path, number: Any, shown: Any, number_format: str | None) -> None:
    write(bundle(entry("activity", figures=({"label": "Anteil", "value": number},))), target)
    there = cell(opened(target)["Aktivitäten Kennzahlen"], "Wert")
    assert there.value == shown
    if number_format:
        assert there.number_format == number_format


def test_no_is_said_and_zero_is_written(target: Path) -> None:
    row = written(target, "activity", open_ended=False, participants_count=0, cost_actual=Decimal("12000.5"))
    assert (row["Ende offen"], row["Zahl der Teilnehmenden"], row["Kosten tatsächlich"]) == (
        "nein",
        0,
        12000.5,
    )


def test_growing_lists_are_called_as_the_lab_calls_them(target: Path) -> None:
    terms = {"themes": {"new_work": "New Work", "L-DIE-see": "Arbeiten; am See"}}
    write(bundle(entry("activity", themes=("L-DIE-see", "new_work", "gone")), terms=terms), target)
    said = one(target, "Aktivitäten")["Themen"]
    assert said == "Arbeiten;; am See; New Work; gone"
    assert texts.parted(said) == ("Arbeiten; am See", "New Work", "gone")


def test_labels_that_two_keys_share_give_way_to_the_keys(target: Path) -> None:
    terms = {"themes": {"retail": "Handel", "L-DIE-handel": "handel"}}
    write(bundle(entry("activity", themes=("retail", "L-DIE-handel")), terms=terms), target)
    assert one(target, "Aktivitäten")["Themen"] == "retail; L-DIE-handel"


def test_lists_without_a_sheet_stand_in_their_cell(target: Path) -> None:
    row = written(target, "theme", synonyms=({"word": "Gemeinschaftsbüro"}, {"word": "Büro; geteilt"}))
    assert row["Auch gesucht als"] == "Gemeinschaftsbüro; Büro;; geteilt"


def test_of_the_last_change_only_the_day_is_told(target: Path) -> None:
    assert written(target, "activity", updated_at="2022-11-22T08:15:30Z")["Stand"] == day(2022, 11, 22)


def test_missing_values_are_named_as_their_columns_are(target: Path) -> None:
    missing = (KINDS["lab"].by_id["ags"].label, "Zuständige Stelle", "Belege")
    write(bundle(entry("lab", missing=missing)), target)
    assert one(target, "Labore")["Fehlende Angaben"] == "AGS; Zuständige Stelle; Belege"


def test_deleted_records_travel_as_names_only(target: Path) -> None:
    stone = Tombstone("finding", "u-1", "DIE-EK-0009", "2022-11-01T10:00:00Z")
    write(bundle(tombstones=(stone,)), target)
    assert list(one(target, "Gelöschte").values()) == [
        "DIE-EK-0009",
        "u-1",
        "Erkenntnis",
        day(2022, 11, 1),
    ]


def test_empty_lab_still_has_all_its_sheets(target: Path) -> None:
    write(bundle(), target)
    names = [layout.README.name, *(sheet.name for sheet in layout.sheets()), "Gelöschte", "Auswahllisten"]
    assert opened(target).sheetnames == names
    assert all(rows(target, sheet.name) == [] for sheet in layout.sheets())


def test_parts_of_a_date_stand_side_by_side() -> None:
    for sheet in layout.sheets():
        for column, following in zip(sheet.columns, sheet.columns[1:], strict=False):
            if column.field.kind is FieldKind.FUZZY_DATE and column.part is Part.WHOLE:
                assert (following.field, following.part) == (column.field, Part.PRECISION)
