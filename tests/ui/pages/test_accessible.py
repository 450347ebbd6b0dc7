"""Every page as a screen reader and the keyboard meet it: names everywhere, traps nowhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from tests.helpers.accessible import models_in, nameless, round_trip
from tests.helpers.offices import full_office
from ui.dialogs.about import AboutDialog
from ui.dialogs.delivery import DeliveryDialog
from ui.dialogs.new_book import NewBookDialog
from ui.dialogs.samples import SampleDialog
from ui.help.window import HelpWindow
from ui.windows.places import LAB_PLACES, OFFICE_PLACES

KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
BOTH = [("lab", place.key) for place in LAB_PLACES] + [("office", place.key) for place in OFFICE_PLACES]


@pytest.fixture
def book_of(request, tmp_path):
    """Return the file of a lab, or of the office."""
    made = []

    def make(whose):
        if whose == "lab":
            return request.getfixturevalue("book")
        made.append(full_office(tmp_path))
        return made[-1]

    yield make
    for book in made:
        book.close()


@pytest.fixture(params=BOTH, ids="-".join)
def page(request, page_of, book_of):
    """Return a page with what it shows; a form where there is one."""
    whose, place = request.param
    page = page_of(book_of(whose), place)
    if hasattr(page, "enter_record"):
        page.enter_record()
    return page


def test_everything_has_a_name(page):
    assert nameless(page) == []


@pytest.mark.parametrize("key", KEYS, ids=["tab", "backtab"])
def test_tab_goes_round(page, key):
    assert round_trip(page.areas()[0], key)


def test_qt_finds_no_fault_in_a_model(page):
    models = [model for model in models_in(page) if isinstance(model, QAbstractItemModel)]
    for model in models:
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


@pytest.fixture(params=["about", "delivery", "new", "samples", "help"])
def dialog(request, shown, book, workspace_of, tmp_path):
    kept = QWidget()
    make = {
        "about": lambda: AboutDialog(kept),
        "delivery": lambda: DeliveryDialog(workspace_of(book), kept),
        "new": lambda: NewBookDialog(tmp_path, kept),
        "samples": lambda: SampleDialog(kept),
        "help": lambda: HelpWindow(kept),
    }[request.param]
    yield shown(make(), 700, 600)
    kept.deleteLater()


def test_dialog_has_names(dialog):
    assert nameless(dialog) == []


@pytest.mark.parametrize("key", KEYS, ids=["tab", "backtab"])
def test_tab_goes_round_in_a_dialog(dialog, key):
    first = dialog.focusWidget() or dialog.nextInFocusChain()
    assert round_trip(first, key)
