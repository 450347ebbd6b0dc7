"""The rules for what a lab does and collects: Lab, Activity, Guide, Attachment, Source, Delivery."""

from __future__ import annotations

import pytest

from app.domain.records.activity import Activity, GroupCount
from app.domain.records.attachment import Attachment
from app.domain.records.consent import Consent
from app.domain.records.delivery import Content, DeliveredFile, Delivery
from app.domain.records.guide import Guide, Question
from app.domain.records.interview import Interview
from app.domain.records.lab import Lab
from app.domain.records.source import Source
from app.domain.rows import Citation
from app.domain.rules import Alone, missing
from app.domain.rules.activity import proposed_relation
from tests.app.domain.rule_cases import LAB, TODAY, Case, case, new, problems, stored

WEEK = stored(Activity, "WEEK", start="2022-06-20", end="2022-06-26", parent_id="YEAR")
YEAR = stored(Activity, "YEAR", start="2022", open_ended=True)
CHILD = stored(Activity, "CHILD", parent_id="ME")
CROWD = stored(Attachment, "AN", kind="picture", person_consent="public_event")
OUR_SOURCE = stored(Source, "QU", url="https://diessen.example")
SEEN = stored(Consent, "EW1", purposes=("photos",))
UNSEEN = stored(Consent, "EW2", purposes=("interview_notes",))
GIVEN = stored(Consent, "EW3", purposes=("interview_notes", "sharing_transcript"))
READY = stored(Interview, "IV1", consent_id="EW3", status="pseudonymised")
UNREADY = stored(Interview, "IV2", consent_id="EW3", status="transcribed")
UNASKED = stored(Interview, "IV3", consent_id="EW2", status="evaluated")


def groups(*counts: int) -> tuple[GroupCount, ...]:
    return tuple(new(GroupCount, group="citizens", count=count) for count in counts)


def questions(*codes: str) -> tuple[Question, ...]:
    return tuple(new(Question, question_uid=f"Q-{n}-{code}", code=code) for n, code in enumerate(codes))


def contents(*uids: str) -> tuple[Content, ...]:
    return tuple(new(Content, record_uid=uid, record_code=uid) for uid in uids)


def handover(uid: str) -> dict[str, object]:
    return {"kind": "transcript_handover", "contents": contents(uid)}


def file_of(size: int) -> dict[str, object]:
    return {"files": (new(DeliveredFile, name="a.zip", size_bytes=size),)}


CASES = [
    case("R-LA-01", Lab, {"prefix": "DIE"}, {"prefix": "DIX"}, LAB),
    case(
        "R-LA-02",
        Lab,
        {"project_start": "2021-05-01", "project_end": "2021-04-30"},
        {"project_start": "2021-05-01", "project_end": "2021-05-01"},
    ),
    case("R-LA-03", Lab, {"ags": "06439012", "state": "BY"}, {"ags": "06439012", "state": "HE"}),
    case("R-LA-04", Lab, {"population": 4_999}, {"population": 5_000}),
    case("R-LA-04", Lab, {"population": 20_001}, {"population": 20_000}),
    case(
        "R-LA-05",
        Lab,
        {"functional_email": "erika.muster@diessen.example"},
        {"functional_email": "stadt.planung@diessen.example"},
    ),
    case(
        "R-LA-06",
        Lab,
        {"uid": "OWN", "prefix": "DIX"},
        {"uid": "OWN", "prefix": "DIE", "town": "Dießen"},
        stored(Lab, "OWN", code="DIE-LA-0001", prefix="DIE"),
        stored(Activity, "AK1", code="DIE-AK-0001"),
    ),
    case("R-AK-01", Activity, {"start": "2022-05", "end": "2022-04-30"}, {"start": "2022-05", "end": "2022"}),
    case(
        "R-AK-02",
        Activity,
        {"start": "2022", "start_time": "19:00", "end_time": "19:00"},
        {"start": "2022", "start_time": "19:00", "end": "2023", "end_time": "09:00"},
    ),
    case("R-AK-03", Activity, {"open_ended": True, "end": "2022"}, {"open_ended": True}),
    case("R-AK-04", Activity, {"parent_id": "CHILD"}, {"parent_id": "WEEK"}, CHILD, WEEK, YEAR),
    case("R-AK-04", Activity, {"parent_id": "ME"}, {}),
    case("R-AK-05", Activity, {"parent_id": "WEEK", "start": "2022-06-19"},
         {"parent_id": "WEEK", "start": "2022-06"}, WEEK),
    case("R-AK-05", Activity, {"parent_id": "YEAR", "start": "2021-12"},
         {"parent_id": "YEAR", "start": "2023"}, YEAR),
    case(
        "R-AK-06",
        Activity,
        {"activity_type": "workshop", "survey_returned": 0},
        {"activity_type": "citizen_survey", "survey_returned": 0},
    ),
    case(
        "R-AK-07",
        Activity,
        {"survey_invited": 10, "survey_returned": 11},
        {"survey_invited": 10, "survey_returned": 10},
    ),
    case(
        "R-AK-08",
        Activity,
        {"activity_type": "workshop", "capacity": 7},
        {"activity_type": "popup_coworking", "capacity": 7},
    ),
    case("R-AK-09", Activity, {"visits": 5, "unique_users": 6}, {"visits": 6, "unique_users": 6}),
    case(
        "R-AK-10",
        Activity,
        {"participants_count": 20, "participants_by_group": groups(12, 9)},
        {"participants_count": 20, "participants_by_group": groups(12, 8)},
    ),
    case("R-AK-11", Activity, {"start": "2022-10"}, {"start": "2022-11"}),
    case("R-AK-11", Activity, {"start": "2022-10", "end": "2022-11-21"}, {"start": "unknown"}),
    case(
        "R-AK-12",
        Activity,
        {"status": "done", "documentation_basis": "announced"},
        {"status": "planned", "documentation_basis": "announced"},
    ),
    case(
        "R-AK-13",
        Activity,
        {"documentation_basis": "reported"},
        {"documentation_basis": "reported", "sources": (new(Citation, source_id="QU"),)},
        OUR_SOURCE,
    ),
    case(
        "R-AK-14",
        Activity,
        {"photo_notice": "no", "media": ("AN",)},
        {"photo_notice": "yes", "media": ("AN",)},
        CROWD,
    ),
    case(
        "R-AK-15",
        Activity,
        {"shared_event_code": "VB-2022-TW3"},
        {"shared_event_code": "VB-2022-TW3", "shared_labs": ("MOE",)},
    ),
    case("R-AK-15", Activity, {"shared_labs": ("MOE",)}, {}),
    case(
        "R-AK-16",
        Activity,
        {"start": "2021-04", "project_relation": "during"},
        {"start": "2021", "project_relation": "during"},
    ),
    case(
        "R-LF-01",
        Guide,
        {"status": "released", "intro_text": "Neu"},
        {"status": "superseded", "intro_text": "Alt", "internal_note": "Neu"},
        stored(Guide, "ME", status="released", intro_text="Alt"),
    ),
    case("R-LF-02", Guide, {"questions": questions("F01", "F01")}, {"questions": questions("F01", "F02")}),
    case(
        "R-LF-03",
        Guide,
        {"issued_by": "office", "questions": questions("F01", "F02")},
        {"issued_by": "office", "questions": questions("F01", "L01")},
        stored(Guide, "ME", issued_by="office", questions=questions("F01")),
    ),
    case(
        "R-AN-01",
        Attachment,
        {"kind": "picture", "alt_text": "A", "credit": "C", "licence": "own"},
        {"kind": "picture", "alt_text": "A", "credit": "C", "licence": "own", "person_consent": "no_people"},
    ),
    case("R-AN-02", Attachment, {"alt_text": "Bild von Tischen"}, {"alt_text": "Bildschirme im Rathaus"}),
    case(
        "R-AN-02",
        Attachment,
        {"alt_text": "tische", "original_filename": "Tische.jpg"},
        {"alt_text": "Sieben Tische", "original_filename": "Tische.jpg", "title": "Tische"},
    ),
    case("R-AN-03", Attachment, {"consent_refs": ("EW1", "EW2")}, {"consent_refs": ("EW1",)}, SEEN, UNSEEN),
    case(
        "R-AN-04",
        Attachment,
        {"file": "a.jpg", "release_scope": "verbund"},
        {"file": "a.jpg", "release_scope": "verbund", "metadata_removed": True},
    ),
    case(
        "R-AN-05",
        Attachment,
        {"kind": "document", "title": "Anwesenheitsliste"},
        {"kind": "document", "title": "Protokoll"},
    ),
    case(
        "R-AN-06",
        Attachment,
        {"kind": "picture", "title": "Balkendiagramm der Antworten"},
        {"kind": "picture", "title": "Postkarte aus Dießen"},
    ),
    case("R-QU-01", Source, {"url": OUR_SOURCE.url}, {"url": "https://moelln.example"}, OUR_SOURCE),
    case(
        "R-QU-02",
        Source,
        {"source_kind": "encyclopedia"},
        {"source_kind": "encyclopedia", "status": "checked"},
    ),
    case("R-QU-03", Source, {}, {"publisher": "Kreisbote"}),
    case(
        "R-LI-01",
        Delivery,
        {"check_result": "failed", "status": "created"},
        {"check_result": "failed", "status": "discarded"},
    ),
    case(
        "R-LI-02",
        Delivery,
        {"status": "created", "created_on": "2022-11-07T12:00:00Z", "sequence_no": 7},
        {"status": "created", "created_on": "2022-11-08T12:00:00Z", "sequence_no": 7},
    ),
    case("R-LI-03", Delivery, handover("IV2"), handover("IV1"), READY, UNREADY, GIVEN),
    case("R-LI-03", Delivery, handover("IV3"), {"contents": contents("IV3")}, UNASKED, UNSEEN),
    case("R-LI-04", Delivery, file_of(20_000_001), file_of(20_000_000)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_rule(case: Case) -> None:
    case.verify()


@pytest.mark.parametrize(
    ("contact", "others", "needed"),
    [(None, (READY,), True), (None, (), False), ("datenschutz@diessen.example", (READY,), False)],
)
def test_interviews_need_a_contact_for_privacy(contact, others, needed):
    lab = stored(Lab, "ME", dpo_contact=contact)
    assert ("dpo_contact" in {problem.field for problem in problems(lab, *others)}) is needed
    assert (lab.about.by_id["dpo_contact"] in missing(lab, Alone(today=TODAY, stored=others))) is needed


@pytest.mark.parametrize(
    ("start", "relation"),
    [("2021-04-30", "before"), ("2021", "during"), ("2023-03-31", "during"), ("2023-04", "after"),
     ("unknown", None), (None, None)],
)  # fmt: skip
def test_proposes_the_relation_to_the_project(start, relation):
    assert proposed_relation(start, LAB) == relation


def test_without_the_projects_dates_no_relation_is_proposed():
    assert proposed_relation("2022", stored(Lab, "LA")) is None


def test_the_office_may_add_common_questions():
    before = stored(Guide, "ME", issued_by="office")
    guide = stored(Guide, "ME", issued_by="office", questions=questions("F01"))
    office = stored(Lab, "LA", prefix="PB", network_role="office")
    assert "R-LF-03" not in {problem.rule for problem in problems(guide, before, lab=office)}


def test_the_end_of_an_open_parent_is_called_open():
    late = stored(Activity, "ME", parent_id="YEAR", start="2021")
    (message,) = [p.message for p in problems(late, YEAR) if p.rule == "R-AK-05"]
    assert "(2022 bis offen)" in message


def test_a_circle_of_others_does_not_catch_the_check():
    circle = (stored(Activity, "A", parent_id="B"), stored(Activity, "B", parent_id="A"))
    assert "R-AK-04" not in {p.rule for p in problems(stored(Activity, "ME", parent_id="A"), *circle)}


def test_survey_figures_show_where_the_first_of_them_stands():
    workshop = stored(Activity, "ME", activity_type="workshop", survey_returned=1, survey_instrument="Bogen")
    assert [p.field for p in problems(workshop) if p.rule == "R-AK-06"] == ["survey_returned"]


def test_a_limit_of_the_settings_counts():
    delivery = stored(Delivery, "ME", **file_of(6_000_000))
    (message,) = [
        p.message for p in problems(delivery, settings={"package_max_mb": 5}) if p.rule == "R-LI-04"
    ]
    assert "größer als 5 MB" in message
