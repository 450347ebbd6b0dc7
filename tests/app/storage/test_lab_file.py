"""What is no sound lab file is refused with a sentence, and not a byte of it changes."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

import pytest

from app.errors import RefusedFileError
from app.services.book import open_book
from app.storage import lab_file, schema
from tests.helpers.books import empty_copy, sample_copy

if TYPE_CHECKING:
    from pathlib import Path


def foreign(path: Path) -> None:
    path.write_text("Kein Laborbuch, sondern ein Brief.")


def empty(path: Path) -> None:
    path.touch()


def other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE anderes (text)")
    connection.close()


def newer(path: Path) -> None:
    _with_pragma(path, f"user_version={schema.SCHEMA + 1}")


def cut_off(path: Path) -> None:
    empty_copy(path.parent, path.name).close()
    path.write_bytes(path.read_bytes()[:-5000])


def overwritten(path: Path) -> None:
    sample_copy("DIE", path.parent).close()
    content = bytearray((path.parent / "DIE.laborbuch").read_bytes())
    content[9000:13000] = b"\xff" * 4000
    path.write_bytes(content)


def with_a_reference_into_the_void(path: Path) -> None:
    empty_copy(path.parent, path.name).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE record SET lab_id = 'gibt es nicht' WHERE kind = 'lab'")


def _with_pragma(path: Path, pragma: str) -> None:
    empty_copy(path.parent, path.name).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (foreign, "kein Laborbuch"),
        (empty, "ist leer"),
        (other_database, "kein Laborbuch"),
        (newer, "neueren Fassung"),
        (cut_off, "beschädigt"),
        (overwritten, "beschädigt"),
        (with_a_reference_into_the_void, "beschädigt"),
    ],
)
def test_refuses_and_leaves_the_bytes(make, word, tmp_path):
    path = tmp_path / "Fall.laborbuch"
    make(path)
    before = path.read_bytes()
    with pytest.raises(RefusedFileError, match=word):
        open_book(path)
    assert path.read_bytes() == before
    assert not [file for file in tmp_path.iterdir() if file.name.startswith("Fall.laborbuch-")]


def test_refuses_a_missing_file(tmp_path):
    with pytest.raises(RefusedFileError, match="lässt sich nicht lesen"):
        open_book(tmp_path / "fehlt.laborbuch")
    assert not list(tmp_path.iterdir())


def test_half_done_work_of_a_crash_is_taken_back(tmp_path):
    book = sample_copy("DIE", tmp_path)
    title = book.lab.town
    book.close()
    crashed = tmp_path / "Absturz.laborbuch"
    with closing(sqlite3.connect(book.path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size=2")
        writer.execute("BEGIN")
        writer.execute("UPDATE lab SET town = 'halb'")
        writer.execute("UPDATE record SET title = title || title || title, title_key = title || title")
        shutil.copy(book.path, crashed)
        shutil.copy(f"{book.path}-journal", f"{crashed}-journal")
    opened = open_book(crashed)
    assert opened.lab.town == title
    opened.close()


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (
            PurePosixPath("/labor/Ämter & Co/a?b#c.laborbuch"),
            "file:///labor/%C3%84mter%20%26%20Co/a%3Fb%23c.laborbuch",
        ),
        (PureWindowsPath("C:/Labor/DIE.laborbuch"), "file:///C:/Labor/DIE.laborbuch"),
        (PureWindowsPath("//server/labor/DIE.laborbuch"), "file:////server/labor/DIE.laborbuch"),
    ],
)
def test_addresses_of_drives_and_shares(path, address):
    assert lab_file.address(path) == address


def test_opens_whatever_the_folder_is_called(tmp_path):
    folder = tmp_path / "Ämter & Co #1?%20"
    folder.mkdir()
    book = sample_copy("DIE", folder)
    assert book.lab.town == "Dießen am Ammersee"
    book.close()


def test_never_overwrites(tmp_path):
    path = tmp_path / "DIE.laborbuch"
    path.write_text("Schon da")
    with pytest.raises(RefusedFileError, match="gibt es hier schon"):
        lab_file.create(path)
    assert path.read_text() == "Schon da"


def test_a_new_file_says_what_it_is(tmp_path):
    book = empty_copy(tmp_path)
    assert schema.header(book.path) == (b"SQLite format 3\x00", schema.APPLICATION_ID, schema.SCHEMA)
