"""The rules for what was learned: Finding, Thesis, Theme, KnowledgeModule."""

from __future__ import annotations

import pytest

from app.domain.records.attachment import Attachment
from app.domain.records.finding import Evidence, Finding, ThesisLink
from app.domain.records.interview import Interview
from app.domain.records.knowledge_module import KnowledgeModule, RelatedModule
from app.domain.records.lab import Lab
from app.domain.records.quote import Quote
from app.domain.records.source import Source
from app.domain.records.theme import Theme
from app.domain.records.thesis import Thesis
from app.domain.rules import blocks_saving
from tests.app.domain.rule_cases import Case, case, new, problems, stored

SOURCE = stored(Source, "QU")
WITHDRAWN = stored(Quote, "ZI", status="blocked")
FAR = stored(Thesis, "T2", thesis_code="T2", testability="secondary_only")
COMMON = stored(Thesis, "ME", thesis_code="T7", statement="Alt", status="active", lab_id="PB")
DRAFT = stored(Finding, "EK0", status="hypothesis")
REVIEWED = stored(Finding, "EK1", status="in_review")
CONFIRMED = stored(Finding, "EK2", status="confirmed")
ELSEWHERE = stored(Finding, "EK3", status="confirmed", lab_id="LB")
RELEASED = {"status": "released", "approved_by_role": "Leitung Stadtentwicklung", "title": "Alt"}
PUBLIC = {"release_scope": "oeffentlich"}
CLEAR = {
    "kind": "picture",
    "alt_text": "Tische",
    "credit": "Stadt",
    "licence": "own",
    "person_consent": "no_people",
}
GOOD = stored(Attachment, "GOOD", **CLEAR)
TEXTS = (
    "approach",
    "results",
    "lessons_learned",
    "transfer_conditions",
    "sustainability",
    "initial_situation",
)


def evidence(*targets: str, **values: object) -> tuple[Evidence, ...]:
    return tuple(new(Evidence, **({"kind": "source", "target": target} | values)) for target in targets)


def confirmed(**values: object) -> dict[str, object]:
    sure = {"confidence": "moderate", "confidence_reason": "Zwei Belege", "evidence": evidence("QU")}
    return {"status": "confirmed"} | sure | values


def link(uid: str = "T2") -> tuple[ThesisLink, ...]:
    return (new(ThesisLink, thesis=uid, relation="supports"),)


def related(uid: str, relation: str) -> tuple[RelatedModule, ...]:
    return (new(RelatedModule, module=uid, relation=relation),)


def picture_without(
    id_: str,
) -> tuple[str, type[KnowledgeModule], dict[str, object], dict[str, object], Attachment]:
    rule = {"alt_text": "R-WB-04", "credit": "R-WB-05", "licence": "R-WB-06", "person_consent": "R-WB-07"}[
        id_
    ]
    return (
        rule,
        KnowledgeModule,
        {"media": ("BAD",)},
        {"media": ("GOOD",)},
        stored(Attachment, "BAD", **CLEAR | {id_: None}),
    )


CASES = [
    case("R-EK-01", Finding, confirmed(evidence=()), confirmed()),
    case("R-EK-02", Finding, confirmed(confidence_reason=None), confirmed()),
    case("R-EK-02", Finding, confirmed(confidence=None), {"status": "in_review"}),
    case("R-EK-03", Finding, confirmed(evidence=evidence("QU", strength="indirect")), confirmed()),
    case("R-EK-04", Finding, {"confidence": "high", "evidence": evidence("QU")},
         {"confidence": "high", "evidence": evidence("QU", "QU2")}),
    case("R-EK-05", Finding, {"confidence": "high", "counter_evidence": evidence("QU")},
         {"confidence": "moderate", "counter_evidence": evidence("QU")}),
    case("R-EK-06", Finding, {"no_thesis": True, "thesis_links": link()}, {"no_thesis": True}, FAR),
    case("R-EK-07", Finding, {"evidence": evidence("QU", "ZI")}, {"evidence": evidence("QU")}, WITHDRAWN,
         SOURCE),
    case("R-EK-08", Finding, confirmed(basis="assumption"), confirmed(basis="measured")),
    case("R-EK-09", Finding, {"thesis_links": link()},
         {"thesis_links": link(), "evidence": evidence("QU")}, FAR, SOURCE),
    case("R-EK-10", Finding, {"statement": "Viele kamen. Das war gut."},
         {"statement": "Es kamen 35 Menschen."}),
    case("R-EK-11", Finding, {"evidence": evidence("QU", note="Dafür"), "counter_evidence": evidence("QU")},
         {"evidence": evidence("QU", note="Dafür"),
         "counter_evidence": evidence("QU", note="Dagegen")}, SOURCE),
    case("R-TS-01", Thesis, {"thesis_code": "T7", "statement": "Neu", "status": "active", "lab_id": "PB"},
         {"thesis_code": "T7", "statement": "Alt", "status": "active", "lab_id": "PB", "assessment": "mixed"},
         COMMON),
    case("R-TM-01", Theme, {"parent": "SUB"}, {"parent": "TOP"},
         stored(Theme, "TOP"), stored(Theme, "SUB", parent="TOP")),
    case("R-TM-02", Theme, {"merged_into": "ME"}, {"merged_into": "TOP"}, stored(Theme, "TOP")),
    case("R-TM-02", Theme, {"merged_into": "OLD"}, {}, stored(Theme, "OLD", status="merged")),
    case("R-TM-03", Theme, {"label": "LEERSTAND "}, {"label": "Leerstände"},
         stored(Theme, "TOP", label="Leerstand", status="active")),
    case("R-WB-02", KnowledgeModule, {"finding_refs": ("EK0",)}, {"finding_refs": ("EK0", "EK1")}, DRAFT,
         REVIEWED),
    case("R-WB-03", KnowledgeModule, {"finding_refs": ("EK1",)}, {"finding_refs": ("EK1", "EK2")},
         REVIEWED, CONFIRMED),
    *(case(*picture_without(id_), GOOD) for id_ in ("alt_text", "credit", "licence", "person_consent")),
    case("R-WB-06", KnowledgeModule, {"attachments": ("PDF",)}, {"attachments": ("WEB",)},
         stored(Attachment, "PDF", kind="document"), stored(Attachment, "WEB", kind="link")),
    case("R-WB-08", KnowledgeModule, {"quote_refs": ("ZI0",)}, {"quote_refs": ("ZI1",)},
         stored(Quote, "ZI0"), stored(Quote, "ZI1", status="released")),
    case("R-WB-09", KnowledgeModule, {"period_start": "2022-06", "period_end": "2022-05-31"},
         {"period_start": "2022-06", "period_end": "2022"}),
    case("R-WB-10", KnowledgeModule,
         {"module_type": "case_example", "related_modules": related("WB", "complements")},
         {"module_type": "case_example", "related_modules": related("WB", "example_of")}),
    case("R-WB-11", KnowledgeModule, {"related_modules": related("ME", "complements")},
         {"related_modules": related("WB", "complements")}),
    case("R-WB-12", KnowledgeModule, {"maturity": "confirmed", "finding_refs": ("EK1", "EK2")},
         {"maturity": "confirmed", "finding_refs": ("EK2", "EK3")}, REVIEWED, CONFIRMED, ELSEWHERE),
    case("R-WB-13", KnowledgeModule,
         {"transferability_level": "direct", "transfer_conditions": "Es braucht einen Raum."},
         {"transferability_level": "direct", "transfer_conditions": "Überall, ohne Weiteres."}),
    case("R-WB-14", KnowledgeModule, RELEASED | {"approved_by_role": None}, RELEASED),
    case("R-WB-15", KnowledgeModule, {"status": "rejected"},
         {"status": "rejected", "office_review_note": "Quelle"}),
    case("R-WB-16", KnowledgeModule, {"contact_unit": "Amt, erika.muster@diessen.example"},
         {"contact_unit": "Amt, stadtentwicklung@diessen.example, 08807 1234"}),
    case("R-WB-17", KnowledgeModule, RELEASED | {"title": "Neu"},
         RELEASED | {"status": "accepted", "release_scope": "verbund", "office_review_note": "Gut"},
         stored(KnowledgeModule, "ME", **RELEASED)),
    case("R-WB-17", KnowledgeModule, RELEASED | {"title": "Neu"},
         RELEASED | {"title": "Neu", "status": "draft"},
         stored(KnowledgeModule, "ME", **RELEASED)),
    case("R-WB-18", KnowledgeModule, dict.fromkeys(TEXTS, "x" * 2_001), dict.fromkeys(TEXTS, "x" * 1_900)),
    case("R-WB-19", KnowledgeModule, {"period_end": "2022-10"},
         {"period_end": "2022-10", "continuation": "unknown"}),
    case("R-WB-20", KnowledgeModule, RELEASED, RELEASED | {"release_scope": "verbund"}),
    case("R-WB-21", KnowledgeModule, {"approach": "Belegt [DIE-AK-0009]."},
         {"approach": "Belegt [DIE-AK-0001] [OEW-AK-0009]."}, stored(Source, "DIE-AK-0001")),
    case("R-WB-22", KnowledgeModule, {"approach": "Belegt [DIE-QU-0001]."} | PUBLIC,
         {"approach": "Belegt [DIE-QU-0002] [OEW-QU-0009]."} | PUBLIC,
         stored(Source, "DIE-QU-0001", release_scope="intern"),
         stored(Source, "DIE-QU-0002", release_scope="oeffentlich")),
    case("R-WB-22", KnowledgeModule, {"finding_refs": ("EK",)} | PUBLIC,
         {"finding_refs": ("EK",)} | PUBLIC | {"release_scope": "verbund"},
         stored(Finding, "EK", release_scope="verbund", status="confirmed")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_rule(case: Case) -> None:
    case.verify()


@pytest.mark.parametrize(
    "statement",
    [
        "Am 18. Mai kamen ca. 40 Menschen, z. B. Eltern.",
        "Läden, Cafés usw. Öffnen erst spät.",
        "Ein Drittel (gut 140 Antworten) arbeitet frei.",
        None,
    ],
)
def test_a_full_stop_does_not_always_end_a_sentence(statement):
    assert "R-EK-10" not in {p.rule for p in problems(stored(Finding, "ME", statement=statement))}


@pytest.mark.parametrize(
    "statement", ["Warum? Weil es fehlt.", "Sie sagen: „Ja.“ Das reicht!", "So (gut). Und nun."]
)
def test_sees_a_second_sentence(statement):
    assert "R-EK-10" in {p.rule for p in problems(stored(Finding, "ME", statement=statement))}


def test_the_office_cares_for_common_theses():
    changed = stored(Thesis, "ME", thesis_code="T7", statement="Neu", status="active", lab_id="PB")
    office = stored(Lab, "LB", prefix="PB", network_role="office")
    assert not blocks_saving(problems(changed, COMMON, lab=office))


def test_a_lab_cares_for_its_own_theses():
    before = stored(Thesis, "ME", thesis_code="L-DIE-T1", statement="Alt")
    assert not blocks_saving(problems(stored(Thesis, "ME", thesis_code="L-DIE-T1", statement="Neu"), before))


def test_the_withdrawn_piece_of_evidence_is_shown_by_its_row():
    finding = stored(Finding, "ME", evidence=evidence("QU", "IV"))
    talk = stored(Interview, "IV", status="deleted")
    (found,) = [p for p in problems(finding, SOURCE, talk) if p.rule == "R-EK-07"]
    assert (found.field, found.row) == ("evidence", 2)
    assert "Der Beleg IV ist" in found.message


def test_an_incomplete_module_names_what_is_missing():
    found = problems(stored(KnowledgeModule, "ME", title="Titel"))
    (whole,) = [problem for problem in found if problem.rule == "R-WB-01"]
    assert whole.field is None
    assert "„Bausteinart“, " in whole.message
    assert "„Titel“" not in whole.message
    assert {"module_type", "summary"} <= {problem.field for problem in found if problem.is_gap}


def test_missing_evidence_is_told_once():
    rules = [
        problem.rule for problem in problems(stored(KnowledgeModule, "ME")) if problem.field == "finding_refs"
    ]
    assert rules == ["R-WB-02"]


def test_a_quote_that_is_not_released_is_told_once():
    module = stored(KnowledgeModule, "ME", quote_refs=("ZI",))
    rules = [problem.rule for problem in problems(module, WITHDRAWN) if problem.field == "quote_refs"]
    assert rules == ["R-WB-08"]
