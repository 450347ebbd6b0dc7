"""What a lab sets holds for its new records and for what leaves it."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.settings import LAB_SETTINGS
from app.errors import SaveRefusedError
from app.services import records
from app.services.lab_settings import lab_settings, put_lab_setting
from app.services.selection import Selection
from app.storage import queries
from tests.helpers.books import sample_copy


@pytest.fixture
def book(tmp_path):
    book = sample_copy("OEW", tmp_path)
    yield book
    book.close()


def test_proposals_hold_until_something_is_set(book):
    assert lab_settings(book)["small_count_threshold"] == 5
    put_lab_setting(book, "small_count_threshold", "8")
    assert lab_settings(book)["small_count_threshold"] == 8
    put_lab_setting(book, "small_count_threshold", " ")
    assert lab_settings(book)["small_count_threshold"] == 5


@pytest.mark.parametrize("typed", ["fünf", "-1", "\u0665", "9" * 30])
def test_what_is_no_number_is_refused(typed, book):
    with pytest.raises(SaveRefusedError, match=f"„{typed}“ ist keine Zahl"):
        put_lab_setting(book, "small_count_threshold", typed)


def test_a_day_is_typed_as_people_write_it(book):
    put_lab_setting(book, "project_end", "30.6.2023")
    assert lab_settings(book)["project_end"] == "2023-06-30"
    assert LAB_SETTINGS["project_end"].shown("2023-06-30") == "30.06.2023"


@pytest.mark.parametrize("typed", ["Juni 2023", "2023", "31.02.2023", "bald"])
def test_what_is_no_day_is_refused(typed, book):
    sentence = f"„{typed}“ ist kein Tag. Bitte „Projektende“ mit Tag, Monat und Jahr eingeben, zum Beispiel "
    with pytest.raises(SaveRefusedError, match=f"{sentence}31.03.2023"):
        put_lab_setting(book, "project_end", typed)


def test_a_day_that_an_older_program_took_as_it_was_does_no_harm(book):
    with book.writing() as connection:
        queries.put_setting(connection, "project_end", "Ende März")
    assert lab_settings(book)["project_end"] == "2023-03-31"


def test_what_office_files_cannot_hold_is_cleaned(book):
    put_lab_setting(book, "funding_note", " Ge\x07fördert\ud800 vom\nBeispiel ")
    assert lab_settings(book)["funding_note"] == "Gefördert vom Beispiel"


def test_new_modules_take_the_funding_note(book):
    put_lab_setting(book, "funding_note", "Gefördert vom Beispiel.")
    module: Any = records.begin(book, "knowledge_module")
    assert module.funding_note == "Gefördert vom Beispiel."


def test_thresholds_decide_on_what_is_shown(book):
    assert _roles(book) == {"eine Person aus der Stadt"}
    put_lab_setting(book, "small_group_interviews", "1")
    assert "eine Person aus der Stadt" not in _roles(book)


def _roles(book):
    with book.reading() as connection:
        bundle = Selection(book, connection).bundle()
    return {entry.values["role_category"] for entry in bundle.entries["interview"]}
