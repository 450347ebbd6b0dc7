"""How files come into the inbox: chosen, dropped, found in a folder, twice, broken, locked, edited."""

from __future__ import annotations

import shutil

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.inboxes import rows
from tests.helpers.offices import empty_office
from ui.dialogs.password import PasswordDialog
from ui.pages.office import inbox_asks
from ui.pages.office.desk import FOLDER
from ui.pages.office.inbox import InboxPage
from ui.windows.places import CHOOSE_FILES

Key = Qt.Key
WIDE = {"width": 1154, "height": 623}


@pytest.fixture
def new_office(tmp_path):
    book = empty_office(tmp_path, "neu.laborbuch")
    yield book
    book.close()


@pytest.fixture
def page(page_of, inbox_book):
    return page_of(inbox_book, "inbox", **WIDE)


def press(widget, key):
    QTest.keyClick(widget, key)
    QApplication.processEvents()


def dropped(page, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        drop = QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(page, drop)
    return enter.isAccepted()


def test_the_same_file_twice_is_one(page, bring, files, settle, heard, tmp_path):
    entry = bring(page, files["second"])
    page.bring([files["second"]])
    settle(page)
    assert len(page.desk.entries) == 1
    copy = shutil.copy(files["second"], tmp_path / "Kopie.zip")
    page.bring([tmp_path / "Kopie.zip"])
    settle(page)
    assert copy.exists()
    assert heard.said == ["„Kopie.zip“ liegt schon im Eingang."]
    assert page.desk.entries == [entry]
    assert page.entry is entry


def test_a_delivery_taken_over_before_is_shown_as_such(page, bring, files, heard):
    bring(page, files["first"])
    assert heard.said == [f"„{files['first'].name}“ ist schon übernommen."]
    assert page.desk.entries == []
    assert page.taken.sequence_no == 1


def test_a_broken_file_says_why_and_can_be_taken_off(page, bring, files, tmp_path):
    broken = tmp_path / "DIE_Lieferung-09.zip"
    broken.write_bytes(files["second"].read_bytes()[:-4000])
    bring(page, broken)
    assert rows(page)[1] == (broken.name, "", "nicht lesbar")
    assert page.side.trouble.isVisible()
    assert broken.name in page.side.trouble.accessibleName()
    assert not page.side.foot.buttons["take"].isVisible()
    QTest.mouseClick(page.side.foot.buttons["drop"], Qt.MouseButton.LeftButton)
    assert page.desk.entries == []


def test_delete_takes_off_the_list(page, bring, files):
    bring(page, files["MOE"])
    press(page.left.list, Key.Key_Delete)
    assert page.desk.entries == []


def test_a_package_with_a_password_asks_for_it(page, bring, files, settle, monkeypatch):
    typed = iter(["falsch", "Geheim 22"])
    complaints = []

    def answer(dialog):
        complaints.append(dialog.box._below.accessibleName())
        dialog._edit.setText(next(typed))
        return 1

    monkeypatch.setattr(PasswordDialog, "exec", answer)
    entry = bring(page, files["DIP"])
    assert rows(page)[1] == (files["DIP"].name, "", "Passwort fehlt")
    for _ in range(2):
        QTest.mouseClick(page.side.foot.buttons["password"], Qt.MouseButton.LeftButton)
        settle(page)
    assert "Passwort passt nicht" in complaints[1]
    assert "Passwort passt nicht" not in complaints[0]
    assert page.entry is entry
    assert rows(page)[1][0] == "Dippoldiswalde"


def test_a_workbook_edited_by_hand_says_so(page, bring, files, tmp_path):
    edited = tmp_path / "WIT_Laborbuch.xlsx"
    shutil.copy(files["WIT"], edited)
    workbook = openpyxl.load_workbook(edited)
    sheet = workbook["Aktivitäten"]
    title = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Titel")
    sheet.cell(title.row + 1, title.column).value = "Von Hand umbenannt"
    workbook.save(edited)
    bring(page, edited)
    assert rows(page)[1] == ("Wittenberge", "Arbeitsmappe, von Hand geändert", "1 Hinweis")
    assert page.side.head.texts[2].endswith("von Hand geändert: 1 Zeile")
    assert page.side.hints.opened
    assert any("von Hand" in text for text in page.side.hints.texts)
    page.side.hints.toggle()
    assert not page.side.hints.opened


def test_a_first_signature_is_to_be_compared(page_of, new_office, bring, files):
    page = page_of(new_office, "inbox", **WIDE)
    bring(page, files["MOE"])
    assert page.side.head.texts[2].endswith("zum ersten Mal unterschrieben")
    assert "am Telefon" in page.side.hints.texts[0]


def test_files_are_dropped_onto_the_page(page, files, settle, tmp_path):
    note = tmp_path / "Notiz.txt"
    note.write_text("nichts")
    assert not dropped(page, note)
    assert dropped(page, files["MOE"], note, files["second"])
    settle(page)
    assert {entry.path for entry in page.desk.entries} == {files["MOE"], files["second"]}


def test_a_watched_folder_brings_what_is_complete(page, files, settle, qtbot, tmp_path, monkeypatch):
    folder = tmp_path / "Ablage"
    folder.mkdir()
    (folder / "~$offen.xlsx").write_bytes(b"x")
    shutil.copy(files["first"], folder)
    page.desk.folder._again.setInterval(20)
    monkeypatch.setattr("ui.pages.office.inbox_asks.QFileDialog.getExistingDirectory", lambda *_: str(folder))
    page.choose_folder()
    shutil.copy(files["MOE"], folder)
    qtbot.waitUntil(lambda: [row[0] for row in rows(page)][:2] == ["Zu bearbeiten", "Mölln"])
    settle(page)
    assert [entry.path.name for entry in page.desk.entries] == [files["MOE"].name]
    assert page.workspace.settings[FOLDER] == str(folder)
    assert "Ablage" in page.left.drop_area._watched.text()


def test_a_growing_file_is_left_alone(page, files, qtbot, tmp_path):
    folder, target = tmp_path / "Ablage", tmp_path / "Ablage" / "MOE.zip"
    folder.mkdir()
    watched, whole = page.desk.folder, files["MOE"].read_bytes()
    watched._again.setInterval(100_000)  # the test itself looks again
    watched.watch(folder)
    for size in (1000, 2000, len(whole)):
        target.write_bytes(whole[:size])
        watched.look()
        assert page.desk.entries == []
    with qtbot.waitSignal(watched.found) as found:
        watched.look()
    assert found.args == [[target]]
    watched.look()
    assert len(page.desk.entries) == 1


def test_what_lies_in_the_folder_is_there_at_the_next_start(
    workspace_of, shown, inbox_book, files, qtbot, tmp_path
):
    folder = tmp_path / "Ablage"
    folder.mkdir()
    shutil.copy(files["MOE"], folder)
    workspace = workspace_of(inbox_book)
    workspace.settings[FOLDER] = str(folder)
    page = InboxPage(workspace)
    page.desk.folder._again.setInterval(20)
    page.desk.folder.look()
    shown(page, **WIDE)
    qtbot.waitUntil(lambda: any(entry.seen for entry in page.desk.entries))


def test_a_folder_that_is_gone_is_said_to_be(page, tmp_path):
    page.desk.watch(tmp_path / "weg")
    assert page.left.drop_area._watched.text() == "Ordner „weg“ nicht erreichbar"
    page.desk.watch(None)
    assert not page.left.drop_area._watched.isVisible()


def test_an_empty_inbox_says_how_to_begin(page_of, new_office, files, settle, monkeypatch):
    page = page_of(new_office, "inbox", **WIDE)
    assert page._whole.currentIndex() == 1
    assert page.areas() == (page._first,)
    monkeypatch.setattr(
        "ui.pages.office.inbox_asks.QFileDialog.getOpenFileNames", lambda *_: ([str(files["MOE"])], "")
    )
    QTest.mouseClick(page._first, Qt.MouseButton.LeftButton)
    settle(page)
    assert page._whole.currentIndex() == 0
    assert rows(page)[1][0] == "Mölln"


def test_the_menu_command_asks_for_files(page, monkeypatch, qtbot):
    asked: list[object] = []
    monkeypatch.setattr(inbox_asks, "which_files", lambda page: asked.extend([page]))
    page.show_record(CHOOSE_FILES)
    qtbot.waitUntil(lambda: bool(asked))
    page.left.fill_menu()
    assert [action.text() for action in page.left.menu.actions()] == [
        "Dateien auswählen …",
        "Ordner beobachten …",
    ]
