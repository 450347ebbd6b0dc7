"""The board of deliveries: a sign and a word in every cell, and what stands behind it."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt

from app.services.office import board, intake
from tests.helpers.arrivals import delivered
from tests.helpers.books import sample_copy
from tests.helpers.offices import empty_office
from ui.dialogs.expected_labs import ExpectedLabsDialog
from ui.pages.office.board_table import NOW
from ui.widgets.marks import MARKS

NOW_COLUMN = 6  # the fourth quarter of 2022


@pytest.fixture
def book(tmp_path):
    office, lab = empty_office(tmp_path), sample_copy("DIE", tmp_path)
    intake.take_over(office, delivered(lab, file="DIE_Lieferung-01.zip"))
    lab.close()
    yield office
    office.close()


@pytest.fixture
def page(page_of, book):
    return page_of(book, "deliveries_due")


def words_of(page, row):
    model = page.table.model()
    cells = (model.index(row, column).data(MARKS) for column in range(model.columnCount()))
    return [marks[0].number if marks else "" for marks in cells]


def stand_on(page, row, column):
    page.table.setCurrentIndex(page.table.model().index(row, column))


def test_every_cell_speaks_in_words(page):
    assert words_of(page, 2) == ["", "", "", "", "", "", "geliefert", ""]
    assert words_of(page, 0) == ["", "", "", "", "", "überfällig", "erwartet", ""]


def test_a_screen_reader_hears_every_cell(page):
    index = page.table.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Mölln, 2. Quartal 2021: nichts geliefert"


def test_in_a_small_window_quarters_are_seen_whole_or_not_at_all(page_of, book):
    page = page_of(book, "deliveries_due", width=627, height=345)
    table = page.table
    room = table.viewport().width()
    column = table.columnWidth(0)
    assert column * 4 <= room < column * 4 + 4
    seen = [
        at for at in range(table.model().columnCount()) if 0 <= table.columnViewportPosition(at) < column * 4
    ]
    assert len(seen) == 4
    assert table.currentIndex().column() in seen
    assert table.columnViewportPosition(seen[0]) == 0


def test_the_board_is_written_as_a_workbook(page, qtbot, heard, tmp_path, monkeypatch):
    target = tmp_path / "Lieferstand"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    page.export()
    qtbot.waitUntil(lambda: not page.workspace.tasks.running)
    book = openpyxl.load_workbook(f"{target}.xlsx")
    rows = list(book["Lieferstand"].iter_rows(values_only=True))
    said = next(row for row in rows if row[1] == "Dießen am Ammersee")
    assert said[2 + NOW_COLUMN] == "geliefert"
    (_, _, _, came) = list(book["Lieferungen"].iter_rows(values_only=True))
    assert came[0] == "Dießen am Ammersee"
    assert came[4] == "DIE_Lieferung-01.zip"
    assert heard.said == ["Lieferstand gespeichert: Lieferstand.xlsx"]


def test_one_stands_in_the_present_quarter(page):
    assert page.table.currentIndex().column() == NOW_COLUMN
    assert page.table.currentIndex().data(NOW)
    head = page.table.model().headerData(NOW_COLUMN, Qt.Orientation.Horizontal)
    assert head.endswith("heute")
    assert page._sense.text() == ("4. Quartal 2022, fällig am 31.12.2022: 1 von 5 Laboren haben geliefert")


def test_the_foot_names_delivery_and_file(page):
    stand_on(page, 2, NOW_COLUMN)
    assert page.foot.said == ["Lieferung ohne Nummer vom 22.11.2022", "DIE_Lieferung-01.zip"]


def test_the_foot_says_what_is_due(page):
    stand_on(page, 0, 5)
    assert page.foot.said == ["War fällig am 30.09.2022. Bis heute ist nichts eingegangen."]
    stand_on(page, 0, 7)
    assert page.foot.said == ["Wird erst bis zum 31.03.2023 erwartet."]


def test_arrows_move_and_enter_goes_to_the_inbox(page, qtbot, heard):
    stand_on(page, 0, NOW_COLUMN)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.place[0].town == "Wittenberge"
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert heard.went == [("inbox", "")]


def test_every_quarter_fits_at_the_usual_size(page):
    assert page.table.horizontalScrollBar().maximum() == 0


def test_the_dialog_adds_a_lab_and_takes_one_out(shown, book, looks):
    dialog = shown(ExpectedLabsDialog(book))
    last = dialog.table.rowCount() - 1
    dialog.table.item(last, 0).setText("qu")
    dialog.table.item(last, 1).setText("Quedlinburg")
    assert dialog.table.rowCount() == last + 2
    dialog.table.setCurrentCell(0, 0)
    dialog.remove()
    dialog.save()
    assert [lab.prefix for lab in board.expected_labs(book)] == ["WIT", "DIE", "OEW", "DIP", "QU"]


def test_the_dialog_says_what_is_wrong_and_stays(shown, book, looks):
    dialog = shown(ExpectedLabsDialog(book))
    dialog.table.item(0, 0).setText("M1")
    dialog.save()
    assert dialog.isVisible()
    assert "„M1“ ist kein Kürzel" in dialog._problem.accessibleName()
    assert len(board.expected_labs(book)) == 5
