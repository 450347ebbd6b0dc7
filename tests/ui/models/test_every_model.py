"""The item models that no page test asks: Qt's own tester finds nothing to complain about."""

from __future__ import annotations

import datetime as dt

import pytest

from app.services.terms import TermChoice
from tests.helpers.books import sample_copy
from ui.dialogs.picker_model import PickerModel, Records, Terms
from ui.pages.recent_list import RecentModel


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.mark.parametrize("several", [True, False])
def test_choices_of_records(book, several, qtmodeltester):
    model = PickerModel(Records(book, ["activity", "finding"]), (), several=several)
    qtmodeltester.check(model)
    model.look_for("Bürger", "activity")
    qtmodeltester.check(model)


def test_choices_of_terms(qtmodeltester):
    terms = [TermChoice(key, f"Thema {key}", group="Oben") for key in "abc"]
    qtmodeltester.check(PickerModel(Terms(terms, ("b",)), ("b",), several=True))


def test_recent_files(qtbot, qtmodeltester):
    from PySide6.QtWidgets import QWidget

    owner = QWidget()
    qtbot.addWidget(owner)
    qtmodeltester.check(RecentModel((), dt.date(2022, 11, 22), owner))
