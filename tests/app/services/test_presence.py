"""Two people at one lab file: the second hears of the first, and of nobody who is gone."""

from __future__ import annotations

import datetime as dt

import pytest

from app.errors import LaborbuchError
from app.services import presence, records, search
from app.services.book import open_book
from app.services.presence import STALE, Manner, OccupiedError, Seat, open_at
from app.storage.presence import look
from tests.helpers.books import clock, sample_copy
from tests.helpers.sitting import sitting

HERE = Seat("hier", "RATHAUS-07", "mw")


@pytest.fixture
def file(tmp_path):
    book = sample_copy("DIE", tmp_path)
    book.close()
    return book.path


def later(by):
    return lambda: clock() + by


def noted(file):
    return sorted(one.seat for one in look(file))


def opens(file, seat=HERE, when=clock):
    open_at(file, seat, clock=when).close()


def test_another_process_is_named(file):
    with sitting(file), pytest.raises(OccupiedError) as refused:
        opens(file)
    (other,) = refused.value.others
    assert (other.editor, other.computer) == ("kb", "RATHAUS-04")
    assert dt.datetime.fromisoformat(other.since) == clock()


def test_who_left_is_forgotten(file):
    with sitting(file):
        assert noted(file) == ["dort"]
    assert noted(file) == []
    opens(file)


def test_killed_process_is_believed_until_its_row_is_stale(file):
    with sitting(file) as process:
        process.kill()
        process.wait()
    with pytest.raises(OccupiedError):
        opens(file, when=later(STALE - dt.timedelta(seconds=1)))
    opens(file, when=later(STALE))
    assert noted(file) == []


def test_same_person_at_the_same_computer_is_not_warned(file):
    with sitting(file) as process:
        process.kill()
        process.wait()
    opens(file, Seat("dort", "RATHAUS-04"))


def test_same_person_at_another_computer_is_warned(file):
    with sitting(file), pytest.raises(OccupiedError):
        opens(file, Seat("dort", "RATHAUS-05"))


def test_two_that_write_know_of_each_other(file):
    with sitting(file):
        book = open_at(file, HERE, Manner.WRITE, clock=clock)
        assert [one.editor for one in presence.beat(book)] == ["kb"]
        assert sorted(noted(file)) == ["dort", "hier"]
        book.close()
        assert noted(file) == ["dort"]


def test_beat_brings_back_a_row_that_was_taken_for_a_crash(file):
    book = open_at(file, HERE, clock=clock)
    opens(file)
    assert noted(file) == []
    presence.beat(book)
    assert noted(file) == ["hier"]
    book.close()


def test_reader_changes_not_a_byte(file):
    with sitting(file):
        before = file.read_bytes()
        book = open_at(file, HERE, Manner.READ, clock=clock)
        with pytest.raises(LaborbuchError, match="nur zum Lesen"):
            records.save(book, book.lab.but(town="Anderswo"))
        with pytest.raises(LaborbuchError), book.reading() as connection:
            connection.exec_driver_sql("DELETE FROM record")
        assert not search.catch_up(book, lambda *_: None)
        book.close()
        assert file.read_bytes() == before


def test_file_is_sound_and_says_the_same_after_all(file):
    before = open_book(file).lab
    with sitting(file):
        open_at(file, HERE, Manner.WRITE, clock=clock).close()
    assert open_book(file).lab == before
