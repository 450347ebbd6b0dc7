"""Whatever happens to a package on its way: it is refused with a reason, or it is whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import RefusedFileError
from app.interchange.package import Seal, Unpacked
from exporters.package import unpack, write
from tests.helpers.packages import bytes_of, delivery, pictures

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "Grüße"
SEALS = {"open": Seal(), "closed": Seal(PASSWORD)}


@pytest.fixture(scope="module", params=SEALS.values(), ids=list(SEALS))
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("paket")
    (path,) = write(delivery(folder / "quelle", pictures(40, 30)), folder, seal=request.param)
    return path.read_bytes()


def opened(folder: Path, data: bytes) -> Unpacked | None:
    """Return what is in it, or None if it was refused with a reason that names the file."""
    path = folder / "paket.zip"
    path.write_bytes(data)
    try:
        return unpack(path, PASSWORD)
    except RefusedFileError as refusal:
        text = str(refusal)
        assert text.startswith("„paket.zip“ wird nicht übernommen: ")
        assert text.endswith(".")
        return None


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path, whole: bytes) -> None:
    assert opened(tmp_path, whole)
    for length in range(len(whole)):
        assert opened(tmp_path, whole[:length]) is None


def test_a_file_that_lost_its_beginning_is_refused(tmp_path: Path, whole: bytes) -> None:
    for start in range(1, len(whole), 97):
        assert opened(tmp_path, whole[start:]) is None


def test_a_changed_byte_changes_nothing_or_is_noticed(tmp_path: Path, whole: bytes) -> None:
    sound, refused = opened(tmp_path, whole), 0
    positions = range(0, len(whole), 97)
    for position in positions:
        for bits in (0x01, 0x20, 0xFF):
            changed = bytearray(whole)
            changed[position] ^= bits
            found = opened(tmp_path, bytes(changed))
            assert found in (None, sound)
            refused += found is None
    assert refused > len(positions)


def test_two_bytes_that_changed_places_are_noticed(tmp_path: Path, whole: bytes) -> None:
    sound, chance = opened(tmp_path, whole), random.Random(4)
    for _ in range(300):
        changed = bytearray(whole)
        one, other = chance.sample(range(len(whole)), 2)
        changed[one], changed[other] = changed[other], changed[one]
        assert opened(tmp_path, bytes(changed)) in (None, sound)


def test_a_file_with_something_behind_its_end_is_refused(tmp_path: Path, whole: bytes) -> None:
    assert opened(tmp_path, whole + b"\n") is None
    assert opened(tmp_path, whole + whole) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(data=st.binary(max_size=400))
def test_garbage_is_refused(tmp_path: Path, data: bytes) -> None:
    assert opened(tmp_path, data) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(data=st.data())
def test_garbage_in_the_directory_is_refused_or_means_nothing(
    tmp_path: Path, whole: bytes, data: st.DataObject
) -> None:
    start = whole.index(b"PK\x01\x02")
    position = data.draw(st.integers(start, len(whole) - 1))
    junk = data.draw(st.binary(min_size=1, max_size=20))
    changed = whole[:position] + junk + whole[position + len(junk) :]
    assert opened(tmp_path, changed) in (None, opened(tmp_path, whole))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(data=st.binary(max_size=200))
def test_garbage_where_the_manifest_should_be_is_refused(tmp_path: Path, data: bytes) -> None:
    assert opened(tmp_path, bytes_of([("manifest.json", data)])) is None
