"""PDF/UA and tables by LibreOffice, and what is said where it is missing."""

from __future__ import annotations

import subprocess

import pytest

from app.errors import LaborbuchError
from exporters import libreoffice, word
from exporters.libreoffice import program as office
from tests.helpers.papers import everything


@pytest.mark.libreoffice
def test_a_document_becomes_an_accessible_pdf(tmp_path):
    word.write(everything(), tmp_path / "Größe & Co.docx")
    libreoffice.write_pdf(tmp_path / "Größe & Co.docx", tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    told = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in told
    assert "Pop-up-Coworking in Oestrich-Winkel" in told
    said = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, text=True, check=True)
    assert "Rolle box" in said.stdout


@pytest.mark.libreoffice
def test_what_cannot_be_read_leaves_the_old_file(tmp_path):
    (tmp_path / "a.pdf").write_text("alt")
    with pytest.raises(LaborbuchError, match=r"LibreOffice konnte „a.docx“ nicht umwandeln"):
        libreoffice.write_pdf(tmp_path / "a.docx", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_text() == "alt"


def test_without_libreoffice_people_are_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "program", lambda: None)
    assert not libreoffice.is_possible()
    with pytest.raises(LaborbuchError, match=r"LibreOffice.*nicht installiert.*IT"):
        libreoffice.write_pdf(tmp_path / "a.docx", tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_it_is_found_where_windows_puts_it(tmp_path, monkeypatch):
    place = tmp_path / "LibreOffice" / "program" / "soffice.com"
    place.parent.mkdir(parents=True)
    place.touch()
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert office.program() == place


def test_a_program_that_ends_badly_is_no_success(tmp_path, monkeypatch):
    (tmp_path / "a.docx").touch()
    monkeypatch.setattr(office, "program", lambda: tmp_path / "gibt-es-nicht")
    with pytest.raises(LaborbuchError, match="nicht umwandeln"):
        office.converted(tmp_path / "a.docx", office.PDF)
