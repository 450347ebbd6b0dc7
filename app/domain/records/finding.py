"""The record Finding (Erkenntnis)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, PUBLIC, RELEASE
from app.domain.fields import Place
from app.domain.record import Record, record
from app.domain.rows import Citation, Row, row_class
from app.domain.vocabularies.findings import (
    CONFIDENCE_LEVELS,
    EVIDENCE_KINDS,
    EVIDENCE_STRENGTH,
    FINDING_BASIS,
    THESIS_RELATIONS,
)
from app.domain.vocabularies.general import TARGET_GROUPS, TRANSFERABILITY
from app.domain.vocabularies.shared import THEMES
from app.domain.vocabularies.statuses import STATUS_FINDING

STATEMENT = "Aussage"
EVIDENCE = "Belege"
THESES_SECTION = "Thesen"
CONFIDENCE = "Verlässlichkeit"
TOPICS = "Einordnung"
TRANSFER = "Übertragbarkeit"


@row_class
class Evidence(Row):
    """What a finding rests on, or what speaks against it."""

    # fmt: off
    kind: str | None = declare.choice("Art des Belegs", IN_ROW,
        "Wählen Sie, worauf Sie sich stützen.",
        PUBLIC, EVIDENCE_KINDS, required=DRAFT, word=Place.AS_LIST)
    target: str | None = declare.ref("Beleg", IN_ROW,
        "Wählen Sie den Eintrag. Bei einer Kennzahl ist es die Aktivität, in der sie steht.",
        PUBLIC, "activity", "interview", "quote", "attachment", "source", required=DRAFT, word=Place.AS_LIST)
    figure_label: str | None = declare.line("Kennzahl", IN_ROW,
        "Bezeichnung der Kennzahl, auf die Sie sich beziehen.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.kind == "figure", word=Place.AS_LIST, max=80,
        example="Rücklauf")
    strength: str | None = declare.choice("Stärke", IN_ROW,
        "Zeigt der Beleg genau das oder legt er es nur nahe?",
        PUBLIC, EVIDENCE_STRENGTH, required=DRAFT, word=Place.AS_LIST, default="direct")
    note: str | None = declare.text("Begründung", IN_ROW,
        "Was genau belegt der Eintrag?",
        PUBLIC, word=Place.AS_LIST, max=300,
        example="440 Antworten, davon ein Drittel mit freier Wahl des Arbeitsorts")
    # fmt: on


@row_class
class ThesisLink(Row):
    """What a finding means for a thesis."""

    # fmt: off
    thesis: str | None = declare.ref("These", IN_ROW,
        "Wählen Sie die These.",
        PUBLIC, "thesis", required=DRAFT, word=Place.AS_LIST)
    relation: str | None = declare.choice("Bezug", IN_ROW,
        "Stützt, widerspricht, differenziert oder offen.",
        PUBLIC, THESIS_RELATIONS, required=DRAFT, word=Place.AS_LIST)
    note: str | None = declare.text("Begründung", IN_ROW,
        "Warum das so ist, in einem Satz.",
        PUBLIC, word=Place.AS_LIST, max=300)
    # fmt: on


# fmt: off
@record(
    label="Erkenntnis", plural="Erkenntnisse", letters="EK", sheet="Erkenntnisse",
    status=STATUS_FINDING, title_field="statement",
    list_columns=("code", "statement", "confidence", "status"),
    help=(
        "Ein Satz, den Sie aus Ihrer Arbeit gelernt haben, mit Belegen dafür und dagegen. Aus Erkenntnissen "
        "entstehen Wissensbausteine und das Bild zu den Thesen."
    ),
)
class Finding(Record):
    """Erkenntnis."""

    statement: str | None = declare.text("Aussage", STATEMENT,
        "Ein einziger, klarer Satz, dem man zustimmen oder widersprechen kann.",
        PUBLIC, required=DRAFT, word=Place.EVIDENCE, max=300, single_paragraph=True,
        example="Ein Drittel der 440 Antwortenden kann den Arbeitsort völlig frei wählen.")
    explanation: str | None = declare.text("Erläuterung", STATEMENT,
        "Erklären Sie, wie Sie darauf kommen und was der Satz nicht sagt.",
        PUBLIC, required=RELEASE, word=Place.EVIDENCE, max=2000)
    basis: str | None = declare.choice("Grundlage", STATEMENT,
        "Ist die Aussage gemessen, berichtet oder Ihre eigene Deutung? Wer sie liest, soll das auf einen "
        "Blick erkennen.",
        PUBLIC, FINDING_BASIS, required=RELEASE, word=Place.EVIDENCE)
    basis_note: str | None = declare.line("Hinweis zur Grundlage", STATEMENT,
        "Ergänzen Sie, wenn nur ein Teil des Satzes belegt ist oder die Quelle lückenhaft war.",
        PUBLIC, word=Place.EVIDENCE, max=200, example="Zweiter Halbsatz ist eigene Deutung")
    valid_as_of: str | None = declare.fuzzy_date("Stand der Aussage", STATEMENT,
        "Für welchen Zeitpunkt gilt die Aussage?",
        PUBLIC, word=Place.EVIDENCE, max=10, example="2022-05")
    evidence: tuple[Evidence, ...] = declare.rows("Belege", EVIDENCE,
        "Verknüpfen Sie, was die Aussage trägt: Aktivitäten, Gespräche, Zitate, Zahlen, Dokumente oder "
        "öffentliche Quellen. Ohne Beleg kann eine Aussage nicht gesichert sein.",
        PUBLIC, Evidence, required=RELEASE,
        required_when=lambda r: r.status == "confirmed" or r.release_scope != "intern", word=Place.EVIDENCE,
        max_rows=50, sheet="Erkenntnisse Belege")
    counter_evidence: tuple[Evidence, ...] = declare.rows("Gegenbelege", EVIDENCE,
        "Was spricht dagegen? Gegenbelege machen eine Erkenntnis glaubwürdiger, nicht schwächer.",
        PUBLIC, Evidence, word=Place.EVIDENCE, max_rows=50, sheet="Erkenntnisse Gegenbelege")
    thesis_links: tuple[ThesisLink, ...] = declare.rows("Bezug zu Thesen", THESES_SECTION,
        "Sagen Sie zu jeder berührten These, ob Ihre Erkenntnis sie stützt, ihr widerspricht oder sie "
        "differenziert. Daraus entsteht der Vergleich der Städte.",
        PUBLIC, ThesisLink, required=RELEASE, required_when=lambda r: not r.no_thesis,
        word=Place.THESIS_MATRIX, max_rows=9, sheet="Erkenntnisse Thesen")
    no_thesis: bool = declare.flag("Keine These berührt", THESES_SECTION,
        "Kreuzen Sie an, wenn Ihre Erkenntnis zu keiner der Thesen etwas sagt.",
        PUBLIC)
    confidence: str | None = declare.choice("Verlässlichkeit", CONFIDENCE,
        "Wie sicher sind Sie sich? Seien Sie lieber zurückhaltend; eine ehrliche „geringe“ Verlässlichkeit "
        "ist für andere Städte wertvoll.",
        PUBLIC, CONFIDENCE_LEVELS, required=RELEASE,
        required_when=lambda r: r.status != "hypothesis" or r.release_scope != "intern", word=Place.EVIDENCE)
    confidence_reason: str | None = declare.text("Begründung der Verlässlichkeit", CONFIDENCE,
        "Denken Sie an vier Punkte: Wie gut war die Methode? Passen die Belege zusammen? Sind es genug? "
        "Passen sie zur Frage?",
        PUBLIC, required=RELEASE, required_when=lambda r: bool(r.confidence), max=600,
        example="Hoher Rücklauf, aber keine Zufallsauswahl; passt zu den Gesprächen vom September 2021.")
    themes: tuple[str, ...] = declare.multi("Themen", TOPICS,
        "Ein bis drei Themen, zu denen die Aussage gehört.",
        PUBLIC, THEMES, required=RELEASE, word=Place.EVIDENCE, min_items=1, max_items=3)
    target_groups: tuple[str, ...] = declare.multi("Betroffene Gruppen", TOPICS,
        "Wen betrifft das, was Sie herausgefunden haben?",
        PUBLIC, TARGET_GROUPS, max_items=9)
    transferability_level: str | None = declare.choice("Übertragbarkeit", TRANSFER,
        "Gilt das vermutlich auch in anderen Kleinstädten?",
        PUBLIC, TRANSFERABILITY, required=RELEASE, word=Place.EVIDENCE)
    transfer_note: str | None = declare.text("Hinweis zur Übertragung", TRANSFER,
        "Was müsste eine andere Stadt beachten?",
        PUBLIC, max=800)
    scope_conditions: str | None = declare.text("Rahmenbedingungen", TRANSFER,
        "Unter welchen örtlichen Umständen haben Sie das beobachtet? Zum Beispiel Lage, Größe, "
        "Bahnanschluss.",
        PUBLIC, max=600)
    sources: tuple[Citation, ...] = declare.rows("Öffentliche Quellen", EVIDENCE,
        "Nennen Sie, wo eine Angabe öffentlich nachzulesen ist, und wofür die Quelle steht. So bleibt jede "
        "Zahl und jedes Datum prüfbar.",
        PUBLIC, Citation, word=Place.SOURCES, max_rows=30, sheet="Erkenntnisse Quellen")
# fmt: on
