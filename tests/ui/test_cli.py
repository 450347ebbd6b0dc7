"""The command line's contract: exit status, one JSON object, German sentences, reproducible files."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import LaborbuchError
from app.services import delivery_log
from tests.helpers.books import empty_copy, sample_copy
from tests.helpers.opendocument import Opened
from ui import cli
from ui.screen import SCREENS

NOW = "2022-11-22T14:32+01:00"


@pytest.fixture
def run(capsys):
    def call(*arguments: object) -> tuple[int, dict, str]:
        status = cli.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, json.loads(out) if out else {}, err

    return call


@pytest.fixture
def die(tmp_path):
    book = sample_copy("DIE", tmp_path)
    book.close()
    return book.path


def test_export_names_files_and_counts(run, die, tmp_path):
    status, answer, _ = run("export", die, "--to", tmp_path / "aus", "--json", "--now", NOW)
    names = sorted(Path(file).name for file in answer["files"])
    assert (status, answer["warnings"]) == (0, [])
    assert names[-3:] == [
        "DIE_Laborbuch.xlsx",
        "DIE_Lieferung-01_2022-11-22.zip",
        "DIE_Wissensbausteine.docx",
    ]
    assert [name[:11] for name in names[:-3]] == ["DIE-WB-0001", "DIE-WB-0002", "DIE-WB-0003"]
    assert all(Path(file).is_absolute() and Path(file).exists() for file in answer["files"])
    assert (answer["records"]["activity"], answer["records"]["knowledge_module"]) == (12, 3)


def test_several_formats_are_named_with_a_comma(run, die, tmp_path):
    status, answer, _ = run("export", die, "--to", tmp_path / "aus", "--as", "web, markdown", "--json")
    assert status == 0
    assert {Path(file).suffix for file in answer["files"]} == {".html", ".md"}


def test_opendocument_holds_what_word_holds_and_leads_to_its_own_kind(run, die, tmp_path):
    _, answer, _ = run("export", die, "--to", tmp_path / "aus", "--as", "opendocument, word", "--json")
    files = {it: [Path(file) for file in answer["files"] if file.endswith(it)] for it in (".odt", ".docx")}
    assert {it.stem for it in files[".odt"]} == {it.stem for it in files[".docx"]}
    first = next(it for it in files[".odt"] if "WB-0001" in it.name)
    links = Opened(first).select("//text:a/@xlink:href")
    beside = {it.removeprefix("../") for it in links if it.startswith("../")}
    assert beside
    assert beside <= {it.name for it in files[".odt"]}


def test_one_format_alone(run, die, tmp_path):
    _, answer, _ = run("export", die, "--to", tmp_path / "aus", "--as", "excel", "--json")
    assert [Path(file).name for file in answer["files"]] == ["DIE_Laborbuch.xlsx"]


def test_the_same_lab_gives_the_same_bytes(run, die, tmp_path):
    for name in ("eins", "zwei"):
        run("export", die, "--to", tmp_path / name, "--now", NOW, "--json")
    ones = sorted((tmp_path / "eins").iterdir())
    assert len(ones) == 6
    assert all(one.read_bytes() == (tmp_path / "zwei" / one.name).read_bytes() for one in ones)


def test_check_of_a_sound_file(run, die):
    status, answer, _ = run("check", die, "--json")
    assert (status, answer["ok"], answer["messages"]) == (0, True, [])
    assert answer["records"]["activity"] == 13
    assert len(answer["content_hash"]) == 64


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE activity SET venue = 'Rathaux' WHERE venue LIKE 'Rathaus%'",
        "UPDATE activity SET venue = CAST(X'41FF42' AS TEXT) WHERE venue LIKE 'Rathaus%'",
        "UPDATE activity_figures SET value = '4x0' WHERE value = '440'",
        "UPDATE record SET kind = 'activitz' WHERE code = 'DIE-AK-0001'",
    ],
)
def test_check_finds_a_changed_letter(damage, run, die):
    with closing(sqlite3.connect(die, isolation_level=None)) as connection:
        assert connection.execute(damage).rowcount > 0
    status, answer, err = run("check", die, "--json")
    assert (status, answer["ok"]) == (1, False)
    assert "Prüfsumme" in err


def test_the_hash_knows_content_only(run, die, tmp_path):
    _, before, _ = run("check", die, "--json")
    (tmp_path / "anderswo").mkdir()
    copy = sample_copy("DIE", tmp_path / "anderswo")
    copy.close()
    assert run("check", copy.path, "--json")[1]["content_hash"] == before["content_hash"]


def test_delivering_changes_no_knowledge(run, die, tmp_path):
    _, before, _ = run("check", die, "--json")
    run("export", die, "--to", tmp_path / "aus", "--as", "excel", "--json")
    _, after, _ = run("check", die, "--json")
    assert after["content_hash"] == before["content_hash"]
    assert after["records"]["delivery"] == before["records"]["delivery"] + 1


def test_check_finds_a_damaged_picture(run, die):
    with closing(sqlite3.connect(die, isolation_level=None)) as connection:
        connection.execute("INSERT INTO blob VALUES ('0123456789abcdef', 'image/png', 3, X'414243')")
    status, answer, _ = run("check", die, "--json")
    assert (status, answer["messages"]) == (
        1,
        ["Die Datei mit der Prüfsumme 0123456789ab … ist beschädigt. Fügen Sie sie neu ein."],
    )


def test_refusal_is_a_sentence_and_status_2(run, tmp_path):
    letter = tmp_path / "brief.txt"
    letter.write_text("Guten Tag")
    status, answer, err = run("check", letter, "--json")
    assert (status, answer["ok"]) == (2, False)
    assert err.strip() == "„brief.txt“ ist kein Laborbuch. Wählen Sie eine Datei mit der Endung „.laborbuch“."
    assert letter.read_text() == "Guten Tag"


def test_an_unwritable_place_is_refused(run, die, tmp_path):
    (tmp_path / "datei").write_text("kein Ordner")
    status, _, err = run("export", die, "--to", tmp_path / "datei" / "aus", "--json")
    assert status == 2
    assert "lässt sich nicht schreiben" in err


def test_a_file_in_the_way_leaves_the_others_as_they_were(run, die, tmp_path):
    target = tmp_path / "aus"
    (target / "DIE_Wissensbausteine.docx").mkdir(parents=True)
    (target / "DIE_Laborbuch.xlsx").write_text("von gestern")
    status, answer, _ = run("export", die, "--to", target, "--json")
    assert (status, answer["ok"]) == (2, False)
    assert (target / "DIE_Laborbuch.xlsx").read_text() == "von gestern"
    assert len(list(target.iterdir())) == 2


def test_files_that_could_not_be_noted_are_done_with_something_to_read(run, die, tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise LaborbuchError("„DIE.laborbuch“ ist schreibgeschützt.")

    monkeypatch.setattr(delivery_log, "_store", refuse)
    status, answer, err = run("export", die, "--to", tmp_path / "aus", "--as", "excel", "--json")
    assert (status, len(answer["files"])) == (1, 1)
    assert answer["warnings"] == [
        "Die Dateien sind geschrieben, die Lieferung ist im Laborbuch aber nicht verzeichnet. "
        "„DIE.laborbuch“ ist schreibgeschützt."
    ]
    assert answer["warnings"][0] in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("foo", "--json"), "Diesen Aufruf gibt es nicht"),
        (("export", "--json"), "„laborbuch export --help“"),
        (
            ("export", "a", "--to", "b", "--as", "bogen", "--json"),
            "„bogen“ gibt es bei „--as“ nicht. Möglich sind",
        ),
        (("check", "a", "--now", "gestern", "--json"), "„gestern“ ist kein Zeitpunkt."),
        (("check", "a", "--now", "0001-01-01T00:00+14:00", "--json"), "ist kein Zeitpunkt."),
    ],
)
def test_what_is_not_understood_is_refused_in_german(arguments, said, run):
    status, answer, err = run(*arguments)
    assert (status, answer["ok"]) == (2, False)
    assert said in answer["messages"][0]
    assert answer["messages"][0] in err
    assert "usage" not in err


def test_help_is_german(capsys):
    with pytest.raises(SystemExit):
        cli.main(["export", "--help"])
    shown = capsys.readouterr().out
    assert shown.startswith("Aufruf: laborbuch export")
    assert not {"usage", "options:", "positional", "show"} & set(shown.split())


def test_without_a_screen_it_says_what_works(run, monkeypatch):
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    status, _, err = run()
    assert status == 2
    assert "keinen Bildschirm" in err


def test_demo_is_refused_where_no_folder_can_be(run, tmp_path):
    (tmp_path / "export").write_text("kein Ordner")
    status, answer, _ = run("demo", tmp_path, "--json")
    assert (status, answer["ok"]) == (2, False)
    assert not list(tmp_path.glob("labore/*"))


def test_an_empty_lab_delivers_an_empty_workbook(run, tmp_path):
    book = empty_copy(tmp_path)
    book.close()
    status, answer, _ = run("export", book.path, "--to", tmp_path / "aus", "--as", "excel", "--json")
    assert status in (0, 1)
    assert answer["records"]["activity"] == 0


def test_demo_writes_five_labs_and_their_files(run, tmp_path):
    status, answer, _ = run("demo", tmp_path / "demo", "--json", "--now", NOW)
    assert status == 0
    assert sorted(path.name for path in (tmp_path / "demo" / "labore").iterdir()) == [
        "DIE.laborbuch", "DIP.laborbuch", "MOE.laborbuch", "OEW.laborbuch", "WIT.laborbuch",
    ]  # fmt: skip
    assert len(answer["files"]) == 5 + 5 * 6 + 1 + 18  # labs, deliveries, office, joint package
    assert answer["records"]["knowledge_module"] == 15


def test_demo_never_overwrites_a_lab(run, tmp_path):
    (tmp_path / "labore").mkdir()
    (tmp_path / "labore" / "DIE.laborbuch").write_text("meins")
    status, _, err = run("demo", tmp_path, "--json")
    assert status == 2
    assert "gibt es schon" in err
    assert [path.name for path in (tmp_path / "labore").iterdir()] == ["DIE.laborbuch"]


def test_an_archive_copy_names_its_files(tmp_path, capsys):
    book = sample_copy("DIE", tmp_path)
    book.close()
    assert cli.main(["archive", str(book.path), "--to", str(tmp_path / "Archiv"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert any(file.endswith("index.html") for file in answer["files"])
