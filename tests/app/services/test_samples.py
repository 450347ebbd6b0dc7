"""The sample is whole: real activities, invented talks that say so, and nothing that would hold it back."""

from __future__ import annotations

import pytest

from app.domain import rules
from app.domain.catalogue import KINDS
from app.errors import RefusedFileError
from app.services.labs import shipped_vocabulary
from app.services.numbering import uid_of_code
from app.services.samples import LABS, OFFICE_SAMPLE, sample_office
from app.services.selection import Selection
from app.services.surroundings import BookSurroundings
from app.storage import queries, store
from tests.helpers.books import clock, sample_copy
from tests.helpers.offices import office_copy


@pytest.fixture(params=LABS)
def book(request, tmp_path):
    book = sample_copy(request.param, tmp_path)
    yield book
    book.close()


@pytest.fixture
def everything(book):
    return content(book)


@pytest.fixture
def office(tmp_path):
    book = office_copy(tmp_path)
    yield book
    book.close()


def content(book):
    with book.reading() as connection:
        return {kind.name: store.read(connection, kind) for kind in KINDS.values()}


def broken(book, severities):
    with book.reading() as connection:
        around = BookSurroundings(connection, book.lab, book.today)
        return [
            (record.code, problem.rule)
            for records in content(book).values()
            for record in records
            for problem in rules.check(record, around)
            if problem.severity in severities
        ]


def leaving(prefix, folder):
    book = sample_copy(prefix, folder)
    with book.reading() as connection:
        codes = {record.code for record in Selection(book, connection).leaving.values()}
    book.close()
    return codes


def test_five_labs_hold_43_activities_and_18_findings(tmp_path):
    totals = {"activity": 0, "finding": 0}
    for prefix in LABS:
        book = sample_copy(prefix, tmp_path)
        with book.reading() as connection:
            for kind in totals:
                totals[kind] += queries.counts(connection)[kind]
        book.close()
    assert totals == {"activity": 43, "finding": 18}


def test_three_released_modules_in_both_page_forms(everything):
    released = [module for module in everything["knowledge_module"] if module.status == "released"]
    assert len(released) >= 3
    assert {"method", "case_example"} <= {module.module_type for module in released}


def test_method_and_example_lead_to_each_other(everything):
    modules = {module.uid: module for module in everything["knowledge_module"]}
    pairs = {
        (row.relation, modules[row.module].module_type)
        for module in modules.values()
        for row in module.related_modules
        if row.module in modules
    }
    assert {("method_for", "case_example"), ("example_of", "method")} <= pairs


def test_talks_are_invented_and_say_so(everything):
    talks = everything["interview"] + everything["quote"]
    assert len(everything["interview"]) == 2
    assert all(talk.invented for talk in talks)


def test_something_stays_in_every_lab(everything):
    assert any(module.status == "draft" for module in everything["knowledge_module"])
    assert any(quote.status == "draft" for quote in everything["quote"])
    assert any(activity.release_scope == "intern" for activity in everything["activity"])


def test_nothing_that_shall_leave_is_held_back(book):
    with book.reading() as connection:
        assert Selection(book, connection).warnings == ()


def test_no_record_breaks_a_rule_that_forbids_saving(book):
    # The common vocabulary belongs to the office: a lab may not change it, and has not.
    assert [hit for hit in broken(book, {rules.Severity.SAVE}) if hit[1] != "R-TS-01"] == []


def test_judgements_say_that_they_are_estimated(everything):
    assert all("eingeschätzt" in (finding.confidence_reason or "") for finding in everything["finding"])
    assert all("eingeschätzt" in (link.note or "") for f in everything["finding"] for link in f.thesis_links)


def test_office_breaks_no_rule(office):
    assert broken(office, set(rules.Severity) - {rules.Severity.HINT}) == []


def test_office_holds_what_the_network_did_and_learned(office):
    records = content(office)
    own = {kind: [it for it in found if it.lab_id == office.lab.uid] for kind, found in records.items()}
    assert office.is_office
    assert [len(own[kind]) for kind in ("activity", "finding", "knowledge_module")] == [9, 10, 1]
    assert all(it.sources for it in own["activity"] + own["finding"])


def test_common_vocabulary_is_the_offices_and_there_once(office):
    shared = [record.uid for record in shipped_vocabulary()]
    records = content(office)
    assert sorted(it.uid for it in records["theme"] + records["thesis"]) == sorted(shared)
    assert {it.lab_id for it in records["theme"] + records["thesis"]} == {office.lab.uid}


def test_everything_of_the_office_leaves_it(office):
    with office.reading() as connection:
        selection = Selection(office, connection)
        assert selection.warnings == ()
        everything = sum(len(found) for found in content(office).values())
        assert sum(map(len, selection.records.values())) == everything


def test_judgements_of_the_office_say_that_they_are_estimated(office):
    findings = content(office)["finding"]
    assert all("eingeschätzt" in finding.confidence_reason for finding in findings)
    assert all("eingeschätzt" in link.note for finding in findings for link in finding.thesis_links)


def test_office_recommends_on_evidence(office):
    (module,) = content(office)["knowledge_module"]
    assert (module.module_type, module.status, module.release_scope) == (
        "recommendation",
        "released",
        "oeffentlich",
    )
    assert {finding.uid for finding in content(office)["finding"]} < set(module.finding_refs)


def test_office_knows_records_of_the_towns_by_their_code_only(office):
    town = uid_of_code("WIT-EK-0002")
    with office.reading() as connection:
        assert queries.is_external(connection, town)
        assert queries.titles(connection, [town])[town].code == "WIT-EK-0002"
        assert store.find(connection, town) is None


def test_what_the_office_refers_to_may_leave_its_town(office, tmp_path):
    """A reference to what stays in a town would lead nowhere once the towns have delivered."""
    with office.reading() as connection:
        known = {it.code for it in queries.all_titles(connection).values()}
    foreign = {code for code in known if not code.startswith(f"{OFFICE_SAMPLE}-")}
    assert foreign
    assert foreign <= {code for prefix in LABS for code in leaving(prefix, tmp_path)}


def test_sample_of_the_office_is_not_written_over(tmp_path):
    file = tmp_path / f"{OFFICE_SAMPLE}.laborbuch"
    sample_office(file, clock=clock).close()
    with pytest.raises(RefusedFileError):
        sample_office(file, clock=clock)
