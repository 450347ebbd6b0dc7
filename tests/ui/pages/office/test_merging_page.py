"""What is open between office and labs: decided, told apart, and remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from app.services import records
from app.services.office import intake, likeness
from app.services.office.conflicts import Take, count_open
from app.services.office.questions import open_questions
from tests.helpers.inboxes import focus, record_of, said
from tests.helpers.labs import MemoryLab
from tests.helpers.offices import empty_office
from ui.pages.office.desk import FOLDER
from ui.pages.office.merging import DONE, DOUBLES, OPEN

Key = Qt.Key
WIDE = {"width": 1154, "height": 623}
SMALL = {"width": 627, "height": 272}
FIRST = "DIE-EK-0001"
OURS, THEIRS, OWN = "Das sagt das Büro.", "Das sagt das Labor.", "Das sagen wir beide."


def disputed(book, prefix, number=1):
    """Let a lab and the office change the same statement."""
    lab = MemoryLab(prefix)
    for one in range(1, 30):
        lab.say(one)
    intake.take_over(book, lab.deliver())
    code = lab.code_of(number)
    records.save(book, record_of(book, code).but(statement=OURS))
    lab.say(number, statement=THEIRS)
    return lab


@pytest.fixture
def book(tmp_path):
    book = empty_office(tmp_path)
    for prefix in ("MOE", "DIE"):
        intake.take_over(book, disputed(book, prefix).deliver())
    yield book
    book.close()


@pytest.fixture
def page(page_of, book):
    return page_of(book, "merging", **WIDE)


@pytest.fixture
def settle(qtbot):
    def settle(page):
        qtbot.waitUntil(lambda: not page.workspace.tasks.running)

    return settle


@pytest.fixture
def turn(settle):
    def turn(page, segment):
        page.segments.choose(segment)
        settle(page)

    return turn


def rows(view):
    return [tuple(row[:3]) for row in view.rows]


def press(key):
    QTest.keyClick(focus(), key)
    QApplication.processEvents()


def test_conflicts_of_all_labs_stand_under_their_towns(page):
    assert rows(page.list) == [
        ("Stadt DIE", "", ""),
        ("Aussage der Erkenntnis DIE-EK-0001", OURS, ""),
        ("Stadt MOE", "", ""),
        ("Aussage der Erkenntnis MOE-EK-0001", OURS, ""),
    ]
    assert page.side.panel._place.text() == "Konflikt 1 von 2"
    assert page.side.panel._group.checkedButton() is None


def test_a_figure_chooses_and_enter_decides(page, settle, heard, book):
    page.enter_question()
    press(Key.Key_2)
    assert said(book, FIRST, "statement") == OURS
    press(Key.Key_Return)
    settle(page)
    assert said(book, FIRST, "statement") == THEIRS
    assert heard.said == [f"Aussage der Erkenntnis {FIRST}: Fassung der Lieferung übernommen."]
    assert [row[0] for row in rows(page.list)] == ["Stadt MOE", "Aussage der Erkenntnis MOE-EK-0001"]
    assert page.question.code == "MOE-EK-0001"
    assert count_open(book) == 1


def test_the_history_says_when_there_is_nothing_in_it_yet(page, settle, turn):
    turn(page, DONE)
    assert not page.history.isVisible()
    page.segments.choose(OPEN)
    page.enter_question()
    press(Key.Key_1)
    press(Key.Key_Return)
    settle(page)
    turn(page, DONE)
    assert page.history.isVisible()


def test_a_decision_can_be_taken_back_at_once(page, settle, heard, book):
    page.enter_question()
    press(Key.Key_2)
    press(Key.Key_Return)
    settle(page)
    heard.acts[-1]()
    settle(page)
    assert said(book, FIRST, "statement") == OURS
    assert heard.said[-1] == f"Rückgängig gemacht: Aussage von {FIRST} entschieden"
    assert len(page.list.refs) == count_open(book) == 2


def test_what_happened_since_is_not_taken_back_instead(page, settle, heard, book):
    page.enter_question()
    press(Key.Key_2)
    press(Key.Key_Return)
    settle(page)
    records.save(book, record_of(book, FIRST).but(explanation="Später ergänzt."))
    heard.acts[-1]()
    settle(page)
    assert said(book, FIRST, "statement") == THEIRS
    assert said(book, FIRST, "explanation") == "Später ergänzt."


def test_a_text_of_ones_own_is_put_in_force(page, settle, book):
    page.enter_question()
    press(Key.Key_3)
    QTest.keyClicks(focus(), OWN)
    QTest.mouseClick(page.side.panel.decide, Qt.MouseButton.LeftButton)
    settle(page)
    assert said(book, FIRST, "statement") == OWN


def test_an_empty_text_of_ones_own_decides_nothing(page):
    page.enter_question()
    press(Key.Key_2)
    press(Key.Key_3)
    assert page.side.panel.choice is None
    assert not page.side.panel.decide.isEnabled()


def test_what_was_begun_is_there_when_one_comes_back(page):
    page.enter_question()
    press(Key.Key_3)
    QTest.keyClicks(focus(), OWN)
    page.handlers()["problem.next"]()
    assert page.question.code == "MOE-EK-0001"
    assert page.side.panel.own.editor.toPlainText() == ""
    page.handlers()["problem.next"]()
    assert page.question.code == FIRST
    assert page.side.panel.own.editor.toPlainText() == OWN
    assert page.side.panel.decide.isEnabled()


def test_decided_ones_are_remembered(page, settle, turn, heard, book):
    page.enter_question()
    press(Key.Key_1)
    press(Key.Key_Return)
    settle(page)
    turn(page, DONE)
    assert rows(page.history) == [
        ("heute", "", ""),
        (f"Aussage der Erkenntnis {FIRST}", f"Stadt DIE · {OURS}", "Projektbüro"),
    ]
    page.history.setFocus()
    press(Key.Key_Return)
    assert heard.went == [("finding", record_of(book, FIRST).uid)]


def test_a_deletion_is_asked_about_in_words(page_of, book, settle):
    lab = disputed(book, "OEW")
    lab.delete(1)
    intake.take_over(book, lab.deliver())
    page = page_of(book, "merging", **WIDE)
    question = next(question for question in open_questions(book) if question.code == "OEW-EK-0001")
    page.show_record(question.uid)
    page._follow()
    panel = page.side.panel
    assert panel._title.text() == "Erkenntnis OEW-EK-0001"
    assert panel._situation.text().startswith("Das Labor hat den Eintrag gelöscht")
    assert panel.texts[Take.THEIRS].button.text() == "Auch hier löschen"
    assert not panel.own.isVisible()
    page.enter_question()
    press(Key.Key_3)
    assert panel.choice is None
    press(Key.Key_2)
    press(Key.Key_Return)
    settle(page)
    assert records.find(book, question.uid) is None


def test_no_conflict_says_what_will_stand_here(page_of, tmp_path):
    book = empty_office(tmp_path, "neu.laborbuch")
    page = page_of(book, "merging", **WIDE)
    assert page._conflicts.currentIndex() == 1
    assert page.areas() == (page._go,)
    book.close()


def test_possible_doubles_can_be_looked_at_and_told_apart(page_of, book, turn, settle, heard):
    for prefix in ("OEW", "WIT"):
        lab = MemoryLab(prefix)
        lab.say(1, statement="Ein Drittel der Antwortenden kann den Arbeitsort frei wählen.")
        lab.say(2, statement="Öffentliche Werkstätten bringen Verwaltung und Vereine zusammen.")
        intake.take_over(book, lab.deliver())
    found = likeness.suggestions(book)
    page = page_of(book, "merging", **WIDE)
    turn(page, DOUBLES)
    assert len(page.doubles.pairs) == len(found) > 0
    first = page.doubles.pairs[0]
    buttons = {button.text() or button.accessibleName(): button for button in first.findChildren(QPushButton)}
    looks = [button for name, button in buttons.items() if name.startswith("Ansehen")]
    assert len(looks) == 2
    looks[0].click()
    assert heard.went[0][1] == found[0].one.uid
    buttons["Verschieden"].click()
    settle(page)
    settle(page)
    assert len(page.doubles.pairs) == len(found) - 1
    assert len(likeness.suggestions(book)) == len(found) - 1
    assert heard.said == ["Als verschieden vermerkt. Dieser Vorschlag kommt nicht wieder."]


def test_in_a_small_window_list_and_question_take_turns(page_of, book):
    page = page_of(book, "merging", **SMALL)
    assert (page.list.isVisible(), page.side.isVisible()) == (True, False)
    page.list.setFocus()
    press(Key.Key_Return)
    assert (page.list.isVisible(), page.side.panel.isVisible()) == (False, True)
    press(Key.Key_Escape)
    assert (page.list.isVisible(), page.side.isVisible()) == (True, False)


def counts(window):
    model = window.frame.navigation.model()
    cells = [model.index(row, 0) for row in range(model.rowCount())]
    said = [cell.data(Qt.ItemDataRole.AccessibleTextRole) for cell in cells]
    return [text for text in said if text and text.startswith(("Eingang", "Zusammenf"))]


def test_the_navigation_counts_what_is_open(program, see, book, qtbot):
    book.close()
    window = see(program, book.path)
    assert counts(window) == ["Eingang", "Zusammenführung, 2"]
    window.frame.go("merging")
    page = window.frame.pages.page
    qtbot.waitUntil(lambda: page.question is not None)
    page.enter_question()
    page.side.panel.choose(Take.OURS)
    page.side.panel._decide()
    qtbot.waitUntil(lambda: counts(window) == ["Eingang", "Zusammenführung, 1"])


def test_the_inbox_looks_into_its_folder_before_anybody_goes_there(
    program, see, settings, book, tmp_path, qtbot
):
    folder = tmp_path / "Ablage"
    folder.mkdir()
    (folder / "Kaputt.zip").write_bytes(b"kein Paket")
    settings[FOLDER] = str(folder)
    book.close()
    window = see(program, book.path)
    qtbot.waitUntil(lambda: counts(window)[0] == "Eingang, 1")
    assert window.frame.pages.place == "overview"


def test_deliveries_can_be_taken_over_from_every_page(program, see, book, monkeypatch, qtbot):
    asked: list[object] = []
    monkeypatch.setattr("ui.pages.office.inbox_asks.which_files", lambda page: asked.extend([page]))
    book.close()
    window = see(program, book.path)
    window.commands["data.take_over"].trigger()
    assert window.frame.pages.place == "inbox"
    qtbot.waitUntil(lambda: bool(asked))
