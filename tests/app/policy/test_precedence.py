"""Who decides: policy, person, lab, program."""

from __future__ import annotations

import pytest

from app.domain.settings import LAB_SETTINGS
from app.errors import SaveRefusedError
from app.policy import Policy
from app.policy.checking import check
from app.policy.rows import ROWS
from app.services.lab_settings import lab_settings, proposals, put_lab_setting
from app.settings import SETTINGS, Settings
from tests.helpers.books import empty_copy
from tests.helpers.policies import house_under, policy, settings_under

RECORDING = "retention_recording_days"
BROKEN = Policy(doubts=("Die Richtlinie ist kaputt.",))


@pytest.fixture
def book(tmp_path):
    book = empty_copy(tmp_path)
    yield book
    book.close()


def test_policy_goes_before_the_person_and_the_person_before_the_default(tmp_path):
    assert settings_under(tmp_path)["office_address"] == ""
    settings_under(tmp_path)["office_address"] = "von mir"
    assert settings_under(tmp_path)["office_address"] == "von mir"
    assert settings_under(tmp_path, office_address="von der IT")["office_address"] == "von der IT"
    assert settings_under(tmp_path)["office_address"] == "von mir"


def test_a_locked_setting_without_a_value_is_the_default(tmp_path):
    settings_under(tmp_path)["office_address"] = "von mir"
    assert settings_under(tmp_path, locked="backup_folder, office_address")["office_address"] == ""


@pytest.mark.parametrize("stated", [{"office_address": "IT"}, {"locked": "office_address"}])
def test_what_it_decided_nobody_else_changes(tmp_path, stated):
    with pytest.raises(ValueError, match="office_address"):
        settings_under(tmp_path, **stated)["office_address"] = "von mir"


def test_what_helps_to_see_and_to_be_named_is_the_persons_own(tmp_path):
    settings = settings_under(tmp_path, look="dark", editor="IT", locked="look, editor")
    settings["look"] = "light"
    assert (settings["look"], settings["editor"]) == ("light", "")


def test_a_value_that_cannot_be_understood_is_the_default_and_locked_and_told(tmp_path):
    settings_under(tmp_path)["open_last"] = False
    settings = settings_under(tmp_path, open_last="vielleicht")
    assert settings["open_last"] is True
    assert settings.policy.locks(SETTINGS["open_last"])
    assert check(settings.policy).wrong == (
        "Was für „Zuletzt geöffnetes Laborbuch beim Start öffnen“ festgelegt ist (Richtlinie „test.ini“, "
        "Zeile 1), ist nicht zu verstehen: Möglich sind nur „ja“ und „nein“. Bitte melden Sie das Ihrer IT; "
        "bis dahin gilt, was das Programm vorgibt.",
    )


def test_under_a_broken_policy_everything_it_could_say_is_default_and_locked(tmp_path):
    settings_under(tmp_path)["backup_folder"] = "/von/mir"
    settings_under(tmp_path)["look"] = "dark"
    broken = Settings(tmp_path / "einstellungen.json", BROKEN)
    assert broken["backup_folder"] == ""
    assert broken["look"] == "dark"
    assert all(BROKEN.locks(row.setting) for row in ROWS.values())


def test_what_a_broken_policy_does_say_holds(tmp_path):
    partly = policy(office_address="von der IT")._replace(doubts=("Zeile 2 ist kaputt.",))
    assert Settings(tmp_path / "einstellungen.json", partly)["office_address"] == "von der IT"


def test_a_lab_goes_before_what_it_proposes(book, tmp_path):
    put_lab_setting(book, RECORDING, "14")
    book.house = house_under(tmp_path, **{RECORDING: "20", "retention_person_months": "9"})
    assert lab_settings(book)[RECORDING] == 14
    assert lab_settings(book)["retention_person_months"] == 9
    put_lab_setting(book, RECORDING, "")
    assert lab_settings(book)[RECORDING] == 20
    assert proposals(book)[RECORDING] == 20


def test_a_locked_period_is_what_it_says_whatever_the_lab_stored(book, tmp_path):
    put_lab_setting(book, RECORDING, "14")
    book.house = house_under(tmp_path, **{RECORDING: "20", "locked": RECORDING})
    assert lab_settings(book)[RECORDING] == 20
    with pytest.raises(SaveRefusedError, match="Von Ihrer IT festgelegt"):
        put_lab_setting(book, RECORDING, "14")
    book.house = house_under(tmp_path, locked=RECORDING)
    assert lab_settings(book)[RECORDING] == LAB_SETTINGS[RECORDING].default


def test_what_no_row_declares_is_told_to_it_alone():
    checked = check(policy(data_ordner="H:", locked="look, backup_folder"))
    assert checked.wrong == ()
    assert [text[:14] for text in checked.unknown] == ["„data_ordner“ ", "„look“ (Richtl"]
    assert [(held.setting.key, held.locked) for held in checked.held] == [
        ("backup_folder", True),
        ("locked", True),
    ]
