"""What a lab sets holds for its new records and for what leaves it."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import SaveRefusedError
from app.services import records
from app.services.lab_settings import lab_settings, put_lab_setting
from app.services.selection import Selection
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
