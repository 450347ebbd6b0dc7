"""The inbox with real files of real towns: looking, deciding, taking over, taking back."""

from __future__ import annotations

import datetime as dt
import shutil

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import lists, records
from app.services.book import open_book
from app.services.office.conflicts import Take
from tests.helpers.books import MOMENT, clock
from tests.helpers.inboxes import Town, record_of, say, take
from tests.helpers.offices import empty_office
from ui.dialogs.password import PasswordDialog
from ui.pages.office import inbox_asks
from ui.pages.office.desk import FOLDER
from ui.pages.office.plan_model import BEFORE, NOW, RESULT_COLUMN, WHAT
from ui.windows.places import CHOOSE_FILES

Item, Key = Qt.ItemDataRole, Qt.Key
WIDE = {"width": 1154, "height": 623}
SMALL = {"width": 627, "height": 272}
FINDING, ACTIVITY = "DIE-EK-0005", "DIE-AK-0008"
OURS = "Förderdeutsch muss übersetzt werden: Der amtliche Titel wurde missverstanden."
THEIRS = "Förderdeutsch muss übersetzt werden: Der Titel wurde vor Ort missverstanden."
OWN = "Titel brauchen Übersetzung."
AUGUST, NOVEMBER = dt.datetime(2022, 8, 31, 8, tzinfo=dt.UTC), dt.datetime(2022, 11, 22, 8, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return real deliveries, made once: two of Dießen, one of Mölln, a workbook of Wittenberge."""
    folder = tmp_path_factory.mktemp("Lieferungen")
    town = Town("DIE", folder)
    found = {"first": town.deliver(AUGUST)}
    town.say(FINDING, statement=THEIRS)
    town.say(ACTIVITY, status="evaluated", results="Vom Labor ergänzt.")
    town.add("DIE-EK-0004", statement="Bewährte Kette: Befragung, Auswertung, Werkstatt.")
    found["second"] = town.deliver(NOVEMBER)
    town.close()
    for prefix, more in (("MOE", {}), ("WIT", {"bare": True}), ("DIP", {"password": "Geheim 22"})):
        other = Town(prefix, folder)
        found[prefix] = other.deliver(NOVEMBER, **more)
        other.close()
    return found


@pytest.fixture(scope="module")
def office_file(files, tmp_path_factory):
    """Return an office that has the first delivery of Dießen and changed two records since."""
    book = empty_office(tmp_path_factory.mktemp("Projektbüro"))
    take(book, files["first"])
    say(book, FINDING, statement=OURS)
    say(book, ACTIVITY, results="Vom Projektbüro ergänzt.")
    book.close()
    return book.path


@pytest.fixture
def book(office_file, tmp_path):
    book = open_book(
        shutil.copy(office_file, tmp_path / "projektbuero.laborbuch"), clock=clock, editor="Test"
    )
    yield book
    book.close()


@pytest.fixture
def new_office(tmp_path):
    book = empty_office(tmp_path, "neu.laborbuch")
    yield book
    book.close()


@pytest.fixture
def page(page_of, book):
    return page_of(book, "inbox", **WIDE)


@pytest.fixture
def settle(qtbot):
    def settle(page):
        qtbot.waitUntil(lambda: not page.workspace.tasks.running)
        page._follow()
        qtbot.waitUntil(lambda: not page.workspace.tasks.running)

    return settle


@pytest.fixture
def bring(settle):
    """Put files on the desk and wait until they are read."""

    def bring(page, *paths):
        page.bring(paths)
        settle(page)
        return page.entry

    return bring


def today(moment):
    return f"heute, {moment.astimezone():%H:%M}"


def rows(page):
    return [tuple(row[:3]) for row in page.left.list.rows]


def cells(page, text):
    """Return the cells of the first row of the tree that begins with a text."""
    model = page.side.plan.plan
    for root in model.roots:
        for node in (root, *model.children_of(root)):
            for one in (node, *(model.children_of(node) if node is not root else ())):
                if model.texts(one)[WHAT].startswith(text):
                    return model.texts(one)
    raise AssertionError(text)


def statement(book):
    return record_of(book, FINDING).statement


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


def test_an_empty_inbox_says_how_to_begin(page_of, new_office, files, settle, monkeypatch):
    page = page_of(new_office, "inbox", **WIDE)
    assert page._whole.currentIndex() == 1
    assert page.areas() == (page._first,)
    monkeypatch.setattr(inbox_asks.QFileDialog, "getOpenFileNames", lambda *_: ([str(files["MOE"])], ""))
    QTest.mouseClick(page._first, Qt.MouseButton.LeftButton)
    settle(page)
    assert page._whole.currentIndex() == 0
    assert rows(page)[1][0] == "Mölln"


def test_what_waits_stands_above_what_was_taken_over(page, bring, files):
    bring(page, files["second"])
    bring(page, files["MOE"])
    assert rows(page) == [
        ("Zu bearbeiten", "", ""),
        ("Mölln", f"Lieferung 1 · {today(NOVEMBER)}", "bereit"),
        ("Dießen am Ammersee", f"Lieferung 2 · {today(NOVEMBER)}", "2 Konflikte"),
        ("Übernommen", "", ""),
        ("Dießen am Ammersee", f"Lieferung 1 · {today(MOMENT)}", "42 neu"),
    ]


def test_the_head_says_whose_it_is_and_how_it_came(page, bring, files):
    bring(page, files["second"])
    assert page.side.head.texts == (
        "Dießen am Ammersee",
        "Lieferung 2",
        f"{files['second'].name} · vollständig und unverändert",
    )
    assert page.side.head.chips == ["1 neu", "2 Konflikte offen", "40 unverändert"]
    assert page.side.foot.buttons["take"].text() == "3 Änderungen übernehmen"
    assert page.side.foot.said.startswith("2 Konflikte bleiben offen. Vorher wird gesichert.")


def test_the_tree_shows_record_and_field(page, bring, files):
    bring(page, files["second"])
    assert cells(page, "Aktivitäten")[BEFORE:] == ("", "", "")
    assert cells(page, "Bewährte Kette")[RESULT_COLUMN] == "neu"
    assert cells(page, "Status") == ("Status", "durchgeführt", "ausgewertet", "Lieferung")
    ours = cells(page, "Aussage")
    assert ours[RESULT_COLUMN] == "offen"
    assert ours[BEFORE].startswith("… Der amtliche Titel")
    assert ours[NOW].startswith("… Der Titel")


def test_a_row_speaks_as_a_whole(page, bring, files):
    bring(page, files["second"])
    page.side.plan.stand_on((record_of(page.workspace.book, ACTIVITY).uid, "status"))
    spoken = page.side.plan.currentIndex().data(Item.AccessibleTextRole)
    assert spoken == "Status, bisher: durchgeführt, in der Lieferung: ausgewertet, Lieferung"
    head = page.side.plan.plan.index(0, 0)
    assert head.data(Item.AccessibleTextRole) == "Aktivitäten"
    assert (
        page.left.list.currentIndex()
        .data(Item.AccessibleTextRole)
        .startswith("Dießen am Ammersee, Lieferung 2")
    )


def test_nothing_is_chosen_beforehand(page, bring, files):
    bring(page, files["second"])
    panel = page.side.panel
    assert panel.isVisible()
    assert panel._group.checkedButton() is None
    assert panel._title.text() == f"Ergebnisse der Aktivität {ACTIVITY}"
    assert panel._place.text() == "Konflikt 1 von 2"


def test_f8_leads_to_each_conflict_and_figures_decide(page, bring, files):
    bring(page, files["second"])
    panel = page.side.panel
    page.handlers()["problem.next"]()
    assert panel._title.text() == f"Aussage der Erkenntnis {FINDING}"
    assert panel.isAncestorOf(QApplication.focusWidget())
    press(QApplication.focusWidget(), Key.Key_2)
    assert panel.choice.take is Take.THEIRS
    assert cells(page, "Aussage")[RESULT_COLUMN] == "Lieferung"
    assert cells(page, "Förderdeutsch")[RESULT_COLUMN] == "geändert"
    assert page.side.head.chips[1] == "1 Konflikt offen"
    page.handlers()["problem.next"]()
    assert panel._title.text() == f"Ergebnisse der Aktivität {ACTIVITY}"
    press(QApplication.focusWidget(), Key.Key_1)
    assert rows(page)[1][2] == "bereit"
    assert statement(page.workspace.book) == OURS


def test_what_differs_is_marked(page, bring, files):
    bring(page, files["second"])
    page.side.plan.stand_on((record_of(page.workspace.book, FINDING).uid, "statement"))
    marked = {
        take: [text for text, differs in card.text._pieces if differs]
        for take, card in page.side.panel.texts.items()
    }
    assert marked == {Take.OURS: ["amtliche"], Take.THEIRS: ["vor Ort"]}


def test_a_figure_in_the_own_text_is_a_figure(page, bring, files):
    bring(page, files["second"])
    page.side.next_question()
    press(QApplication.focusWidget(), Key.Key_3)
    editor = page.side.panel.own.editor
    assert QApplication.focusWidget() is editor
    QTest.keyClicks(editor, "2 Titel")
    assert page.side.panel.choice == (Take.OWN, "2 Titel")
    assert list(page.entry.choices.values()) == [(Take.OWN, "2 Titel")]


def test_writing_is_not_disturbed_when_another_file_arrives(page, bring, files, settle):
    entry = bring(page, files["second"])
    page.side.next_question()
    page.side.panel.choose(Take.OWN)
    editor = page.side.panel.own.editor
    QTest.keyClicks(editor, "Mitten ")
    page.desk.bring([files["MOE"]])
    settle(page)
    QTest.keyClicks(editor, "im Satz")
    assert editor.toPlainText() == "Mitten im Satz"
    assert page.entry is entry


def test_what_was_chosen_can_be_left_open_again(page, bring, files):
    bring(page, files["second"])
    page.side.next_question()
    press(QApplication.focusWidget(), Key.Key_2)
    QTest.mouseClick(page.side.panel.leave_open, Qt.MouseButton.LeftButton)
    assert page.entry.choices == {}
    assert page.side.panel._group.checkedButton() is None


def test_only_texts_offer_a_third_version(page, bring, files):
    bring(page, files["second"])
    page.side.plan.stand_on((record_of(page.workspace.book, ACTIVITY).uid, "status"))
    panel = page.side.panel
    assert panel.isVisible()
    assert not any(card.button.isVisible() for card in panel.cards.values())
    panel.choose(Take.OURS)
    assert page.entry.choices == {}


def test_taking_over_puts_everything_in_force_and_says_so(page, bring, files, settle, heard):
    book = page.workspace.book
    bring(page, files["second"])
    page.side.next_question()
    page.side.panel.choose(Take.OWN)
    page.side.panel.own.editor.setPlainText(OWN)
    QTest.mouseClick(page.side.foot.buttons["take"], Qt.MouseButton.LeftButton)
    settle(page)
    assert statement(book) == OWN
    assert record_of(book, ACTIVITY).results == "Vom Projektbüro ergänzt."
    assert heard.said[-1].startswith("Lieferung 2 von Dießen am Ammersee übernommen: 1 neu")
    assert heard.said[-1].endswith("1 Konflikt bleibt offen.")
    assert [row[0] for row in rows(page)] == ["Übernommen", "Dießen am Ammersee", "Dießen am Ammersee"]
    assert rows(page)[1][2] == "1 Konflikt offen"
    assert page.taken.sequence_no == 2


def test_what_was_just_taken_over_can_be_taken_back(page, bring, files, settle, heard):
    book = page.workspace.book
    entry = bring(page, files["second"])
    page.side.next_question()
    page.side.panel.choose(Take.THEIRS)
    page.take_over()
    settle(page)
    assert statement(book) == THEIRS
    heard.acts[-1]()
    settle(page)
    assert statement(book) == OURS
    assert page.entry is entry
    assert [choice.take for choice in entry.choices.values()] == [Take.THEIRS]
    assert rows(page)[3] == ("Dießen am Ammersee", f"Lieferung 2 · {today(MOMENT)}", "rückgängig")


def test_undoing_asks_first(page, bring, files, settle, monkeypatch):
    book = page.workspace.book
    bring(page, files["MOE"])
    page.take_over()
    settle(page)
    answers = iter([False, True])
    monkeypatch.setattr(inbox_asks, "is_sure_to_undo", lambda *_: next(answers))
    for expected in (1, 0):
        page.undo()
        settle(page)
        assert len(records_of_moelln(book)) == expected


def records_of_moelln(book):
    return lists.search(book, ["lab"], "Mölln", 9)


def test_why_undoing_is_off_is_said_beside_the_button(page, bring, files, settle):
    bring(page, files["second"])
    page.take_over()
    settle(page)
    say(page.workspace.book, FINDING, statement="Danach noch einmal geändert.")
    page._follow()
    settle(page)
    undo = page.side.foot.buttons["undo"]
    assert not undo.isEnabled()
    assert "Danach noch einmal geändert." in page.side.foot.said
    assert undo.accessibleDescription() == page.side.foot.said


def test_an_open_conflict_is_decided_after_taking_over(page, bring, files, settle, heard):
    book = page.workspace.book
    bring(page, files["second"])
    page.take_over()
    settle(page)
    page.handlers()["problem.next"]()
    panel = page.side.panel
    assert panel._title.text() == f"Aussage der Erkenntnis {FINDING}"
    assert not panel.decide.isEnabled()
    press(QApplication.focusWidget(), Key.Key_2)
    assert statement(book) == OURS
    press(QApplication.focusWidget(), Key.Key_Return)
    settle(page)
    assert statement(book) == THEIRS
    assert heard.said[-1] == f"Aussage der Erkenntnis {FINDING}: Fassung der Lieferung übernommen."
    assert rows(page)[1][2] == "1 Konflikt offen"
    assert cells(page, "Aussage")[RESULT_COLUMN] == "Lieferung"


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
    monkeypatch.setattr(inbox_asks.QFileDialog, "getExistingDirectory", lambda *_: str(folder))
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
    workspace_of, shown, book, files, qtbot, tmp_path
):
    from ui.pages.office.inbox import InboxPage

    folder = tmp_path / "Ablage"
    folder.mkdir()
    shutil.copy(files["MOE"], folder)
    workspace = workspace_of(book)
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


def test_the_report_is_written_before_and_after(page, bring, files, settle, heard, tmp_path, monkeypatch):
    target = tmp_path / "Bericht.xlsx"
    monkeypatch.setattr(inbox_asks.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Bericht"), ""))
    bring(page, files["second"])
    for expected in ("noch nicht übernommen", "übernommen, Entscheidung offen"):
        page.report()
        settle(page)
        sheet = openpyxl.load_workbook(target)["Übersicht"]
        assert expected in {cell.value for row in sheet.iter_rows() for cell in row}
        target.unlink()
        if page.entry:
            page.take_over()
            settle(page)
    assert heard.said[-1] == "„Bericht.xlsx“ ist gespeichert."


def test_a_change_in_the_office_is_seen_in_the_preview(page, bring, files, settle):
    book = page.workspace.book
    bring(page, files["second"])
    page.side.next_question()
    page.side.panel.choose(Take.THEIRS)
    uid = record_of(book, FINDING).uid
    saved = records.save(book, record_of(book, FINDING).but(statement=THEIRS))
    page.workspace.events.changed(saved.changes)
    settle(page)
    assert {key[0] for key in page.entry.seen.questions} == {record_of(book, ACTIVITY).uid}
    assert uid not in {key[0] for key in page.entry.choices}


def test_the_menu_command_asks_for_files(page, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr(inbox_asks, "which_files", lambda _page: asked.append(1) or [])
    page.show_record(CHOOSE_FILES)
    qtbot.waitUntil(lambda: bool(asked))
    page.left.fill_menu()
    assert [action.text() for action in page.left.menu.actions()] == [
        "Dateien auswählen …",
        "Ordner beobachten …",
    ]


def test_the_keyboard_goes_through_list_tree_and_choice(page, bring, files):
    bring(page, files["second"])
    page.left.list.setFocus()
    press(page.left.list, Key.Key_Return)
    assert QApplication.focusWidget() is page.side.plan
    press(page.side.plan, Key.Key_Return)
    assert page.side.panel.isAncestorOf(QApplication.focusWidget())
    press(QApplication.focusWidget(), Key.Key_Escape)
    assert QApplication.focusWidget() is page.side.plan
    press(page.side.plan, Key.Key_Escape)
    assert QApplication.focusWidget() is page.left.list
    assert page.areas() == (page.left.list, page.side.plan, page.side.panel)


def test_in_a_small_window_list_tree_and_choice_take_turns(page_of, book, bring, files):
    page = page_of(book, "inbox", **SMALL)
    bring(page, files["second"])
    assert (page.left.isVisible(), page.side.isVisible()) == (True, False)
    page.enter_delivery()
    assert (page.left.isVisible(), page.side.plan.isVisible(), page.side.panel.isVisible()) == (
        False,
        True,
        False,
    )
    press(page.side.plan, Key.Key_Return)
    assert (page.side.plan.isVisible(), page.side.panel.isVisible()) == (False, True)
    page.side.leave_panel()
    page.back_to_list()
    assert page.left.isVisible()
