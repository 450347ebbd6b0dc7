"""Two windows on one lab file: neither loses what the other one wrote."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import SaveRefusedError
from app.services import records
from app.services.book import open_book
from tests.helpers.books import clock, sample_copy
from tests.helpers.intakes import found

CODE = "DIE-AK-0001"


def save(book, record, **read):
    """Return the record as stored; which kind it is, is the test's to know."""
    stored: Any = records.save(book, record, **read).record
    return stored


@pytest.fixture
def windows(tmp_path):
    here = sample_copy("DIE", tmp_path)
    there = open_book(here.path, clock=clock, editor="Zweite")
    yield here, there
    there.close()
    here.close()


def test_what_others_changed_meanwhile_is_kept(windows):
    here, there = windows
    read = found(here, CODE)
    records.save(there, found(there, CODE).but(results="Von nebenan"))
    saved = save(here, read.but(title="Von hier"), read=read)
    assert (saved.title, saved.results) == ("Von hier", "Von nebenan")
    assert found(there, CODE) == saved


def test_the_same_field_is_not_overwritten_unasked(windows):
    here, there = windows
    read = found(here, CODE)
    records.save(there, found(there, CODE).but(title="Von nebenan"))
    with pytest.raises(SaveRefusedError, match=r"„Titel“ wurde inzwischen .* „Von nebenan“"):
        records.save(here, read.but(title="Von hier", results="Auch von hier"), read=read)
    assert (found(here, CODE).title, found(here, CODE).results) == ("Von nebenan", read.results)


def test_the_same_text_from_both_is_no_question(windows):
    here, there = windows
    read = found(here, CODE)
    records.save(there, found(there, CODE).but(title="Einig", results="Von nebenan"))
    saved = save(here, read.but(title="Einig"), read=read)
    assert (saved.title, saved.results) == ("Einig", "Von nebenan")


def test_what_is_gone_for_good_does_not_come_back_by_saving(windows):
    here, there = windows
    read = found(here, CODE)
    records.trash(there, read.uid)
    records.purge(there, read.uid)
    with pytest.raises(SaveRefusedError, match="endgültig gelöscht"):
        records.save(here, read.but(title="Von hier"), read=read)
    assert found(here, CODE) is None


def test_what_is_new_is_stored_as_ever(windows):
    here, _ = windows
    begun = records.begin(here, "activity")
    saved = save(here, begun.but(title="Neu"), read=begun)
    assert found(here, saved.code).title == "Neu"
