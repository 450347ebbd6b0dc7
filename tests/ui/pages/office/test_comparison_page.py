"""The towns side by side: with the keyboard, for the ear, and down to what stands behind a cell."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.domain.records.lab import Lab
from app.services import records
from app.services.numbering import uid_of_code
from app.services.office import comparison
from app.services.office.comparison import View
from app.services.office.comparison_words import labs, said_kinds, said_relations
from tests.helpers.offices import empty_office, full_office, take_over
from ui.pages.office.comparison import Read
from ui.pages.office.side import question
from ui.widgets.syllables import breakable

Item, Key = Qt.ItemDataRole, Qt.Key
WIDE = {"width": 1154, "height": 623}
SMALL = {"width": 627, "height": 272}


@pytest.fixture
def book(tmp_path):
    book = full_office(tmp_path)
    yield book
    book.close()


@pytest.fixture
def page(page_of, book):
    return page_of(book, "comparison", **WIDE)


@pytest.fixture
def small(page_of, book):
    return page_of(book, "comparison", **SMALL)


@pytest.fixture
def turn(qtbot):
    """Turn to a segment and wait until it is read."""

    def turn(page, segment):
        page.head.segments.choose(segment)
        qtbot.waitUntil(lambda: not page.workspace.tasks.running)

    return turn


def cell(page, short, prefix):
    """Return the index of a cell of the matrix in view."""
    model = page._matrix.model()
    rows = [row.short or row.label for row in model.table.rows]
    return model.index(rows.index(short), [town.prefix for town in model.table.towns].index(prefix))


def stand_on(page, short, prefix):
    page._matrix.setFocus()
    page._matrix.setCurrentIndex(cell(page, short, prefix))
    page._follow()


def spoken(page, short, prefix):
    return cell(page, short, prefix).data(Item.AccessibleTextRole)


def codes(page):
    return [card.seen.code for card in page.side.cards]


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def relate(page, code, **link):
    """Let a finding say something else of every thesis it speaks of."""
    finding = stored(page.workspace.book, code)
    links = tuple(row.but(**link) for row in finding.thesis_links)
    saved = records.save(page.workspace.book, finding.but(thesis_links=links))
    page.workspace.events.changed(saved.changes)


def stored(book, code):
    return records.find(book, uid_of_code(code))


def test_a_cell_speaks(page, qtbot):
    assert spoken(page, "T7", "MOE") == "T7, Mölln: 1 stützt"
    assert spoken(page, "T7", "DIP") == "T7, Dippoldiswalde: keine Aussage"
    relate(page, "OEW-EK-0001", relation="supports")
    said = "T7, Oestrich-Winkel: 2 stützen, 1 differenziert"
    qtbot.waitUntil(lambda: spoken(page, "T7", "OEW") == said)


def test_several_findings_of_a_kind_speak_in_the_plural():
    assert said_relations({"qualifies": 1, "supports": 2}) == "2 stützen, 1 differenziert"
    assert said_relations({"contradicts": 3, "open": 1}) == "3 widersprechen, 1 offen"
    assert said_kinds({"knowledge_module": 1, "activity": 3}) == "3 Aktivitäten, 1 Wissensbaustein"
    assert labs(1) == "das eine Labor"
    assert labs(13) == "die 13 Labore"


def test_several_findings_of_a_kind_are_a_mark_and_their_number(page):
    marks = page.panels["theses"].matrix._manner.marks({"open": 1, "supports": 2})
    assert [(mark.drawing, mark.number) for mark in marks] == [
        ("relation-supports", "2"),
        ("relation-open", ""),
    ]


def test_a_thesis_that_labs_cannot_test_says_so_across_the_row(page):
    row = cell(page, "T2", "MOE").row()
    assert page._matrix.columnSpan(row, 0) == 5
    assert spoken(page, "T2", "MOE") == "T2: in den Laboren nicht prüfbar – nur mit fremden Quellen"


def test_a_lab_that_has_something_on_it_all_the_same_is_heard(page, qtbot):
    relate(page, "DIE-EK-0003", thesis=uid_of_code("PB-TS-0002"))
    qtbot.waitUntil(lambda: page._matrix.columnSpan(1, 0) == 1)
    assert spoken(page, "T2", "DIE") == "T2, Dießen am Ammersee: 1 differenziert"


def test_names_of_towns_break_at_a_syllable_and_are_spoken_whole(page):
    model = page._matrix.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(5)]
    assert heads[4] == "Dip\u00adpol\u00addis\u00adwalde"
    assert heads[2] == "Dießen am Ammersee"
    assert model.headerData(4, Qt.Orientation.Horizontal, Item.AccessibleTextRole) == "Dippoldiswalde"


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("Wittenberge", "Wit-ten-berge"),
        ("Aschersleben", "Aschers-leben"),
        ("Neustadt an der Weinstraße", "Neustadt an der Wein-straße"),
        ("Brackenheim", "Bra-cken-heim"),
        ("Mölln", "Mölln"),
    ],
)
def test_syllables(name, broken):
    assert breakable(name).replace("\u00ad", "-") == broken


def test_arrows_move_between_the_cells_and_the_side_follows(page, qtbot):
    stand_on(page, "T7", "DIE")
    assert codes(page) == ["DIE-EK-0003"]
    qtbot.keyClick(page._matrix, Key.Key_Right)
    qtbot.waitUntil(lambda: len(page.side.cards) == 3)
    assert codes(page) == ["OEW-EK-0003", "OEW-EK-0002", "OEW-EK-0001"]
    qtbot.keyClick(page._matrix, Key.Key_Down)
    qtbot.waitUntil(lambda: not page.side.cards)
    assert "keine Aussage" in texts(page.side)


def test_enter_goes_to_the_findings_and_escape_comes_back(page, qtbot):
    stand_on(page, "T7", "OEW")
    qtbot.keyClick(page._matrix, Key.Key_Return)
    assert page.side.cards[0].hasFocus()
    qtbot.keyClick(page.side.cards[0], Key.Key_Down)
    assert page.side.cards[1].hasFocus()
    qtbot.keyClick(page.side.cards[1], Key.Key_Escape)
    assert page._matrix.hasFocus()
    assert page._matrix.currentIndex() == cell(page, "T7", "OEW")


def test_enter_on_an_empty_cell_stays_there(page, qtbot):
    stand_on(page, "T7", "DIP")
    qtbot.keyClick(page._matrix, Key.Key_Return)
    assert page._matrix.hasFocus()


def test_a_row_that_speaks_for_all_towns_speaks_at_the_side_as_well(page):
    stand_on(page, "T2", "MOE")
    assert page.side.cards == []
    assert page.side.accessibleName() == "T2: in den Laboren nicht prüfbar – nur mit fremden Quellen"


def test_a_finding_says_what_it_rests_on_and_how_sure_it_is(page):
    stand_on(page, "T7", "OEW")
    card = page.side.cards[1]
    said = card.accessibleName()
    assert said.startswith("differenziert, OEW-EK-0002, Der Unterschied zum Bürozentrum")
    assert "stützt sich auf Eröffnung des Pop-up-Coworking-Space; Anmietung und Personal" in said
    assert "Verlässlichkeit mittel" in said
    assert {"differenziert", "OEW-EK-0002", "Eröffnung des Pop-up-Coworking-Space", "mittel"} <= set(
        texts(card)
    )


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_enter_or_space_on_a_finding_opens_it(page, qtbot, heard, key):
    stand_on(page, "T7", "OEW")
    qtbot.keyClick(page._matrix, Key.Key_Return)
    qtbot.keyClick(page.side.cards[0], key)
    assert heard.went == [("finding", uid_of_code("OEW-EK-0003"))]


def test_a_click_on_a_thesis_opens_it(page, heard):
    page._matrix.verticalHeader().sectionClicked.emit(6)
    assert heard.went == [("thesis", uid_of_code("PB-TS-0007"))]


def test_confirmed_findings_alone(page, qtbot):
    stand_on(page, "T7", "OEW")
    page.head.confirmed.setChecked(True)
    qtbot.waitUntil(lambda: codes(page) == ["OEW-EK-0003"])
    assert spoken(page, "T7", "OEW") == "T7, Oestrich-Winkel: 1 stützt"
    assert page._matrix.currentIndex() == cell(page, "T7", "OEW")


def test_a_question_about_the_only_finding_is_ready_to_be_pasted(page, qtbot, heard):
    stand_on(page, "T7", "DIE")
    qtbot.mouseClick(page.side._query, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().startswith("Rückfrage zu Erkenntnis DIE-EK-0003: „")
    assert heard.said == ["Rückfrage kopiert. Fügen Sie sie in eine Nachricht an das Labor ein."]


def test_of_several_findings_one_says_which_the_question_is_about(page):
    stand_on(page, "T7", "OEW")
    menu = page.side.query_menu()
    assert [action.text()[:11] for action in menu.actions()] == ["OEW-EK-0003", "OEW-EK-0002", "OEW-EK-0001"]
    menu.actions()[1].trigger()
    assert "OEW-EK-0002" in QApplication.clipboard().text()


def test_a_question_about_a_record_names_its_kind(page, turn):
    turn(page, "themes")
    stand_on(page, "Arbeitsorte auf Zeit", "OEW")
    assert question(page.side.cards[0]).startswith("Rückfrage zu Aktivität OEW-AK-")


def test_an_empty_cell_leaves_nothing_to_ask_about(page):
    stand_on(page, "T7", "DIP")
    assert not page.side._query.isEnabled()


def test_the_comparison_is_written_as_a_workbook(page, qtbot, heard, tmp_path, monkeypatch):
    target = tmp_path / "Vergleich.xlsx"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Als Excel …")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.workspace.tasks.running)
    sheets = openpyxl.load_workbook(target)
    assert sheets.sheetnames == ["Thesen und Städte", "Erkenntnisse", "Themen und Städte", "Aktivitäten"]
    assert heard.said == ["Städtevergleich gespeichert: Vergleich.xlsx"]


def test_themes_count_records_and_lead_to_them(page, turn, qtbot, heard):
    turn(page, "themes")
    assert spoken(page, "Arbeitsorte auf Zeit", "OEW") == (
        "Arbeitsorte auf Zeit, Oestrich-Winkel: 4 Aktivitäten, 2 Erkenntnisse, 3 Wissensbausteine"
    )
    stand_on(page, "Arbeitsorte auf Zeit", "OEW")
    assert [card.card.kind for card in page.side.cards] == ["activity"] * 4 + ["finding"] * 2 + [
        "knowledge_module"
    ] * 3
    qtbot.keyClick(page._matrix, Key.Key_Return)
    qtbot.keyClick(page.side.cards[0], Key.Key_Space)
    assert heard.went == [("activity", page.side.cards[0].card.uid)]


def test_the_timeline_has_the_page_for_itself(page, turn, qtbot, heard):
    turn(page, "time")
    assert page.side.isHidden()
    assert page.head.confirmed.isHidden()
    view = page.time.timeline
    assert [lane.label for lane in view._plan.lanes][:2] == ["Mölln", "Wittenberge"]
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_Return)
    assert [place for place, _ in heard.went] == ["activity"]


def test_marks_of_a_town_do_not_cover_each_other_as_long_as_there_are_tracks(page, turn):
    turn(page, "time")
    placed = [one for one in page.time.timeline._placed if one.mark.lane == uid_of_code("OEW-LA-0001")]
    pairs = ((one, other) for one in placed for other in placed if one is not other)
    assert not any(one.box.intersects(other.box) for one, other in pairs)


def test_going_to_a_mark_scrolls_to_it(page_of, book, turn, qtbot):
    page = page_of(book, "comparison", **SMALL)
    turn(page, "time")
    bar = page.time._area.verticalScrollBar()
    assert bar.maximum() > 0
    page.time.timeline.setFocus()
    for _ in page.time.timeline._placed:
        qtbot.keyClick(page.time.timeline, Key.Key_Down)
    assert bar.value() > 0


def test_everything_fits_into_a_maximised_window_of_a_small_pc(page):
    assert page._matrix.verticalScrollBar().maximum() == 0
    assert page._matrix.horizontalScrollBar().maximum() == 0
    assert page.side.width() == 340


def test_themes_scroll_down_but_not_to_the_side(page, turn):
    turn(page, "themes")
    assert page._matrix.verticalScrollBar().maximum() > 0
    assert page._matrix.horizontalScrollBar().maximum() == 0


def test_a_small_window_shows_matrix_or_findings(small, qtbot):
    assert small.side.isHidden()
    stand_on(small, "T7", "OEW")
    qtbot.keyClick(small._matrix, Key.Key_Return)
    assert not small._main.isVisible()
    assert small.side.cards[0].hasFocus()
    qtbot.mouseClick(small.side.back_button, Qt.MouseButton.LeftButton)
    assert small.side.isHidden()
    assert small._matrix.hasFocus()


def test_a_click_in_a_small_window_shows_what_stands_behind_the_cell(small, qtbot):
    index = cell(small, "T1", "DIE")
    place = small._matrix.visualRect(index).center()
    qtbot.mouseClick(small._matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert small.side.isVisible()
    assert codes(small) == ["DIE-EK-0002", "DIE-EK-0001"]


def test_few_towns_need_no_choice_of_a_land(page):
    assert page.head.states.isHidden()
    assert "Wie die fünf Labore auf die gemeinsamen Thesen blicken" in texts(page.head)


def test_of_many_towns_those_of_a_land_can_be_seen_alone(page_of, book, qtbot):
    take_over(book, [_lab(f"Z{letter}") for letter in "ABCDEFGH"])
    page = page_of(book, "comparison", **WIDE)
    assert page.head.states.isVisible()
    assert "Wie die 13 Labore auf die gemeinsamen Thesen blicken" in texts(page.head)
    page.head.states.choose("HE")
    qtbot.waitUntil(lambda: page._matrix.model().columnCount() == 1)
    assert "Wie das eine Labor auf die gemeinsamen Thesen blickt · Hessen" in texts(page.head)


def _lab(prefix):
    return Lab(uid=prefix, lab_id=prefix, code=f"{prefix}-LA-0001", prefix=prefix, town=prefix, state="SN")


def test_what_changes_is_read_again(page, book, qtbot):
    stand_on(page, "T7", "OEW")
    gone = records.trash(book, uid_of_code("OEW-EK-0002"))
    page.workspace.events.changed(gone.changes)
    qtbot.waitUntil(lambda: codes(page) == ["OEW-EK-0003", "OEW-EK-0001"])


def test_what_was_asked_before_does_not_show_any_more(page, book):
    late = comparison.theses(book, View(confirmed=True))
    before = page._matrix.model()
    page._show(Read("theses", View(confirmed=True), late.towns, late))
    assert page._matrix.model() is before


def test_an_office_without_deliveries_says_where_they_arrive(page_of, tmp_path, qtbot, heard):
    book = empty_office(tmp_path)
    page = page_of(book, "comparison", **WIDE)
    assert "Noch keine Stadt zu vergleichen" in texts(page)
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Zum Eingang")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.went == [("inbox", "")]
    book.close()


def test_f6_knows_matrix_and_side(page, small, turn):
    assert list(page.areas()) == [page._matrix, page.side]
    assert list(small.areas()) == [small._matrix]
    turn(page, "time")
    assert list(page.areas()) == [page.time.timeline]
