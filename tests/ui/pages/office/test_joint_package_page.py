"""The joint package: what it holds, what it is limited to, and that it is written as a whole."""

from __future__ import annotations

import docx
import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from app.services.numbering import uid_of_code
from app.services.office import review
from tests.helpers.offices import empty_office, full_office
from ui.pages.office.joint_words import content, promise, rows

WIDE = {"width": 1154, "height": 695}
MODULE = "DIE-WB-0001"


@pytest.fixture
def book(tmp_path):
    book = full_office(tmp_path)
    yield book
    book.close()


@pytest.fixture
def page(page_of, book, tmp_path):
    page = page_of(book, "joint_package", **WIDE)
    page.place.edit.setText(str(tmp_path / "Gesamtpaket"))
    return page


@pytest.fixture
def settle(qtbot, page):
    # The whole package is written: on a loaded machine that takes a while.
    return lambda: qtbot.waitUntil(lambda: not page.workspace.tasks.running, timeout=60_000)


@pytest.fixture
def everything(page, settle):
    """Show the page with what the office has not decided on yet."""
    page.waiting.setChecked(True)
    settle()
    return page


def found(page):
    said = [label.accessibleName() or label.text() for label in page.side.list.findChildren(QLabel)]
    return [text for text in said if text and not text.isdigit()]


def lead(page):
    page.side.list.findChildren(QPushButton)[0].click()


def shown(page):
    return [row.meta for row in page.list.rows if row.ref]


def test_without_a_decision_there_is_nothing_to_issue_and_the_page_says_how_to_go_on(page, heard):
    assert shown(page) == []
    assert not page.issue.isEnabled()
    assert found(page)[:2] == ["Verhindert die Ausgabe", "Hierzu ist noch kein Baustein übernommen"]
    assert heard.went == []
    lead(page)
    assert heard.went == [("review", "")]


def test_what_was_accepted_is_in_it(page, settle, book):
    page.workspace.events.changed(review.accept(book, uid_of_code(MODULE), "").changes)
    settle()
    assert shown(page) == [MODULE]
    assert page.issue.isEnabled()
    assert page.said.startswith("Nur Öffentliches")


def test_with_what_waits_every_module_is_named_under_its_town(everything):
    assert len(shown(everything)) == 15
    heads = [row.title for row in everything.list.rows if not row.ref]
    assert heads == sorted(heads)
    assert {row.state for row in everything.list.rows if row.ref} == {"noch nicht geprüft"}
    assert "15 Bausteine sind freigegeben, aber noch nicht geprüft" in found(everything)


def test_a_theme_and_a_state_limit_it(everything, settle):
    everything.states.choose("BY")
    settle()
    assert {code[:3] for code in shown(everything)} == {"DIE"}
    everything.themes.choose(everything.themes.itemData(1))
    settle()
    assert len(shown(everything)) < 15


def test_it_writes_compendium_workbook_and_every_module(everything, settle, heard, tmp_path, qtbot):
    everything.issue.click()
    settle()
    folder = tmp_path / "Gesamtpaket"
    names = sorted(file.name for file in folder.iterdir())
    assert len(names) == 17
    assert heard.said == ["Gesamtpaket ausgegeben: 17 Dateien in „Gesamtpaket“."]
    docx.Document(str(folder / "Gesamtpaket_Kompendium.docx"))
    sheets = openpyxl.load_workbook(folder / "Gesamtpaket_Arbeitsmappe.xlsx").sheetnames
    assert "Thesen und Städte" in sheets
    qtbot.waitUntil(everything.issue.isEnabled)


def test_a_limited_package_says_so_in_its_names(everything, settle, tmp_path):
    everything.states.choose("BY")
    settle()
    everything.give_out()
    settle()
    assert (tmp_path / "Gesamtpaket" / "Gesamtpaket_Kompendium_Bayern.docx").exists()


def test_a_folder_that_cannot_be_made_stops_it_before_anything_is_written(everything, tmp_path):
    (tmp_path / "Datei").touch()
    everything.place.edit.setText(str(tmp_path / "Datei" / "Ordner"))
    assert not everything.issue.isEnabled()
    assert "lässt sich nicht anlegen" in everything.said
    assert not everything._sign.isHidden()


def test_what_writing_refuses_stands_beside_the_button_until_it_works(everything, settle, tmp_path, heard):
    folder = tmp_path / "Gesamtpaket"
    (folder / "Gesamtpaket_Kompendium.docx").mkdir(parents=True)
    everything.give_out()
    settle()
    assert "wählen Sie einen anderen Ort" in everything.said
    assert [file.name for file in folder.iterdir()] == ["Gesamtpaket_Kompendium.docx"]
    assert heard.said == []
    (folder / "Gesamtpaket_Kompendium.docx").rmdir()
    everything.give_out()
    settle()
    assert len(heard.said) == 1


def test_enter_leads_to_the_module(everything, qtbot, heard):
    everything.list.stand_on(uid_of_code(MODULE))
    qtbot.keyClick(everything.list, Qt.Key.Key_Return)
    assert [uid for _, uid in heard.went] == [uid_of_code(MODULE)]


def test_an_office_without_modules_says_how_there_will_be_some(page_of, tmp_path):
    book = empty_office(tmp_path, "leer.laborbuch")
    page = page_of(book, "joint_package", **WIDE)
    assert page._whole.currentIndex() == 1
    book.close()


def test_what_is_stopped_leaves_nothing_and_can_begin_again(everything, settle, tmp_path, heard, qtbot):
    everything.give_out()
    assert not everything.issue.isEnabled()
    everything.workspace.tasks.running[0].cancel()
    settle()
    qtbot.waitUntil(everything.issue.isEnabled)
    assert not [file for file in (tmp_path / "Gesamtpaket").glob("*") if file.is_file()]
    assert heard.said == []


def test_in_a_small_window_the_check_stands_above_the_modules(everything, qtbot, heard):
    everything.resize(627, 345)
    qtbot.waitUntil(lambda: everything.list.rows[0].title == "Prüfung")
    assert everything.side.isHidden()
    everything.list.stand_on(everything.list.refs[0])
    qtbot.keyClick(everything.list, Qt.Key.Key_Return)
    assert heard.went == [("review", "")]
    everything.resize(1154, 695)
    qtbot.waitUntil(lambda: everything.list.rows[0].title == "Dießen am Ammersee")


def test_its_sentences_count(everything):
    one = everything._seen.modules[:1]
    assert content(one) == "Kompendium (Word), Arbeitsmappe (Excel) und 1 Wissensbaustein (Word) aus 1 Stadt."
    assert promise(one).startswith("Nur Öffentliches")
    assert promise(()) == ""
    assert list(rows(())) == []


@pytest.mark.parametrize("size", [(627, 345), (1154, 695), (2700, 1300)])
def test_it_fits_every_window(everything, size):
    everything.resize(*size)
    assert everything.issue.geometry().bottom() <= everything.height()
    assert everything.minimumSizeHint().width() <= 627
