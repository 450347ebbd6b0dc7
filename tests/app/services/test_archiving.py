"""The archive copy: everything is there, opens without the program, and holds no more than it may."""

from __future__ import annotations

import csv
import hashlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from app.services.archiving import archive_copy
from tests.helpers.intakes import edit, found
from ui.compose import FileWriters

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "Nur fürs Labor gedacht"


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src")]
        assert tag != "script"


@pytest.fixture
def copy_of(sample, tmp_path):
    def make(*, personal: bool) -> Path:
        edit(sample, "DIE-IV-0001", internal_note=SECRET)
        return archive_copy(sample, tmp_path / "Archiv", FileWriters(), personal=personal)

    return make


def everything(folder):
    return "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in (".html", ".csv"))


def test_every_link_leads_somewhere_within_the_folder(copy_of):
    folder = copy_of(personal=True)
    for page in folder.glob("*.html"):
        links = Links()
        links.feed(page.read_text("utf-8"))
        assert links.found
        assert all((folder / link).exists() for link in links.found)


def test_the_whole_copy_holds_talks_and_notes(copy_of, sample):
    text = everything(copy_of(personal=True))
    assert SECRET in text
    assert "Waschmaschine" in text
    assert found(sample, "DIE-EK-0001").statement[:40] in text


def test_the_other_one_holds_nothing_that_must_not_leave(copy_of, sample):
    folder = copy_of(personal=False)
    text = everything(folder)
    assert SECRET not in text
    assert "Waschmaschine" not in text
    assert not (folder / "consent.html").exists()
    assert found(sample, "DIE-EK-0001").statement[:40] in text


def test_tables_are_read_back(copy_of, sample):
    folder = copy_of(personal=False)
    with (folder / "Tabellen" / "finding.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    by_code = {row["Kennung"]: row for row in rows}
    assert by_code["DIE-EK-0001"]["Aussage"] == found(sample, "DIE-EK-0001").statement


def test_a_second_copy_lies_beside_the_first(copy_of):
    assert copy_of(personal=False) != copy_of(personal=False)


def test_documents_lie_beside_and_all_sums_are_right(copy_of):
    folder = copy_of(personal=False)
    assert (folder / "Dokumente" / "DIE_Laborbuch.xlsx").exists()
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    named = {name: sum_ for sum_, name in (line.split("  ", 1) for line in lines)}
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
    assert len(named) == len(files)
    for path in files:
        sum_ = hashlib.sha256(path.read_bytes()).hexdigest()
        assert named[path.relative_to(folder).as_posix()] == sum_
