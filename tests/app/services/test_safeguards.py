"""Where backups lie, and that those of one file never push out those of another."""

from __future__ import annotations

import pytest

from app.errors import LaborbuchError
from app.services.house import House
from app.services.safeguards import back_up_before
from tests.helpers.books import empty_copy


@pytest.fixture
def book_in(tmp_path):
    made = []

    def make(name):
        folder = tmp_path / name
        folder.mkdir()
        made.append(empty_copy(folder))
        return made[-1]

    yield make
    for book in made:
        book.close()


def test_without_a_word_from_the_house_they_lie_beside_the_file(book_in):
    book = book_in("a")
    assert back_up_before(book, "vor-X").parent == book.path.parent / f"{book.path.stem}_Sicherungen"


def test_files_of_one_name_keep_theirs_apart(book_in, tmp_path):
    one, other = book_in("a"), book_in("b")
    for book in (one, other):
        book.house = House(backup_folder=tmp_path / "sicherung")
        for _ in range(12):
            back_up_before(book, "vor-X")
    folders = list((tmp_path / "sicherung").iterdir())
    assert one.path.name == other.path.name
    assert [len(list(folder.iterdir())) for folder in folders] == [10, 10]


def test_a_folder_that_cannot_be_reached_is_named(book_in, tmp_path):
    (tmp_path / "datei").write_text("kein Ordner")
    book = book_in("a")
    book.house = House(backup_folder=tmp_path / "datei")
    with pytest.raises(LaborbuchError, match="Es wurde nichts geändert"):
        back_up_before(book, "vor-X")
