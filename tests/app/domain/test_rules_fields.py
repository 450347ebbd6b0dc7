"""The rules that hold for every field, and what the declarations demand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.records.activity import Activity
from app.domain.records.attachment import Attachment
from app.domain.records.consent import Consent
from app.domain.records.finding import Evidence, Finding, ThesisLink
from app.domain.records.guide import Guide, Question
from app.domain.records.interview import Answer, Interview
from app.domain.records.knowledge_module import Keyword, KnowledgeModule
from app.domain.records.lab import Fact, Lab
from app.domain.records.person_vault import PersonVault
from app.domain.records.quote import Quote
from app.domain.records.source import Source
from app.domain.records.theme import Theme
from app.domain.records.thesis import Thesis
from app.domain.rows import Citation, Figure, Partner
from app.domain.rules import Severity
from tests.app.domain.rule_cases import Case, case, new, problems, stored

WORK = stored(Theme, "TM", theme_code="work", label="Arbeit", status="active")
OLD = stored(Theme, "TM2", theme_code="old", label="Telearbeit", status="merged", merged_into="TM")
GONE = stored(Theme, "TM3", theme_code="gone", label="Heimarbeit", status="retired")
HOME = stored(Activity, "AK", title="Auftakt", release_scope="intern")
INTERVIEW = stored(Interview, "IV", release_scope="intern")
ASKED = stored(Guide, "LF", questions=(new(Question, question_uid="Q1", code="F01", text="Wo?"),))


def partner(name: str | None) -> Partner:
    return new(Partner, organisation=name)


CASES = [
    case("R-ALL-01", Source, {"code": "AK"}, {"code": "DIE-QU-0002"}, HOME),
    case("R-ALL-02", Activity, {"title": "x" * 121}, {"title": "x" * 120}),
    case("R-ALL-02", Activity, {"partners": (partner("x" * 121),)}, {"partners": (partner("x"),)}),
    case("R-ALL-03", Activity, {"title": None}, {"title": "T", "activity_type": "workshop", "start": "2022"}),
    case("R-ALL-03", Source, {"title": "T", "code": ""}, {"title": "T"}),
    case("R-ALL-04", Guide, {"title": "T"}, {"title": "T", "questions": ASKED.questions}),
    case("R-ALL-05", Finding, {"status": "confirmed"}, {"status": "in_review"}, stored(Finding, "ME")),
    case("R-ALL-05", Quote, {"status": "deleted"}, {"status": "released"}, stored(Quote, "ME")),
    case("R-ALL-06", Activity, {"mode": "outside"}, {"mode": "on_site"}),
    case("R-ALL-06", Activity, {"themes": ("work", "play")}, {"themes": ("work",)}, WORK),
    case("R-ALL-06", Activity, {"shared_labs": ("XXX",)}, {"shared_labs": ("MOE",)}),
    case("R-ALL-06", Source, {"release_scope": "alle"}, {"release_scope": "verbund"}),
    case("R-ALL-07", Activity, {"description": "a\x08b"}, {"description": "a\n\tb"}),
    case("R-ALL-08", Activity, {"description": "Fragen an a.muster@example.org"}, {"description": "Fragen"}),
    case("R-ALL-09", Activity, {"themes": ("old",)}, {"themes": ("work",)}, WORK, OLD),
    case("R-ALL-09", Activity, {"themes": ("gone",)}, {"themes": ("work",)}, WORK, GONE),
    case(
        "R-ALL-10",
        KnowledgeModule,
        {"release_scope": "verbund", "activity_refs": ("AK",)},
        {"release_scope": "intern", "activity_refs": ("AK",)},
        HOME,
    ),
    case("R-ALL-11", Activity, {"target_groups": ("citizens",) * 2}, {"target_groups": ("citizens",)}),
    case("R-ALL-11", Activity, {"partners": (partner("TH"),) * 2}, {"partners": (partner("TH"),)}),
    case("R-ALL-11", Activity, {"media": ("AN", "AN")}, {"media": ("AN",)}, stored(Attachment, "AN")),
    case("R-ALL-12", Source, {"url": "diessen.de"}, {"url": "https://www.diessen.de/a?b=c#d"}),
    case("R-ALL-12", Source, {"url": "https://user:pw@diessen.de"}, {"url": "http://diessen.de/@user"}),
    case("R-ALL-12", Source, {"url": "file:///C:/Plan.pdf"}, {"url": "https://kreis.example:8080/"}),
    case("R-ALL-13", Activity, {"start": "2022-13"}, {"start": "2022-12"}),
    case("R-ALL-13", Activity, {"end": "Herbst 22"}, {"end": "unknown"}),
    case("R-ALL-13", Activity, {"start": "2021-02-29"}, {"start": "2020-02-29"}),
    case("form", Lab, {"prefix": "Die"}, {"prefix": "DIE"}),
    case("form", Lab, {"ags": "6439012"}, {"ags": "06439012"}),
    case("form", Lab, {"project_start": "2021-05"}, {"project_start": "2021-05-01"}),
    case("form", Lab, {"functional_email": "stadt@"}, {"functional_email": "stadt@diessen.example"}),
    case("form", Activity, {"start_time": "9:00"}, {"start_time": "09:00"}),
    case("form", Activity, {"survey_period": "2022-05"}, {"survey_period": "2022-05/2022-05"}),
    case("form", Activity, {"survey_period": "2022-05/2022-04"}, {"survey_period": "unknown/2022-04"}),
    case("range", Activity, {"participants_count": -1}, {"participants_count": 0}),
    case("range", Activity, {"series_number": 1000}, {"series_number": 999}),
    case("range", Activity, {"effort_hours": Decimal("1.25")}, {"effort_hours": Decimal("1.50")}),
    case("range", Activity, {"cost_actual": Decimal("0.125")}, {"cost_actual": Decimal("0.12")}),
    case("items", Interview, {"themes": ("work",) * 6}, {"themes": ("work",)}, WORK),
    case("items", KnowledgeModule, {"keywords": (new(Keyword, word="W"),) * 11}, {}),
    case("target", Activity, {"parent_id": "nobody"}, {"parent_id": "AK"}, HOME),
    case("target", Activity, {"parent_id": "IV"}, {"parent_id": "AK"}, HOME, INTERVIEW),
    case(
        "target",
        Activity,
        {"media": ("PDF",)},
        {"media": ("PNG",)},
        stored(Attachment, "PDF", kind="document"),
        stored(Attachment, "PNG", kind="picture"),
    ),
    case(
        "target",
        Interview,
        {"answers": (new(Answer, question_uid="Q9", text="Hier."),)},
        {"answers": (new(Answer, question_uid="Q1", text="Hier."),)},
        ASKED,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_rule(case: Case) -> None:
    case.verify()


def messages(rule: str, *args, **values) -> list[str]:
    return [problem.message for problem in problems(*args, **values) if problem.rule == rule]


def test_says_how_much_too_long_a_text_is():
    assert messages("R-ALL-02", stored(Activity, "ME", description="x" * 3_014)) == [
        "„Beschreibung“ hat 3.014 Zeichen, erlaubt sind 3.000. Kürzen Sie den Text um 14 Zeichen oder "
        "verschieben Sie einen Teil in ein anderes Feld."
    ]


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"target_groups": ("citizens",) * 2}, "Bürgerinnen und Bürger"),
        ({"themes": ("work",) * 2}, "Arbeit"),
        ({"media": ("AN",) * 2}, "AN"),
        ({"partners": (partner("TH Lübeck"),) * 2}, "TH Lübeck"),
        ({"sources": (new(Citation, source_id="QU"),) * 2}, "QU"),
    ],
)
def test_says_what_stands_there_twice(values, name):
    others = (WORK, stored(Attachment, "AN", kind="picture"), stored(Source, "QU"))
    (message,) = messages("R-ALL-11", stored(Activity, "ME", **values), *others)
    assert f"steht „{name}“ zweimal" in message


def test_names_a_row_by_several_references():
    facts = (new(Fact, source_ids=("QU", "QU2")),) * 2
    others = (stored(Source, "QU"), stored(Source, "QU2"))
    assert "„QU; QU2“" in messages("R-ALL-11", stored(Lab, "ME", facts=facts), *others)[0]


def test_says_which_row_of_a_list_is_meant():
    (gap,) = [p for p in problems(stored(Activity, "ME", partners=(partner("TH"), partner(None)))) if p.row]
    assert (gap.rule, gap.field, gap.row) == ("R-ALL-03", "partners.organisation", 2)
    assert gap.message.startswith("„Veranstalter und Partner, Zeile 2: Organisation“ fehlt noch.")


def test_a_gap_in_a_row_names_the_section_of_its_list():
    evidence = new(Evidence, kind="figure", target="AK")
    found = messages("R-ALL-04", stored(Finding, "ME", evidence=(evidence,)), HOME)
    assert any("„Belege, Zeile 1: Kennzahl“ im Abschnitt „Belege“" in message for message in found)


def test_says_which_steps_are_possible():
    before = stored(Guide, "ME", status="draft")
    (message,) = messages("R-ALL-05", stored(Guide, "ME", status="superseded"), before)
    assert message == (
        "Der Schritt von „Entwurf“ zu „abgelöst“ ist nicht vorgesehen. Möglich sind: „freigegeben“."
    )


def test_says_that_no_step_is_possible():
    before = stored(Guide, "ME", status="superseded")
    (message,) = messages("R-ALL-05", stored(Guide, "ME", status="draft"), before)
    assert message.endswith("Möglich sind: keine weiteren Schritte.")


def test_names_the_theme_that_took_the_place_of_another():
    (message,) = messages("R-ALL-09", stored(Activity, "ME", themes=("old",)), WORK, OLD)
    assert "„Telearbeit“" in message
    assert "„Arbeit“" in message


def test_what_the_program_fills_in_is_nobodys_gap():
    gaps = {p.field for p in problems(stored(Interview, "ME")) if p.is_gap}
    assert "pseudonym" not in gaps
    assert "period_exported" not in gaps
    assert "role_category" in gaps


def test_an_empty_tick_box_is_an_answer_unless_release_asks_for_the_tick():
    assert "minor" not in {p.field for p in problems(stored(PersonVault, "ME")) if p.is_gap}
    assert "pseudonymised" in {p.field for p in problems(stored(Quote, "ME")) if p.is_gap}


def test_zero_is_an_entry():
    done = stored(Activity, "ME", status="done", participants_count=0)
    assert "participants_count" not in {p.field for p in problems(done)}


def test_own_functional_addresses_are_no_trace_of_a_person():
    lab = stored(Lab, "LA", functional_email="a.muster@example.org")
    text = stored(Activity, "ME", description="Fragen an A.Muster@example.org")
    assert messages("R-ALL-08", text, lab=lab) == []


@pytest.mark.parametrize(
    "values",
    [{"internal_note": "0171 2345678"}, {"shared_event_code": "VB-2022-09-TW3"}, {"cost_note": None}],
)
def test_only_free_text_that_leaves_the_town_is_searched_for_persons(values):
    assert messages("R-ALL-08", stored(Activity, "ME", **values)) == []


@pytest.mark.parametrize(
    ("going", "staying", "blocked"),
    [
        ("oeffentlich", "verbund", True),
        ("oeffentlich", "oeffentlich", False),
        ("verbund", "oeffentlich", False),
        ("verbund", "intern", True),
    ],
)
def test_a_record_may_not_go_further_than_what_it_leads_to(going, staying, blocked):
    record = stored(Activity, "ME", release_scope=going, parent_id="AK")
    parent = stored(Activity, "AK", release_scope=staying)
    assert bool(messages("R-ALL-10", record, parent)) is blocked


def test_a_reference_goes_no_further_than_its_field():
    heir = stored(Theme, "TM", theme_code="work", release_scope="verbund")
    merged = stored(Theme, "ME", release_scope="oeffentlich", merged_into="TM")
    assert messages("R-ALL-10", merged, heir) == []
    child = stored(Theme, "ME", release_scope="oeffentlich", parent="TM")
    assert messages("R-ALL-10", child, heir) != []


def test_interviews_appear_by_their_code_only():
    quote = stored(Quote, "ME", release_scope="oeffentlich", interview_id="IV")
    evidence = new(Evidence, kind="interview", target="IV")
    finding = stored(Finding, "ME", release_scope="oeffentlich", evidence=(evidence,))
    assert messages("R-ALL-10", quote, INTERVIEW) == []
    assert messages("R-ALL-10", finding, INTERVIEW) == []


def test_references_that_stay_in_the_lab_hold_nothing_back():
    interview = stored(Interview, "ME", release_scope="verbund", consent_id="EW")
    assert messages("R-ALL-10", interview, stored(Consent, "EW")) == []


def test_other_labs_records_are_here_because_they_were_released():
    thesis = stored(Thesis, "TS", release_scope="intern", lab_id="PB")
    finding = stored(Finding, "ME", release_scope="verbund", thesis_links=(new(ThesisLink, thesis="TS"),))
    assert messages("R-ALL-10", finding, thesis) == []


def test_what_lies_in_the_trash_is_no_target():
    trashed = stored(Activity, "AK", deleted_at="2022-11-01T10:00:00Z")
    assert messages("target", stored(Activity, "ME", parent_id="AK"), trashed) != []


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"participants_count": -3}, "In „Zahl der Teilnehmenden“ steht -3. Tragen Sie mindestens 0 ein."),
        ({"survey_invited": 10**7}, "In „Angeschriebene oder Eingeladene“ steht 10.000.000. "
         "Tragen Sie höchstens 9.999.999 ein."),
        ({"effort_hours": Decimal("1.25")}, "In „Arbeitszeit in Stunden“ steht 1,25. "
         "Tragen Sie höchstens eine Stelle nach dem Komma ein."),
    ],
)  # fmt: skip
def test_says_which_number_would_do(values, message):
    assert messages("range", stored(Activity, "ME", **values)) == [message]


def test_says_what_a_row_should_look_like():
    figure = new(Figure, label="L", value=Decimal(1), as_of="gestern")
    (found,) = [p for p in problems(stored(Activity, "ME", figures=(figure,))) if p.rule == "R-ALL-13"]
    assert (found.field, found.row, found.severity) == ("figures.as_of", 1, Severity.RELEASE)
    question = new(Question, code="1", text="Wo?")
    (message,) = messages("form", stored(Guide, "ME", questions=(question,)))
    assert message == (
        "„1“ ist hier nicht vorgesehen. Bitte „Fragen, Zeile 1: Nummer“ in der üblichen Form eingeben, "
        "zum Beispiel F01."
    )
