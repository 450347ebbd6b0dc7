"""The records of all labs in one place, of all towns or of one."""

from __future__ import annotations

import pytest

from app.services import lists
from app.services.lists import ListQuery
from app.services.numbering import uid_of_code
from tests.helpers.offices import full_office
from ui.pages.records.face import face

OEW = uid_of_code("OEW-LA-0001")


@pytest.fixture
def book(tmp_path):
    book = full_office(tmp_path)
    yield book
    book.close()


@pytest.fixture
def page(page_of, book):
    return page_of(book, "stock")


def test_every_row_says_whose_it_is(page):
    row = page.pane.model.row_of(uid_of_code("OEW-AK-0003"))
    shown = face(page.pane.model, row, page.pane.spec)
    assert shown is not None
    assert shown.meta.startswith("Oestrich-Winkel")


def test_towns_and_office_can_be_chosen(page):
    offered = [page.towns.itemText(at) for at in range(page.towns.count())]
    assert offered == [
        "Alle Städte",
        "Mölln",
        "Wittenberge",
        "Dießen am Ammersee",
        "Oestrich-Winkel",
        "Dippoldiswalde",
        "Projektbüro",
    ]


def test_one_town_alone_in_every_list(page, book):
    page.towns.choose(OEW)
    for kind in ("activity", "finding"):
        page.show_kind(kind)
        wanted = lists.count(book, ListQuery(kind, only=(("lab_id", OEW),)))
        assert page.pane.model.rowCount() == wanted > 0
    assert page.record.lab_id == OEW


def test_a_town_without_records_of_a_kind_is_not_taken_for_a_beginning(page):
    page.towns.choose(uid_of_code("PB-LA-0001"))
    page.show_kind("finding")
    assert not page.pane.is_empty
    assert page.pane._body.currentWidget() is page.pane._nothing
    assert page.pane._nothing._loosen.isHidden()


def test_a_record_of_another_town_lifts_the_choice(page):
    page.towns.choose(OEW)
    page.show_record(uid_of_code("DIE-EK-0001"))
    assert page.towns.current == ""
    assert page.uid == uid_of_code("DIE-EK-0001")
    assert page.pane.spec.kind == "finding"


def test_the_office_prepares_no_delivery_here(page):
    assert "data.deliver" not in page.handlers()
    assert "record.new" in page.handlers()
