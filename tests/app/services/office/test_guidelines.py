"""The office's themes, theses and guides travel out, and every lab takes them over without a question."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.vocabularies.shared import THEMES
from app.errors import LaborbuchError, RefusedFileError
from app.merge.plan import Prefer, Verdict
from app.services import records
from app.services.office import guidelines, intake, undoing
from app.services.terms import offered
from app.services.vocabulary import terms
from tests.helpers.books import empty_copy, sample_copy
from tests.helpers.offices import office_copy
from tests.helpers.rounds import Round, edit, record

THEME, THESIS = "PB-TM-0001", "PB-TS-0007"


@pytest.fixture
def round_(tmp_path):
    lab, office = sample_copy("DIE", tmp_path), office_copy(tmp_path)
    yield Round(lab, office, tmp_path / "post")
    lab.close()
    office.close()


def take_over(round_, lab=None):
    return intake.take_over(lab or round_.lab, round_.guidelines(), Prefer.INCOMING)


def new_theme(book, key="night_train", label="Nachtzug", **values):
    begun = records.begin(book, "theme", theme_code=key, label=label, definition="Wie man ankommt.")
    saved = records.save(book, begun.but(origin="office", **values))
    return records.save(book, saved.record.but(status="active")).record


def test_the_package_holds_what_the_office_sets_for_all(round_):
    package = guidelines.guidelines_package(round_.office)
    kinds = {kind: {state["code"] for state in states} for kind, states in package.states.items()}
    assert kinds.keys() == {"theme", "thesis", "guide"}
    assert kinds["guide"] == {"PB-LF-0001"}
    assert THESIS in kinds["thesis"]
    assert {state["lab_id"] for states in package.states.values() for state in states} == {"PB-LA-0001"}
    assert (package.manifest.purpose.value, package.manifest.sequence_no) == ("guidelines", 1)


def test_what_is_only_proposed_or_being_written_stays(round_):
    begun = records.begin(round_.office, "theme", theme_code="maybe", label="Vielleicht")
    records.save(round_.office, begun)
    guide = records.begin(round_.office, "guide", title="Entwurf", version="0.1")
    records.save(round_.office, guide)
    package = guidelines.guidelines_package(round_.office)
    codes = {state["code"] for states in package.states.values() for state in states}
    assert not {begun.code, guide.code} & codes


def test_the_same_as_shipped_changes_nothing_but_brings_the_guide(round_):
    before = {it.key: it.label for it in offered(round_.lab, THEMES)}
    taken = take_over(round_)
    assert [item.code for item in taken.plan.new] == ["PB-LF-0001"]
    assert {it.verdict for it in taken.plan.records} == {Verdict.UNCHANGED}
    assert {it.key: it.label for it in offered(round_.lab, THEMES)} == before
    assert record(round_.lab, "PB-LF-0001").questions


def test_a_lab_stays_a_lab(round_):
    take_over(round_)
    assert round_.lab.is_office is False
    assert round_.lab.lab.town == "Dießen am Ammersee"
    again = empty_copy(round_.lab.path.parent, "leer.laborbuch")
    take_over(round_, again)
    assert (again.is_office, again.lab.code) == (False, "DIE-LA-0001")
    again.close()


def test_what_is_new_and_what_is_changed_arrives_without_a_question(round_):
    theme = new_theme(round_.office, parent=record(round_.office, THEME).uid)
    edit(round_.office, THEME, definition="Neu erklärt.")
    edit(round_.office, THESIS, statement="Anders gesagt.")
    taken = take_over(round_)
    assert taken.status.value == "applied"
    assert {item.code for item in taken.plan.new} == {theme.code, "PB-LF-0001"}
    arrived = record(round_.lab, theme.code)
    assert (arrived.label, arrived.parent) == ("Nachtzug", record(round_.lab, THEME).uid)
    assert record(round_.lab, THEME).definition == "Neu erklärt."
    assert terms(round_.lab, "theses")["T7"] == "T7 Anders gesagt."


def test_what_is_emptied_arrives_as_well(round_):
    assert record(round_.lab, THEME).synonyms
    edit(round_.office, THEME, synonyms=(), academy_topic=None)
    take_over(round_)
    assert (record(round_.lab, THEME).synonyms, record(round_.lab, THEME).academy_topic) == ((), None)


def test_what_is_retired_is_no_longer_offered_and_keeps_its_name(round_):
    key, label = record(round_.lab, THEME).theme_code, record(round_.lab, THEME).label
    edit(round_.office, THEME, status="retired")
    take_over(round_)
    choice = next(it for it in offered(round_.lab, THEMES) if it.key == key)
    assert (choice.label, choice.offered) == (label, False)


def test_what_the_office_threw_away_is_retired_in_the_labs(round_):
    take_over(round_)
    records.trash(round_.office, record(round_.office, THEME).uid)
    records.trash(round_.office, record(round_.office, "PB-LF-0001").uid)
    take_over(round_)
    assert record(round_.lab, THEME).status == "retired"
    assert record(round_.lab, THEME).deleted_at is None
    assert record(round_.lab, "PB-LF-0001").status == "superseded"


def test_a_lab_keeps_its_own_themes_and_its_work(round_):
    own = records.begin(round_.lab, "theme", theme_code="L-DIE-see", label="Der See", origin="lab")
    records.save(round_.lab, own)
    before = {
        code: record(round_.lab, code) for code in (own.code, "DIE-EK-0001", "DIE-LF-0001", "DIE-AK-0001")
    }
    edit(round_.office, THEME, label="Umbenannt")
    take_over(round_)
    assert {code: record(round_.lab, code) for code in before} == before


def test_how_findings_stand_to_a_thesis_is_reckoned_in_the_lab(round_):
    before = record(round_.lab, THESIS).assessment
    edit(round_.office, THESIS, note="Neuer Hinweis.")
    take_over(round_)
    after = record(round_.lab, THESIS)
    assert (after.note, after.assessment) == ("Neuer Hinweis.", before)
    assert before != record(round_.office, THESIS).assessment


def test_guidelines_twice_and_an_older_one_change_nothing(round_):
    first = round_.guidelines()
    edit(round_.office, THEME, label="Umbenannt")
    second = round_.guidelines()
    intake.take_over(round_.lab, second, Prefer.INCOMING)
    for arrival in (second, replace(second, digest="noch einmal gezippt"), first):
        again = intake.take_over(round_.lab, arrival, Prefer.INCOMING)
        assert again.status.value == "unchanged"
        assert record(round_.lab, THEME).label == "Umbenannt"


def test_what_the_lab_changed_in_a_common_theme_gives_way(round_):
    take_over(round_)
    edit(round_.lab, THEME, definition="Unsere Erklärung.")
    edit(round_.office, THEME, definition="Die gemeinsame Erklärung.")
    assert take_over(round_).plan.conflicts == 0
    assert record(round_.lab, THEME).definition == "Die gemeinsame Erklärung."


def test_a_delivery_after_that_is_no_news_to_the_office(round_):
    edit(round_.office, THEME, label="Umbenannt")
    take_over(round_)
    taken = round_.take_over()
    assert (taken.plan.conflicts, taken.plan.notices) == (0, ())
    assert record(round_.office, THEME).label == "Umbenannt"


def test_what_changed_since_is_counted_and_numbered(round_):
    stands = guidelines.standing(round_.office)
    assert (stands.last.number, stands.number, stands.counts["guide"]) == (0, 1, 1)
    round_.guidelines()
    stands = guidelines.standing(round_.office)
    assert (stands.last.number, stands.last.at, stands.changed) == (1, "2022-11-23T13:32:00Z", 0)
    assert round_.guidelines().sequence_no == 1
    edit(round_.office, THEME, label="Umbenannt")
    new_theme(round_.office)
    assert guidelines.standing(round_.office).changed == 2
    assert round_.guidelines().sequence_no == 2


def test_the_file_says_what_it_is(round_):
    round_.guidelines()
    assert [file.name for file in round_.folder.iterdir()] == ["PB_Vorgaben_2022-11-23.zip"]


def test_a_lab_issues_none(round_):
    with pytest.raises(LaborbuchError, match="nur das Projektbüro"):
        guidelines.guidelines_package(round_.lab)


def test_those_of_a_stranger_are_refused(round_):
    arrival = round_.guidelines()
    stranger = replace(arrival, sender=replace(arrival.sender, lab_uid="fremd", town="Wittenberge"))
    with pytest.raises(RefusedFileError, match="sondern von Wittenberge"):
        intake.take_over(round_.lab, stranger, Prefer.INCOMING)


def test_a_theme_that_the_lab_uses_is_not_taken_back(round_):
    take_over(round_)
    new_theme(round_.office)
    taken = take_over(round_)
    lab, code = round_.lab, "DIE-AK-0008"
    edit(lab, code, themes=(*record(lab, code).themes, "night_train"))
    with pytest.raises(LaborbuchError, match=code):
        undoing.undo(lab, taken.intake)
