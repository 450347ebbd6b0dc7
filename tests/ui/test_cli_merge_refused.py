"""What ``merge`` refuses: it says what, where and what to do, and leaves everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import LaborbuchError
from app.services.labs import create_office
from tests.helpers.inboxes import Town
from ui import compose


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    town = Town("DIE", tmp_path_factory.mktemp("town"))
    yield town.deliver()
    town.close()


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "kaputt.zip"
    path.write_bytes(b"PK\x03\x04 nichts")
    return path


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("fehlt/bericht.xlsx", "gibt es nicht. Legen Sie ihn an"),
        ("bericht.txt", "„bericht.txt“ endet aber nicht auf „.xlsx“"),
        ("bericht", "„bericht“ endet aber nicht auf „.xlsx“"),
        ("ordner.xlsx", "„ordner.xlsx“ ist ein Ordner"),
        ("datei/bericht.xlsx", "gibt es nicht"),
    ],
)
def test_a_report_that_cannot_be_written_is_refused_before_anything_is_merged(
    run, office, package, tmp_path, report, said
):
    (tmp_path / "ordner.xlsx").mkdir()
    (tmp_path / "datei").write_text("kein Ordner")
    before = sorted(tmp_path.iterdir())
    status, answer, err = run("merge", office, package, "--report", tmp_path / report)
    assert (status, answer["ok"]) == (2, False)
    assert said in answer["messages"][0]
    assert said in err
    assert sorted(tmp_path.iterdir()) == before


def test_a_report_never_takes_the_place_of_a_delivery(run, office, tmp_path):
    book = tmp_path / "DIE.xlsx"
    book.write_bytes(b"Lieferung")
    status, answer, _ = run("merge", office, tmp_path, "--report", book)
    assert (status, book.read_bytes()) == (2, b"Lieferung")
    assert "selbst eine der Lieferungen" in answer["messages"][0]


def test_an_old_report_is_replaced(run, office, package, tmp_path):
    report = tmp_path / "bericht.xlsx"
    report.write_text("von gestern")
    status, answer, _ = run("merge", office, package, "--report", report)
    assert (status, answer["warnings"]) == (0, [])
    assert report.read_bytes().startswith(b"PK")


def test_a_report_that_fails_after_all_does_not_deny_what_was_taken_over(
    run, office, package, tmp_path, monkeypatch
):
    def fail(*_arguments):
        raise LaborbuchError("Der Datenträger ist voll.")

    monkeypatch.setattr(compose, "write_tables", fail)
    status, answer, err = run("merge", office, package, "--report", tmp_path / "bericht.xlsx")
    assert (status, answer["files"][0]["status"]) == (1, "applied")
    assert answer["warnings"] == [
        "Die Lieferungen sind übernommen, der Bericht fehlt aber. Der Datenträger ist voll."
    ]
    assert answer["warnings"][0] in err
    assert office.exists()


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_no_new_office_is_left_where_nothing_was_taken_over(run, office, broken, tmp_path, more):
    before = sorted(tmp_path.iterdir())
    status, answer, _ = run("merge", office, broken, tmp_path / "fehlt.zip", *more)
    assert (status, {file["status"] for file in answer["files"]}) == (2, {"rejected"})
    assert sorted(tmp_path.iterdir()) == before


def test_no_new_office_is_left_where_the_password_cannot_be_read(run, office, package, tmp_path):
    status, _, _ = run("merge", office, package, "--password-file", tmp_path / "fehlt.txt")
    assert status == 2
    assert not office.exists()


def test_a_new_office_stays_if_one_delivery_was_taken_over(run, office, broken, package):
    assert run("merge", office, broken, package)[0] == 1
    assert run("merge", office, package)[1]["files"][0]["status"] == "unchanged"


def test_an_office_that_was_there_stays_although_it_is_empty(run, office, broken):
    create_office(office).close()
    assert run("merge", office, broken)[0] == 2
    assert office.exists()


def test_an_empty_folder_is_told(run, office, package, tmp_path):
    empty = tmp_path / "leer"
    empty.mkdir()
    (empty / "brief.pdf").write_bytes(b"%PDF")
    (empty / "~$DIE_Laborbuch.xlsx").write_bytes(b"is open")
    status, answer, err = run("merge", office, empty)
    (file,) = answer["files"]
    assert (status, file["status"], Path(file["file"])) == (2, "rejected", empty)
    assert file["messages"][0]["text"] == (
        f"Im Ordner „{empty}“ liegt keine Lieferung. Geben Sie den Ordner an, in dem die Pakete (.zip) oder "
        "Arbeitsmappen (.xlsx) der Labore liegen."
    )
    assert "liegt keine Lieferung" in err
    status, answer, _ = run("merge", office, empty, package)
    assert (status, [file["status"] for file in answer["files"]]) == (1, ["rejected", "applied"])


@pytest.mark.parametrize("name", ["fehlt.zip", "fehlt.xlsx", "fehlt.pdf", "fehlt"])
def test_a_path_that_does_not_exist_is_told_whatever_its_ending(run, office, tmp_path, name):
    status, answer, _ = run("merge", office, tmp_path / name)
    assert status == 2
    assert answer["files"][0]["messages"][0]["text"] == (
        f"„{tmp_path / name}“ gibt es nicht. Prüfen Sie, ob der Name stimmt und das Laufwerk verbunden ist."
    )
