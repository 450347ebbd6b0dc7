"""The inbox with real files of real towns: looking, deciding, taking over, taking back."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services import lists, records
from app.services.office.conflicts import Take
from tests.helpers.books import MOMENT
from tests.helpers.inboxes import ACTIVITY, FINDING, NOVEMBER, OURS, THEIRS, focus, record_of, rows, said, say
from ui.pages.office import inbox_asks
from ui.pages.office.plan_model import BEFORE, NOW, RESULT_COLUMN, WHAT

Item, Key = Qt.ItemDataRole, Qt.Key
WIDE = {"width": 1154, "height": 623}
SMALL = {"width": 627, "height": 272}
OWN = "Titel brauchen Übersetzung."


@pytest.fixture
def page(page_of, inbox_book):
    return page_of(inbox_book, "inbox", **WIDE)


def today(moment):
    return f"heute, {moment.astimezone():%H:%M}"


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
    return said(book, FINDING, "statement")


def press(widget, key):
    QTest.keyClick(widget, key)
    QApplication.processEvents()


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
    assert panel.isAncestorOf(focus())
    press(focus(), Key.Key_2)
    assert panel.choice.take is Take.THEIRS
    assert cells(page, "Aussage")[RESULT_COLUMN] == "Lieferung"
    assert cells(page, "Förderdeutsch")[RESULT_COLUMN] == "geändert"
    assert page.side.head.chips[1] == "1 Konflikt offen"
    page.handlers()["problem.next"]()
    assert panel._title.text() == f"Ergebnisse der Aktivität {ACTIVITY}"
    press(focus(), Key.Key_1)
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
    press(focus(), Key.Key_3)
    editor = page.side.panel.own.editor
    assert focus() is editor
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
    press(focus(), Key.Key_2)
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
    assert said(book, ACTIVITY, "results") == "Vom Projektbüro ergänzt."
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
    press(focus(), Key.Key_2)
    assert statement(book) == OURS
    press(focus(), Key.Key_Return)
    settle(page)
    assert statement(book) == THEIRS
    assert heard.said[-1] == f"Aussage der Erkenntnis {FINDING}: Fassung der Lieferung übernommen."
    assert rows(page)[1][2] == "1 Konflikt offen"
    assert cells(page, "Aussage")[RESULT_COLUMN] == "Lieferung"


def test_the_report_is_written_before_and_after(page, bring, files, settle, heard, tmp_path, monkeypatch):
    target = tmp_path / "Bericht.xlsx"
    monkeypatch.setattr(
        "ui.pages.office.inbox_asks.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "Bericht"), "")
    )
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


def test_the_keyboard_goes_through_list_tree_and_choice(page, bring, files):
    bring(page, files["second"])
    page.left.list.setFocus()
    press(page.left.list, Key.Key_Return)
    assert focus() is page.side.plan
    press(page.side.plan, Key.Key_Return)
    assert page.side.panel.isAncestorOf(focus())
    press(focus(), Key.Key_Escape)
    assert focus() is page.side.plan
    press(page.side.plan, Key.Key_Escape)
    assert focus() is page.left.list
    assert page.areas() == (page.left.list, page.side.plan, page.side.panel)


def test_in_a_small_window_list_tree_and_choice_take_turns(page_of, inbox_book, bring, files):
    page = page_of(inbox_book, "inbox", **SMALL)
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
    page.side.panel.back_button.click()
    assert page.side.plan.isVisible()
    page.side.head.back_button.click()
    assert page.left.isVisible()
