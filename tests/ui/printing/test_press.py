"""What is in view, on paper: printed into a PDF file and read back."""

from __future__ import annotations

import shutil

import pytest

from app.domain.catalogue import KINDS
from app.services import lists, records
from app.services.lists import ListQuery
from tests.helpers.books import sample_copy
from tests.helpers.printed import printed as on_paper
from ui.models.record_model import RecordModel
from ui.printing import sheets
from ui.printing.press import put_on
from ui.printing.sheets import list_sheet, record_sheet

pytestmark = [
    pytest.mark.usefixtures("light"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="reads the paper back with pdftotext"),
]


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    yield book
    book.close()


@pytest.fixture
def printed(tmp_path):
    """Return the pages as text."""

    def read(html, title="Titel"):
        return on_paper(lambda printer: put_on(printer, html, title), tmp_path)

    return read


def activity(book):
    uid = lists.search(book, ["activity"], "DIE-AK-0011", 1)[0].uid
    return records.find(book, uid)


def test_a_record_says_what_is_entered(book, printed):
    record = activity(book)
    text = " ".join(" ".join(printed(record_sheet(book, record))).split())
    assert "Zweiter Bürgerworkshop: umsetzbare Lösungen" in text
    assert "DIE-AK-0011 · durchgeführt" in text
    assert "participation" not in text
    assert "18.11.2022" in text
    assert record.uid not in text


def test_references_are_called_by_code_and_title(book):
    finding = records.find(book, lists.search(book, ["finding"], "DIE-EK-0001", 1)[0].uid)
    assert finding is not None
    html = record_sheet(book, finding)
    assert "DIE-AK-" in html
    assert not any(row.uid in html for row in lists.search(book, ["activity"], "", 50))


def test_what_looks_like_markup_is_printed(book, printed):
    text = "\n".join(printed(record_sheet(book, activity(book).but(title="<b>1 & 2</b>"))))
    assert "<b>1 & 2</b>" in text


def test_a_list_has_heads_and_rows(book, printed):
    model = RecordModel(book, ListQuery("activity", sort="start"), KINDS["activity"].list_columns)
    text = "\n".join(printed(list_sheet(model, "Aktivitäten")))
    assert model.columns[0].label in text
    assert all(model.text(row, "code") in text for row in range(model.rowCount()))


def test_a_very_long_list_says_where_it_ends(book, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    model = RecordModel(book, ListQuery("activity", sort="start"), KINDS["activity"].list_columns)
    assert sheets._CUT in list_sheet(model, "Aktivitäten")


def test_every_page_has_its_number(printed):
    pages = printed("<p>Wort</p>" * 150, "Mein Titel")
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in page
        assert "Mein Titel" in page
    assert sum(page.count("Wort") for page in pages) == 150


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_kind_can_be_printed(book, kind):
    for found in lists.search(book, [kind.name], "", 3):
        record = records.find(book, found.uid)
        if record:
            assert record.code in record_sheet(book, record)
