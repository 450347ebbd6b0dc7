"""Searching everything, as a coordinator does."""

from __future__ import annotations

import logging

import pytest

from app.domain.catalogue import KINDS
from app.services import records, search
from app.services.search import Narrowing
from tests.helpers.books import sample_copy
from tests.helpers.offices import full_office

ALL = Narrowing(tuple(KINDS))


def fill(book):
    return search.catch_up(book, lambda done, total, text: None)


@pytest.fixture
def book(tmp_path):
    book = sample_copy("DIE", tmp_path)
    fill(book)
    yield book
    book.close()


def codes(book, text, narrowing=ALL, kind=""):
    answer = search.find(book, text, narrowing, kind)
    return [finding.code for finding in search.describe(book, text, answer.hits)]


def shown(pieces):
    return "".join(f"[{text}]" if hit else text for text, hit in pieces)


def change(book, code, **values):
    save(book, code, **values)
    fill(book)


def save(book, code, **values):
    record = records.find(book, search.find(book, code, ALL).hits[0].uid)
    assert record is not None
    records.save(book, record.but(**values))


@pytest.mark.parametrize("typed", ["Größe", "groesse", "grösse", "GRÖSSE"])
def test_one_word_however_it_is_spelled(book, typed):
    assert codes(book, typed) == codes(book, "größe") != []


def test_all_words_of_a_record_count_in_whatever_field(book):
    change(book, "DIE-AK-0004", venue="Seehaus", results="Zwölf Anmeldungen")
    assert codes(book, "seehaus anmeld") == ["DIE-AK-0004"]
    assert codes(book, "seehaus gibtesnicht") == []


def test_words_in_quotation_marks_stand_together(book):
    change(book, "DIE-AK-0004", results="Der große alte Saal war voll.")
    assert codes(book, "„große alte“") == ["DIE-AK-0004"]
    assert "DIE-AK-0004" not in codes(book, '"alte große"')


def test_the_transcript_is_found_with_its_passage(book):
    answer = search.find(book, "leerstand", ALL, "interview")
    finding = search.describe(book, "leerstand", answer.hits)[0]
    assert (finding.code, finding.place) == ("DIE-IV-0001", "Transkript (Rohfassung)")
    assert "[Leerstand]" in shown(finding.passage)
    assert finding.invented


def test_where_only_the_name_has_it_the_first_text_follows(book):
    change(book, "DIE-AK-0004", title="Zwetschgenfest", description="Ein Fest für alle.", objective=None)
    answer = search.find(book, "zwetschgen", ALL)
    finding = search.describe(book, "zwetschgen", answer.hits)[0]
    assert shown(finding.title) == "[Zwetschgen]fest"
    assert (finding.place, shown(finding.passage)) == ("Beschreibung", "Ein Fest für alle.")


def test_kinds_are_counted_whichever_is_shown(book):
    everything = search.find(book, "coworking", ALL)
    activities = search.find(book, "coworking", ALL, "activity")
    assert activities.counts == everything.counts
    assert {hit.kind for hit in activities.hits} == {"activity"}
    assert len(activities.hits) == everything.counts["activity"]
    assert sum(everything.counts.values()) == len(everything.hits)


def test_more_hits_than_anybody_reads(book, monkeypatch):
    monkeypatch.setattr(search, "MOST", 2)
    assert search.find(book, "coworking", ALL).more
    narrowed = search.find(book, "coworking", ALL, "knowledge_module")
    assert {hit.kind for hit in narrowed.hits} == {"knowledge_module"}


def test_a_theme_narrows(book):
    change(book, "DIE-AK-0004", themes=("vacancy",), results="Pflaumenkuchen")
    change(book, "DIE-AK-0005", themes=(), results="Pflaumenkuchen")
    assert codes(book, "pflaumen", Narrowing(tuple(KINDS), theme="vacancy")) == ["DIE-AK-0004"]


def test_a_year_narrows_from_the_first_day_to_the_last(book):
    change(book, "DIE-AK-0004", start="2020-11", end="2022-02", results="Pflaumenkuchen")
    years = [year for year in ("2019", "2020", "2021", "2022", "2023") if _found_in(book, year)]
    assert years == ["2020", "2021", "2022"]


def _found_in(book, year):
    return codes(book, "pflaumen", Narrowing(tuple(KINDS), year=year))


def test_years_are_offered_from_the_latest(book):
    years = search.narrowings(book).years
    assert list(years) == sorted(years, reverse=True)
    assert "2022" in years


def test_a_lab_has_one_town(book):
    assert search.narrowings(book).towns == {}


def test_the_office_narrows_by_town(tmp_path):
    office = full_office(tmp_path)
    fill(office)
    towns = search.narrowings(office).towns
    uid = next(uid for uid, name in towns.items() if name.startswith("Dießen"))
    found = codes(office, "coworking", Narrowing(tuple(KINDS), lab=uid))
    assert found
    assert {code[:3] for code in found} == {"DIE"}
    assert {code[:3] for code in codes(office, "coworking")} > {"DIE"}
    office.close()


def test_what_lies_in_the_papierkorb_is_not_found_and_comes_back_with_it(book):
    uid = search.find(book, "DIE-AK-0008", ALL, "activity").hits[0].uid
    records.trash(book, uid)
    fill(book)
    assert search.find(book, "DIE-AK-0008", ALL, "activity").hits == ()
    records.undo(book)
    fill(book)
    assert [hit.uid for hit in search.find(book, "DIE-AK-0008", ALL, "activity").hits] == [uid]


def test_what_is_undone_is_found_as_it_was(book):
    change(book, "DIE-AK-0004", results="Pflaumenkuchen")
    records.undo(book)
    fill(book)
    assert codes(book, "pflaumen") == []


def test_there_is_something_to_read_only_after_a_change(book):
    assert not fill(book)
    save(book, "DIE-AK-0004", results="Neu")
    assert fill(book)


def test_it_may_be_stopped_and_goes_on_next_time(tmp_path, monkeypatch):
    monkeypatch.setattr(search, "_AT_ONCE", 20)
    book = sample_copy("MOE", tmp_path)
    told = []

    def stop(done, total, text):
        told.append((done, total))
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        search.catch_up(book, stop)
    (none, total), (done, _) = told
    rest = []
    search.catch_up(book, lambda done, total, text: rest.append((done, total)))
    book.close()
    assert (none, rest[0]) == (0, (0, total - done))


def test_what_was_sought_stands_in_no_log(book, caplog):
    with caplog.at_level(logging.DEBUG):
        codes(book, "leerstand ehemann")
    assert "leerstand" not in caplog.text.casefold()


@pytest.mark.parametrize(
    "typed", ['"', '""', "* OR AND NOT", "head:die", "{text} : x", "a^b", "NEAR(a b)", "'; --"]
)
def test_nothing_that_is_typed_is_a_command(book, typed):
    search.describe(book, typed, search.find(book, typed, ALL).hits)
