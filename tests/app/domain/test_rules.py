"""All rules are there, each with its severity, and a check tells what it found in good order."""

from __future__ import annotations

import pytest

from app.domain.catalogue import KINDS, VAULT
from app.domain.records.activity import Activity
from app.domain.records.finding import Finding
from app.domain.records.lab import Lab
from app.domain.records.source import Source
from app.domain.records.theme import Theme
from app.domain.records.thesis import Thesis
from app.domain.rules import Alone, Problem, Severity, blocks_release, blocks_saving, check, missing
from app.domain.rules.declared import FORM, ITEMS, RANGE, TARGET
from app.domain.rules.registry import RULES, SPOT_RULES
from app.domain.rules.surroundings import others
from tests.app.domain import (
    test_rules_fields,
    test_rules_findings,
    test_rules_people,
    test_rules_town,
)
from tests.app.domain.rule_cases import LAB, TODAY, problems, stored

# The field catalogue's rules in their order: what each stands in the way of (save, release, or only a hint).
# R-LA-06, R-WB-21 and R-WB-22 are our own, see ARCHITECTURE.md.
SEVERITIES = {
    "ALL": "srrrsrrrhrhrr",
    "LA": "srhhhs",
    "AK": "rrrrhrrhrhhhrrhh",
    "LF": "srh",
    "IV": "ssssssshhsrh",
    "ZI": "rrrrshr",
    "EW": "sssrhhh",
    "PT": "ssssh",
    "EK": "sshhhrshhhr",
    "TS": "s",
    "TM": "sss",
    "WB": "rrhrrrrrrhrhhssrshhrhh",
    "AN": "rhrrhh",
    "QU": "hhr",
    "LI": "rhsh",
}
CATALOGUE = {
    f"R-{kind}-{number:02}": next(severity for severity in Severity if severity[0] == letter)
    for kind, letters in SEVERITIES.items()
    for number, letter in enumerate(letters, 1)
}
# Without a number in the catalogue: what only the declarations demand.
DECLARED = {FORM, ITEMS, RANGE, TARGET}
REGISTERED = {(rule.id, rule.severity) for rule in RULES} | {(rule.id, rule.severity) for rule in SPOT_RULES}
TOLD_APART = "R-ALL-03"  # what is missing holds back release, a missing code even saving
CASES = [
    case
    for tests in (test_rules_fields, test_rules_findings, test_rules_people, test_rules_town)
    for case in tests.CASES
]


def test_every_rule_of_the_catalogue_is_there():
    assert {id_ for id_, _ in REGISTERED} == CATALOGUE.keys() | DECLARED


def test_only_consent_code_status_and_shared_vocabulary_keep_from_saving():
    declared = {(id_, Severity.RELEASE) for id_ in DECLARED} | {(TOLD_APART, Severity.SAVE)}
    assert REGISTERED - declared == set(CATALOGUE.items())


def test_every_rule_has_a_case():
    told_elsewhere = {"R-WB-01"}
    assert {case.rule for case in CASES} == (CATALOGUE.keys() | DECLARED) - told_elsewhere


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fields], ids=lambda rule: rule.id)
def test_rules_name_fields_that_exist(rule):
    kinds = [kind for kind in KINDS.values() if issubclass(kind.record, rule.kind)] or [VAULT]
    assert all(set(rule.fields) <= kind.by_id.keys() for kind in kinds)


@pytest.mark.parametrize("kind", [*KINDS.values(), VAULT], ids=lambda kind: kind.name)
def test_an_empty_record_can_be_checked(kind):
    empty = stored(kind.record, "ME")
    found = problems(empty)
    assert all(problem.message and not set(problem.message) & set("{}") for problem in found)
    assert {problem.field for problem in found if problem.field} <= kind.by_id.keys()
    assert [field.id for field in missing(empty, Alone(today=TODAY))]


def test_an_empty_record_can_be_saved_but_not_released():
    found = problems(stored(Activity, "ME"))
    assert not blocks_saving(found)
    assert blocks_release(found)


@pytest.mark.parametrize(
    ("severities", "saving", "release"),
    [("h", False, False), ("hr", False, True), ("s", True, True), ("", False, False)],
)
def test_what_a_severity_blocks(severities, saving, release):
    by_letter = {severity[0]: severity for severity in Severity}
    found = [Problem("R", by_letter[letter], None, "") for letter in severities]
    assert (blocks_saving(found), blocks_release(found)) == (saving, release)


def test_problems_stand_in_the_order_of_the_form():
    record = stored(Activity, "ME", end="2022", start="2023", title="x" * 121, mode="?")
    fields = [problem.field or "" for problem in problems(record)]
    order = list(record.about.by_id)
    assert fields == sorted(fields, key=order.index)
    assert {"title", "end", "mode"} <= set(fields)


def test_what_lies_in_the_trash_has_no_problems():
    assert problems(stored(Activity, "ME", deleted_at="2022-11-01T10:00:00Z")) == ()


def test_missing_names_the_empty_fields_in_order():
    source = stored(Source, "ME", code="")
    assert [field.id for field in missing(source, Alone(today=TODAY))] == ["title", "code"]


def test_missing_looks_at_conditions():
    activity = stored(Activity, "ME", activity_type="other")
    around = Alone(today=TODAY)
    assert activity.about.by_id["activity_type_other"] in missing(activity, around)
    named = stored(Activity, "ME", activity_type="workshop")
    assert activity.about.by_id["activity_type_other"] not in missing(named, around)


def test_a_record_finds_its_stored_version_and_its_like():
    before = stored(Finding, "ME", statement="Alt")
    other = stored(Finding, "EK")
    trashed = stored(Finding, "EK9", deleted_at="2022-11-01T10:00:00Z")
    around = Alone(today=TODAY, lab=LAB, stored=(before, other, trashed))
    assert around.find("ME") is before
    assert around.find("LA") is LAB
    assert around.find("nobody") is None
    assert list(others(stored(Finding, "ME"), around)) == [other]
    assert around.count("finding") == 2


def test_a_new_record_has_no_stored_version():
    assert not blocks_saving(problems(stored(Finding, "", code="DIE-EK-0001"), lab=stored(Lab, "")))


def test_open_vocabularies_grow_from_records():
    theme = stored(Theme, "TM", theme_code="work", label="Arbeit", status="retired")
    thesis = stored(Thesis, "TS", thesis_code="T1", statement="Es wird so.")
    around = Alone(today=TODAY, lab=LAB, stored=(theme, thesis, LAB))
    assert around.terms("themes") == {"work": "Arbeit"}
    assert around.terms("theses") == {"T1": "Es wird so."}
    assert around.terms("lab_prefixes") == {"DIE": "Dießen"}
    assert around.theme("work") is theme


def test_a_check_needs_nothing_but_the_record():
    source = stored(Source, "ME", title="Titel", publisher="Kreisbote")
    assert check(source, Alone(today=TODAY)) == ()
