"""The first page: every mark and every row leads somewhere."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from app.services import records
from ui.pages.overview.timeline_plan import Plan
from ui.pages.overview.words import changed_on, sense_of
from ui.pages.records.commands import NEW
from ui.widgets.pressable import Pressable

Item = Qt.ItemDataRole
NARROW = {"width": 620, "height": 520}


@pytest.fixture
def page(page_of, book):
    return page_of(book, "overview")


def rows(panel):
    return [row for row in panel.findChildren(Pressable) if row.isVisible()]


def names(found):
    return " ".join(row.accessibleName() for row in found)


def cell(page, thesis, finding):
    model = page._matrix.model()
    codes = [row.thesis_code for row in model.matrix.theses]
    columns = [column.code for column in model.matrix.findings]
    return model.index(codes.index(thesis), columns.index(finding))


def test_everything_fits_into_a_maximised_window_of_a_small_pc(page):
    area = page.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert page._matrix.verticalScrollBar().maximum() == 0


def test_a_cell_of_the_matrix_speaks(page):
    assert cell(page, "T1", "DIE-EK-0001").data(Item.AccessibleTextRole) == "T1, DIE-EK-0001: differenziert"
    assert cell(page, "T2", "DIE-EK-0001").data(Item.AccessibleTextRole) == "T2, DIE-EK-0001: keine Aussage"


def test_enter_on_a_mark_opens_the_finding(page, qtbot, heard, uid_of):
    page._matrix.setFocus()
    page._matrix.setCurrentIndex(cell(page, "T1", "DIE-EK-0001"))
    qtbot.keyClick(page._matrix, Qt.Key.Key_Return)
    assert heard.went == [("finding", uid_of("DIE-EK-0001"))]


def test_an_empty_cell_opens_nothing(page, qtbot, heard):
    page._matrix.setCurrentIndex(cell(page, "T2", "DIE-EK-0001"))
    qtbot.keyClick(page._matrix, Qt.Key.Key_Return)
    assert heard.went == []


def test_a_click_on_a_thesis_opens_it(page, heard, uid_of):
    page._matrix.verticalHeader().sectionClicked.emit(0)
    assert heard.went == [("thesis", uid_of("PB-TS-0001"))]


def test_the_timeline_is_walked_through_with_the_arrow_keys(page, qtbot, heard):
    view = page._timeline
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    first = view.currentIndex().data(Item.AccessibleTextRole)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().data(Item.AccessibleTextRole) == first
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [place for place, _ in heard.went] == ["activity"]


def test_a_click_on_a_mark_opens_its_activity(page, qtbot, heard, uid_of):
    view = page._timeline
    row = next(r for r, placed in enumerate(view._placed) if placed.mark.uid == uid_of("DIE-AK-0008"))
    place = view._placed[row].box.center().toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.went == [("activity", uid_of("DIE-AK-0008"))]


def test_announced_marks_say_so(page):
    spoken = [page._timeline.model().index(row, 0).data(Item.AccessibleTextRole) for row in range(9)]
    assert any("14. Oktober 2022, angekündigt oder geplant" in text.replace("\u00a0", " ") for text in spoken)


def test_names_in_the_timeline_cover_no_other_mark(page):
    placed = page._timeline._placed
    for one in placed:
        others = [other.box for other in placed if other is not one and one.mark.first and other.mark.first]
        assert not any(one.name and one.name_box.intersects(box) for box in others)


@pytest.mark.parametrize("width", [300, 620, 1070])
def test_marks_stay_within_the_picture(page, width):
    plan = Plan(page._timeline._timeline, width)
    picture = QRect(0, 0, width + 12, plan.height)
    assert all(picture.contains(placed.all.toAlignedRect()) for placed in plan.placed)


def test_a_row_opens_its_record(page, qtbot, heard, uid_of):
    over, unfinished, *_ = rows(page._lacking)
    assert "noch als geplant geführt, seit 39" in over.accessibleName()
    qtbot.mouseClick(unfinished, Qt.MouseButton.LeftButton)
    assert heard.went == [("knowledge_module", uid_of("DIE-WB-0004"))]


def test_all_that_is_due_is_shown_in_a_list(page, heard, uid_of):
    def choose():
        dialog: Any = QApplication.activeModalWidget()
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        dialog.accept()

    QTimer.singleShot(0, choose)
    QTest.keyClick(page._all, Qt.Key.Key_Space)
    assert heard.went == [("knowledge_module", uid_of("DIE-WB-0004"))]


def test_the_list_of_all_holds_more_than_the_page_reads(page_of, new_book):
    for number in range(15):
        records.save(new_book, records.begin(new_book, "finding", statement=f"Aussage {number}"))
    page = page_of(new_book, "overview")
    seen = []

    def count():
        dialog: Any = QApplication.activeModalWidget()
        seen.append(dialog.list.count())
        dialog.reject()

    assert page._all.text() == "Alle 15 zeigen …"
    QTimer.singleShot(0, count)
    QTest.keyClick(page._all, Qt.Key.Key_Space)
    assert seen == [15]


def test_a_delivery_that_is_due_is_prepared_from_its_row(page_of, book, qtbot):
    book.clock = lambda: dt.datetime(2022, 12, 20, 12, tzinfo=dt.UTC)
    page = page_of(book, "overview")
    (row,) = [row for row in rows(page._lacking) if "Lieferung für das" in row.accessibleName()]
    said = "Lieferung, Lieferung für das 4. Quartal 2022, vorbereiten, in 11\u00a0Tagen"
    assert row.accessibleName() == said
    opened = []

    def close():
        dialog: Any = QApplication.activeModalWidget()
        opened.append(type(dialog).__name__)
        dialog.reject()

    QTimer.singleShot(0, close)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert opened == ["DeliveryDialog"]


def test_no_row_is_shown_by_half(page):
    for panel in (page._lacking, page._modules, page._recent):
        assert all(row.geometry().bottom() <= panel.height() for row in rows(panel))
        assert rows(panel)


def test_what_changes_is_read_again(page, qtbot, book, record_of):
    saved = records.save(book, record_of("DIE-AK-0008").but(end="2022-04"))
    page.workspace.events.changed(saved.changes)
    qtbot.waitUntil(lambda: any("Bürgerbefragung" in row.accessibleName() for row in rows(page._lacking)))


def test_a_narrow_window_puts_one_below_the_other(page_of, book):
    page = page_of(book, "overview", **NARROW)
    QApplication.processEvents()
    assert page._matrix.mapTo(page, page._matrix.pos()).x() < 60


def test_a_new_lab_is_told_how_to_begin(page_of, new_book, heard, qtbot):
    page = page_of(new_book, "overview")
    steps = rows(page._lacking)
    assert [row.accessibleName().split(",")[1].strip() for row in steps] == [
        "Eine Aktivität festhalten",
        "Ein Interview anlegen",
        "Eine Erkenntnis formulieren",
        "Einen Wissensbaustein schreiben",
    ]
    assert rows(page._recent) == []  # themes that came along are nobody's work
    steps[2].setFocus()
    qtbot.keyClick(steps[2], Qt.Key.Key_Space)
    assert heard.went == [("finding", NEW)]


def test_a_step_goes_once_it_is_taken(page_of, new_book, qtbot):
    page = page_of(new_book, "overview")
    before = len(rows(page._lacking))
    saved = records.save(new_book, records.begin(new_book, "finding", statement="Mittags ist mehr los."))
    page.refresh(saved.changes)
    qtbot.waitUntil(lambda: "Eine Erkenntnis" not in names(rows(page._lacking)))
    assert len(rows(page._lacking)) == before  # it is not complete yet, so it stands there itself


def test_buttons_begin_an_activity(page, heard):
    page.handlers()["record.new"]()
    assert heard.went == [("activity", "neu")]


def test_town_project_and_day_are_named(book):
    said = sense_of(book.lab, (19, 23), dt.date(2022, 11, 22)).replace("\u00a0", " ")
    assert said == "Markt Dießen am Ammersee · Projektmonat 19 von 23 · Dienstag, 22. November 2022"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2022-11-22T08:00:00Z", "heute"),
        ("2022-11-21T08:00:00Z", "gestern"),
        ("2022-11-18T08:00:00Z", "18.11."),
        ("2021-11-18T08:00:00Z", "18.11.2021"),
    ],
)
def test_days_are_called_as_people_do(moment, said):
    assert changed_on(moment, dt.date(2022, 11, 22)) == said
