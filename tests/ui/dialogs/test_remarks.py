"""What the check of written documents found, on the screen: with the way to the field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.services.proof import Remark
from tests.helpers.books import sample_copy
from ui.dialogs.remarks import RemarksDialog, show_remarks

WITH_FIELD = Remark("DIE-AK-0008: Leerzeichen als Abstand", "Im Text.", "", "description")
NOWHERE = Remark("Zu wenig Kontrast", "In der Vorlage.")


class Workspace:
    """As much of a workspace as the dialog asks for."""

    def __init__(self, book):
        self.book = book
        self.went = []

    def go(self, place, uid="", field=""):
        self.went.append((place, uid, field))


@pytest.fixture
def workspace(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield Workspace(book)
    book.close()


@pytest.fixture
def uid(workspace):
    from app.services import lists

    return lists.search(workspace.book, ["activity"], "DIE-AK-0008", 1)[0].uid


def buttons(dialog):
    return [it for it in dialog.findChildren(QPushButton) if it.text() == "Öffnen"]


def test_each_is_told_and_what_comes_from_a_field_has_a_way_there(qtbot, workspace, uid):
    remark = Remark(WITH_FIELD.title, WITH_FIELD.text, uid, "description")
    dialog = RemarksDialog(workspace, [remark, NOWHERE], None)
    qtbot.addWidget(dialog)
    dialog.show()
    said = {label.accessibleName() or label.text() for label in dialog.findChildren(QLabel)}
    assert {remark.title, "Im Text.", NOWHERE.title, "In der Vorlage."} <= said
    (go,) = buttons(dialog)
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert workspace.went == [("activity", uid, "description")]


@pytest.mark.parametrize(("remarks", "shown"), [((), 0), ((NOWHERE,), 1)])
def test_nothing_found_shows_nothing(qtbot, workspace, remarks, shown):
    show_remarks(workspace, remarks, None)
    dialogs = [
        it for it in QApplication.topLevelWidgets() if isinstance(it, RemarksDialog) and it.isVisible()
    ]
    assert len(dialogs) == shown
    for dialog in dialogs:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
