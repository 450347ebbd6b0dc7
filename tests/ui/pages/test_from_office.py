"""In a lab: what came from the office is looked at, then taken over."""

from __future__ import annotations

import pytest

from app.errors import RefusedFileError
from app.interchange.package import PasswordNeededError
from app.services.office import guidelines, replies, review
from tests.helpers.books import sample_copy
from tests.helpers.offices import office_copy
from tests.helpers.rounds import Files, Round, edit, record
from ui import compose
from ui.actions import ACTIONS
from ui.dialogs import from_office
from ui.dialogs.from_office import FromOfficeDialog, offer_of
from ui.widgets.text import WrappedLabel

REMARK = "Bitte die Zahl der Teilnehmenden ergänzen."


@pytest.fixture
def round_(tmp_path):
    lab, office = sample_copy("DIE", tmp_path), office_copy(tmp_path)
    made = Round(lab, office, tmp_path / "post")
    made.take_over()
    review.reject(office, record(office, "DIE-WB-0001").uid, REMARK)
    review.accept(office, record(office, "DIE-WB-0002").uid, "")
    yield made
    lab.close()
    office.close()


@pytest.fixture
def reply(round_):
    round_.tomorrow()
    return replies.issue(round_.office, round_.lab.lab.uid, round_.folder, Files())[0]


@pytest.fixture
def package(round_):
    edit(round_.office, "PB-TM-0001", status="retired")
    return guidelines.issue(round_.office, round_.folder, Files())[0][0]


def offer(round_, path):
    return offer_of(round_.lab, compose.read_arrival(path))


def test_a_reply_is_shown_before_it_is_taken_over(round_, reply):
    edit(round_.lab, "DIE-WB-0002", status="draft")
    found = offer(round_, reply)
    (changing,) = found.changing
    assert changing.texts == ("Status: zurückgewiesen", f"Prüfvermerk des Projektbüros: {REMARK}")
    (staying,) = found.staying
    assert staying.texts[0] == "Status: übernommen (Projektbüro)"
    assert "inzwischen „Entwurf“" in staying.texts[1]


def test_the_dialog_takes_a_reply_over(round_, reply, workspace_of, shown, qtbot, heard):
    workspace = workspace_of(round_.lab)
    dialog = shown(FromOfficeDialog(workspace, offer(round_, reply)))
    assert dialog.main.text() == "2 Änderungen übernehmen"
    assert any(REMARK in label.accessibleName() for label in dialog.findChildren(WrappedLabel))
    dialog.main.click()
    qtbot.waitUntil(lambda: not workspace.tasks.running)
    assert not dialog.isVisible()
    assert record(round_.lab, "DIE-WB-0001").status == "rejected"
    assert heard.said == ["Rückmeldung übernommen: 2 Einträge geändert."]


def test_the_dialog_takes_guidelines_over(round_, package, workspace_of, shown, qtbot, heard):
    workspace = workspace_of(round_.lab)
    found = offer(round_, package)
    assert [line.texts for line in found.changing] == [
        ("Leitfaden, neu",),
        ("Thema, geändert", "Status: abgelöst"),
    ]
    dialog = shown(FromOfficeDialog(workspace, found))
    dialog.main.click()
    qtbot.waitUntil(lambda: not workspace.tasks.running)
    assert record(round_.lab, "PB-TM-0001").status == "retired"
    assert heard.said == ["Vorgaben übernommen: 2 Einträge geändert."]


def test_what_says_the_same_needs_no_step(round_, package, workspace_of, shown):
    found = offer(round_, package)
    found.take()
    dialog = shown(FromOfficeDialog(workspace_of(round_.lab), offer(round_, package)))
    assert dialog.main.text() == "Schließen"
    dialog.main.click()
    assert not dialog.isVisible()


def test_a_delivery_is_refused(round_):
    with pytest.raises(RefusedFileError, match="aus diesem Laborbuch selbst"):
        offer(round_, round_.deliver())


def test_a_locked_file_asks_for_its_password(round_, workspace_of, qtbot, monkeypatch):
    round_.tomorrow()
    path = replies.issue(round_.office, round_.lab.lab.uid, round_.folder, Files(), "geheim")[0]
    with pytest.raises(PasswordNeededError):
        compose.read_arrival(path)
    asked, shown = [], []
    monkeypatch.setattr(from_office, "_ask_password", lambda *args: asked.append(args))

    def note(dialog):
        shown.append(dialog)

    monkeypatch.setattr(FromOfficeDialog, "exec", note)
    workspace = workspace_of(round_.lab)
    from_office.look(workspace, path)
    qtbot.waitUntil(lambda: not workspace.tasks.running)
    assert asked[0][1:3] == (path, "")
    from_office.look(workspace, path, "geheim")
    qtbot.waitUntil(lambda: not workspace.tasks.running)
    assert shown[0].main.text() == "2 Änderungen übernehmen"


def test_the_command_stands_in_the_menu():
    (action,) = [it for it in ACTIONS if it.id == "data.from_office"]
    assert (action.menu, action.optional) == ("data", True)
