"""The policy as a file: what it says, and what is said of one that cannot be read."""

from __future__ import annotations

import pytest

from app.policy import ini

GOOD = """; Richtlinie der Stadt
[Laborbuch]
Data_Folder = H:\\Laborbuch
export_formats=excel, package

# Wohin
office_address = Projektbüro
    lieferungen@projektbuero.example
editor = a=b
"""


@pytest.fixture
def read(tmp_path):
    def of(text, encoding="utf-8"):
        file = tmp_path / "richtlinie.ini"
        file.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return ini.read(file)

    return of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_it_is_read_as_editors_and_scripts_save_it(read, encoding):
    found = read(GOOD.replace("\n", "\r\n"), encoding)
    assert found.doubts == ()
    assert {key: stated.text for key, stated in found.stated.items()} == {
        "data_folder": "H:\\Laborbuch",
        "export_formats": "excel, package",
        "office_address": "Projektbüro\nlieferungen@projektbuero.example",
        "editor": "a=b",
    }
    assert found.stated["export_formats"].where.endswith("richtlinie.ini“, Zeile 4")


def test_a_missing_file_says_nothing(tmp_path):
    assert ini.read(tmp_path / "fehlt" / "richtlinie.ini") == ({}, ())


def test_a_file_that_may_not_be_read_is_told(tmp_path):
    (doubt,) = ini.read(tmp_path).doubts  # a folder in its place
    assert doubt.startswith(
        f"Die Richtlinie „{tmp_path}“ lässt sich nicht öffnen. Bitte melden Sie das Ihrer IT"
    )


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("[Laborbuch]\nexport_formats: excel", 2, "Es fehlt ein Schlüssel oder das Gleichheitszeichen"),
        ("= excel", 1, "Es fehlt ein Schlüssel oder das Gleichheitszeichen"),
        ("\n[Vorgaben]\n", 2, "Den Abschnitt „[Vorgaben]“ gibt es nicht, es gibt nur „[Laborbuch]“"),
        ("look = dark\nlook = light", 2, "„look“ steht weiter oben schon einmal"),
        ("[Laborbuch]\n  eingerückt", 2, "Die Zeile ist eingerückt, gehört aber zu keiner Angabe"),
        (b"look = dark\nx = B\xfcro", 2, "Die Datei ist nicht als UTF-8 gespeichert"),
    ],
)
def test_a_broken_line_is_told_with_file_and_line(read, text, line, why):
    (doubt,) = read(text).doubts
    assert f"richtlinie.ini“ ist in Zeile {line} nicht zu verstehen: {why}. Bitte melden" in doubt
    assert doubt.count(". ") == 1


def test_the_lines_around_a_broken_one_count(read):
    found = read("look = dark\nkaputt\nopen_last = nein")
    assert set(found.stated) == {"look", "open_last"}
    assert len(found.doubts) == 1
