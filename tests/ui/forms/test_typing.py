"""What is typed is stored, or stays where it was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QTimer

from app.services import records
from tests.ui.forms.steps import choose, control, enter, message, stored, type_text


def test_leaving_a_field_stores_it(book, form_of, record_of, qtbot):
    form = form_of(record_of("DIE-AK-0005"))
    with qtbot.waitSignal(form.saved) as saved:
        enter(form, "venue", "Rathaus, Sitzungssaal")
    assert stored(book, form).venue == "Rathaus, Sitzungssaal"
    assert saved.args[0].record == form.record()


def test_a_rest_stores_what_is_still_being_typed(book, form_of, record_of, qtbot):
    form = form_of(record_of("DIE-AK-0005"))
    form.findChild(QTimer).setInterval(0)
    line = control(form, "venue")
    line.setFocus()
    line.clear()
    with qtbot.waitSignal(form.saved):
        type_text(line, "Haus am See ")
    assert stored(book, form).venue == "Haus am See"
    assert line.text() == "Haus am See "


def test_a_choice_is_stored_at_once(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    choose(form, "mode", "hybrid")
    assert stored(book, form).mode == "hybrid"


def test_nothing_is_stored_where_nothing_changed(book, form_of, record_of, qtbot):
    form = form_of(record_of("DIE-AK-0005"))
    with qtbot.assertNotEmitted(form.saved):
        control(form, "title").setFocus()
        assert form.flush()
    assert not book.history.done


def test_a_date_is_written_as_the_program_writes_it(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    enter(form, "end", "5.2022")
    assert control(form, "end").text() == "Mai\u00a02022"
    assert form.record().end == "2022-05"


def test_while_typing_a_date_the_hint_says_what_was_recognised(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    line = control(form, "end")
    line.setFocus()
    line.selectAll()
    type_text(line, "21.6.2022")
    assert form.body.boxes["end"].hint == "erkannt: 21.\u00a0Juni\u00a02022"


UNREADABLE = {"end": "31.02.2022", "series_number": "44o", "cost_planned": "viel", "start_time": "abends"}


@pytest.mark.parametrize(("id_", "typed"), UNREADABLE.items())
def test_what_cannot_be_read_stays_with_an_error_and_changes_nothing(id_, typed, book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    before = getattr(form.record(), id_)
    enter(form, id_, typed)
    assert control(form, id_).text() == typed
    assert message(form, id_).startswith(f"„{typed}“ ist ")
    assert getattr(form.record(), id_) == getattr(stored(book, form), id_) == before
    assert not form.flush()


def test_what_cannot_be_read_does_not_keep_the_rest_from_being_stored(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    enter(form, "series_number", "44o")
    enter(form, "venue", "Rathaus")
    assert stored(book, form).venue == "Rathaus"
    assert control(form, "series_number").text() == "44o"


def test_what_cannot_be_read_waits_for_the_return_of_its_record(form_of, record_of):
    one, other = record_of("DIE-AK-0005"), record_of("DIE-AK-0006")
    form = form_of(one)
    enter(form, "series_number", "44o")
    form.set_record(other)
    assert control(form, "series_number").text() == ""
    assert form.waiting == (one.uid,)
    form.set_record(one)
    assert control(form, "series_number").text() == "44o"
    assert "44o" in message(form, "series_number")
    enter(form, "series_number", "44")
    assert form.record().series_number == 44
    assert form.flush()


def test_dirty_says_whether_something_is_not_stored_yet(form_of, record_of, qtbot):
    form = form_of(record_of("DIE-AK-0005"))
    told: list[bool] = []
    form.dirty_changed.connect(told.append)
    type_text(control(form, "venue"), "x")
    form.flush()
    assert told == [True, False]


# What Word, Excel or a web page leave in the clipboard, and what the field makes of it.
PASTED = {
    "Zeile 1\r\nZeile 2": "Zeile 1 Zeile 2",
    "Tabelle\tmit Spalten": "Tabelle mit Spalten",
    "Bell\x07 und \x00Null": "Bell und Null",
    "Einsamer\ud83d Ersatz": "Einsamer Ersatz",
    "Mo\u0308lln": "Mölln",
    "un\u200bsichtbar\ufeff": "unsichtbar",
    "=1+1": "=1+1",
    "Stadtlabor 👩\u200d💻": "Stadtlabor 👩\u200d💻",
}


@pytest.mark.parametrize(("pasted", "kept"), PASTED.items(), ids=[ascii(text) for text in PASTED])
def test_pasted_text_is_cleaned_at_the_field(pasted, kept, book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    line = control(form, "venue")
    line.setFocus()
    line.selectAll()
    line.insert(pasted)
    line.setModified(True)
    line.textEdited.emit(line.text())
    form.flush()
    assert line.text() == kept
    assert stored(book, form).venue == kept


def test_a_text_takes_rich_text_as_plain_text(form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    text = control(form, "description")
    rich = QMimeData()
    rich.setHtml("<h1>Gro&szlig;</h1><p style='color:red'>rot</p>")
    rich.setText("Groß\r\nrot\x07")
    text.selectAll()
    text.insertFromMimeData(rich)
    assert text.text() == "Groß\nrot"
    assert "red" not in text.toHtml()
    assert form.record().description == "Groß\nrot"


def test_blanks_that_must_not_break_survive_the_text_field(form_of, record_of):
    record = record_of("DIE-AK-0005").but(description="5\u00a0km\n\nweiter")
    form = form_of(record)
    type_text(control(form, "description"), "x")
    assert form.record().description == "x5\u00a0km\n\nweiter"


def test_a_text_that_is_too_long_is_kept_and_counted(book, form_of, record_of):
    form = form_of(record_of("DIE-AK-0005"))
    line = control(form, "title")
    line.setFocus()
    line.selectAll()
    line.insert("ä" * 134)
    line.setModified(True)
    line.textEdited.emit(line.text())
    form.flush()
    assert stored(book, form).title == "ä" * 134
    assert form.body.boxes["title"].counted == "134 von 120, 14 zu viel"
    assert "um 14 Zeichen" in message(form, "title")


def test_what_another_window_wrote_meanwhile_is_kept_and_shown(form_of, record_of, book):
    form = form_of(record_of("DIE-AK-0005"))
    records.save(book, form.record().but(results="Von nebenan"))
    enter(form, "title", "Von hier")
    assert form.flush()
    assert (stored(book, form).title, stored(book, form).results) == ("Von hier", "Von nebenan")
    assert control(form, "results").toPlainText() == "Von nebenan"


def test_the_same_field_waits_until_somebody_decides(form_of, record_of, book):
    form = form_of(record_of("DIE-AK-0005"))
    records.save(book, form.record().but(title="Von nebenan", results="Auch von nebenan"))
    enter(form, "title", "Von hier")
    assert not form.flush()
    assert stored(book, form).title == "Von nebenan"
    again = stored(book, form)
    form.set_record(record_of("DIE-AK-0006"))
    form.set_record(again)
    assert form.flush()
    assert (stored(book, form).title, stored(book, form).results) == ("Von hier", "Auch von nebenan")
