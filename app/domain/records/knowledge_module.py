"""The record KnowledgeModule (Wissensbaustein)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, NETWORK, PUBLIC, RELEASE
from app.domain.fields import ExportRule, Place
from app.domain.record import Record, record
from app.domain.rows import Citation, Row, row_class
from app.domain.vocabularies.activities import CONTINUATION
from app.domain.vocabularies.general import LOCATION_TYPES, NUMBER_QUALIFIER, TARGET_GROUPS, TRANSFERABILITY
from app.domain.vocabularies.modules import (
    COST_LEVELS,
    EFFORT_LEVELS,
    LICENCES,
    MATURITY,
    MODULE_RELATIONS,
    MODULE_TYPES,
    OUTCOME_ASSESSMENTS,
    OUTCOME_TYPES,
)
from app.domain.vocabularies.shared import THEMES
from app.domain.vocabularies.statuses import STATUS_MODULE

if TYPE_CHECKING:
    from decimal import Decimal

AT_A_GLANCE = "Auf einen Blick"
SITUATION = "Ausgangslage und Ziel"
APPROACH = "Lösungsansatz und Ablauf"
PLACE_AND_TIME = "Ort und Zeit"
EFFORT = "Aufwand und Kosten"
RESULTS = "Ergebnisse"
EVIDENCE = "Belege"
EXPERIENCE = "Erfahrungen"
TRANSFER = "Übertragbarkeit"
LINKS = "Verknüpfungen"
FILES = "Bilder und Anlagen"
CONTACT = "Kontakt und Rechte"
APPROVAL = "Freigabe"


@row_class
class Stakeholder(Row):
    """An organisation or group and its task."""

    # fmt: off
    organisation: str | None = declare.line("Organisation oder Gruppe", IN_ROW,
        "Name der Organisation oder Bezeichnung der Gruppe.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=120, example="Gewerbeverein")
    role: str | None = declare.line("Aufgabe", IN_ROW,
        "Was sie beigetragen hat.",
        PUBLIC, word=Place.AS_LIST, max=80, example="Einladung der Betriebe")
    # fmt: on


@row_class
class Step(Row):
    """One step of a procedure."""

    # fmt: off
    title: str | None = declare.line("Schritt", IN_ROW,
        "Beginnt am besten mit einem Tuwort.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=100, example="Raum mieten und einrichten")
    text: str | None = declare.text("Was zu tun ist", IN_ROW,
        "Kurz, mit Zeitbedarf und Zuständigkeit, wenn bekannt.",
        PUBLIC, word=Place.AS_LIST, max=400)
    duration: str | None = declare.line("Dauer", IN_ROW,
        "Ungefährer Zeitbedarf.",
        PUBLIC, word=Place.AS_LIST, max=40, example="vier Wochen")
    # fmt: on


@row_class
class Indicator(Row):
    """A figure of a module."""

    # fmt: off
    name: str | None = declare.line("Bezeichnung", IN_ROW,
        "Was gezählt wurde.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=80, example="Arbeitsplätze")
    qualifier: str | None = declare.choice("Genauigkeit", IN_ROW,
        "Gezählt oder geschätzt?",
        PUBLIC, NUMBER_QUALIFIER, word=Place.AS_LIST, default="exact")
    value: Decimal | None = declare.decimal("Wert", IN_ROW,
        "Nur die Zahl.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, min_value=-999999999, max_value=9999999999, example="7")
    unit: str | None = declare.line("Einheit", IN_ROW,
        "Zum Beispiel Personen, %, EUR, m².",
        PUBLIC, word=Place.AS_LIST, max=20)
    as_of: str | None = declare.fuzzy_date("Stand", IN_ROW,
        "Für welchen Zeitpunkt die Zahl gilt.",
        PUBLIC, word=Place.AS_LIST, max=10, example="2022-06-21")
    counts_people: bool = declare.flag("Zählt Personen", IN_ROW,
        "Kreuzen Sie an, wenn die Zahl Menschen zählt.",
        NETWORK, word=Place.AS_LIST)
    source: str | None = declare.line("Quelle", IN_ROW,
        "Woher die Zahl stammt.",
        PUBLIC, word=Place.AS_LIST, max=120, example="Belegungsplan des Pop-up-Space")
    # fmt: on


@row_class
class Recommendation(Row):
    """Advice and whom it addresses."""

    # fmt: off
    text: str | None = declare.text("Empfehlung", IN_ROW,
        "Ein Satz, der zum Handeln einlädt.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=300,
        example="Legen Sie das Angebot von Anfang an so an, dass es nach der Förderung weiterlaufen kann.")
    addressee: str | None = declare.choice("Richtet sich an", IN_ROW,
        "Die Gruppe, die handeln kann.",
        PUBLIC, TARGET_GROUPS, required=DRAFT, word=Place.AS_LIST)
    # fmt: on


@row_class
class RelatedModule(Row):
    """Another module and how both hang together."""

    # fmt: off
    module: str | None = declare.ref("Baustein", IN_ROW,
        "Kennung des anderen Bausteins.",
        PUBLIC, "knowledge_module", required=DRAFT, word=Place.AS_LIST, example="OEW-WB-0001")
    relation: str | None = declare.choice("Beziehung", IN_ROW,
        "Wie hängen beide zusammen?",
        PUBLIC, MODULE_RELATIONS, required=DRAFT, word=Place.AS_LIST)
    # fmt: on


@row_class
class Keyword(Row):
    """A free search word."""

    # fmt: off
    word: str | None = declare.line("Wort", IN_ROW,
        "Ein Wort oder ein kurzer Begriff.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=40, example="Fachwerkhaus")
    # fmt: on


# fmt: off
@record(
    label="Wissensbaustein", plural="Wissensbausteine", letters="WB", sheet="Wissensbausteine",
    status=STATUS_MODULE, title_field="title",
    list_columns=("code", "title", "module_type", "maturity", "status"),
    help=(
        "Was Ihr Labor anderen Kleinstädten mitgibt, geschrieben für Menschen, die eine Stadt führen und "
        "wenig Zeit haben. Die erste Seite muss für sich allein stehen können."
    ),
    export_when=lambda r: r.status in ("released", "accepted", "published"),
)
class KnowledgeModule(Record):
    """Wissensbaustein."""

    title: str | None = declare.line("Titel", AT_A_GLANCE,
        "Sagt in höchstens 100 Zeichen, worum es geht. Ein guter Titel nennt die Sache und den Nutzen.",
        PUBLIC, required=DRAFT, word=Place.TITLE, max=100,
        example="Pop-up-Coworking: in sechs Monaten Bedarf sichtbar machen")
    summary: str | None = declare.text("Kurzfassung", AT_A_GLANCE,
        "Drei bis fünf Sätze, die eine Bürgermeisterin auf dem Weg in die Sitzung lesen kann: Was wurde "
        "gemacht, was kam heraus, für wen lohnt es sich?",
        PUBLIC, required=RELEASE, word=Place.FACT_SHEET, max=600)
    module_type: str | None = declare.choice("Bausteinart", AT_A_GLANCE,
        "Methode oder Anwendungsbeispiel sind die üblichen Formen der Kleinstadtakademie. Beschreiben Sie "
        "erst die Methode und verknüpfen Sie dann Ihr Beispiel damit.",
        PUBLIC, MODULE_TYPES, required=DRAFT, word=Place.FACT_SHEET)
    themes: tuple[str, ...] = declare.multi("Themen", AT_A_GLANCE,
        "Ein bis fünf Themen, unter denen man den Baustein findet. Wählen Sie das wichtigste zuerst.",
        PUBLIC, THEMES, required=RELEASE, word=Place.FACT_SHEET, min_items=1, max_items=5)
    guiding_question: str | None = declare.line("Leitfrage", AT_A_GLANCE,
        "Die Frage, auf die der Baustein antwortet, so wie sie im Rat gestellt würde.",
        PUBLIC, required=RELEASE, word=Place.FACT_SHEET, max=250,
        example="Lohnt sich ein gemeinsamer Arbeitsort in unserer Stadt?")
    target_groups: tuple[str, ...] = declare.multi("Zielgruppen", AT_A_GLANCE,
        "Für wen ist das Vorgehen gedacht? Wählen Sie nur, wen es wirklich erreicht.",
        PUBLIC, TARGET_GROUPS, required=RELEASE, word=Place.FACT_SHEET, min_items=1, max_items=9)
    initial_situation: str | None = declare.text("Ausgangslage", SITUATION,
        "Beschreiben Sie Ihre Stadt in diesem Punkt so, dass andere sich wiedererkennen: Größe, Lage, was "
        "fehlte, was schon da war.",
        PUBLIC, required=RELEASE, word=Place.SITUATION, max=1200)
    challenge: str | None = declare.text("Herausforderung", SITUATION,
        "Welches Problem wollten Sie lösen, und für wen war es eines?",
        PUBLIC, required=RELEASE, word=Place.SITUATION, max=800)
    objective: str | None = declare.text("Ziel", SITUATION,
        "Woran hätten Sie gemerkt, dass es gelungen ist? Nennen Sie ein Ziel, das man überprüfen kann.",
        PUBLIC, required=RELEASE, word=Place.SITUATION, max=600)
    stakeholders: tuple[Stakeholder, ...] = declare.rows("Beteiligte und Partner", SITUATION,
        "Nennen Sie Organisationen und Gruppen mit ihrer Aufgabe. Namen von Privatpersonen gehören nicht in "
        "den Baustein.",
        PUBLIC, Stakeholder, required=RELEASE, word=Place.SITUATION, min_rows=1, max_rows=30,
        sheet="Bausteine Beteiligte")
    approach: str | None = declare.text("Lösungsansatz", APPROACH,
        "Wie sind Sie vorgegangen, und warum gerade so? Schreiben Sie so konkret, dass eine andere Stadt es "
        "nachmachen kann. Eine Kennung in eckigen Klammern, etwa [DIE-AK-0001], wird im Dokument zur "
        "Belegziffer.",
        PUBLIC, required=RELEASE, word=Place.APPROACH, max=3000)
    principles: str | None = declare.text("Prinzipien", APPROACH,
        "Die Kernelemente der Methode, auf die man nicht verzichten sollte.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.module_type == "method",
        visible_when=lambda r: r.module_type == "method", word=Place.APPROACH, max=1500,
        example="Befristet anfangen. Gut sichtbar sein. Rückmeldungen vom ersten Tag an sammeln.")
    method_origin: str | None = declare.line("Herkunft der Methode", APPROACH,
        "Woher kennen Sie das Vorgehen, und wer hat es entwickelt?",
        PUBLIC, visible_when=lambda r: r.module_type == "method", word=Place.APPROACH, max=300)
    preparation: str | None = declare.text("Vorbereitung", APPROACH,
        "Was muss vor dem Start erledigt sein, und wie lange dauert das?",
        PUBLIC, word=Place.PROCESS, max=600,
        example="Etwa fünf Monate: Raum suchen, Mietvertrag, Ausstattung, Einladungskreis.")
    steps: tuple[Step, ...] = declare.rows("Ablauf in Schritten", APPROACH,
        "Zerlegen Sie das Vorgehen in Schritte. Fünf bis acht sind meist genug.",
        PUBLIC, Step, word=Place.PROCESS, max_rows=15, sheet="Bausteine Schritte")
    period_start: str | None = declare.fuzzy_date("Zeitraum von", PLACE_AND_TIME,
        "Monat und Jahr genügen. Bei einer Methode ohne festen Zeitraum bleibt das Feld leer.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.module_type in ("case_example", "insight"),
        word=Place.FACT_SHEET, max=10, example="2022-06")
    period_end: str | None = declare.fuzzy_date("Zeitraum bis", PLACE_AND_TIME,
        "Monat und Jahr genügen. Läuft es noch, kreuzen Sie „dauert an“ an.",
        PUBLIC, required=RELEASE,
        required_when=lambda r: r.module_type in ("case_example", "insight") and not r.period_ongoing,
        word=Place.FACT_SHEET, max=10, example="2022-12")
    period_ongoing: bool = declare.flag("Dauert an", PLACE_AND_TIME,
        "Kreuzen Sie an, wenn das Angebot noch besteht.",
        PUBLIC, word=Place.FACT_SHEET)
    place: str | None = declare.line("Ort", PLACE_AND_TIME,
        "Stadt und, wenn wichtig, Ortsteil oder Gebäude.",
        PUBLIC, word=Place.FACT_SHEET, max=120, example="Oestrich-Winkel, Ortsteil Oestrich")
    location_type: str | None = declare.choice("Lagetyp der Stadt", PLACE_AND_TIME,
        "Kommt aus dem Stadtprofil. Daran erkennen andere Städte, ob Ihre Lage der ihren ähnelt.",
        PUBLIC, LOCATION_TYPES, word=Place.FACT_SHEET, computed=True)
    effort_level: str | None = declare.choice("Aufwand", EFFORT,
        "Wie viel Arbeit macht es? Denken Sie an Rathaus und Partner.",
        PUBLIC, EFFORT_LEVELS, required=RELEASE, word=Place.FACT_SHEET)
    effort_note: str | None = declare.text("Erläuterung zum Aufwand", EFFORT,
        "Was steckt dahinter?",
        PUBLIC, word=Place.FACT_SHEET, max=300,
        example="Eine halbe Stelle für sieben Monate, dazu etwa zwei Tage im Monat im Rathaus.")
    cost_level: str | None = declare.choice("Kosten", EFFORT,
        "Wie teuer ist es ohne die eigene Arbeitszeit?",
        PUBLIC, COST_LEVELS, required=RELEASE, word=Place.FACT_SHEET)
    cost_note: str | None = declare.text("Erläuterung zu den Kosten", EFFORT,
        "Die größten Posten und wer sie bezahlt hat. Beträge nur, wenn Sie sie veröffentlichen dürfen.",
        PUBLIC, word=Place.FACT_SHEET, max=300,
        example="Miete und Ausstattung aus Fördermitteln, Werbung aus dem Stadtmarketing.")
    resources: str | None = declare.text("Ressourcen und Personal", EFFORT,
        "Was brauchten Sie an Räumen, Technik, Können und Menschen?",
        PUBLIC, word=Place.PROCESS, max=600)
    outcome_type: tuple[str, ...] = declare.multi("Ergebnisart", RESULTS,
        "Was kommt am Ende heraus? So beschreibt es auch die Plattform der Kleinstadtakademie.",
        PUBLIC, OUTCOME_TYPES, word=Place.FACT_SHEET, max_items=6)
    outcome_assessment: str | None = declare.choice("Ausgang", RESULTS,
        "Ist es gelungen? Ein Baustein über einen Fehlschlag ist ausdrücklich willkommen.",
        PUBLIC, OUTCOME_ASSESSMENTS, required=RELEASE, word=Place.RESULTS)
    results: str | None = declare.text("Ergebnisse und Wirkung", RESULTS,
        "Was hat sich verändert, und woran sieht man es? Trennen Sie Gezähltes von Eindrücken.",
        PUBLIC, required=RELEASE, word=Place.RESULTS, max=2000)
    indicators: tuple[Indicator, ...] = declare.rows("Kennzahlen", RESULTS,
        "Die wichtigsten Zahlen mit Stand und Quelle.",
        PUBLIC, Indicator, word=Place.RESULTS, max_rows=12, sheet="Bausteine Kennzahlen",
        export_rule=ExportRule.SMALL_COUNT)
    finding_refs: tuple[str, ...] = declare.refs("Belege", EVIDENCE,
        "Die Erkenntnisse, auf denen der Baustein beruht. Mindestens eine ist nötig, damit andere nachprüfen "
        "können, was Sie schreiben.",
        PUBLIC, "finding", required=RELEASE, word=Place.EVIDENCE, min_items=1, max_items=20)
    quote_refs: tuple[str, ...] = declare.refs("Zitate", EVIDENCE,
        "Höchstens acht freigegebene Zitate, die den Baustein lebendig machen.",
        PUBLIC, "quote", target_filter=lambda r: r.status == "released", word=Place.RESULTS, max_items=8)
    success_factors: str | None = declare.text("Erfolgsfaktoren", EXPERIENCE,
        "Was hat den Unterschied gemacht? Denken Sie an Menschen, Orte, Zeitpunkte und Unterstützung.",
        PUBLIC, required=RELEASE, word=Place.SUCCESS_AND_OBSTACLES, max=1200)
    obstacles: str | None = declare.text("Hemmnisse und Stolpersteine", EXPERIENCE,
        "Was war mühsam, was ging schief, was würden Sie anders machen?",
        PUBLIC, required=RELEASE, word=Place.SUCCESS_AND_OBSTACLES, max=1200)
    lessons_learned: str | None = declare.text("Gut zu wissen", EXPERIENCE,
        "Tipps, die Sie einer befreundeten Stadt am Telefon geben würden. Am besten als kurze Punkte, je "
        "Zeile einer.",
        PUBLIC, required=RELEASE, word=Place.GOOD_TO_KNOW, max=2000)
    recommendations: tuple[Recommendation, ...] = declare.rows("Handlungsempfehlungen", EXPERIENCE,
        "Was sollen Verantwortliche tun? Richten Sie jede Empfehlung an eine Gruppe und beginnen Sie mit "
        "einem Tuwort.",
        PUBLIC, Recommendation, required=RELEASE, word=Place.RECOMMENDATIONS, min_rows=1, max_rows=10,
        sheet="Bausteine Empfehlungen")
    transferability_level: str | None = declare.choice("Übertragbarkeit", TRANSFER,
        "Können andere Kleinstädte das übernehmen?",
        PUBLIC, TRANSFERABILITY, required=RELEASE, word=Place.FACT_SHEET)
    transfer_conditions: str | None = declare.text("Bedingungen der Übertragung", TRANSFER,
        "Was muss vor Ort gegeben sein, und was lässt sich anpassen? Unterscheiden Sie Muss und Kann.",
        PUBLIC, required=RELEASE, word=Place.TRANSFER, max=2000)
    continuation: str | None = declare.choice("Nach der Förderung", TRANSFER,
        "Was ist geblieben, als das Geld auslief?",
        PUBLIC, CONTINUATION, word=Place.TRANSFER)
    sustainability: str | None = declare.text("Verstetigung", TRANSFER,
        "Wer trägt das Angebot weiter, und wie wird es bezahlt? Schreiben Sie auch, wenn es noch unklar ist.",
        PUBLIC, word=Place.TRANSFER, max=1500)
    maturity: str | None = declare.choice("Reifegrad", TRANSFER,
        "Wie oft hat sich der Ansatz bewährt? „Einmal erprobt“ ist kein Makel.",
        PUBLIC, MATURITY, required=RELEASE, word=Place.FACT_SHEET)
    related_modules: tuple[RelatedModule, ...] = declare.rows("Verwandte Bausteine", LINKS,
        "Welche Bausteine gehören zusammen? Ein Anwendungsbeispiel sollte auf seine Methode verweisen, auch "
        "wenn sie aus einer anderen Stadt stammt.",
        PUBLIC, RelatedModule, word=Place.TRANSFER, max_rows=10, sheet="Bausteine Verwandte")
    activity_refs: tuple[str, ...] = declare.refs("Aktivitäten", LINKS,
        "Aktivitäten, aus denen der Baustein hervorging.",
        PUBLIC, "activity", word=Place.EVIDENCE, max_items=30)
    media: tuple[str, ...] = declare.refs("Bilder", FILES,
        "Bis zu acht Bilder. Jedes braucht Alternativtext, Nachweis, Nutzungsrecht und eine geklärte "
        "Personenfrage, bevor Sie den Baustein freigeben können.",
        PUBLIC, "attachment", target_filter=lambda r: r.kind == "picture", word=Place.PICTURES, max_items=8)
    attachments: tuple[str, ...] = declare.refs("Anlagen und Links", FILES,
        "Vorlagen, Fragebögen oder Seiten zum Weiterlesen.",
        PUBLIC, "attachment", target_filter=lambda r: r.kind in ("document", "link"), word=Place.CONTACT,
        max_items=10)
    keywords: tuple[Keyword, ...] = declare.rows("Schlagwörter", LINKS,
        "Freie Suchwörter, die in den Themen fehlen.",
        PUBLIC, Keyword, word=Place.CONTACT, max_rows=10)
    sources: tuple[Citation, ...] = declare.rows("Öffentliche Quellen", EVIDENCE,
        "Nennen Sie, wo eine Angabe öffentlich nachzulesen ist, und wofür die Quelle steht. So bleibt jede "
        "Zahl und jedes Datum prüfbar.",
        PUBLIC, Citation, word=Place.SOURCES, max_rows=30, sheet="Bausteine Quellen")
    contact_unit: str | None = declare.line("Kontaktstelle", CONTACT,
        "Amt mit Funktions-E-Mail oder Telefon. Personennamen veralten und gehören nicht hierher.",
        PUBLIC, required=RELEASE, word=Place.FACT_SHEET, max=200,
        default_from="Lab.responsible_unit + Lab.functional_email",
        example="Stadtentwicklung Oestrich-Winkel, stadtentwicklung@beispielstadt.de")
    responsible_org: str | None = declare.line("Verantwortliche Stelle", CONTACT,
        "Die Körperschaft, die für den Inhalt einsteht, meist Ihre Stadt.",
        PUBLIC, required=RELEASE, word=Place.CONTACT, max=150, example="Magistrat der Stadt Oestrich-Winkel")
    funding_note: str | None = declare.line("Förderhinweis", CONTACT,
        "Der vereinbarte Satz zur Förderung. Das Programm schlägt den Text des Projektbüros vor.",
        PUBLIC, required=RELEASE, word=Place.CONTACT, max=250, default_from="settings.funding_note")
    licence: str | None = declare.choice("Nutzungsrechte", CONTACT,
        "Was dürfen andere mit dem Text tun? CC BY erlaubt anderen Städten, ihn mit Nennung zu verwenden.",
        PUBLIC, LICENCES, required=RELEASE, word=Place.CONTACT)
    approved_at: str | None = declare.date("Freigegeben am", APPROVAL,
        "Setzt das Programm bei der Freigabe im Labor.",
        PUBLIC, word=Place.CONTACT, computed=True)
    approved_by_role: str | None = declare.line("Freigegeben durch", APPROVAL,
        "Funktion der freigebenden Person, ohne Namen.",
        NETWORK, required=RELEASE, required_when=lambda r: r.status in ("released", "accepted", "published"),
        max=60, example="Leitung Stadtentwicklung")
    office_review_note: str | None = declare.text("Prüfvermerk des Projektbüros", APPROVAL,
        "Was bei der Prüfung auffiel und was vor der Übernahme zu ändern ist. Bei einer Zurückweisung ist "
        "der Vermerk nötig.",
        NETWORK, required=DRAFT, required_when=lambda r: r.status == "rejected", max=1000)
# fmt: on
