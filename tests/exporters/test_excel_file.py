"""The file as a whole: same bytes, all or nothing, without faults, and other programs keep what it says."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from app.domain.catalogue import KINDS
from app.errors import LaborbuchError
from app.interchange.bundle import Below
from exporters.excel import page, write
from tests.bench import excel_floor
from tests.bench.excel_data import large
from tests.helpers.bundles import bundle, entry
from tests.helpers.filled import value
from tests.helpers.workbooks import converted, faults, values

if TYPE_CHECKING:
    from pathlib import Path

    from app.interchange.bundle import Bundle


def everything() -> Bundle:
    """A bundle with every kind, every date precision and texts of all sorts."""
    kinds = [kind for kind in KINDS.values() if kind.in_package]
    full = [
        entry(kind.name, **{field.id: value(field, "U") for field in kind.fields if not field.row})
        for kind in kinds
    ]
    odd: list[dict[str, Any]] = [
        {"title": "=1+1", "start": "2022-06-21", "participants_count": Below(5), "missing": ("Art",)},
        {"title": "Umlaute äöüß, 😀, Pru\u0308fung", "start": "2022-06", "open_ended": True},
        {"title": "<b> & „Anführung“", "start": "2022", "description": "Absatz\n\nAbsatz\n" * 100},
        {"title": "0123", "start": "unknown", "end": "1850", "description": "Wort " * 8_000},
        {"description": "a\nb" + "Wort " * 9_000 + "\nc"},
    ]
    return bundle(*full, *(entry("activity", at, **said) for at, said in enumerate(odd, 2)))


def test_same_bundle_makes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write(everything(), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_validator_finds_no_fault(tmp_path: Path) -> None:
    write(everything(), tmp_path / "a.xlsx")
    assert faults(tmp_path / "a.xlsx") == []


def test_library_is_loaded_only_to_write() -> None:
    code = "import sys, exporters.excel; sys.exit('xlsxwriter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_failed_export_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "DIE_Laborbuch.xlsx"
    target.write_bytes(b"old")
    monkeypatch.setattr(page, "LAST_ROW", 2)
    with pytest.raises(LaborbuchError, match="mehr Zeilen, als Excel fasst"):
        write(everything(), target)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [(target.name, b"old")]


def test_floor_of_the_measurement_writes_the_same_cells(tmp_path: Path) -> None:
    data = large(200)
    write(data, tmp_path / "a.xlsx")
    excel_floor.write(data, tmp_path / "b.xlsx")
    ours, floor = values(tmp_path / "a.xlsx"), values(tmp_path / "b.xlsx")
    assert len(floor) == 5
    for name, there in floor.items():
        width = len(there[0])
        assert [[*row, *[""] * (width - len(row))] for row in ours[name]] == there


@pytest.mark.libreoffice
def test_libreoffice_keeps_every_value(tmp_path: Path) -> None:
    path = tmp_path / "DIE_Laborbuch.xlsx"
    write(everything(), path)
    saved = converted(path, "xlsx", tmp_path / "again")
    assert values(saved) == values(path)
