"""The record Interview (Interview)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, INTERNAL, NETWORK, PERSONAL, PUBLIC, RELEASE
from app.domain.fields import ExportRule, Place
from app.domain.record import Record, Scope, has_content, record
from app.domain.rows import Row, row_class
from app.domain.vocabularies.interviews import AGE_BANDS, INTERVIEW_MODES, RECORDING, ROLE_CATEGORIES
from app.domain.vocabularies.shared import THEMES, THESES
from app.domain.vocabularies.statuses import STATUS_INTERVIEW

TALK = "Gespräch"
PROTECTION = "Datenschutz"
RECORDING_SECTION = "Aufzeichnung"
CONTENT = "Inhalt"
EVALUATION = "Auswertung"


@row_class
class Answer(Row):
    """What was said to one question."""

    # fmt: off
    question_uid: str | None = declare.ref("Frage", IN_ROW,
        "Frage aus dem Leitfaden; leer bei freien Themen.",
        PERSONAL, "guide.questions", word=Place.AS_LIST)
    text: str | None = declare.text("Antwort", IN_ROW,
        "In Stichworten oder im Wortlaut, ohne Namen Dritter.",
        PERSONAL, required=DRAFT, word=Place.AS_LIST, max=4000)
    # fmt: on


@row_class
class Passage(Row):
    """A stretch of the transcript and what it is about.

    Counted in the text that people work with, see app.services.passages.
    """

    # fmt: off
    position_start: int | None = declare.integer("Stelle von", IN_ROW,
        "Anfang der Stelle im Transkript, gezählt in Zeichen. Wird beim Markieren gesetzt.",
        PERSONAL, required=DRAFT, word=Place.AS_LIST, min_value=0, max_value=200000, computed=True)
    position_end: int | None = declare.integer("Stelle bis", IN_ROW,
        "Ende der Stelle im Transkript.",
        PERSONAL, required=DRAFT, word=Place.AS_LIST, min_value=0, max_value=200000, computed=True)
    themes: tuple[str, ...] = declare.multi("Themen", IN_ROW,
        "Um welche Themen geht es an dieser Stelle?",
        PERSONAL, THEMES, word=Place.AS_LIST, max_items=5)
    theses: tuple[str, ...] = declare.multi("Thesen", IN_ROW,
        "Welche Thesen kommen an dieser Stelle zur Sprache?",
        PERSONAL, THESES, word=Place.AS_LIST, max_items=9)
    # fmt: on


# fmt: off
@record(
    label="Interview", plural="Interviews", letters="IV", sheet="Interviews",
    status=STATUS_INTERVIEW, title_field="pseudonym",
    list_columns=("code", "pseudonym", "role_category", "date", "status"),
    help=(
        "Ein Gespräch mit einer Person. Vom Inhalt verlässt nichts die Stadt, außer freigegebenen Zitaten "
        "und dem, was in Erkenntnisse eingeflossen ist."
    ),
    scope=Scope(allowed=("intern", "verbund")),
    note_privacy=PERSONAL,
    content_fields=(
        "role_detail", "age_band", "duration_min", "place", "sensitive_context", "recording_location",
        "answers", "transcript_raw", "transcript_pseud", "passages", "summary", "themes", "theses",
        "internal_note",
    ),
    export_when=lambda r: r.status in ("held", "transcribed", "pseudonymised", "evaluated"),
)
class Interview(Record):
    """Interview."""

    invented: bool = declare.flag("Erfundenes Beispiel", TALK,
        "Nur in den Beispieldaten gesetzt: Das Gespräch ist erfunden und wird überall so gekennzeichnet.",
        PUBLIC, visible_when=lambda r: r.invented)
    pseudonym: str | None = declare.line("Pseudonym", TALK,
        "Das Programm vergibt ein Kürzel anstelle des Namens. Der Name steht nur im Personentresor.",
        NETWORK, required=DRAFT, max=20, pattern=r"^[A-Z]{2,3}-P-[0-9]{3,4}$", computed=True,
        example="DIE-P-014")
    role_category: str | None = declare.choice("Rolle", TALK,
        "Wählen Sie die grobe Rolle, in der die Person gesprochen hat. Nur diese Angabe geht mit dem "
        "Gespräch an das Projektbüro.",
        NETWORK, ROLE_CATEGORIES, required=DRAFT, export_rule=ExportRule.SMALL_GROUP)
    role_detail: str | None = declare.line("Rolle genauer", TALK,
        "Amt oder Aufgabe, falls für die Auswertung wichtig. Das Feld bleibt im Labor, denn in einer "
        "Kleinstadt verrät die Funktion oft die Person.",
        PERSONAL, max=80, example="Leitung eines Fachgeschäfts")
    age_band: str | None = declare.choice("Altersgruppe", TALK,
        "Freiwillige Angabe in groben Spannen. Sie erscheint nur in Summen über mindestens fünf Personen.",
        PERSONAL, AGE_BANDS)
    date: str | None = declare.date("Datum", TALK,
        "Tag des Gesprächs. Weitergegeben wird nur das Vierteljahr, damit niemand über den Kalender erkannt "
        "wird.",
        PERSONAL, required=DRAFT, example="2021-09-20")
    period_exported: str | None = declare.line("Zeitraum", TALK,
        "Das Vierteljahr, das in Exporten erscheint. Das Programm bildet es aus dem Datum.",
        NETWORK, required=DRAFT, max=16, computed=True, example="3. Quartal 2021")
    duration_min: int | None = declare.integer("Dauer in Minuten", TALK,
        "Ungefähre Länge des Gesprächs.",
        INTERNAL, min_value=1, max_value=600, example="55")
    mode: str | None = declare.choice("Gesprächsform", TALK,
        "Wie Sie miteinander gesprochen haben.",
        NETWORK, INTERVIEW_MODES)
    place: str | None = declare.line("Ort des Gesprächs", TALK,
        "Nur für Ihre eigenen Unterlagen. Der Ort kann viel verraten, etwa eine Klinik, und bleibt deshalb "
        "im Labor.",
        PERSONAL, max=80)
    interviewer: str | None = declare.line("Gespräch geführt von", TALK,
        "Kürzel oder Funktion der Person, die gefragt hat. Bleibt im Labor.",
        PERSONAL, required=DRAFT, required_when=lambda r: r.status != "planned", max=60,
        example="Projektteam A")
    activity_id: str | None = declare.ref("Gehört zu Aktivität", TALK,
        "Wenn das Gespräch Teil einer Aktivität war, etwa einer Erkundungsrunde.",
        NETWORK, "activity")
    guide_version: str | None = declare.ref("Leitfaden", TALK,
        "Wählen Sie die Fassung, mit der Sie gefragt haben. Die Fragen erscheinen dann unten.",
        NETWORK, "guide")
    sensitive_context: bool = declare.flag("Heikler Zusammenhang", PROTECTION,
        "Kreuzen Sie an, wenn Ort, Rolle oder Inhalt etwas über Gesundheit, Religion, Herkunft oder "
        "politische Haltung verraten. Das Programm lässt dann auch die Rolle in Exporten weg.",
        PERSONAL)
    consent_id: str | None = declare.ref("Einwilligung", PROTECTION,
        "Ohne Einwilligung dürfen Sie nur Termin und Rolle speichern. Legen Sie sie vor dem Gespräch an.",
        PERSONAL, "consent", required=DRAFT,
        required_when=lambda r: r.status != "planned" or r.recording != "none" or has_content(r))
    recording: str | None = declare.choice("Aufzeichnung", RECORDING_SECTION,
        "Wurde mitgeschnitten? Dafür braucht es die Einwilligung zum Zweck 2.",
        INTERNAL, RECORDING, required=DRAFT, default="none")
    recording_location: str | None = declare.line("Ablage der Aufnahme", RECORDING_SECTION,
        "Wo die Datei liegt. Das Programm nimmt Aufnahmen selbst nicht auf.",
        PERSONAL, required=DRAFT,
        required_when=lambda r: r.recording in ("audio", "video") and not r.recording_deleted_at, max=200,
        example="Verschlüsselter Stick, Tresor Hauptamt")
    recording_delete_by: str | None = declare.date("Aufnahme löschen bis", RECORDING_SECTION,
        "Spätester Löschtag. Vorschlag: 30 Tage nach geprüfter Abschrift, höchstens sechs Monate nach dem "
        "Gespräch.",
        INTERNAL, required=DRAFT, required_when=lambda r: r.recording in ("audio", "video"),
        example="2022-03-20")
    recording_deleted_at: str | None = declare.date("Aufnahme gelöscht am", RECORDING_SECTION,
        "Tragen Sie den Tag ein, an dem die Datei überall gelöscht wurde.",
        INTERNAL)
    answers: tuple[Answer, ...] = declare.rows("Antworten", CONTENT,
        "Notieren Sie die Antworten zu den Fragen des Leitfadens. Was andere lesen sollen, machen Sie daraus "
        "zu Zitaten oder Erkenntnissen.",
        PERSONAL, Answer, max_rows=80)
    transcript_raw: str | None = declare.text("Transkript (Rohfassung)", CONTENT,
        "Die wörtliche Abschrift. Sie verlässt die Stadt nie und wird nach der vereinbarten Frist gelöscht.",
        PERSONAL, max=200000)
    transcript_pseud: str | None = declare.text("Transkript pseudonymisiert", CONTENT,
        "Die Abschrift mit ersetzten Namen, Orten und Berufen. Eine Übergabe an die wissenschaftliche "
        "Begleitung ist nur mit Zweck 5 und als eigene, protokollierte Lieferung möglich.",
        PERSONAL, max=200000)
    passages: tuple[Passage, ...] = declare.rows("Markierte Stellen", CONTENT,
        "Stellen des Transkripts, denen Sie in der Ansicht „Gespräch“ Themen oder Thesen gegeben haben.",
        PERSONAL, Passage, visible_when=lambda r: bool(r.passages), max_rows=300)
    summary: str | None = declare.text("Verdichtung", EVALUATION,
        "Fassen Sie in eigenen Worten zusammen, was das Gespräch für Ihre Fragen ergeben hat. Daraus "
        "entstehen Erkenntnisse; der Text selbst bleibt im Labor.",
        PERSONAL, required=RELEASE, max=2000)
    themes: tuple[str, ...] = declare.multi("Themen", EVALUATION,
        "Um welche Themen ging es? Ein bis fünf genügen.",
        NETWORK, THEMES, required=RELEASE, min_items=1, max_items=5)
    theses: tuple[str, ...] = declare.multi("Thesen", EVALUATION,
        "Welche Thesen kamen zur Sprache?",
        NETWORK, THESES, max_items=9)
# fmt: on
