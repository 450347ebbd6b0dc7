"""The record Guide (Leitfaden)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, NETWORK, RELEASE
from app.domain.fields import Place
from app.domain.record import Record, Scope, record
from app.domain.rows import Row, row_class
from app.domain.vocabularies.interviews import GUIDE_ISSUERS, QUESTION_KINDS
from app.domain.vocabularies.shared import THEMES, THESES
from app.domain.vocabularies.statuses import STATUS_GUIDE

GUIDE = "Leitfaden"
QUESTIONS = "Fragen"


@row_class
class GuideSection(Row):
    """A part of a guide."""

    # fmt: off
    title: str | None = declare.line("Abschnitt", IN_ROW,
        "Kurze Überschrift.",
        NETWORK, required=DRAFT, word=Place.AS_LIST, max=100, example="Arbeiten vor Ort")
    # fmt: on


@row_class
class Question(Row):
    """One question of a guide."""

    # fmt: off
    question_uid: str | None = declare.uuid("Interne Nummer", IN_ROW,
        "Vergibt das Programm; Antworten verweisen darauf.",
        NETWORK, required=DRAFT, word=Place.AS_LIST, max=36, computed=True)
    code: str | None = declare.line("Nummer", IN_ROW,
        "Gemeinsame Fragen beginnen mit F, eigene Fragen Ihres Labors mit L.",
        NETWORK, required=DRAFT, word=Place.AS_LIST, max=6, pattern=r"^[FL][0-9]{2,3}$", example="F01")
    section: str | None = declare.line("Abschnitt", IN_ROW,
        "Abschnitt, zu dem die Frage gehört.",
        NETWORK, word=Place.AS_LIST, max=100)
    text: str | None = declare.text("Frage", IN_ROW,
        "Offen und einfach formuliert, ohne Fachwörter.",
        NETWORK, required=DRAFT, word=Place.AS_LIST, max=500,
        example="Wo arbeiten Sie an einem gewöhnlichen Dienstag?")
    kind: str | None = declare.choice("Antwortart", IN_ROW,
        "Wählen Sie, wie geantwortet wird.",
        NETWORK, QUESTION_KINDS, required=DRAFT, word=Place.AS_LIST, default="open")
    options: str | None = declare.text("Antwortmöglichkeiten", IN_ROW,
        "Bei Skala oder Auswahl: je Zeile eine Möglichkeit.",
        NETWORK, required=RELEASE, required_when=lambda r: r.kind in ("scale", "choice"), word=Place.AS_LIST,
        max=500)
    probe: str | None = declare.text("Nachfrage", IN_ROW,
        "Was Sie nachfragen, wenn die Antwort knapp bleibt.",
        NETWORK, word=Place.AS_LIST, max=500,
        example="Was müsste sich ändern, damit Sie öfter hier arbeiten?")
    themes: tuple[str, ...] = declare.multi("Themen", IN_ROW,
        "Themen, zu denen die Frage beiträgt.",
        NETWORK, THEMES, word=Place.AS_LIST, max_items=3)
    theses: tuple[str, ...] = declare.multi("Thesen", IN_ROW,
        "Thesen, zu denen die Frage beiträgt.",
        NETWORK, THESES, word=Place.AS_LIST, max_items=3)
    required: bool = declare.flag("Immer stellen", IN_ROW,
        "Kreuzen Sie an, wenn die Frage in keinem Gespräch fehlen soll.",
        NETWORK, word=Place.AS_LIST)
    # fmt: on


# fmt: off
@record(
    label="Leitfaden", plural="Leitfäden", letters="LF", sheet="Leitfäden",
    status=STATUS_GUIDE, title_field="title",
    list_columns=("code", "title", "version", "issued_by", "status"),
    help=(
        "Die Fragen für Ihre Gespräche. Ein gemeinsamer Leitfaden macht die Antworten der Städte "
        "vergleichbar; eigene Fragen dürfen Sie ergänzen."
    ),
    scope=Scope(default="verbund", allowed=("intern", "verbund")),
    export_when=lambda r: r.status in ("released", "superseded"),
)
class Guide(Record):
    """Leitfaden."""

    title: str | None = declare.line("Titel", GUIDE,
        "Ein Titel, der sagt, mit wem und worüber gesprochen wird.",
        NETWORK, required=DRAFT, max=120, example="Gespräche mit örtlichen Akteurinnen und Akteuren")
    version: str | None = declare.line("Version", GUIDE,
        "Nummer der Fassung. Nach der Freigabe ist sie eingefroren, damit Antworten immer zu den gestellten "
        "Fragen passen.",
        NETWORK, required=DRAFT, max=10, example="1.0", excel="Version des Leitfadens")
    issued_by: str | None = declare.choice("Herausgeber", GUIDE,
        "Kommt der Leitfaden vom Projektbüro oder aus Ihrem Labor?",
        NETWORK, GUIDE_ISSUERS, required=DRAFT)
    valid_from: str | None = declare.date("Gültig ab", GUIDE,
        "Tag, ab dem mit dieser Fassung gefragt wird.",
        NETWORK, example="2021-09-01")
    intro_text: str | None = declare.text("Einführungstext", GUIDE,
        "Was Sie zu Beginn jedes Gesprächs sagen: worum es geht, wie lange es dauert und dass die Teilnahme "
        "freiwillig ist.",
        NETWORK, max=1500)
    sections: tuple[GuideSection, ...] = declare.rows("Abschnitte", QUESTIONS,
        "Gliedern Sie den Leitfaden in wenige Abschnitte, etwa Einstieg, Arbeit, Stadt, Ausblick.",
        NETWORK, GuideSection, max_rows=12, sheet="Leitfäden Abschnitte")
    questions: tuple[Question, ...] = declare.rows("Fragen", QUESTIONS,
        "Schreiben Sie Fragen so, wie Sie sie aussprechen würden. Rechnen Sie mit etwa 15 Fragen für eine "
        "Stunde.",
        NETWORK, Question, required=RELEASE, min_rows=1, max_rows=60, sheet="Leitfäden Fragen")
# fmt: on
