"""The selftest: it tries everything, says what failed, needs no network and leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from unittest.mock import Mock

import pytest

from app.errors import LaborbuchError
from tests.architecture.source import ROOT
from ui import cli, selftest_command

NO_NETWORK = [sys.executable, "tests/helpers/no_network.py"]
LAST = "Aufräumen"


def run(*command, **environment):
    env = os.environ | {name: str(value) for name, value in environment.items()}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def only(monkeypatch):
    """Return what leaves nothing but the given checks."""

    def choose(**trials):
        monkeypatch.setattr(selftest_command, "TRIALS", trials)

    return choose


def test_all_is_well_without_a_network_and_nothing_stays(tmp_path):
    folders = {"TMPDIR": tmp_path / "tmp", "HOME": tmp_path / "home"}
    folders |= dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), tmp_path / "home")
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    done = run(*NO_NETWORK, *selftest_command.program(), "selftest", "--json", **folders)
    answer = json.loads(done.stdout)
    assert [check for check in answer["checks"] if not check["ok"]] == []
    assert (done.returncode, answer["ok"], answer["files"]) == (0, True, [])
    assert [check["name"] for check in answer["checks"]] == [*selftest_command.TRIALS, LAST]
    assert len(done.stderr.splitlines()) == len(answer["checks"])
    assert list(tmp_path.glob("tmp/*")) + list(tmp_path.glob("home/*")) == []


def test_asking_for_a_network_socket_ends_the_process():
    planted = "import socket; socket.socketpair(); print('innen'); socket.socket(); print('außen')"
    done = run(*NO_NETWORK, sys.executable, "-c", planted)
    assert (done.returncode < 0, done.stdout) == (True, "innen\n")


def test_a_failure_is_told_and_the_other_checks_still_run(only, capsys):
    def refuse(_place):
        raise LaborbuchError("Der Datenträger ist voll.")

    only(Eins=refuse, Zwei=lambda place: place.folder.is_dir() or 1 / 0, Drei=lambda _place: 1 / 0)
    assert cli.main(["selftest"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Eins: Der Datenträger ist voll.", "Zwei: in Ordnung"]
    assert lines[2].startswith("Drei: Fehler im Programm (ZeroDivisionError, test_selftest.py:")
    assert lines[3:] == [f"{LAST}: in Ordnung"]


def test_a_window_that_does_not_open_is_a_line_and_no_crash(only, capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "nirgendwo")
    only(Fenster=selftest_command._window)
    assert cli.main(["selftest", "--json"]) == 1
    check = json.loads(capsys.readouterr().out)["checks"][0]
    assert check["text"].startswith("Das Fenster ließ sich nicht öffnen. Qt meldet: ")


def test_what_a_dialog_would_have_said_is_told_instead(tmp_path):
    letter = tmp_path / "brief.laborbuch"
    letter.write_text("Guten Tag")
    done = run(*selftest_command.program(), "selftest", "--window", str(letter))
    sentence = "„brief.laborbuch“ ist kein Laborbuch. Wählen Sie eine Datei mit der Endung „.laborbuch“."
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, sentence)


def test_a_file_can_be_opened_from_outside(monkeypatch, tmp_path):
    opened = Mock(return_value=0)
    monkeypatch.setattr("ui.bootstrap.run", opened)
    assert cli.main(["--open", str(tmp_path / "Dießen am Ammersee.laborbuch")]) == 0
    opened.assert_called_once_with(tmp_path / "Dießen am Ammersee.laborbuch", sample=False)
