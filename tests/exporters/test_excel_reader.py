"""What the program wrote is read back to the letter: the sum of every record fits."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from app.domain.canonical import state_of
from app.domain.catalogue import KINDS
from app.domain.fields import Field, FieldKind
from app.domain.text import clean
from app.interchange.arrival import Sender
from app.interchange.build import ONE_PERSON
from app.interchange.bundle import SCHEMA_VERSION, Tombstone
from exporters.excel import layout, read, write
from tests.helpers.archive import PREFIXES
from tests.helpers.bundles import bundle, entry
from tests.helpers.readings import (
    TRAVELLING,
    all_items,
    demanding_bundle,
    filled_bundle,
    misread,
    sample_bundle,
    sums,
)
from tests.helpers.workbooks import converted

if TYPE_CHECKING:
    from pathlib import Path

    from app.interchange.arrival import Arrival
    from app.interchange.bundle import Bundle

# A workbook takes a tenth of a second, so a failing example is shown as it was found.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
MADE = {"filled": filled_bundle, "demanding": demanding_bundle}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "DIE_Laborbuch.xlsx"


def read_back(there: Bundle, target: Path) -> Arrival:
    write(there, target)
    return read(target, target.name)


def assert_same(arrival: Arrival, there: Bundle) -> None:
    assert [notice.text for notice in arrival.notices] == []
    assert misread(arrival) == []
    assert {item.uid: item.written for item in all_items(arrival)} == sums(there)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_sample_lab_comes_back(tmp_path: Path, target: Path, prefix: str) -> None:
    there = sample_bundle(prefix, tmp_path)
    arrival = read_back(there, target)
    assert_same(arrival, there)
    assert arrival.sender == Sender(there.lab_uid, prefix, there.town)


@pytest.mark.parametrize("made", MADE)
def test_everything_comes_back(target: Path, made: str) -> None:
    there = MADE[made]()
    assert_same(read_back(there, target), there)


@pytest.mark.parametrize("made", MADE)
def test_everything_comes_back_after_openpyxl_saved_it(target: Path, made: str) -> None:
    there = MADE[made]()
    write(there, target)
    load_workbook(target).save(target)
    assert_same(read(target, target.name), there)


@pytest.mark.parametrize("made", MADE)
def test_states_are_what_was_written(target: Path, made: str) -> None:
    there = MADE[made]()
    states = {item.uid: item.state for item in all_items(read_back(there, target))}
    assert states == {it.uid: state_of(it.values) for its in there.entries.values() for it in its}


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Bundle, Path]]:
    """Workbooks that LibreOffice saved anew, all in one run."""
    folder, out = tmp_path_factory.mktemp("written"), tmp_path_factory.mktemp("saved")
    found = {}
    for name, make in (*MADE.items(), ("sample", lambda: sample_bundle("DIE", folder))):
        there = make()
        write(there, folder / f"{name}.xlsx")
        found[name] = there, converted(folder / f"{name}.xlsx", "xlsx", out)
    return found


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", [*MADE, "sample"])
def test_everything_comes_back_after_libreoffice_saved_it(
    resaved: dict[str, tuple[Bundle, Path]], name: str
) -> None:
    there, path = resaved[name]
    assert_same(read(path, path.name), there)


def test_file_says_whose_it_is(target: Path) -> None:
    there = bundle(created_at=dt.datetime(2022, 11, 22, 14, 32, 5, tzinfo=dt.timezone(dt.timedelta(hours=1))))
    arrival = read_back(there, target)
    assert (arrival.file, arrival.sender) == (target.name, Sender(there.lab_uid, "DIE", there.town))
    assert (arrival.created_at, arrival.sequence_no) == ("2022-11-22T13:32:05Z", 4)
    assert arrival.schema_version == SCHEMA_VERSION


def test_same_file_has_the_same_digest_as_path_or_bytes(target: Path) -> None:
    arrival = read_back(bundle(), target)
    assert read(target.read_bytes(), target.name) == arrival
    assert len(arrival.digest) == 64


def test_delivery_may_be_without_number(target: Path) -> None:
    assert read_back(bundle(sequence_no=None), target).sequence_no is None


def test_deleted_records_are_named(target: Path) -> None:
    stone = Tombstone(
        "finding", "EK000000-0000-4000-8000-000000000009", "DIE-EK-0009", "2022-11-01T10:20:30Z"
    )
    (found,) = read_back(bundle(tombstones=(stone,)), target).tombstones
    assert found == dataclasses.replace(stone, deleted_at="2022-11-01T00:00:00Z")


def test_file_speaks_about_what_leaves_the_lab_and_nothing_else(target: Path) -> None:
    arrival = read_back(filled_bundle(), target)
    assert list(arrival.stated) == TRAVELLING
    for name, fields in arrival.stated.items():
        leaving = {field.id for field in KINDS[name].fields if field.privacy.leaves_town}
        assert fields == leaving - {"deleted_at"}


def test_role_of_few_is_read_as_it_is_said(target: Path) -> None:
    arrival = read_back(demanding_bundle(), target)
    (interview,) = arrival.items["interview"]
    assert interview.state["role_category"] == ONE_PERSON


def test_rows_are_named_as_the_spreadsheet_shows_them(target: Path) -> None:
    arrival = read_back(bundle(entry("activity", 1), entry("activity", 2)), target)
    assert [(item.code, item.row) for item in arrival.items["activity"]] == [
        ("DIE-AK-0001", 2),
        ("DIE-AK-0002", 3),
    ]


def test_lists_without_a_sheet_have_one_column() -> None:
    fields = [field for name in TRAVELLING for field in KINDS[name].fields if field.privacy.leaves_town]
    lists = [field for field in fields if field.kind is FieldKind.LIST and not field.sheet]
    assert lists
    assert all(len(layout.leaving(field)) == 1 for field in lists)


TEXT = st.text(max_size=60).map(lambda text: clean(text, single_line=False)).filter(bool)
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)).map(dt.date.isoformat)
FUZZY = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), st.just("unknown"))
EXACT = st.decimals(-(10**9), 10**10, allow_nan=False, places=5)
VALUES: dict[FieldKind, st.SearchStrategy[Any]] = {
    FieldKind.DATE: DAYS,
    FieldKind.TIMESTAMP: DAYS,
    FieldKind.FUZZY_DATE: FUZZY,
    FieldKind.PERIOD: st.builds("{}/{}".format, FUZZY, st.one_of(FUZZY, st.just(""))),
    FieldKind.INT: st.integers(-(10**17), 10**17),
    FieldKind.DECIMAL: EXACT,
    FieldKind.MONEY: EXACT,
    FieldKind.BOOL: st.booleans(),
}


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Values as a bundle holds them, empty ones too."""
    if field.kind is FieldKind.LIST:
        parts = {part.id: values_of(part) if field.sheet else TEXT for part in layout.leaving(field)}
        row = st.fixed_dictionaries(parts)
        return st.lists(row, max_size=3).map(tuple)
    one = VALUES.get(field.kind, TEXT)
    if field.vocabulary:
        one = st.sampled_from(field.vocabulary.keys or ("new_work", "vacancy", "L-DIE-see"))
    if field.is_many:
        return st.lists(one, unique=True, max_size=3).map(tuple)
    return st.one_of(st.just(field.empty), one)


def entries_of(name: str) -> st.SearchStrategy[Any]:
    kind = KINDS[name]
    own = {field.id: values_of(field) for field in kind.own_fields if field.privacy.leaves_town}
    return st.fixed_dictionaries(own).map(lambda values: entry(name, **values))


@settings(max_examples=25, deadline=None, phases=PHASES, suppress_health_check=CHECKS)
@given(found=st.tuples(*map(entries_of, TRAVELLING)))
def test_whatever_a_record_says_comes_back(target: Path, found: tuple[Any, ...]) -> None:
    there = bundle(*found)
    assert_same(read_back(there, target), there)
