"""The sample is whole: real activities, invented talks that say so, and nothing that would hold it back."""

from __future__ import annotations

import pytest

from app.domain import rules
from app.domain.catalogue import KINDS
from app.services.samples import LABS
from app.services.selection import Selection
from app.services.surroundings import BookSurroundings
from app.storage import queries, store
from tests.helpers.books import sample_copy


@pytest.fixture(params=LABS)
def book(request, tmp_path):
    book = sample_copy(request.param, tmp_path)
    yield book
    book.close()


@pytest.fixture
def everything(book):
    with book.reading() as connection:
        yield {kind.name: store.read(connection, kind) for kind in KINDS.values()}


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


def test_no_record_breaks_a_rule_that_forbids_saving(book, everything):
    with book.reading() as connection:
        around = BookSurroundings(connection, book.lab, book.today)
        broken = [
            (record.code, problem.rule)
            for records in everything.values()
            for record in records
            for problem in rules.check(record, around)
            if problem.severity is rules.Severity.SAVE
        ]
    # The common vocabulary belongs to the office: a lab may not change it, and has not.
    assert [hit for hit in broken if hit[1] != "R-TS-01"] == []


def test_judgements_say_that_they_are_estimated(everything):
    assert all("eingeschätzt" in (finding.confidence_reason or "") for finding in everything["finding"])
    assert all("eingeschätzt" in (link.note or "") for f in everything["finding"] for link in f.thesis_links)
