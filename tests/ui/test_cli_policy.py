"""What the command line does under a policy: no format that is not allowed, and nothing in silence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.policy import sources
from tests.helpers.books import sample_copy
from tests.helpers.offices import empty_office
from ui import cli, compose

NO_WORD = "Word-Dokumente auszugeben hat Ihre IT hier nicht erlaubt. Möglich: Excel-Arbeitsmappen, Pakete."


@pytest.fixture
def run(capsys):
    def call(*arguments: object) -> tuple[int, dict, str]:
        status = cli.main([str(argument) for argument in (*arguments, "--json")])
        out, err = capsys.readouterr()
        return status, json.loads(out), err

    return call


@pytest.fixture
def under(tmp_path, monkeypatch):
    """Put a policy in force."""

    def write(text):
        file = tmp_path / "richtlinie.ini"
        file.write_text(text, "utf-8")
        monkeypatch.setattr(sources, "read", lambda: sources.merged(None, file))
        return file

    return write


@pytest.fixture
def die(tmp_path):
    book = sample_copy("DIE", tmp_path)
    book.close()
    return book.path


def test_a_format_that_is_not_allowed_is_refused(run, under, die, tmp_path):
    under("export_formats = excel, package")
    status, answer, err = run("export", die, "--to", tmp_path / "aus", "--as", "word")
    assert (status, answer["messages"]) == (2, [NO_WORD])
    assert NO_WORD in err
    assert not (tmp_path / "aus").exists()


def test_all_is_all_that_is_allowed_and_the_rest_is_told(run, under, die, tmp_path):
    under("export_formats = excel")
    status, answer, _ = run("export", die, "--to", tmp_path / "aus")
    assert status == 1
    assert [Path(file).name for file in answer["files"]] == ["DIE_Laborbuch.xlsx"]
    assert answer["warnings"] == [
        "Word-Dokumente, Pakete auszugeben hat Ihre IT hier nicht erlaubt. Möglich: Excel-Arbeitsmappen."
    ]


def test_a_package_still_holds_what_belongs_into_it(run, under, die, tmp_path):
    under("export_formats = package")
    status, answer, _ = run("export", die, "--to", tmp_path / "aus", "--as", "package")
    assert status == 0
    assert compose.read_arrival(Path(answer["files"][0])).sender.prefix == "DIE"


@pytest.mark.parametrize("arguments", [("export", "die", "--to", "aus"), ("demo", "aus")])
def test_where_nothing_is_allowed_nothing_is_written(run, under, die, tmp_path, monkeypatch, arguments):
    under("export_formats =")
    monkeypatch.chdir(tmp_path)
    status, _, err = run(*(die if word == "die" else word for word in arguments))
    assert (status, (tmp_path / "aus").exists()) == (2, False)
    assert "Ihre IT erlaubt hier keine Ausgabe." in err


def test_the_office_writes_no_report_and_no_joint_package(run, under, die, tmp_path):
    office = empty_office(tmp_path)
    office.close()
    under("export_formats = package")
    report = tmp_path / "bericht.xlsx"
    assert run("merge", office.path, die, "--report", report)[0] == 2
    assert run("report", office.path, "--to", tmp_path / "gesamt")[0] == 2
    assert not report.exists()
    assert not (tmp_path / "gesamt").exists()


def test_backups_go_where_it_wants_them(run, under, die, tmp_path):
    office = empty_office(tmp_path)
    office.close()
    under(f"backup_folder = {tmp_path / 'sicherung'}")
    _, answer, _ = run("export", die, "--to", tmp_path / "aus", "--as", "package")
    assert run("merge", office.path, *answer["files"])[0] in (0, 1)
    (folder,) = (tmp_path / "sicherung").iterdir()
    assert folder.name.startswith(f"{office.path.stem}_Sicherungen_")
    assert len(list(folder.iterdir())) == 1


def test_a_broken_policy_is_told_with_every_answer(run, under, die):
    file = under("[Laborbuch]\nexport_formats excel")
    status, answer, err = run("check", die)
    assert (status, answer["ok"]) == (1, True)
    assert answer["policy"][0].startswith(f"Die Richtlinie „{file}“ ist in Zeile 2 nicht zu verstehen")
    assert answer["policy"][0] in err


def test_policy_tells_what_holds_and_what_to_mend(run, under):
    file = under("retention_person_months = 6\nopen_last = nein\nexport_format = word")
    status, answer, err = run("policy")
    assert (status, answer["ok"]) == (1, False)
    assert answer["policies"] == [
        {"key": "open_last", "value": "Nein", "locked": True, "source": f"Richtlinie „{file}“, Zeile 2"},
        {
            "key": "retention_person_months",
            "value": "6",
            "locked": False,
            "source": f"Richtlinie „{file}“, Zeile 1",
        },
    ]
    assert "„export_format“" in answer["messages"][0]
    assert f"beim Start öffnen: Nein (gesperrt; Richtlinie „{file}“, Zeile 2)" in err


def test_without_a_policy_it_says_so(run):
    status, answer, err = run("policy")
    assert (status, answer) == (0, {"ok": True, "policies": [], "messages": []})
    assert err == "Auf diesem Rechner gilt keine Richtlinie.\n"
