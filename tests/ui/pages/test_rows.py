"""What a row says, and how high it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from app.services import records
from ui.models.record_model import RecordModel
from ui.pages.lettering import cut, wrapped
from ui.pages.records.face import face, state_of
from ui.pages.records.rows import RowDelegate
from ui.pages.records.specs import PAGES, place_of
from ui.pages.records.views import RecordList
from ui.theme.look import color, font

pytestmark = pytest.mark.usefixtures("looks")

LONG = "Zweite Transferwerkstatt des Verbunds in Dießen mit sehr vielen Gästen aus allen fünf Städten"


def model_of(book, kind):
    spec = PAGES[place_of(kind)].of_kind(kind)
    return RecordModel(book, spec.query, spec.about.list_columns, spec.fields), spec


def faces(book, kind):
    model, spec = model_of(book, kind)
    found = (face(model, row, spec) for row in range(model.rowCount()))
    return {shown.code: shown for shown in found if shown}


@pytest.mark.parametrize(
    ("gaps", "errors", "words", "tone"),
    [
        (0, 0, "", ""),
        (1, 0, "1 Angabe fehlt", "warn"),
        (2, 0, "2 Angaben fehlen", "warn"),
        (0, 1, "1 Fehler", "err"),
        (1, 2, "2 Fehler, 1 Lücke", "err"),
        (3, 1, "1 Fehler, 3 Lücken", "err"),
    ],
)
def test_only_what_lacks_something_speaks(gaps, errors, words, tone):
    assert state_of(gaps, errors) == (words, tone)


def test_dates_are_shown_as_exactly_as_they_are_known(book):
    shown = faces(book, "activity")
    leads = {code: shown[code].lead for code in ("DIE-AK-0011", "DIE-AK-0008", "DIE-AK-0006")}
    assert leads == {"DIE-AK-0011": "18.\u00a0Nov.", "DIE-AK-0008": "Mai", "DIE-AK-0006": ""}


def test_announced_looks_different_from_done(book):
    shown = faces(book, "activity")
    assert "nur angekündigt" in shown["DIE-AK-0010"].meta
    assert shown["DIE-AK-0011"].meta == "Blaues Haus, Dießen"


def test_invented_talks_say_so(book):
    assert {shown.chip for shown in faces(book, "interview").values()} == {"erfunden"}
    assert "erfunden" in faces(book, "quote")["DIE-ZI-0001"].spoken


def test_numbers_that_need_their_name_have_it(book):
    assert faces(book, "finding")["DIE-EK-0001"].meta == "Verlässlichkeit: mittel · gesichert"


def test_a_record_without_title_can_be_told_apart(book, record_of):
    records.save(book, record_of("DIE-AK-0011").but(title=None))
    shown = faces(book, "activity")["DIE-AK-0011"]
    assert (shown.title, shown.tone) == ("Noch ohne Titel", "warn")


def test_every_year_has_one_head_with_its_number(book, shown, qtbot):
    model, spec = model_of(book, "activity")
    view = shown(RecordList(book, model, spec), 400, 600)
    delegate = view.itemDelegate()
    heads = [delegate.head_of(row) for row in range(model.rowCount())]
    assert [head for head in heads if head is not None] == ["2024", "2022", "2021", "2020", ""]
    qtbot.waitUntil(lambda: delegate.years == {"2024": 2, "2022": 7, "2021": 2, "2020": 1, "": 1})


def test_another_order_has_no_years(book):
    model, spec = model_of(book, "activity")
    model.ask(sort="title")
    delegate = RowDelegate(model, spec, model)
    assert {delegate.head_of(row) for row in range(model.rowCount())} == {None}


def test_rows_in_view_are_as_high_as_their_titles_need(book, shown):
    model, spec = model_of(book, "activity")
    view = shown(RecordList(book, model, spec), 400, 600)
    assert view.rowHeight(0) == 32 + 77  # the head of its year, and a title of two lines
    assert view.rowHeight(1) == 77
    view.resize(1200, 600)
    QApplication.processEvents()
    assert view.rowHeight(0) == 32 + 59


def test_every_row_can_be_drawn(book, shown):
    for kind in ("activity", "interview", "finding", "source"):
        model, spec = model_of(book, kind)
        view = shown(RecordList(book, model, spec), 400, 300)
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        view.selectionModel().select(model.index(0, 0), chosen)  # whatever keys are held down elsewhere
        picture = view.grab().toImage()
        colors = {picture.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(0, 80, 3)}
        assert {color("sel").name(), color("accent").name()} <= colors
        assert len(colors) > 5


def test_a_size_is_known_to_qt_as_well(book):
    model, spec = model_of(book, "activity")
    option = QStyleOptionViewItem()
    option.rect.setWidth(400)
    assert RowDelegate(model, spec, model).sizeHint(option, model.index(0, 0)).height() == 32 + 77


def test_long_titles_break_between_words_and_end_after_one():
    lines = wrapped(LONG, font("bodyStrong"), 260, 2)
    assert len(lines) == 2
    assert lines[0] in LONG
    assert lines[1].endswith(" …")
    assert set(lines[1].removesuffix(" …").split()) <= set(LONG.split())
    assert all(QFontMetrics(font("bodyStrong")).horizontalAdvance(line) <= 260 for line in lines)


def test_what_fits_is_not_cut():
    assert cut("Rathaus", font("body"), 200) == "Rathaus"
    assert wrapped("", font("body"), 200, 2) == [""]
