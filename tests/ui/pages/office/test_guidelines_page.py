"""The guidelines: the office's own lists, and the package for all labs."""

from __future__ import annotations

import pytest

from app.services import lists
from app.services.lists import ListQuery
from app.services.numbering import OFFICE_UID, uid_of_code
from app.services.office import guidelines
from tests.helpers.offices import office_copy
from tests.helpers.rounds import Files, edit
from ui.dialogs.issue_guidelines import IssueGuidelinesDialog


@pytest.fixture
def book(tmp_path):
    book = office_copy(tmp_path)
    yield book
    book.close()


@pytest.fixture
def page(page_of, book):
    return page_of(book, "guidelines")


def test_it_shows_what_is_the_offices_own(page, book):
    for kind in ("theme", "thesis", "guide"):
        page._lists.show_kind(kind)
        wanted = lists.count(book, ListQuery(kind, only=(("lab_id", OFFICE_UID),)))
        assert page.pane.model.rowCount() == wanted > 0


def test_a_theme_of_the_office_can_be_changed(page):
    page.show_record(uid_of_code("PB-TS-0007"))
    assert page.record.code == "PB-TS-0007"
    assert "data.deliver" not in page.handlers()


def test_the_line_says_how_the_package_stands(page, book, tmp_path, qtbot):
    assert page.said.startswith("Noch nie ausgegeben.")
    guidelines.issue(book, tmp_path / "aus", Files())
    page.enter()
    qtbot.waitUntil(lambda: "seitdem unverändert" in page.said)
    assert page.said == "Zuletzt ausgegeben am 22.11.2022 (Nr. 1), seitdem unverändert."
    edit(book, "PB-TM-0001", label="Umbenannt")
    page.enter()
    qtbot.waitUntil(lambda: "geändert: 1 Eintrag" in page.said)


def test_the_dialog_issues_the_package(workspace_of, book, shown, tmp_path, qtbot, heard):
    workspace = workspace_of(book)
    dialog = shown(IssueGuidelinesDialog(workspace))
    dialog.place.edit.setText(str(tmp_path / "Vorgaben"))
    dialog.main.click()
    qtbot.waitUntil(lambda: not workspace.tasks.running)
    assert [file.name for file in (tmp_path / "Vorgaben").iterdir()] == ["PB_Vorgaben_2022-11-22.zip"]
    assert heard.said == ["Vorgabenpaket Nr. 1 ausgegeben. Schicken Sie es allen Laboren."]
    assert guidelines.standing(book).changed == 0


def test_the_dialog_says_why_it_cannot_write(workspace_of, book, shown):
    dialog = shown(IssueGuidelinesDialog(workspace_of(book)))
    dialog.place.edit.setText("nirgendwo")
    assert not dialog.main.isEnabled()
    assert "„nirgendwo“" in dialog._problem.accessibleName()
