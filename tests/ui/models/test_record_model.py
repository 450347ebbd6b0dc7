"""A model that holds no more of a list than what is looked at."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.catalogue import KINDS
from app.services import lists, records
from app.services.lists import ListQuery
from tests.helpers.books import sample_copy
from ui.models import record_model
from ui.models.record_model import RecordModel, Role, showable

pytestmark = pytest.mark.usefixtures("qapp")

Item = Qt.ItemDataRole


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


def activities(book):
    return RecordModel(book, ListQuery("activity", sort="start"), KINDS["activity"].list_columns)


@pytest.fixture
def model(book):
    return activities(book)


def column(model, id_):
    return [field.id for field in model.columns].index(id_)


def cell(model, row, id_, role=Item.DisplayRole):
    return model.index(row, column(model, id_)).data(role)


def shown(model, id_):
    return [cell(model, row, id_) for row in range(model.rowCount())]


def asked_pages(monkeypatch):
    """Write down the stretches that are read."""
    asked = []
    read = lists.page

    def page(book, query, columns, offset, limit):
        asked.append(offset)
        return read(book, query, columns, offset, limit)

    monkeypatch.setattr(lists, "page", page)
    return asked


def change(book, uid, **values):
    record = records.find(book, uid)
    assert record
    records.save(book, record.but(**values))


@pytest.mark.parametrize("kind", KINDS)
def test_qt_finds_no_fault_in_the_list_of_any_kind(kind, book, qtmodeltester):
    model = RecordModel(book, ListQuery(kind), KINDS[kind].list_columns)
    qtmodeltester.check(model)


def test_headers_are_the_labels_of_the_fields(model):
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == [KINDS["activity"].by_id[id_].label for id_ in KINDS["activity"].list_columns]


def test_values_are_shown_as_people_read_them(model):
    row = shown(model, "code").index("DIE-AK-0008")
    assert cell(model, row, "start") == "Mai\u00a02022"
    assert cell(model, row, "status") == "durchgeführt"
    assert cell(model, row, "activity_type") == "Bürgerbefragung"


def test_references_are_shown_by_name(book):
    model = RecordModel(book, ListQuery("quote"), ("interview_id",))
    assert {text[:6] for text in shown(model, "interview_id")} == {"DIE-P-"}


def test_terms_of_the_lab_file_are_shown_by_name(book):
    model = RecordModel(book, ListQuery("theme"), ("label", "parent"))
    assert set(filter(None, shown(model, "parent"))) <= set(shown(model, "label"))


def test_a_header_sorts_by_sql(model):
    model.sort(column(model, "title"), Qt.SortOrder.DescendingOrder)
    titles = shown(model, "title")
    assert titles == sorted(titles, key=str.casefold, reverse=True)
    assert model.sorted_by == (column(model, "title"), Qt.SortOrder.DescendingOrder)


def test_a_filter_is_part_of_the_question(model):
    model.ask(text="Bürgerworkshop")
    assert all("Bürgerworkshop" in title for title in shown(model, "title"))
    assert 0 < model.rowCount() < 5


def test_gaps_and_errors_come_with_the_row(model, book):
    uid = model.uid_at(0)
    change(book, uid, title=None)
    model.refresh()
    assert model.index(model.row_of(uid), 0).data(Role.GAPS) > 0
    assert model.index(0, 0).data(Role.UID) == model.uid_at(0)


def test_only_the_pages_in_view_are_read(book, monkeypatch):
    monkeypatch.setattr(record_model, "PAGE", 4)
    asked = asked_pages(monkeypatch)
    model = activities(book)
    model.count_all()
    cell(model, 9, "title")
    cell(model, 11, "code")
    assert asked == [0, 8]


def test_pages_far_away_are_forgotten(book, monkeypatch):
    monkeypatch.setattr(record_model, "PAGE", 1)
    monkeypatch.setattr(record_model, "_KEPT", 2)
    model = activities(book)
    model.count_all()
    asked = asked_pages(monkeypatch)
    for row in (0, 1, 2, 1, 0):
        cell(model, row, "title")
    assert asked == [1, 2, 0]


def test_a_long_list_is_counted_after_its_first_page_is_there(book, monkeypatch, qtbot):
    monkeypatch.setattr(record_model, "PAGE", 4)
    model = activities(book)
    assert model.rowCount() == 4
    with qtbot.waitSignal(model.rowsInserted):
        pass
    assert model.rowCount() == 13


def test_a_short_list_needs_no_counting(book, monkeypatch):
    monkeypatch.setattr(lists, "count", None)
    assert activities(book).rowCount() == 13


def test_a_change_is_seen_after_refreshing(model, book, qtbot):
    uid = model.uid_at(0)
    change(book, uid, venue="Am Hafen")
    with qtbot.waitSignal(model.dataChanged):
        model.refresh()
    assert cell(model, 0, "venue") == "Am Hafen"


def test_a_record_in_the_papierkorb_leaves_the_list(model, book, qtbot):
    uid = model.uid_at(0)
    records.trash(book, uid)
    with qtbot.waitSignal(model.modelReset):
        model.refresh()
    assert (model.rowCount(), model.row_of(uid)) == (12, None)


def test_other_fields_can_be_columns(model):
    model.show_columns(("title", "phase", "themes"))
    assert [field.id for field in model.columns] == ["title", "phase"]
    assert "Erkundung" in shown(model, "phase")


@pytest.mark.parametrize("kind", KINDS)
def test_every_showable_field_can_be_a_column(kind, book):
    ids = [field.id for field in showable(kind)]
    model = RecordModel(book, ListQuery(kind), ids)
    texts = [cell(model, 0, id_) for id_ in ids] if model.rowCount() else [""]
    assert all(isinstance(text, str) for text in texts)
