"""A lab file that somebody else has open: people are asked, and reading is really only reading."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.services import presence
from app.storage.presence import look, note
from tests.helpers.books import clock, sample_copy
from tests.helpers.sitting import sitting
from ui.dialogs.occupied import OccupiedDialog, since


@pytest.fixture
def lab(tmp_path):
    book = sample_copy("DIE", tmp_path)
    book.close()
    return book.path


@pytest.fixture
def answer(qtbot, monkeypatch):
    """Press a button of the dialog as soon as it stands there."""
    seen = []

    def press(dialog, text):
        seen.append(dialog)
        if text == "Esc":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            button = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == text)
            button.setFocus()
            qtbot.keyClick(button, Qt.Key.Key_Space)

    def arrange(text):
        show = OccupiedDialog.exec
        monkeypatch.setattr(
            OccupiedDialog,
            "exec",
            lambda dialog: (QTimer.singleShot(0, dialog, lambda: press(dialog, text)), show(dialog))[1],
        )
        return seen

    return arrange


def test_dialog_says_who_where_and_since_when(program, see, lab, answer):
    seen = answer("Esc")
    with sitting(lab):
        window = see(program, lab)
    (dialog,) = seen
    said = " ".join(
        notice.accessibleName() for notice in dialog.findChildren(type(dialog.body.itemAt(0).widget()))
    )
    assert "„kb“ arbeitet darin" in said
    assert "RATHAUS-04, seit heute" in said
    assert not window.lab_open


def test_reading_switches_off_whatever_writes(program, see, lab, answer, qtbot):
    answer("Nur lesen")
    with sitting(lab):
        window = see(program, lab)
        window.frame.go("activity")
        qtbot.waitUntil(lambda: not program.tasks.running)
        for id_ in ("record.new", "edit.trash", "edit.undo", "file.save", "data.deliver"):
            assert not window.commands[id_].isEnabled(), id_
        assert window.commands["search.list"].isEnabled()
        form = window.frame.pages.page._side.form
        lines = [edit for edit in form.body.findChildren(QLineEdit) if edit.isVisible() and edit.isEnabled()]
        assert lines
        assert all(edit.isReadOnly() for edit in lines)
        assert "„kb“ am Rechner RATHAUS-04" in window.frame._reader_line.accessibleName()
        assert [one.seat for one in look(lab)] == ["dort"]


def test_line_leads_to_writing_when_the_other_is_gone(program, see, lab, answer, qtbot):
    answer("Nur lesen")
    with sitting(lab):
        window = see(program, lab)
    button = window.frame._reader_line.findChild(QAbstractButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.frame._reader_line is None and not program.tasks.running)
    qtbot.waitUntil(lambda: window.commands["record.new"].isEnabled() or bool(window.frame.go("activity")))
    assert not program.opening._workspace.book.read_only


def test_opening_anyway_writes_and_notes_both(program, see, lab, answer):
    answer("Trotzdem öffnen")
    with sitting(lab):
        see(program, lab)
        assert len(look(lab)) == 2
        assert not program.opening._workspace.book.read_only


def test_leaving_takes_the_row_away(program, see, lab):
    see(program, lab)
    assert len(look(lab)) == 1
    program.window.close()
    assert look(lab) == []


def test_who_comes_later_is_told(program, see, lab, qtbot, monkeypatch):
    see(program, lab)
    said = []
    workspace = program.opening._workspace
    attendance = program.opening._attendance
    monkeypatch.setattr(type(program.window.frame), "say", lambda _frame, text, *_: said.append(text))
    object.__setattr__(workspace, "say", said.append)
    attendance.beat()
    qtbot.waitUntil(lambda: not program.tasks.running)
    present = presence.Present("x", "dort", "kb", "RATHAUS-04", "2024-01-01T00:00:00Z", _now())
    with workspace.book.writing() as connection:
        note(connection, present)
    attendance.beat()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["„kb“ am Rechner RATHAUS-04 hat dieses Laborbuch auch zum Schreiben geöffnet."]


def _now():
    from app.domain.dates import timestamp

    return timestamp(clock())


def test_day_is_named_unless_it_is_today():
    present = presence.Present("x", "y", None, "A", "2024-05-02T08:00:00Z", "")
    import datetime as dt

    assert "seit heute" in since(present, dt.datetime(2024, 5, 2, 12, tzinfo=dt.UTC).date())
    assert "seit 02.05.2024" in since(present, dt.date(2024, 5, 3))
