"""`laborbuch check`: lab files and Word files, one or several, by their content."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import docx
import pytest

from app.domain.catalogue import KINDS
from app.services import records
from app.storage import store
from exporters.checking.rules import EMPTY_PARAGRAPH
from tests.helpers import checking
from tests.helpers.books import sample_copy
from ui import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, dict, str]]


@pytest.fixture
def run(capsys) -> Run:
    def call(*arguments: object) -> tuple[int, dict, str]:
        status = cli.main(["check", *map(str, arguments), "--json"])
        out, err = capsys.readouterr()
        return status, json.loads(out), err

    return call


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "Baustein.docx"
    path.write_bytes(checking.packed(checking.clean()))
    return path


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    path = tmp_path / "Brief.docx"
    opened = docx.Document()
    opened.add_heading("Ein Brief")
    opened.add_paragraph()
    opened.save(str(path))
    return path


def test_a_clean_word_file_is_in_order(run: Run, clean: Path) -> None:
    status, answer, err = run(clean)
    assert status == 0
    assert answer == {
        "ok": True,
        "checked": [{"file": str(clean), "ok": True, "flaws": [], "messages": []}],
        "messages": [],
    }
    assert err == "Baustein.docx: Alles in Ordnung.\n"


def test_a_flaw_is_told_with_rule_place_and_what_to_do(run: Run, flawed: Path) -> None:
    status, answer, err = run(flawed)
    (checked,) = answer["checked"]
    (empty,) = [flaw for flaw in checked["flaws"] if flaw["rule"] == "A1"]
    assert (status, answer["ok"], checked["ok"]) == (1, False, False)
    assert empty == {
        "rule": "A1",
        "name": "Leerer Absatz",
        "point": "16 keine Leerzeichen zur Gestaltung",
        "place": "Absatz 2",
        "under": "Ein Brief",
        "text": "Ein Absatz ist leer.",
        "advice": EMPTY_PARAGRAPH.advice,
    }
    assert "Brief.docx, Absatz 2, unter „Ein Brief“: Ein Absatz ist leer. Löschen Sie ihn" in err
    assert err.splitlines() == answer["messages"]


def test_the_content_decides_and_not_the_name(run: Run, clean: Path, tmp_path: Path) -> None:
    odd = tmp_path / "Baustein.laborbuch"
    shutil.copy(clean, odd)
    assert run(odd)[:2] == (
        0,
        {
            "ok": True,
            "checked": [{"file": str(odd), "ok": True, "flaws": [], "messages": []}],
            "messages": [],
        },
    )


def test_one_that_is_refused_does_not_stop_the_others(run: Run, clean: Path, tmp_path: Path) -> None:
    letter = tmp_path / "brief.docx"
    letter.write_text("Guten Tag")
    book = sample_copy("DIE", tmp_path)
    book.close()
    status, answer, err = run(letter, clean, book.path)
    refused, word, lab = answer["checked"]
    assert status == 1
    assert refused["refused"] is True
    assert (word["ok"], lab["ok"], lab["records"]["activity"]) == (True, True, 13)
    assert err.splitlines() == [
        "„brief.docx“ ist kein Word-Dokument. Prüfen lassen sich Word-Dokumente (.docx) und Laborbücher.",
        "Baustein.docx: Alles in Ordnung.",
        "DIE.laborbuch: Alles in Ordnung.",
    ]


def test_if_all_are_refused_nothing_was_done(run: Run, tmp_path: Path) -> None:
    files = [tmp_path / "a.docx", tmp_path / "b.docx"]
    for file in files:
        file.write_bytes(b"")
    status, answer, _ = run(*files)
    assert (status, answer["ok"]) == (2, False)
    assert [message.partition("“")[2][:9] for message in answer["messages"]] == [" ist leer"] * 2


def test_one_that_is_refused_alone_is_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "weg.docx").mkdir()
    status, answer, err = run(tmp_path / "weg.docx")
    assert (status, answer) == (2, {"ok": False, "messages": [err.strip()]})


@pytest.fixture
def shouting(tmp_path: Path) -> Path:
    """A lab one of whose released modules has a heading in a text."""
    book = sample_copy("DIE", tmp_path)
    with book.reading() as connection:
        modules: list[Any] = store.read(connection, KINDS["knowledge_module"])
    module = next(it for it in modules if it.code == "DIE-WB-0001")
    for changes in (
        {"status": "draft"},
        {"challenge": f"WAS SCHWIERIG WAR\n\n{module.challenge}"},
        {"status": "in_review"},
        {"status": "released"},
    ):
        module = records.save(book, module.but(**changes)).record
    book.close()
    return book.path


def test_an_export_names_the_field_that_a_flaw_comes_from(capsys, shouting: Path, tmp_path: Path) -> None:
    status = cli.main(["export", str(shouting), "--to", str(tmp_path / "aus"), "--as", "word", "--json"])
    (warning,) = json.loads(capsys.readouterr().out)["warnings"]
    assert status == 1
    assert warning.startswith("DIE_Wissensbausteine.docx, Absatz ")
    assert "„WAS SCHWIERIG WAR“, unter „Herausforderung“" in warning
    assert warning.endswith("Das steht bei DIE-WB-0001 im Feld „Herausforderung“.")
