"""A file appears whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.errors import LaborbuchError
from exporters.files import replacing

if TYPE_CHECKING:
    from pathlib import Path


def test_a_finished_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "datei").write_bytes(b"alt")
    with replacing(tmp_path / "datei") as file:
        file.write(b"neu")
        assert (tmp_path / "datei").read_bytes() == b"alt"
    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("datei", b"neu")]


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "datei").write_bytes(b"alt")
    with pytest.raises(KeyboardInterrupt):
        _stop_half_way(tmp_path / "datei")
    assert [(it.name, it.read_bytes()) for it in tmp_path.iterdir()] == [("datei", b"alt")]


def _stop_half_way(target: Path) -> None:
    with replacing(target) as file:
        file.write(b"halb")
        raise KeyboardInterrupt


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    message = r"^„datei“ ließ sich nicht im Ordner „.*fehlt“ speichern: Prüfen"
    with pytest.raises(LaborbuchError, match=message), replacing(tmp_path / "fehlt" / "datei"):
        pass


def test_a_place_that_is_taken_by_a_folder_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "datei").mkdir()
    with pytest.raises(LaborbuchError), replacing(tmp_path / "datei") as file:
        file.write(b"neu")
    assert [it.name for it in tmp_path.iterdir()] == ["datei"]
