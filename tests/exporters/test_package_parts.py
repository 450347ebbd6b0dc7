"""Too large for one mail: text and pictures part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.interchange.package import Seal
from exporters.package import unpack, write
from tests.helpers.packages import DELIVERY, GUIDELINES, delivery, members, pictures

if TYPE_CHECKING:
    from pathlib import Path

SEALS = {"open": Seal(), "closed": Seal("Grüße", bytes(32))}
NAME = "DIE_Lieferung-04_2022-11-22"


@pytest.mark.parametrize("seal", SEALS.values(), ids=SEALS)
def test_text_and_pictures_part_and_nothing_is_lost(tmp_path: Path, seal: Seal) -> None:
    sent = delivery(tmp_path / "quelle", pictures(*range(2000, 3000, 100)))
    paths = write(sent, tmp_path, seal=seal, max_bytes=12_000)
    got = [unpack(path, seal.password) for path in paths]
    assert [path.name for path in paths] == [
        f"{NAME}_Text.zip",
        *(f"{NAME}_Bilder-{number}.zip" for number in range(1, len(paths))),
    ]
    assert [it.manifest.part for it in got] == [(no, len(paths)) for no in range(1, len(paths) + 1)]
    assert {sha256: data for it in got for sha256, data in it.pictures.items()} == sent.pictures
    assert sum(len(it.pictures) for it in got) == len(sent.pictures)
    assert all(path.stat().st_size <= 12_000 for path in paths)


@pytest.mark.parametrize("seal", SEALS.values(), ids=SEALS)
@pytest.mark.parametrize("count", [9, 10, 99, 100])
def test_parts_use_the_room_there_is(tmp_path: Path, seal: Seal, count: int) -> None:
    limit = 20_000
    sent = delivery(tmp_path / "quelle", pictures(*[2100 + number for number in range(count)]))
    paths = write(sent, tmp_path, seal=seal, max_bytes=limit)
    sizes = [path.stat().st_size for path in paths]
    assert max(sizes) <= limit
    assert min(sizes[1:-1], default=limit) > limit - 3_000


def test_no_part_is_larger_than_allowed_by_a_byte(tmp_path: Path) -> None:
    sent = delivery(tmp_path / "quelle", pictures(1000, 1000, 1000))
    _, full, rest = write(sent, tmp_path / "ziel", max_bytes=6_000)
    assert [len(unpack(path).pictures) for path in (full, rest)] == [2, 1]
    size = full.stat().st_size
    for limit in range(size - 60, size):
        _, *paths = write(sent, tmp_path / "ziel", max_bytes=limit)
        assert max(path.stat().st_size for path in paths) <= limit


def test_the_limit_counts_to_the_byte(tmp_path: Path) -> None:
    sent = delivery(tmp_path / "quelle")
    for seal in SEALS.values():
        (path,) = write(sent, tmp_path / "ziel", seal=seal)
        size = path.stat().st_size
        assert len(write(sent, tmp_path / "ziel", seal=seal, max_bytes=size)) == 1
        assert len(write(sent, tmp_path / "ziel", seal=seal, max_bytes=size - 1)) == 2


def test_the_text_part_holds_all_but_the_pictures_and_only_it_tells_of_records(tmp_path: Path) -> None:
    sent = delivery(tmp_path / "quelle", pictures(9000, 9000))
    text, *others = write(sent, tmp_path, max_bytes=14_000)
    assert [name for name in members(text) if name.startswith("Bilder/")] == []
    assert len([name for name in members(text) if name.startswith("Wissensbausteine/")]) == 2
    assert unpack(text).manifest == replace(DELIVERY, part=(1, 3))
    nothing = replace(DELIVERY, counts={}, tombstones=(), revocations=())
    assert [unpack(path).manifest for path in others] == [
        replace(nothing, part=(2, 3)),
        replace(nothing, part=(3, 3)),
    ]
    assert [unpack(path).workbook for path in others] == [None, None]


def test_a_picture_over_the_limit_gets_a_part_of_its_own(tmp_path: Path) -> None:
    sent = delivery(tmp_path / "quelle", pictures(200, 30_000, 300))
    paths = write(sent, tmp_path, max_bytes=10_000)
    parts = [sorted(len(picture.data) for picture in unpack(path).pictures.values()) for path in paths]
    assert parts[0] == []
    assert [30_000] in parts
    assert sorted(size for part in parts for size in part) == [200, 300, 30_000]


def test_text_over_the_limit_is_written_all_the_same(tmp_path: Path) -> None:
    text, picture = write(delivery(tmp_path / "quelle", pictures(50)), tmp_path, max_bytes=100)
    assert unpack(text).workbook
    assert len(unpack(picture).pictures) == 1


def test_what_has_no_pictures_stays_one_file(tmp_path: Path) -> None:
    for sent in (delivery(tmp_path / "quelle", {}), GUIDELINES):
        (path,) = write(sent, tmp_path, max_bytes=100)
        assert unpack(path).manifest.part == (1, 1)


def test_the_letter_of_a_part_says_which_one_it_is(tmp_path: Path) -> None:
    paths = write(delivery(tmp_path / "quelle", pictures(9000)), tmp_path, max_bytes=14_000)
    letters = [" ".join(members(path)["LIESMICH.txt"].decode("utf-8-sig").split()) for path in paths]
    assert ["Teil: 1 von 2" in it for it in letters] == [True, False]
    assert ["Teil: 2 von 2" in it for it in letters] == [False, True]
    assert ["Bilder 1 Bild oder Anlage" in it for it in letters] == [False, True]
    assert ["1.234 Zitate" in it for it in letters] == [True, False]
