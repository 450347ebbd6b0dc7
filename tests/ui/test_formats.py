"""Every format that is declared can be issued, by command and in the window."""

from __future__ import annotations

import zipfile

import pytest

from app.formats import FORMATS, PAPERS, USUAL
from app.services.delivering import deliver
from tests.helpers.books import sample_copy
from tests.helpers.papers import everything
from tests.helpers.rounds import NoDocuments
from ui.compose import FileWriters

BEGINNINGS = {
    "word": b"PK",
    "opendocument": b"PK",
    "pdf": b"%PDF-",
    "web": b"<!DOCTYPE html>",
    "markdown": b"StadtLabor",
    "json": b'{\n "format"',
}
NEEDS_OFFICE = [pytest.param(key, marks=pytest.mark.libreoffice if key == "pdf" else ()) for key in PAPERS]


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.mark.parametrize("key", NEEDS_OFFICE)
def test_a_paper_can_be_written_in_every_format(key, tmp_path):
    target = tmp_path / f"a{FORMATS[key].ending}"
    FileWriters().paper(key, everything(), target)
    assert target.read_bytes().startswith(BEGINNINGS[key])


@pytest.mark.libreoffice
def test_the_workbook_becomes_an_opendocument_table(book, tmp_path):
    (file,) = deliver(book, tmp_path / "aus", FileWriters(), ("calc",)).files
    assert file.name == "DIE_Laborbuch.ods"
    with zipfile.ZipFile(file) as archive:
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        content = archive.read("content.xml").decode()
    assert 'table:name="Aktivitäten"' in content
    assert "DIE-AK-0001" in content


def test_endings_and_names_are_each_for_one_format():
    for what in ("ending", "label", "short"):
        assert len({getattr(it, what) for it in FORMATS.values()}) == len(FORMATS)


def test_papers_link_to_each_other_in_their_own_format(book, tmp_path):
    found = deliver(book, tmp_path / "aus", FileWriters(), ("web",))
    assert {file.suffix for file in found.files} == {".html"}
    names = [file.name for file in found.files]
    text = "".join(file.read_text("utf-8") for file in found.files)
    assert ".docx" not in text
    assert any(f'href="{name}"' in text for name in names)


def test_a_package_holds_what_the_office_needs_and_no_more(book, tmp_path):
    found = deliver(book, tmp_path / "aus", NoDocuments(), ("package", "markdown", "json"))
    (package,) = (file for file in found.files if file.suffix == ".zip")
    assert {file.suffix for file in found.files} == {".zip", ".md", ".json"}
    with zipfile.ZipFile(package) as archive:
        inside = archive.namelist()
    assert any(name.endswith(".docx") for name in inside)
    assert not any(name.endswith((".md", ".html")) for name in inside)


def test_what_is_issued_if_nobody_says_more():
    assert USUAL == ("word", "excel", "package")
