"""What people see of what their IT decided."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from app.policy import BY_IT, UNTIL_MENDED, Policy
from app.services.house import House
from app.services.lab_settings import lab_settings
from tests.helpers.offices import full_office
from tests.helpers.policies import house_under
from ui.dialogs.delivery import DeliveryDialog
from ui.widgets.notice import Notice

PERIOD = "retention_recording_days"


@pytest.fixture
def under(book, tmp_path):
    """Put a policy in force for the lab."""

    def put(**stated):
        book.house = house_under(tmp_path, **stated)
        return book

    return put


@pytest.fixture
def dialog_of(workspace_of, shown, qtbot, tmp_path):
    def make(book):
        dialog = shown(DeliveryDialog(workspace_of(book)), 920, 656)
        dialog.folder.setText(str(tmp_path / "raus"))
        qtbot.waitUntil(lambda: dialog._prepared is not None)
        return dialog

    return make


def words(widget):
    return [label.accessibleName() or label.text() for label in widget.findChildren(QLabel)]


def buttons(widget):
    return [button.text() for button in widget.findChildren(QPushButton) if button.isVisible()]


def test_what_it_gave_is_shown_and_cannot_be_typed_over(page_of, under, qtbot):
    page = page_of(
        under(office_address="Projektbüro\nTel. 1", open_last="nein", export_formats="excel"), "settings"
    )
    page.views.choose("program")
    program = page._program
    assert {"office_address", "open_last"}.isdisjoint(program.editors)
    assert program.fixed["office_address"].toPlainText() == "Projektbüro\nTel. 1"
    assert program.fixed["open_last"].text() == "Nein"
    assert program.fixed["export_formats"].text() == "Excel-Arbeitsmappen"
    qtbot.keyClicks(program.fixed["open_last"], "x")
    assert program.fixed["open_last"].text() == "Nein"
    assert words(program).count(BY_IT) == 3


def test_a_locked_setting_without_a_value_is_shown_as_empty(page_of, under):
    page = page_of(under(locked="backup_folder"), "settings")
    assert page._program.fixed["backup_folder"].text() == "nichts eingetragen"


def test_without_a_policy_nothing_is_fixed(page_of, book):
    page = page_of(book, "settings")
    assert page._program.fixed == {}
    assert BY_IT not in words(page)


def test_what_is_wrong_with_a_policy_stands_above_the_settings(page_of, book, tmp_path):
    book.house = House(policy=Policy(doubts=("Die Richtlinie ist kaputt.",)))
    page = page_of(book, "settings")
    assert page._program.findChild(Notice).accessibleName() == "Die Richtlinie ist kaputt."
    said = words(page)
    assert UNTIL_MENDED in said
    assert BY_IT not in said


def test_a_folder_of_ones_own_holds_at_once_and_half_a_path_is_refused(page_of, book, tmp_path):
    page = page_of(book, "settings")
    field = page._program.editors["backup_folder"]
    field.edit.setText(str(tmp_path / "sicherung"))
    field.edit.editingFinished.emit()
    assert book.house.backup_folder == tmp_path / "sicherung"
    field.edit.setText("sicherung")
    field.edit.editingFinished.emit()
    assert "kein vollständiger Pfad" in page._program.refusals["backup_folder"].accessibleName()
    assert book.house.backup_folder == tmp_path / "sicherung"


def test_an_address_is_taken_when_one_leaves_it(page_of, book, qtbot):
    page = page_of(book, "settings")
    page.views.choose("program")
    address = page._program.editors["office_address"]
    address.setFocus()
    qtbot.keyClicks(address, "lieferungen@projektbuero.example")
    qtbot.keyClick(address, Qt.Key.Key_Tab)
    assert book.house.office_address == "lieferungen@projektbuero.example"


def test_a_proposed_period_stands_in_the_field_and_gives_way(page_of, under, book, qtbot):
    page = page_of(under(**{PERIOD: "20"}), "settings")
    page.views.choose("lab")
    editor = page._lab.editors[PERIOD]
    assert (editor.text(), editor.placeholderText()) == ("", "20")
    assert "Ihre IT schlägt 20 vor." in words(page._lab)
    qtbot.keyClicks(editor, "14")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert lab_settings(book)[PERIOD] == 14


def test_a_locked_period_is_shown_and_cannot_be_typed_over(page_of, under, book, qtbot):
    page = page_of(under(**{PERIOD: "20", "locked": PERIOD}), "settings")
    page.views.choose("lab")
    editor = page._lab.editors[PERIOD]
    qtbot.keyClicks(editor, "14")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "20"
    assert BY_IT in words(page._lab)
    assert page._lab.refusals[PERIOD].isHidden()


def test_only_allowed_formats_are_offered(dialog_of, under):
    dialog = dialog_of(under(export_formats="excel"))
    assert list(dialog.choices) == ["excel"]
    assert dialog.formats == ("excel",)
    assert not dialog.password.isEnabled()
    assert BY_IT in words(dialog)
    assert dialog.main.isEnabled()


def test_where_nothing_may_be_issued_the_dialog_says_so(dialog_of, under):
    dialog = dialog_of(under(export_formats=""))
    assert not dialog.main.isEnabled()
    assert "Ausgeben ist nicht erlaubt" in words(dialog)


def test_the_address_of_the_office_stands_beside_the_delivery(dialog_of, under):
    dialog = dialog_of(under(office_address="Projektbüro\nlieferungen@projektbuero.example"))
    assert "Projektbüro\nlieferungen@projektbuero.example" in words(dialog)
    dialog.resize(920, 768 - 40)
    QApplication.processEvents()
    left = next(area for area in dialog.findChildren(QScrollArea) if area.isAncestorOf(dialog.password))
    assert left.verticalScrollBar().maximum() == 0


def test_without_word_no_module_is_previewed(page_of, under):
    page = page_of(under(export_formats="excel, package"), "knowledge_module")
    assert "Als Word ansehen …" not in buttons(page)
    assert "data.word" not in page.handlers()


@pytest.fixture
def office(tmp_path):
    office = full_office(tmp_path)
    office.house = house_under(tmp_path, export_formats="package")
    yield office
    office.close()


@pytest.mark.parametrize("place", ["deliveries_due", "comparison", "review"])
def test_the_office_offers_only_what_is_allowed(page_of, office, place):
    assert {"Als Excel …", "Als Word ansehen …"}.isdisjoint(buttons(page_of(office, place)))


def test_the_joint_package_says_why_it_cannot_be_issued(page_of, office):
    page = page_of(office, "joint_package")
    assert not page.issue.isEnabled()
    assert page.said.startswith(
        "Word-Dokumente, Excel-Arbeitsmappen auszugeben hat Ihre IT hier nicht erlaubt"
    )
