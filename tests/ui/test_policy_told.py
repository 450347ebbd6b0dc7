"""A policy that does not hold as IT meant it: people hear of it once, the log every time."""

from __future__ import annotations

import logging

import pytest
from platformdirs import user_config_path
from PySide6.QtTest import QTest

from app import logs
from app.policy import Policy
from app.services.book import open_book
from app.settings import FILE, Settings
from tests.helpers.policies import policy
from ui import paths
from ui.dialogs.new_book import NewBookDialog


@pytest.fixture
def under(settings):
    """Let the program's settings stand under a policy."""

    def put(decided):
        settings.policy = decided

    yield put
    logger = logging.getLogger(logs.LOGGER)
    for handler in logger.handlers:
        handler.close()
    logger.handlers = []


def test_it_is_said_once(under, program, see, complaints, qtbot, tmp_path):
    under(Policy(doubts=("Die Richtlinie ist kaputt.",)))
    see(program)
    qtbot.waitUntil(lambda: bool(complaints))
    program._tell_of_policy()
    assert complaints == ["Die Richtlinie ist kaputt."]
    assert Settings(tmp_path / "einstellungen.json")["policy_told"] == "Die Richtlinie ist kaputt."


def test_it_is_said_again_when_it_broke_again(under, program, see, complaints):
    see(program)
    for decided in (Policy(doubts=("kaputt",)), Policy(), Policy(doubts=("kaputt",))):
        under(decided)
        program._tell_of_policy()
    assert complaints == ["kaputt", "kaputt"]


def test_the_log_knows_what_people_need_not(under, program, see, complaints, qtbot, tmp_path):
    under(policy(data_ordner="H:"))
    logs.start(tmp_path / "log")
    see(program)
    log = tmp_path / "log" / "laborbuch.log"
    qtbot.waitUntil(log.exists)
    qtbot.waitUntil(lambda: "„data_ordner“" in log.read_text("utf-8"))
    assert complaints == []


def test_a_new_lab_is_proposed_in_the_data_folder_which_is_made(
    under, program, see, qtbot, monkeypatch, tmp_path
):
    under(policy(data_folder=str(tmp_path / "daten" / "labor")))

    def fill_in(dialog):
        QTest.keyClicks(dialog.prefix, "oew")
        dialog._found()
        return dialog.result()

    monkeypatch.setattr(NewBookDialog, "exec", fill_in)
    window = see(program)
    window.commands["file.new"].trigger()
    qtbot.waitUntil(lambda: window.lab_open and bool(window.frame.pages.page))
    assert window.frame.pages.page.workspace.book.house.policy is program._settings.policy
    window.close()
    open_book(tmp_path / "daten" / "labor" / "OEW.laborbuch").close()


def test_commands_and_windows_keep_their_settings_in_one_place():
    assert paths.settings_file() == user_config_path("Laborbuch", appauthor=False) / FILE
