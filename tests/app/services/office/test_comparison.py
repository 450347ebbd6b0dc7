"""The comparison of the towns, over what the five sample towns may hand on."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from app.domain.records.lab import Lab
from app.services import records
from app.services.labs import create_office
from app.services.numbering import OFFICE_UID, uid_of_code
from app.services.office import comparison
from app.services.office.comparison import COUNTED, View
from app.storage import store
from tests.helpers.books import clock
from tests.helpers.offices import empty_office, full_office, take_over

ALL = View()
CONFIRMED = View(confirmed=True)


@pytest.fixture
def book(tmp_path):
    book = full_office(tmp_path)
    yield book
    book.close()


@pytest.fixture
def change(book):
    """Let a record say something else."""

    def change(code, **values):
        records.save(book, stored(book, code).but(**values))

    return change


def stored(book, code):
    return records.find(book, uid_of_code(code))


def cell(table, short, prefix):
    row = next(row for row in table.rows if short in (row.short, row.label))
    town = next(town for town in table.towns if town.prefix == prefix)
    return dict(table.cell(row, town))


def seen(book, short, prefix, view=ALL):
    table = comparison.theses(book, view)
    row = next(row for row in table.rows if row.short == short)
    return comparison.findings(book, view, row.uid, uid_of_code(f"{prefix}-LA-0001"))


def test_towns_stand_in_the_order_of_the_network(book):
    assert [town.prefix for town in comparison.towns(book)] == ["MOE", "WIT", "DIE", "OEW", "DIP"]


def test_towns_that_joined_later_stand_behind_by_their_letters(tmp_path):
    book = create_office(tmp_path / "buero.laborbuch", clock=clock)
    prefixes = ("ZZ", "DIE", "AB", "MOE")
    labs = [Lab(uid=p, lab_id=p, code=f"{p}-LA-0001", prefix=p, town=p) for p in prefixes]
    take_over(book, labs)
    assert [town.prefix for town in comparison.towns(book)] == ["MOE", "DIE", "AB", "ZZ"]
    book.close()


def test_an_office_to_which_nobody_delivered_has_no_towns(tmp_path):
    book = empty_office(tmp_path)
    assert comparison.towns(book) == ()
    assert all(comparison.theses(book, ALL).is_empty(row) for row in comparison.theses(book, ALL).rows)
    assert comparison.themes(book, ALL).rows == ()
    book.close()


def test_a_cell_counts_findings_by_their_relation(book):
    table = comparison.theses(book, ALL)
    assert cell(table, "T7", "OEW") == {"supports": 1, "qualifies": 1, "open": 1}
    assert cell(table, "T9", "WIT") == {"supports": 1, "contradicts": 1}
    assert cell(table, "T7", "DIP") == {}


def test_confirmed_findings_alone(book):
    assert cell(comparison.theses(book, CONFIRMED), "T7", "OEW") == {"supports": 1}
    assert [finding.code for finding in seen(book, "T7", "OEW", CONFIRMED)] == ["OEW-EK-0003"]


def test_a_finding_that_its_lab_rejected_says_nothing(book, change):
    change("OEW-EK-0002", status="rejected")
    assert cell(comparison.theses(book, ALL), "T7", "OEW") == {"supports": 1, "open": 1}
    assert "OEW-EK-0002" not in [finding.code for finding in seen(book, "T7", "OEW")]


def test_what_lies_in_the_papierkorb_counts_nowhere(book):
    records.trash(book, uid_of_code("OEW-EK-0003"))
    assert cell(comparison.theses(book, ALL), "T7", "OEW") == {"qualifies": 1, "open": 1}
    assert "OEW-EK-0003" not in [finding.code for finding in seen(book, "T7", "OEW")]
    popup = cell(comparison.themes(book, ALL), "Arbeitsorte auf Zeit", "OEW")
    assert popup == {"activity": 4, "finding": 1, "knowledge_module": 3}


def test_theses_in_use_only_and_which_of_them_labs_cannot_test(book, change):
    change("PB-TS-0003", status="retired")
    rows = comparison.theses(book, ALL).rows
    assert [row.short for row in rows] == ["T1", "T2", "T4", "T5", "T6", "T7", "T8", "T9"]
    assert [row.short for row in rows if row.untestable] == ["T2"]


def test_findings_of_the_office_are_of_no_town(book):
    own = stored(book, "DIE-EK-0003").but(uid="own", code="PB-EK-0001", lab_id=OFFICE_UID)
    before = comparison.theses(book, ALL).cells
    take_over(book, [own])
    assert comparison.theses(book, ALL).cells == before


def test_findings_behind_a_cell_say_what_they_rest_on(book):
    found = seen(book, "T7", "OEW")
    assert [(finding.code, finding.relation) for finding in found] == [
        ("OEW-EK-0003", "supports"),
        ("OEW-EK-0002", "qualifies"),
        ("OEW-EK-0001", "open"),
    ]
    qualified = found[1]
    assert qualified.statement.startswith("Der Unterschied zum Bürozentrum ist die Gemeinschaft")
    assert qualified.note.endswith("Es braucht eine Gemeinschaft und jemanden, der sie pflegt.")
    assert qualified.confidence == "moderate"
    assert "Deutung" in qualified.reason
    assert (qualified.evidence[0].kind, qualified.evidence[0].text) == (
        "activity",
        "Eröffnung des Pop-up-Coworking-Space",
    )
    assert "Arbeitsplätze: Betrieb des Pop-up-Coworking-Space" in [one.text for one in found[0].evidence]


def test_evidence_that_cannot_be_read_here_is_named_by_its_kind(book, change):
    with book.writing() as connection:
        store.remember_external(connection, "quote", "stayed", "OEW-ZI-0099")
    evidence = stored(book, "OEW-EK-0002").evidence[0]
    talk = evidence.but(kind="interview", target=uid_of_code("OEW-IV-0001"))
    change("OEW-EK-0002", evidence=(talk, evidence.but(kind="quote", target="stayed")))
    assert [one.text for one in seen(book, "T7", "OEW")[1].evidence] == [
        "Interview OEW-P-001",
        "Zitat OEW-ZI-0099",
    ]


def test_every_cell_holds_as_many_findings_as_it_counts(book):
    for view in (ALL, CONFIRMED, View("HE")):
        table = comparison.theses(book, view)
        for row in table.rows:
            for town in table.towns:
                found = comparison.findings(book, view, row.uid, town.uid)
                assert sum(table.cell(row, town).values()) == len(found)


def test_themes_count_activities_findings_and_modules(book):
    table = comparison.themes(book, ALL)
    assert cell(table, "Arbeitsorte auf Zeit", "OEW") == {"activity": 4, "finding": 2, "knowledge_module": 3}
    assert "Breitband" not in [row.label for row in table.rows]


def test_confirmed_findings_alone_leave_activities_and_modules_as_they_are(book):
    found = cell(comparison.themes(book, CONFIRMED), "Arbeitsorte auf Zeit", "OEW")
    assert found == {"activity": 4, "finding": 1, "knowledge_module": 3}


def test_every_cell_holds_as_many_records_as_it_counts(book):
    table = comparison.themes(book, CONFIRMED)
    for row in table.rows:
        for town in table.towns:
            kinds = [r.kind for r in comparison.on_theme(book, CONFIRMED, row.key, town.uid)]
            assert kinds == sorted(kinds, key=COUNTED.index)
            assert {kind: kinds.count(kind) for kind in kinds} == dict(table.cell(row, town))


def test_the_towns_of_a_land_alone(book):
    table = comparison.theses(book, View("HE"))
    assert [town.name for town in table.towns] == ["Oestrich-Winkel"]
    assert {town for _, town in table.cells} == {uid_of_code("OEW-LA-0001")}
    assert {town for _, town in comparison.themes(book, View("HE")).cells} == {uid_of_code("OEW-LA-0001")}
    assert list(comparison.timeline(book, View("HE")).lanes.values()) == ["Oestrich-Winkel"]


def test_the_timeline_has_a_lane_for_each_town(book):
    seen = comparison.timeline(book, ALL)
    assert list(seen.lanes.values())[:2] == ["Mölln", "Wittenberge"]
    assert {mark.lane for mark in seen.marks} == set(seen.lanes)
    assert (len(seen.marks), seen.outside) == (29, 9)
    assert [mark.title for mark in seen.marks if mark.first is None] == [
        "Taskforce Neue Arbeitswelten",
        "Transferwerkstatt des Verbunds in Dippoldiswalde",
    ]


def test_no_record_is_loaded_to_count(book):
    """However many records there are, the statements stay as many."""
    asked = []
    sa.event.listen(book.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    comparison.theses(book, ALL)
    comparison.themes(book, ALL)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 6
