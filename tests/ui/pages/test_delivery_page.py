"""Preparing a delivery, issuing it, and finding it in the book of deliveries."""

from __future__ import annotations

import hashlib

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea

from app.interchange.package import PasswordNeededError
from app.services import delivery_log, records
from ui.compose import read_arrival
from ui.dialogs.delivery import DeliveryDialog
from ui.dialogs.remarks import RemarksDialog


@pytest.fixture
def dialog_of(workspace_of, shown, qtbot, tmp_path):
    def make(book, workspace=None):
        workspace = workspace or workspace_of(book)
        dialog = shown(DeliveryDialog(workspace), 920, 600)
        dialog.folder.setText(str(tmp_path / "raus"))
        qtbot.waitUntil(lambda: dialog._prepared is not None)
        return dialog

    return make


def words(dialog):
    labels = dialog.findChildren(QLabel)
    return [label.accessibleName() or label.text() for label in labels if label.isVisible()]


def issue(dialog, qtbot):
    qtbot.mouseClick(dialog.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)


def test_it_says_what_goes_and_what_stays(dialog_of, book):
    said = words(dialog_of(book))
    assert "Excel: 12 Aktivitäten, 5 Erkenntnisse, 3 Zitate, 3 Wissensbausteine" in said
    assert any(text.startswith("Namen und Kontakte, Tonaufnahmen, Transkripte") for text in said)
    assert "„Förderdeutsch übersetzen: mit Alltagsfragen einladen“ ist nicht freigegeben" in said


def test_issued_files_are_noted_with_their_sums(dialog_of, book, qtbot, heard, tmp_path):
    issue(dialog_of(book), qtbot)
    (entry,) = delivery_log.past(book)
    folder = tmp_path / "raus" / "DIE_Lieferung-01_2022-11-22"
    sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    assert {file.name: file.sha256 for file in entry.files} == sums
    assert "DIE_Laborbuch.xlsx" in sums
    assert any(name.endswith(".docx") for name in sums)
    assert heard.said[0].startswith("Lieferung 1 ausgegeben: 12 Aktivitäten, 5 Erkenntnisse")


def test_the_workbook_holds_what_was_announced(dialog_of, book, qtbot, tmp_path):
    dialog = dialog_of(book)
    for other in ("word", "package"):
        dialog.choices[other].tick.setChecked(False)
    issue(dialog, qtbot)
    (file,) = (tmp_path / "raus" / "DIE_Lieferung-01_2022-11-22").iterdir()
    sheet = openpyxl.load_workbook(file, read_only=True)["Aktivitäten"]
    codes = [row[0] for row in sheet.iter_rows(values_only=True) if str(row[0]).startswith("DIE-AK-")]
    assert len(codes) == 12


def test_a_package_can_be_locked_with_a_password(dialog_of, book, qtbot, tmp_path):
    dialog = dialog_of(book)
    qtbot.keyClicks(dialog.password.edit, "Geheim 22")
    issue(dialog, qtbot)
    (package,) = (tmp_path / "raus" / "DIE_Lieferung-01_2022-11-22").glob("*.zip")
    with pytest.raises(PasswordNeededError):
        read_arrival(package)
    assert read_arrival(package, "Geheim 22").sender.prefix == "DIE"


def test_without_a_package_there_is_nothing_to_lock(dialog_of, book):
    dialog = dialog_of(book)
    assert dialog.password.isEnabled()
    dialog.choices["package"].tick.setChecked(False)
    assert not dialog.password.isEnabled()


def test_a_password_is_hidden_until_somebody_wants_to_see_it(dialog_of, book, qtbot):
    dialog = dialog_of(book)
    field = dialog.password
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Passwort verbergen"
    qtbot.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_everything_at_its_left_is_seen_on_a_small_screen(dialog_of, book):
    dialog = dialog_of(book)
    dialog.resize(920, 697 - 40)
    left = next(area for area in dialog.findChildren(QScrollArea) if area.isAncestorOf(dialog.password))
    assert left.verticalScrollBar().maximum() == 0


def test_further_formats_are_issued_beside_the_usual_ones(dialog_of, book, qtbot, tmp_path):
    dialog = dialog_of(book)
    for choice in dialog.choices.values():
        choice.tick.setChecked(False)
    assert dialog.more.text() == "Weitere Formate …"
    dialog.more.ticks["web"].trigger()
    assert dialog.more.text() == "+ Webseite (HTML)"
    dialog.more.ticks["markdown"].trigger()
    assert dialog.more.text() == "+ 2 Formate"
    assert dialog.main.isEnabled()
    issue(dialog, qtbot)
    files = list((tmp_path / "raus" / "DIE_Lieferung-01_2022-11-22").iterdir())
    assert {file.suffix for file in files} == {".html", ".md"}
    assert delivery_log.past(book)[0].kind == "documents"


def test_a_format_that_needs_another_program_says_so(dialog_of, book, monkeypatch):
    monkeypatch.setattr("exporters.libreoffice.is_possible", lambda: False)
    dialog = dialog_of(book)
    tick = dialog.more.ticks["pdf"]
    assert not tick.isEnabled()
    assert "LibreOffice" in tick.text()


def test_nothing_chosen_is_an_obstacle(dialog_of, book):
    dialog = dialog_of(book)
    for choice in dialog.choices.values():
        choice.tick.setChecked(False)
    assert not dialog.main.isEnabled()
    assert "Noch ein Hindernis. Danach kann ausgegeben werden." in words(dialog)
    dialog.choices["excel"].tick.setChecked(True)
    assert dialog.main.isEnabled()


def test_a_place_that_cannot_be_reached_is_an_obstacle(dialog_of, book, tmp_path):
    dialog = dialog_of(book)
    taken = tmp_path / "datei"
    taken.write_text("")
    dialog.folder.setText(str(taken / "raus"))
    assert not dialog.main.isEnabled()
    assert "Der Ablageort ist nicht zu erreichen" in words(dialog)


def test_a_new_lab_is_told_what_to_do_first(dialog_of, new_book):
    dialog = dialog_of(new_book)
    assert not dialog.main.isEnabled()
    assert "Noch ist nichts zur Weitergabe bestimmt" in words(dialog)


def test_a_hint_leads_to_its_place(dialog_of, book, qtbot, heard, uid_of):
    dialog = dialog_of(book)
    go = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Öffnen")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert heard.went == [("knowledge_module", uid_of("DIE-WB-0004"))]


def test_escape_writes_nothing(dialog_of, book, qtbot, tmp_path):
    dialog = dialog_of(book)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not (tmp_path / "raus").exists()


def test_a_delivery_stands_in_the_book_of_deliveries(page_of, dialog_of, book, qtbot):
    page = page_of(book, "delivery")
    issue(dialog_of(book, page.workspace), qtbot)
    qtbot.waitUntil(lambda: page.pane.model.rowCount() == 1)
    assert page.pane.model.record(0).title == "Lieferung 1"


def test_the_book_of_deliveries_stays_complete(page_of, dialog_of, book, qtbot, heard):
    page = page_of(book, "delivery")
    issue(dialog_of(book, page.workspace), qtbot)
    page.enter()
    page.handlers()["edit.trash"]()
    assert page.pane.model.rowCount() == 1
    assert "Das Ausgangsbuch bleibt vollständig" in heard.said[-1]


def test_what_was_held_back_is_noted(dialog_of, book, qtbot, record_of):
    records.save(book, record_of("DIE-AK-0008").but(end="2022-04"))
    dialog = dialog_of(book)
    assert any("bleibt im Labor" in text for text in words(dialog))
    issue(dialog, qtbot)
    (entry,) = delivery_log.past(book)
    assert entry.check_result == "passed_with_notes"
    assert "DIE-AK-0008" in (entry.check_notes or "")


@pytest.fixture
def noisy(book, record_of):
    """A lab one of whose activities leaves with blanks where no blanks belong."""
    record = record_of("DIE-AK-0008")
    records.save(book, record.but(title=f"{record.title}   heute"))
    return book


def test_what_the_check_of_the_documents_found_leads_to_its_field(dialog_of, noisy, qtbot, heard, uid_of):
    issue(dialog_of(noisy), qtbot)
    found = next(it for it in QApplication.topLevelWidgets() if isinstance(it, RemarksDialog))
    assert any(text.startswith("DIE-AK-0008: Leerzeichen als Abstand") for text in words(found))
    go = next(b for b in found.findChildren(QPushButton) if b.text() == "Öffnen")
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert heard.went == [("activity", uid_of("DIE-AK-0008"), "title")]
    (entry,) = delivery_log.past(noisy)
    assert "im Feld „Titel“" in (entry.check_notes or "")
