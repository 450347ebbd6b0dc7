"""Which sheets and columns there are follows from the declarations, and nothing private gets a column."""

from __future__ import annotations

from collections import Counter

import pytest

from app.domain import declare
from app.domain.catalogue import KINDS
from app.domain.declare import IN_ROW, INTERNAL, NETWORK, PERSONAL, PUBLIC
from app.domain.fields import FieldKind
from app.domain.record import Record, record
from app.domain.rows import Row, row_class
from app.domain.vocabularies.statuses import STATUS_SOURCE
from exporters.excel import layout
from exporters.excel.columns import Part

FIXED = (layout.README, layout.DELETED, layout.CHOICES, layout.CONTINUATIONS)
ALL = (*layout.sheets(), *FIXED)
TRAVELLING = [kind for kind in KINDS.values() if kind.in_package]


# fmt: off
@row_class
class Item(Row):
    name: str | None = declare.line("Name", IN_ROW, "", PUBLIC)
    contact: str | None = declare.line("Kontakt", IN_ROW, "", PERSONAL)


@record(
    label="Probe", plural="Proben", letters="PR", sheet="Proben", help="Nur für diesen Test.",
    status=STATUS_SOURCE, title_field="title", list_columns=("code", "title"),
)
class Probe(Record):
    title: str | None = declare.line("Titel", "Probe", "", PUBLIC)
    version: str | None = declare.line("Version", "Probe", "", PUBLIC)
    added: str | None = declare.text("Nachgetragen", "Probe", "", NETWORK, excel="Nachtrag")
    secret: str | None = declare.line("Vermerk", "Probe", "", INTERNAL)
    items: tuple[Item, ...] = declare.rows("Teile", "Probe", "", PUBLIC, Item, sheet="Proben Teile")
    notes: tuple[Item, ...] = declare.rows("Notizen", "Probe", "", INTERNAL, Item, sheet="Proben Notizen")
    words: tuple[Item, ...] = declare.rows("Wörter", "Probe", "", PUBLIC, Item)
# fmt: on


def titles(sheet: layout.Sheet) -> list[str]:
    return [column.title for column in sheet.columns]


def test_new_record_gets_its_sheets_and_columns_from_its_declaration() -> None:
    probe, parts = layout.sheets([Probe.about])
    assert titles(probe)[:3] == ["Kennung", "Interne Nummer (nicht ändern)", "Version"]
    assert titles(probe)[3:7] == ["Titel", "Version (Probe)", "Nachtrag", "Wörter"]
    assert titles(probe)[-2:] == ["Prüfsumme", "Fehlende Angaben"]
    assert titles(parts) == ["Kennung", "Nr.", "Name"]


def test_stricter_class_of_list_and_column_counts() -> None:
    assert [sheet.name for sheet in layout.sheets([Probe.about])] == ["Proben", "Proben Teile"]
    assert [field.id for field in layout.leaving(Probe.about.by_id["words"])] == ["name"]


@pytest.mark.parametrize("kind", TRAVELLING, ids=lambda kind: kind.name)
def test_every_field_that_may_leave_has_its_place_and_no_other(kind) -> None:
    own = [sheet for sheet in layout.sheets() if sheet.kind == kind.name]
    cells = {column.field.id for sheet in own if not sheet.rows_of for column in sheet.columns}
    lists = {sheet.rows_of for sheet in own if sheet.rows_of}
    leaving = [field for field in kind.fields if field.privacy.leaves_town]
    assert {id_ for id_ in cells if not id_.startswith("@")} == {f.id for f in leaving if not f.sheet}
    assert lists == {field.id for field in leaving if field.sheet}


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.name)
def test_titles_tell_columns_apart(sheet) -> None:
    assert [title for title, count in Counter(t.casefold() for t in titles(sheet)).items() if count > 1] == []


@pytest.mark.parametrize("attribute", ["name", "table"])
def test_names_tell_sheets_apart(attribute: str) -> None:
    names = [getattr(sheet, attribute).casefold() for sheet in ALL]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("sheet", ALL, ids=lambda sheet: sheet.name)
def test_excel_takes_the_names(sheet) -> None:
    assert len(sheet.name) <= 31
    assert sheet.table.isascii()
    assert sheet.table.isidentifier()


def test_record_sheets_come_first_in_the_order_of_kinds() -> None:
    names = [sheet.kind for sheet in layout.sheets() if not sheet.rows_of]
    assert names == [kind.name for kind in TRAVELLING]
    assert not any(sheet.rows_of for sheet in layout.sheets()[: len(names)])


def test_fuzzy_date_has_two_columns_and_period_four() -> None:
    activities = next(sheet for sheet in layout.sheets() if sheet.kind == "activity")
    dates = [column.title for column in activities.columns if column.field.id in ("start", "survey_period")]
    assert dates == [
        "Beginn",
        "Beginn (Genauigkeit)",
        "Befragungszeitraum von",
        "Befragungszeitraum von (Genauigkeit)",
        "Befragungszeitraum bis",
        "Befragungszeitraum bis (Genauigkeit)",
    ]


def test_only_dates_are_spread_over_several_columns() -> None:
    spread = {column.field.kind for sheet in ALL for column in sheet.columns if column.part is not Part.WHOLE}
    assert spread == {FieldKind.FUZZY_DATE, FieldKind.PERIOD}
