"""The working place for a talk, as people use it: with the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTextEdit, QWidget

from app.domain.anchors import Span
from app.domain.talk import working_text
from app.interchange.transcript import of_lines
from app.services import pseudonyms, records
from tests.helpers.intakes import edit, found
from tests.ui.forms.steps import type_text
from ui.dialogs.picker import Picker
from ui.forms.dialogs import FormDialog
from ui.pages.records.record_side import FORM, WORK
from ui.pages.talk.importing import ImportDialog
from ui.pages.talk.ink import MARKED, QUOTED, SUSPECT
from ui.pages.talk.transcript_side import PSEUDONYMISED, RAW

TALK = "DIE-IV-0001"
SAID = "Die zwei Tage im Büro halten mir die Woche zusammen."


@pytest.fixture
def page(page_of, book, uid_of):
    page = page_of(book, "interview")
    page.show_record(uid_of(TALK))
    page._sides.choose_view(WORK)
    QApplication.processEvents()
    return page


@pytest.fixture
def work(page, qtbot):
    work = page._side.work
    qtbot.waitUntil(lambda: work.left.review._lists is not None)
    return work


def select(work, words):
    """Select words with the keyboard: to their beginning, and on with the arrow."""
    text = work.left.edit.text()
    cursor = work.left.edit.textCursor()
    cursor.setPosition(text.index(words))
    work.left.edit.setTextCursor(cursor)
    for _ in words:
        QTest.keyClick(work.left.edit, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def in_dialog(kind, act):
    """Do something in the dialog that opens next."""

    def do():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        act(dialog)

    QTimer.singleShot(0, do)


def test_the_way_in_says_its_name_until_there_is_a_text(page_of, book):
    talk = records.save(book, records.begin(book, "interview")).record
    page = page_of(book, "interview")
    page.show_record(talk.uid)
    page._sides.choose_view(WORK)
    left = page._side.work.left
    assert (left._bring.isVisible(), left._bring_another.isVisible()) == (True, False)


def test_with_a_text_the_way_in_is_a_sign(work):
    assert (work.left._bring.isVisible(), work.left._bring_another.isVisible()) == (False, True)


def test_two_keys_lead_from_a_sentence_to_a_finding(work, page, book):
    select(work, SAID)
    page.handlers()["talk.quote"]()

    def write(dialog):
        field = dialog._form.body.boxes["statement"].editor.input
        type_text(field, "Zwei Tage am gemeinsamen Ort gliedern die Woche.")
        dialog.accept()

    in_dialog(FormDialog, write)
    page.handlers()["talk.finding"]()
    finding = found(book, "DIE-EK-0006")
    quote: Any = records.find(book, finding.evidence[0].target)
    assert finding.statement == "Zwei Tage am gemeinsamen Ort gliedern die Woche."
    assert quote.text == SAID
    assert len([it for it in work._quotes if it.text == SAID]) == 1


def test_a_quote_is_marked_listed_and_taken_back(work, page, book):
    before = len(work._quotes)
    select(work, SAID)
    page.handlers()["talk.quote"]()
    start = working_text(found(book, TALK)).index(SAID)
    assert (start, start + len(SAID)) in work.left.edit.ink.spans(QUOTED)
    assert work.right.tabs.tabText(1) == f"Zitate {before + 1}"
    records.undo(book)
    page._side.work.show_record(found(book, TALK))
    assert work.right.tabs.tabText(1) == f"Zitate {before}"


def test_nothing_selected_makes_no_quote(work, page, heard):
    work.left.edit.moveCursor(QTextCursor.MoveOperation.Start)
    page.handlers()["talk.quote"]()
    assert heard.said == ["Markieren Sie zuerst die Stelle, die ein Zitat werden soll."]


def test_marks_move_while_somebody_writes_and_stay_when_it_is_stored(work, book):
    before = [work.left.edit.text()[slice(*span)] for span in work.left.edit.ink.spans(QUOTED)]
    work.left.edit.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(work.left.edit, "Vorweg: ")
    after = [work.left.edit.text()[slice(*span)] for span in work.left.edit.ink.spans(QUOTED)]
    assert before == after
    assert work.flush()
    assert found(book, TALK).transcript_pseud.startswith("Vorweg: Erfundenes")
    assert [work.left.edit.text()[slice(*span)] for span in work.left.edit.ink.spans(QUOTED)] == before


def test_what_is_typed_is_stored_when_it_is_left(work, book):
    work.left.edit.moveCursor(QTextCursor.MoveOperation.End)
    type_text(work.left.edit, " Ende.")
    work.right.tabs.setFocus()
    assert found(book, TALK).transcript_pseud.endswith(" Ende.")


def test_a_passage_gets_a_theme(work, book):
    select(work, SAID)

    def take(picker):
        QTest.keyClicks(picker._search, "Leerstand")
        picker._search.returnPressed.emit()
        picker._accept_ticked()

    in_dialog(Picker, take)
    work.choose_topics("themes")
    (passage,) = found(book, TALK).passages
    assert len(passage.themes) == 1
    assert work.left.edit.ink.spans(MARKED) == [(passage.position_start, passage.position_end)]


def test_an_answer_is_written_beside_the_transcript(work, book):
    uid, box = next(
        (uid, box) for uid, box in work.right.answers._boxes.items() if uid and not box.answer.text()
    )
    box.answer.setFocus()
    type_text(box.answer, "Fast alles.")
    work.left.edit.setFocus()
    assert "Fast alles." in [row.text for row in found(book, TALK).answers if row.question_uid == uid]
    assert work.right.tabs.tabText(0) == "Leitfaden 9/12"
    QTest.keyClick(box.answer, Qt.Key.Key_Tab)
    assert not box.answer.hasFocus()


def test_names_are_replaced_one_by_one(work, page, book, qtbot):
    raw = "P: Anna Müller aus Weilheim. Anna Müller hilft."
    edit(book, TALK, status="held", transcript_raw=raw, transcript_pseud=None)
    work.show_record(found(book, TALK))
    work.left.versions.choose(PSEUDONYMISED)
    work.left._begin.click()
    qtbot.waitUntil(lambda: len(work.left.edit.ink.spans(SUSPECT)) == 3)
    page.handlers()["problem.next"]()
    assert work.left.edit.textCursor().selectedText() == "Anna Müller"
    QTest.keyClick(work.left.bar.instead, Qt.Key.Key_Return)
    assert found(book, TALK).transcript_pseud == "P: [Person A] aus Weilheim. [Person A] hilft."
    assert work.left.edit.textCursor().selectedText() == "Weilheim"
    work.left.bar.spared.emit()
    assert work.left.bar.isHidden()
    assert "weilheim" in pseudonyms.lists(book).spared
    assert found(book, TALK).transcript_raw == raw


def test_a_transcript_is_read_in_under_other_names(work, book, tmp_path):
    edit(book, TALK, status="held", transcript_raw=None, transcript_pseud=None)
    work.show_record(found(book, TALK))
    said = of_lines(["Anna Muster: Wie?", "Herr Eck: So.", "Anna Muster: Ja?", "Herr Eck: Ja."])
    in_dialog(ImportDialog, lambda dialog: dialog.accept())
    work.take_in(tmp_path / "a.vtt", said)
    assert found(book, TALK).transcript_raw == "I: Wie?\n\nP: So.\n\nI: Ja?\n\nP: Ja."
    assert work.left.edits[RAW].text() == found(book, TALK).transcript_raw
    in_dialog(ImportDialog, lambda dialog: dialog.accept())
    work.take_in(Path("b.vtt"), of_lines(["I: Noch etwas?"]))
    assert found(book, TALK).transcript_raw.endswith("P: Ja.\n\nI: Noch etwas?")


def test_a_transcript_is_dropped(work, book, tmp_path, qtbot):
    edit(book, TALK, status="held", transcript_raw=None, transcript_pseud=None)
    work.show_record(found(book, TALK))
    path = tmp_path / "a.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nGuten Tag.\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    timer = QTimer(work, interval=20)
    timer.timeout.connect(lambda: accept_import(timer))
    timer.start()
    work.dropEvent(drop)
    qtbot.waitUntil(lambda: found(book, TALK).transcript_raw == "Guten Tag.")


def accept_import(timer):
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, ImportDialog):
        timer.stop()
        dialog.accept()


def test_what_the_rules_forbid_is_said_and_stays_typed(work, book, heard):
    talk = found(book, TALK)
    consent: Any = records.find(book, talk.consent_id)
    purposes = tuple(key for key in consent.purposes if key != "transcription")
    records.save(book, consent.but(purposes=purposes))
    work.left.edit.moveCursor(QTextCursor.MoveOperation.End)
    type_text(work.left.edit, " Mehr.")
    assert not work.flush()
    assert work._refusal.isVisible()
    assert work.left.edit.text().endswith(" Mehr.")
    assert work.record.transcript_pseud.endswith(" Mehr.")


def test_form_and_working_place_show_the_same(page, work, book):
    work.left.edit.moveCursor(QTextCursor.MoveOperation.End)
    type_text(work.left.edit, " Schluss.")
    page._sides.choose_view(FORM)
    editor = page._side.form.body.boxes["transcript_pseud"].editor
    assert editor.control.text().endswith(" Schluss.")
    assert found(book, TALK).transcript_pseud.endswith(" Schluss.")


def test_words_are_found_in_the_text(work, qtbot):
    work.left.look_for()
    QTest.keyClicks(work.left.finder.box, "waschmaschine")
    work.left.finder.box.returnPressed.emit()
    assert work.left.edit.textCursor().selectedText() == "Waschmaschine"
    QTest.keyClick(work.left.finder.box, Qt.Key.Key_Escape)
    QTest.keyClick(work.left.finder.box, Qt.Key.Key_Escape)
    assert work.left.finder.isHidden()


def test_emoji_do_not_shift_places(work, book):
    edit(book, TALK, transcript_pseud=f"P: 😀 Ja. {SAID} Nein.")
    work.show_record(found(book, TALK))
    start = working_text(found(book, TALK)).index(SAID)
    work.left.edit.select(Span(start, start + len(SAID)))
    assert work.left.edit.textCursor().selectedText() == SAID
    assert work.left.edit.selected() == (start, start + len(SAID))


def test_the_raw_text_follows(work, qtbot):
    work.right.tabs.setCurrentIndex(3)
    select(work, "Eine Gastronomin")
    qtbot.waitUntil(lambda: "Die Leitung des Cafés" in work.right.raw.textCursor().selectedText())


def test_every_button_has_a_name(work):
    for kind in (QAbstractButton, QLineEdit, QTextEdit):
        for widget in filter(QWidget.isVisible, work.findChildren(kind)):
            text = getattr(widget, "text", lambda: "")()
            assert widget.accessibleName() or text or widget.objectName().startswith("qt_"), widget
