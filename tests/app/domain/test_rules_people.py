"""The rules for what people said, and under which consent: Interview, Quote, Consent, PersonVault."""

from __future__ import annotations

import pytest

from app.domain.records.attachment import Attachment
from app.domain.records.consent import Consent
from app.domain.records.delivery import Content, Delivery
from app.domain.records.interview import Interview
from app.domain.records.person_vault import PersonVault
from app.domain.records.quote import Quote
from app.domain.rules import blocks_saving
from app.domain.rules.consent import granted
from tests.app.domain.rule_cases import Case, case, new, problems, stored

PERSON = "DIE-P-001"
ALL_PURPOSES = (
    "interview_notes", "audio_recording", "transcription", "lab_evaluation", "publish_quotes",
    "name_function",
)  # fmt: skip
FULL = stored(
    Consent, "FULL", pseudonym=PERSON, given_on="2021-09-15", purposes=ALL_PURPOSES, vault_complete=True
)
BARE = stored(Consent, "BARE", pseudonym=PERSON, given_on="2021-09-15", purposes=("photos",))
OTHER = stored(Consent, "OTHER", pseudonym="DIE-P-002", purposes=ALL_PURPOSES)
UNDER_FULL = {"consent_id": "FULL", "pseudonym": PERSON}
UNDER_BARE = {"consent_id": "BARE", "pseudonym": PERSON}
TALK = stored(Interview, "TALK", **UNDER_FULL, status="held")
SMALL_TALK = stored(Interview, "SMALL", **UNDER_BARE, status="held")
BLOCKED = stored(Interview, "BLOCKED", **UNDER_FULL, status="blocked")
LEAVING = {**UNDER_FULL, "status": "held", "release_scope": "verbund", "role_category": "politics"}
ALIKE = tuple(stored(Interview, f"IV{number}", **LEAVING) for number in range(2))
BEFORE = stored(Interview, "ME", **UNDER_FULL, status="blocked", summary="Alt")
QUOTE = stored(Quote, "ZI", interview_id="TALK")
NOTICE = stored(Delivery, "LI", contents=(new(Content, record_uid="ZI"),))


def under(consent: dict[str, str], **values: object) -> dict[str, object]:
    return consent | values


def released(**values: object) -> dict[str, object]:
    return {"status": "released", "interview_id": "TALK"} | values


CASES = [
    case("R-IV-01", Interview, {"status": "held"}, {"status": "held", "consent_id": "FULL"}, FULL),
    case("R-IV-01", Interview, {"recording": "audio"}, {"recording": "none"}),
    case("R-IV-01", Interview, {"summary": "Gesagt"}, {"role_category": "politics", "date": "2022-01-01"}),
    case("R-IV-02", Interview, under(UNDER_BARE, place="Café"), under(UNDER_FULL, place="Café"), FULL, BARE),
    case("R-IV-02", Interview, {"consent_id": "nobody", "summary": "Gesagt"}, {"consent_id": "nobody"}),
    case("R-IV-03", Interview, under(UNDER_BARE, recording="audio"), under(UNDER_FULL, recording="audio"),
         FULL, BARE),
    case("R-IV-04", Interview, under(UNDER_BARE, transcript_pseud="A"), under(UNDER_FULL, transcript_raw="A"),
         FULL, BARE),
    case("R-IV-05", Interview, under(UNDER_BARE, summary="A"), under(UNDER_FULL, summary="A"), FULL, BARE),
    case("R-IV-06", Interview, under(UNDER_FULL, date="2021-09-14"), under(UNDER_FULL, date="2021-09-15"),
         FULL),
    case("R-IV-07", Interview, {"consent_id": "OTHER", "pseudonym": PERSON}, UNDER_FULL, FULL, OTHER),
    case("R-IV-08", Interview, {"recording_delete_by": "2022-11-21"},
         {"recording_delete_by": "2022-11-21", "recording_deleted_at": "2022-11-20"}),
    case("R-IV-09", Interview, LEAVING, {**LEAVING, "release_scope": "intern"}, FULL, ALIKE[0]),
    case("R-IV-10", Interview, under(UNDER_FULL, status="blocked", summary="Neu"),
         under(UNDER_FULL, status="deleted", recording_deleted_at="2022-11-22"), BEFORE, FULL),
    case("R-IV-11", Interview, under(UNDER_BARE, status="held"), under(UNDER_FULL, status="held"), FULL, BARE,
         has_vault=True),
    case("R-IV-12", Interview, under(UNDER_FULL, transcript_pseud="Frau MUSTER sagte"),
         under(UNDER_FULL, transcript_pseud="Ein Mustermann sagte"), FULL, replaced={PERSON: ["Muster"]}),
    case("R-ZI-01", Quote, released(), released(pseudonymised=True), TALK, FULL),
    case("R-ZI-02", Quote, released(interview_id="SMALL"), released(), TALK, SMALL_TALK, FULL, BARE),
    case("R-ZI-03", Quote, {"interview_id": "SMALL", "attribution": "function"},
         {"interview_id": "TALK", "attribution": "function"}, TALK, SMALL_TALK, FULL, BARE),
    case("R-ZI-04", Quote, released(approved_by_person="declined"), released(approved_by_person="approved"),
         TALK, FULL),
    case("R-ZI-05", Quote, {"interview_id": "BLOCKED"}, {"interview_id": "BLOCKED", "status": "blocked"},
         BLOCKED),
    case("R-ZI-06", Quote, {"speaker_label": "Erste Bürgermeisterin"}, {"speaker_label": "Beschäftigte"}),
    case("R-ZI-06", Quote, {"speaker_label": "Leiterin der Stadtbibliothek"},
         {"speaker_label": "Leitung eines Fachgeschäfts"}),
    case("R-ZI-07", Quote, {"position_start": 9, "position_end": 8},
         {"position_start": 9, "position_end": 9}),
    case("R-EW-01", Consent, {"purposes": ("transcription",)}, {"purposes": ("photos", "contact_again")}),
    case("R-EW-02", Consent, {"given_on": "2022-02-01", "revoked_at": "2022-01-31"},
         {"given_on": "2022-02-01", "revoked_at": "2022-02-01"}),
    case("R-EW-03", Consent, {"purposes": ("photos",), "revoked_purposes": ("name",)},
         {"purposes": ("photos",), "revoked_purposes": ("photos",)}),
    case("R-EW-04", Consent, {"pseudonym": PERSON, "revoked_at": "2022-11-01"},
         {"pseudonym": PERSON, "revoked_at": "2022-11-01", "revocation_handled_at": "2022-11-02"}),
    case("R-EW-05", Consent, {"pseudonym": PERSON, "revoked_at": "2022-11-01"},
         {"pseudonym": PERSON, "revoked_at": "2022-11-01", "recipients_notified_at": "2022-11-02"},
         stored(Interview, "TALK", consent_id="ME"), QUOTE, NOTICE),
    case("R-EW-06", Consent, {"retention_until": "2022-11-21"}, {"retention_until": "2022-11-22"}),
    case("R-EW-07", Consent, {"retention_until": "2024-04-01"}, {"retention_until": "2024-03-31"}),
    case("R-PT-01", PersonVault, {"minor": True}, {"minor": True, "guardian_consent": True}),
    case("R-PT-02", PersonVault, {"special_categories": True},
         {"special_categories": True, "special_categories_consent": True}),
    case("R-PT-03", PersonVault, {}, {"info_sheet_handed_out": True}),
    case("R-PT-04", PersonVault, {"pseudonym": PERSON}, {"pseudonym": "DIE-P-009"},
         stored(PersonVault, "PT", pseudonym=PERSON)),
    case("R-PT-05", PersonVault, {"pseudonym": PERSON, "erasure_due": "2022-11-21"},
         {"pseudonym": PERSON, "erasure_due": "2022-11-22"}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_rule(case: Case) -> None:
    case.verify()


def test_a_planned_interview_is_saved_without_consent():
    planned = stored(Interview, "ME", role_category="politics", date="2023-01-10", mode="phone")
    assert not blocks_saving(problems(planned))


def test_an_interview_is_blocked_before_it_is_cleared():
    revoked = stored(Consent, "FULL", pseudonym=PERSON, status="revoked", purposes=ALL_PURPOSES)
    talk = under(UNDER_FULL, summary="Gesagt", recording="audio", transcript_raw="A")
    before = stored(Interview, "ME", **talk, status="held")
    assert not blocks_saving(problems(stored(Interview, "ME", **talk, status="blocked"), before, revoked))


def test_a_blocked_interview_can_be_cleared():
    cleared = stored(Interview, "ME", **UNDER_FULL, status="blocked", recording_deleted_at="2022-11-22")
    assert not blocks_saving(problems(cleared, BEFORE, FULL))


def test_a_missing_consent_is_told_once():
    told = [problem.rule for problem in problems(stored(Interview, "ME", status="held"))]
    assert told.count("R-IV-01") == 1
    assert "consent_id" not in {p.field for p in problems(stored(Interview, "ME", status="held")) if p.is_gap}


@pytest.mark.parametrize("vault", [True, False])
def test_without_a_vault_no_proof_is_asked_for(vault):
    held = stored(Interview, "ME", **UNDER_BARE, status="held")
    assert ("R-IV-11" in {p.rule for p in problems(held, BARE, has_vault=vault)}) is vault


def test_three_of_a_role_do_not_stand_out():
    assert "R-IV-09" not in {p.rule for p in problems(stored(Interview, "ME", **LEAVING), FULL, *ALIKE)}


def test_pictures_of_a_person_count_as_delivered():
    consent = stored(Consent, "ME", pseudonym=PERSON, revoked_at="2022-11-01")
    picture = stored(Attachment, "AN", consent_refs=("ME",))
    delivery = stored(Delivery, "LI", contents=(new(Content, record_uid="AN"),))
    (message,) = [p.message for p in problems(consent, picture, delivery) if p.rule == "R-EW-05"]
    assert "in 1 Lieferungen" in message


def test_what_was_never_delivered_needs_no_notice():
    consent = stored(Consent, "ME", pseudonym=PERSON, revoked_at="2022-11-01")
    assert "R-EW-05" not in {p.rule for p in problems(consent, NOTICE)}


@pytest.mark.parametrize(
    ("values", "purposes"),
    [
        ({}, {"photos", "name"}),
        ({"revoked_at": "2022-11-01"}, set()),
        ({"revoked_scope": "all"}, set()),
        ({"revoked_at": "2022-11-01", "revoked_scope": "partial", "revoked_purposes": ("name",)}, {"photos"}),
        ({"status": "revoked"}, set()),
        ({"status": "deleted"}, set()),
        ({"status": "expired"}, {"photos", "name"}),
    ],
)
def test_a_consent_grants_what_was_not_taken_back(values, purposes):
    assert granted(stored(Consent, "EW", purposes=("photos", "name"), **values)) == purposes


def test_no_consent_grants_nothing():
    assert granted(None) == frozenset()
