"""The office's commands: what merging says, in JSON and in words, and that it changes what it says."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from app.services.book import open_book
from app.services.labs import create_office
from tests.helpers.books import empty_copy
from tests.helpers.commands import NOW
from tests.helpers.intakes import edit, found
from ui import cli

COUNTS = ("new", "changed", "unchanged", "deleted", "conflicts")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Return a folder with labs, deliveries, office and joint package; not to be changed."""
    folder = tmp_path_factory.mktemp("demo")
    assert cli.main(["demo", str(folder), "--now", NOW, "--json"]) == 0
    return folder


@pytest.fixture
def packages(demo):
    return sorted(demo.glob("export/*/*.zip"))


def hash_of(run, path):
    status, answer, _ = run("check", path)
    assert (status, answer["messages"]) == (0, [])
    return answer["content_hash"]


def changed(path, code, **values):
    """Change a record as somebody at a desk does."""
    book = open_book(path)
    edit(book, code, **values)
    book.close()


def delivered_again(run, demo, folder, **values):
    """Return the next package of Dießen, after somebody there changed a finding."""
    lab = Path(shutil.copy(demo / "labore" / "DIE.laborbuch", folder))
    changed(lab, "DIE-EK-0002", **values)
    _, answer, _ = run("export", lab, "--to", folder / "neu", "--as", "package")
    return Path(answer["files"][0])


def test_packages_are_taken_over_into_a_new_office(run, office, packages):
    status, answer, _ = run("merge", office, *packages)
    assert (status, [file["status"] for file in answer["files"]]) == (0, ["applied"] * 5)
    die = answer["files"][0]
    assert (die["lab"], die["messages"]) == ("DIE", [])
    assert [die[key] for key in COUNTS] == [42, 0, 0, 0, 0]
    assert Path(die["file"]) == packages[0]


def test_the_second_time_nothing_changes(run, office, packages):
    run("merge", office, *packages)
    before = hash_of(run, office)
    status, answer, _ = run("merge", office, *packages)
    assert (status, {file["status"] for file in answer["files"]}) == (0, {"unchanged"})
    assert [file["unchanged"] for file in answer["files"]] == [42, 18, 39, 32, 40]
    assert hash_of(run, office) == before


def test_the_demos_office_has_taken_everything_over(run, demo, packages, tmp_path):
    copy = Path(shutil.copy(demo / "projektbuero.laborbuch", tmp_path))
    status, answer, _ = run("merge", copy, *packages)
    assert (status, {file["status"] for file in answer["files"]}) == (0, {"unchanged"})


def test_every_order_and_every_kind_of_file_gives_the_same(run, tmp_path, packages, demo):
    books = sorted(demo.glob("export/*/*_Laborbuch.xlsx"))
    orders = [packages, packages[::-1], books[2:] + books[:2], [books[0], *packages[1:], packages[0]]]
    hashes = set()
    for number, files in enumerate(orders):
        run("merge", tmp_path / f"{number}.laborbuch", *files)
        hashes.add(hash_of(run, tmp_path / f"{number}.laborbuch"))
    assert len(hashes) == 1


def test_some_permutations_in_single_steps(run, tmp_path, packages):
    hashes = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(packages), 0, 120, 37)):
        path = tmp_path / f"{number}.laborbuch"
        for file in order:
            run("merge", path, file)
        hashes.add(hash_of(run, path))
    assert len(hashes) == 1


def test_a_rehearsal_says_the_same_and_writes_nothing(run, office, packages):
    _, rehearsed, _ = run("merge", office, *packages, "--dry-run")
    assert not office.exists()
    _, answer, _ = run("merge", office, *packages)
    assert rehearsed == answer
    before = office.read_bytes()
    run("merge", office, *packages, "--dry-run")
    assert office.read_bytes() == before


def test_edits_on_both_sides_are_listed_with_both_values(run, demo, office, packages, tmp_path):
    run("merge", office, *packages)
    changed(office, "DIE-EK-0002", statement="Im Büro umformuliert.")
    again = delivered_again(run, demo, tmp_path, statement="Im Labor umformuliert.")
    status, answer, err = run("merge", office, again)
    (file,) = answer["files"]
    assert (status, file["status"], file["conflicts"]) == (1, "needs-decision", 1)
    (message,) = file["messages"]
    assert "Im Büro umformuliert." in message["text"]
    assert "Im Labor umformuliert." in message["text"]
    assert (message["sheet"], message["column"]) == ("Erkenntnisse", "Aussage")
    assert message["row"] > 1
    assert "Bitte entscheiden" in err


@pytest.mark.parametrize(("prefer", "statement"), [("incoming", "Labor."), ("ours", "Büro.")])
def test_conflicts_can_be_decided_at_once(run, demo, office, packages, tmp_path, prefer, statement):
    run("merge", office, *packages)
    changed(office, "DIE-EK-0002", statement="Büro.")
    again = delivered_again(run, demo, tmp_path, statement="Labor.")
    status, answer, _ = run("merge", office, again, "--prefer", prefer)
    assert (status, answer["files"][0]["conflicts"]) == (0, 0)
    book = open_book(office)
    assert found(book, "DIE-EK-0002").statement == statement
    book.close()


def test_a_broken_file_does_not_stop_the_others(run, office, packages, tmp_path):
    broken = tmp_path / "kaputt.zip"
    broken.write_bytes(packages[0].read_bytes()[:-2000])
    status, answer, _ = run("merge", office, broken, packages[1])
    assert (status, [file["status"] for file in answer["files"]]) == (1, ["rejected", "applied"])
    assert "kaputt.zip" in answer["files"][0]["messages"][0]["text"]


def test_broken_files_alone_change_nothing(run, office, tmp_path):
    broken = tmp_path / "kaputt.xlsx"
    broken.write_bytes(b"PK\x03\x04 nichts")
    create_office(office).close()
    before = office.read_bytes()
    status, answer, _ = run("merge", office, broken, tmp_path / "fehlt.zip", tmp_path / "brief.pdf")
    assert (status, {file["status"] for file in answer["files"]}) == (2, {"rejected"})
    assert office.read_bytes() == before


def test_a_package_with_a_password(run, demo, office, tmp_path):
    secret = tmp_path / "geheim.txt"
    secret.write_text("Grüße aus Dießen\n", "utf-8")
    lab = shutil.copy(demo / "labore" / "DIE.laborbuch", tmp_path)
    _, answer, _ = run("export", lab, "--to", tmp_path / "zu", "--as", "package", "--password-file", secret)
    (package,) = answer["files"]
    assert run("merge", office, package)[0] == 2
    status, answer, _ = run("merge", office, package, "--password-file", secret)
    assert (status, answer["files"][0]["status"]) == (0, "applied")


def test_a_row_changed_in_a_spreadsheet_is_told(run, demo, office, packages, tmp_path):
    run("merge", office, *packages)
    file = Path(shutil.copy(demo / "export" / "DIE" / "DIE_Laborbuch.xlsx", tmp_path))
    book = load_workbook(file)
    sheet = book["Erkenntnisse"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Aussage")
    sheet.cell(3, column).value = "Von Hand geändert."
    book.save(file)
    status, answer, _ = run("merge", office, file)
    (one,) = answer["files"]
    assert (status, one["status"], one["changed"]) == (1, "applied", 1)
    assert (one["messages"][0]["sheet"], one["messages"][0]["row"]) == ("Erkenntnisse", 3)
    assert "von Hand" in one["messages"][0]["text"]


def test_the_report_has_a_sheet_for_everything(run, demo, office, packages, tmp_path):
    run("merge", office, *packages)
    changed(office, "DIE-EK-0002", statement="Büro.")
    again = delivered_again(run, demo, tmp_path, statement="Labor.", explanation="Ausführlicher.")
    run("merge", office, again, "--report", tmp_path / "bericht.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "bericht.xlsx")
    assert book.sheet_names == ["Übersicht", "Änderungen", "Konflikte", "Hinweise"]
    rows = book.get_sheet_by_name("Änderungen").to_python()
    found = {row[4]: row[5:] for row in rows if row[2] == "DIE-EK-0002"}
    assert found["Aussage"][:2] == ["Büro.", "Labor."]
    assert found["Erläuterung"][1:] == ["Ausführlicher.", "Lieferung gilt"]


def test_a_lab_is_no_office(run, tmp_path, packages):
    book = empty_copy(tmp_path)
    book.close()
    for command in (("merge", book.path, *packages), ("report", book.path, "--to", tmp_path / "aus")):
        status, answer, _ = run(*command)
        assert status == 2
        assert "Laborbuch eines Labors" in answer["messages"][0]


def test_report_writes_compendium_workbook_and_modules(run, demo, tmp_path):
    status, answer, _ = run("report", demo / "projektbuero.laborbuch", "--to", tmp_path / "aus")
    names = {Path(file).name for file in answer["files"]}
    assert {"Gesamtpaket_Kompendium.docx", "Gesamtpaket_Arbeitsmappe.xlsx"} < names
    assert sum("-WB-" in name for name in names) == answer["records"]["knowledge_module"] == 16
    assert (status, len(answer["warnings"])) == (1, 1)
    assert "noch nicht geprüft" in answer["warnings"][0]


def test_the_same_office_gives_the_same_bytes(run, demo, tmp_path):
    for name in ("eins", "zwei"):
        run("report", demo / "projektbuero.laborbuch", "--to", tmp_path / name)
    ones = sorted((tmp_path / "eins").iterdir())
    assert len(ones) == 18
    assert all(one.read_bytes() == (tmp_path / "zwei" / one.name).read_bytes() for one in ones)


def test_report_in_further_formats(run, demo, tmp_path):
    place = demo / "projektbuero.laborbuch"
    _, answer, _ = run("report", place, "--to", tmp_path / "aus", "--as", "web", "--state", "Hessen")
    names = {Path(file).name for file in answer["files"]}
    assert "Gesamtpaket_Kompendium_Hessen.html" in names
    assert {Path(name).suffix for name in names} == {".docx", ".xlsx", ".html"}
    page = (tmp_path / "aus" / "Gesamtpaket_Kompendium_Hessen.html").read_text("utf-8")
    assert "Oestrich-Winkel" in page


def test_report_in_a_format_that_is_not_there_is_refused(run, demo, tmp_path):
    place = demo / "projektbuero.laborbuch"
    status, answer, _ = run("report", place, "--to", tmp_path / "aus", "--as", "bogen")
    assert status == 2
    assert "„bogen“ gibt es bei „--as“ nicht. Möglich sind: " in answer["messages"][0]


def test_report_for_a_land_alone(run, demo, tmp_path):
    _, answer, _ = run(
        "report", demo / "projektbuero.laborbuch", "--to", tmp_path / "aus", "--state", "Brandenburg"
    )
    modules = {Path(file).name[:3] for file in answer["files"] if "-WB-" in file}
    assert modules == {"WIT"}


def test_report_of_what_is_not_there_is_refused(run, demo, tmp_path, office):
    office_file = demo / "projektbuero.laborbuch"
    for more, sentence in (
        (("--theme", "Raumfahrt"), "Das Thema „Raumfahrt“ gibt es nicht"),
        (("--only-accepted", "--state", "BB"), "nichts zu veröffentlichen"),
    ):
        status, answer, _ = run("report", office_file, "--to", tmp_path / "aus", *more)
        assert status == 2
        assert sentence in answer["messages"][0]
    assert not (tmp_path / "aus").exists()
