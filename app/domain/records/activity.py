"""The record Activity (Aktivität)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import declare
from app.domain.dates import UNKNOWN
from app.domain.declare import DRAFT, IN_ROW, INTERNAL, NETWORK, PUBLIC, RELEASE
from app.domain.fields import ExportRule, Place
from app.domain.record import Record, record
from app.domain.rows import Citation, Figure, Partner, Row, row_class
from app.domain.vocabularies.activities import (
    ACTIVITY_MODES,
    ACTIVITY_TYPES,
    CONTINUATION,
    DOCUMENTATION_BASIS,
    OWN_ROLES,
    PARTICIPANT_LIST,
    PHASES,
    PHOTO_NOTICE,
    PROJECT_RELATION,
)
from app.domain.vocabularies.general import LAB_PREFIXES, NUMBER_QUALIFIER, TARGET_GROUPS
from app.domain.vocabularies.shared import THEMES, THESES
from app.domain.vocabularies.statuses import STATUS_ACTIVITY

if TYPE_CHECKING:
    from decimal import Decimal

WHAT_AND_WHEN = "Was und wann"
TOPICS = "Einordnung"
SERIES = "Reihe und Verbund"
PLACE_AND_MODE = "Ort und Form"
CONTENT = "Inhalt"
PEOPLE = "Beteiligte"
SURVEY = "Befragung"
USAGE = "Nutzung"
FIGURES = "Zahlen"
EFFORT = "Aufwand und Kosten"
RESULTS = "Ergebnisse"
AFTERWARDS = "Wie es weiterging"
FILES = "Bilder und Dokumente"
SOURCES = "Quellen und Belege"
PROTECTION = "Datenschutz"

# Kinds of activity that nobody attends, so that no number of participants is asked for.
WITHOUT_AUDIENCE = ("preparation", "staffing", "public_relations", "research", "selection", "council")


def is_survey(activity: Activity) -> bool:
    """Whether the survey figures apply."""
    return activity.activity_type in ("citizen_survey", "business_survey")


def is_workplace(activity: Activity) -> bool:
    """Whether the figures of use apply."""
    return activity.activity_type in ("popup_coworking", "trial_work")


@row_class
class GroupCount(Row):
    """How many people of one group took part."""

    # fmt: off
    group: str | None = declare.choice("Gruppe", IN_ROW,
        "Wählen Sie die Gruppe.",
        PUBLIC, TARGET_GROUPS, required=DRAFT, word=Place.AS_LIST)
    count: int | None = declare.integer("Anzahl", IN_ROW,
        "Zahl der Personen aus dieser Gruppe.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, min_value=0, max_value=999999, example="12")
    # fmt: on


# fmt: off
@record(
    label="Aktivität", plural="Aktivitäten", letters="AK", sheet="Aktivitäten",
    status=STATUS_ACTIVITY, title_field="title",
    list_columns=("code", "title", "activity_type", "start", "venue", "status"),
    help=(
        "Alles, was Ihr Labor unternimmt: Workshops, Befragungen, Treffen, Ratsbeschlüsse, Pop-up-Orte. Auch "
        "Angekündigtes, Abgesagtes und die Vorgeschichte gehören hierher."
    ),
)
class Activity(Record):
    """Aktivität."""

    title: str | None = declare.line("Titel", WHAT_AND_WHEN,
        "Ein Titel, an dem man die Aktivität auch nach Jahren wiedererkennt. Nennen Sie die Sache und nicht "
        "nur das Format.",
        PUBLIC, required=DRAFT, word=Place.ACTIVITY_ANNEX, max=120,
        example="Bürgerbefragung „Neue Arbeitswelten: Dießen als Wohn- und Arbeitsort“")
    activity_type: str | None = declare.choice("Art", WHAT_AND_WHEN,
        "Wählen Sie, was am besten passt. Danach zeigt das Formular nur die Felder, die dazu gehören.",
        PUBLIC, ACTIVITY_TYPES, required=DRAFT, word=Place.ACTIVITY_ANNEX)
    activity_type_other: str | None = declare.line("Art genauer", WHAT_AND_WHEN,
        "Benennen Sie die Art in wenigen Worten, wenn keine aus der Liste passt.",
        PUBLIC, required=DRAFT, required_when=lambda r: r.activity_type == "other",
        word=Place.ACTIVITY_ANNEX, max=60, example="Ideenwettbewerb")
    start: str | None = declare.fuzzy_date("Beginn", WHAT_AND_WHEN,
        "Geben Sie an, was Sie wissen: Tag, Monat oder nur das Jahr. Wenn gar nichts bekannt ist, wählen Sie "
        "„unbekannt“ und erklären es im Datumshinweis.",
        PUBLIC, required=DRAFT, word=Place.ACTIVITY_ANNEX, max=10, example="2022-05",
        placeholder="TT.MM.JJJJ, MM.JJJJ oder JJJJ")
    start_time: str | None = declare.time("Uhrzeit Beginn", WHAT_AND_WHEN,
        "Nur bei einzelnen Terminen nötig, zum Beispiel 19:00.",
        PUBLIC, max=5, example="19:00")
    end: str | None = declare.fuzzy_date("Ende", WHAT_AND_WHEN,
        "Bei mehrtägigen Aktivitäten der letzte Tag, Monat oder das letzte Jahr. Bei einem einzelnen Tag "
        "bleibt das Feld leer.",
        PUBLIC, word=Place.ACTIVITY_ANNEX, max=10, example="2022-12-30")
    end_time: str | None = declare.time("Uhrzeit Ende", WHAT_AND_WHEN,
        "Nur bei einzelnen Terminen nötig, zum Beispiel 21:00.",
        PUBLIC, max=5, example="21:00")
    open_ended: bool = declare.flag("Ende offen", WHAT_AND_WHEN,
        "Kreuzen Sie an, wenn die Aktivität noch läuft und das Ende nicht feststeht, etwa bei einem "
        "Pop-up-Ort oder einer Taskforce.",
        PUBLIC, word=Place.ACTIVITY_ANNEX)
    date_note: str | None = declare.line("Hinweis zum Datum", WHAT_AND_WHEN,
        "Schreiben Sie, woher das Datum stammt oder was unsicher ist. So hält niemand ein erschlossenes "
        "Datum für ein belegtes.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.start == UNKNOWN, word=Place.ACTIVITY_ANNEX,
        max=300, example="Bericht vom 04.05.2022 nennt „Wochenanfang“, also wohl 2. oder 3. Mai")
    documentation_basis: str | None = declare.choice("Beleglage", WHAT_AND_WHEN,
        "Sagen Sie, woher Sie das wissen: selbst dabei gewesen, berichtet oder nur angekündigt. Das "
        "unterscheidet Geplantes von Geschehenem.",
        PUBLIC, DOCUMENTATION_BASIS, required=RELEASE, word=Place.ACTIVITY_ANNEX)
    project_relation: str | None = declare.choice("Zeitlicher Bezug", TOPICS,
        "Fand die Aktivität vor, während oder nach dem Projekt statt? Das Programm schlägt es nach dem Datum "
        "vor.",
        PUBLIC, PROJECT_RELATION, required=RELEASE, word=Place.ACTIVITY_ANNEX)
    phase: str | None = declare.choice("Projektphase", TOPICS,
        "In welchem Arbeitsschritt Ihres Labors lag die Aktivität? Vorlauf und Nachlauf brauchen keine "
        "Phase.",
        PUBLIC, PHASES, required=RELEASE, required_when=lambda r: r.project_relation == "during",
        word=Place.ACTIVITY_ANNEX)
    parent_id: str | None = declare.ref("Gehört zu", SERIES,
        "Wählen Sie die größere Aktivität, zu der diese gehört, zum Beispiel die Themenwoche zu einem ihrer "
        "Abende.",
        PUBLIC, "activity", word=Place.ACTIVITY_ANNEX)
    series_title: str | None = declare.line("Reihe", SERIES,
        "Name einer Reihe, deren Termine in verschiedenen Städten liegen. Schreiben Sie ihn überall gleich.",
        PUBLIC, word=Place.ACTIVITY_ANNEX, max=120, example="Transferwerkstätten des Verbunds")
    series_number: int | None = declare.integer("Nummer in der Reihe", SERIES,
        "Der wievielte Termin der Reihe es war.",
        PUBLIC, word=Place.ACTIVITY_ANNEX, min_value=1, max_value=999, example="3")
    shared_event_code: str | None = declare.line("Gemeinsames Ereignis", SERIES,
        "Wenn mehrere Städte dasselbe Treffen dokumentieren, tragen alle dieselbe Kennung ein. Das "
        "Projektbüro zeigt die Sichtweisen dann nebeneinander, statt sie zu vermischen.",
        PUBLIC, max=20, pattern=r"^VB-[0-9]{4}(-[0-9]{2})?-[A-Z0-9]{2,6}$", example="VB-2022-09-TW3")
    shared_labs: tuple[str, ...] = declare.multi("Weitere beteiligte Städte", SERIES,
        "Städte des Verbunds, die mit dabei waren.",
        PUBLIC, LAB_PREFIXES, word=Place.ACTIVITY_ANNEX, max_items=30)
    own_role: str | None = declare.choice("Rolle der eigenen Stadt", SERIES,
        "Waren Sie Gastgeberin oder zu Gast? Das hilft beim Vergleich der Berichte.",
        PUBLIC, OWN_ROLES, required=RELEASE, required_when=lambda r: bool(r.shared_labs))
    venue: str | None = declare.line("Ort", PLACE_AND_MODE,
        "Gebäude oder Platz und Ortsteil. Private Adressen gehören nicht hierher.",
        PUBLIC, word=Place.ACTIVITY_ANNEX, max=150, example="Rheingaustraße 70, Oestrich")
    mode: str | None = declare.choice("Durchführungsform", PLACE_AND_MODE,
        "Wie die Menschen zusammenkamen.",
        PUBLIC, ACTIVITY_MODES)
    objective: str | None = declare.text("Ziel", CONTENT,
        "Was wollten Sie mit der Aktivität erreichen? Ein bis drei Sätze genügen.",
        PUBLIC, required=RELEASE, required_when=lambda r: r.documentation_basis == "own_record", max=600,
        example="Bedarf an Arbeitsplätzen vor Ort sichtbar machen und Mitstreitende finden.")
    description: str | None = declare.text("Beschreibung", CONTENT,
        "Erzählen Sie, was geschah, so dass eine andere Stadt es sich vorstellen kann. Nennen Sie Funktionen "
        "statt Namen.",
        PUBLIC, required=RELEASE, word=Place.ACTIVITY_ANNEX, max=3000)
    method: str | None = declare.text("Methode und Moderation", CONTENT,
        "Wie sind Sie vorgegangen, und wer hat durch den Termin geführt? Nennen Sie die Organisation, nicht "
        "die Person.",
        PUBLIC, max=600,
        example="Kurzer Vortrag, danach offene Runde mit der Frage: Was heißt das für unsere Stadt?")
    partners: tuple[Partner, ...] = declare.rows("Veranstalter und Partner", PEOPLE,
        "Wer hat eingeladen, wer hat mitgewirkt? Nennen Sie Organisationen und Gruppen, keine "
        "Privatpersonen.",
        PUBLIC, Partner, word=Place.ACTIVITY_ANNEX, max_rows=30, sheet="Aktivitäten Partner")
    target_groups: tuple[str, ...] = declare.multi("Zielgruppen", PEOPLE,
        "An wen richtete sich die Aktivität? Wählen Sie nur, wen Sie wirklich im Blick hatten.",
        PUBLIC, TARGET_GROUPS, required=RELEASE,
        required_when=lambda r: r.documentation_basis == "own_record", max_items=9)
    participants_count: int | None = declare.integer("Zahl der Teilnehmenden", PEOPLE,
        "Wie viele Menschen haben teilgenommen? Eine ehrliche Schätzung ist besser als keine Zahl; unter "
        "fünf erscheint im Export „unter 5“.",
        PUBLIC, required=RELEASE,
        required_when=lambda r: (
            r.status in ("done", "evaluated")
            and r.activity_type not in WITHOUT_AUDIENCE
            and not r.participants_unknown
        ), word=Place.ACTIVITY_ANNEX, min_value=0, max_value=999999, export_rule=ExportRule.SMALL_COUNT,
        example="20")
    participants_qualifier: str | None = declare.choice("Genauigkeit der Zahl", PEOPLE,
        "Haben Sie gezählt oder geschätzt?",
        PUBLIC, NUMBER_QUALIFIER, word=Place.ACTIVITY_ANNEX, default="exact")
    participants_unknown: bool = declare.flag("Zahl ist nicht bekannt", PEOPLE,
        "Kreuzen Sie an, wenn die Zahl nicht mehr zu ermitteln ist. Dann fragt das Programm nicht weiter "
        "danach.",
        NETWORK)
    participants_by_group: tuple[GroupCount, ...] = declare.rows("Davon nach Gruppe", PEOPLE,
        "Teilen Sie die Zahl nach Gruppen auf, wenn Sie es wissen. Gruppen unter fünf Personen erscheinen im "
        "Export als „unter 5“.",
        PUBLIC, GroupCount, max_rows=12, sheet="Aktivitäten Gruppen", export_rule=ExportRule.SMALL_COUNT)
    survey_invited: int | None = declare.integer("Angeschriebene oder Eingeladene", SURVEY,
        "Wie viele Menschen oder Betriebe konnten antworten? Nur mit dieser Zahl lässt sich ein Rücklauf "
        "berechnen.",
        PUBLIC, visible_when=is_survey, min_value=0,
        max_value=9999999, example="8500")
    survey_returned: int | None = declare.integer("Rücklauf", SURVEY,
        "Zahl der auswertbaren Antworten.",
        PUBLIC, required=RELEASE,
        required_when=lambda r: (
            is_survey(r) and r.status in ("done", "evaluated") and r.documentation_basis == "own_record"
        ), visible_when=is_survey,
        word=Place.ACTIVITY_ANNEX, min_value=0, max_value=9999999, export_rule=ExportRule.SMALL_COUNT,
        example="440")
    survey_period: str | None = declare.period("Befragungszeitraum", SURVEY,
        "Von wann bis wann man antworten konnte. Monat und Jahr genügen.",
        PUBLIC, visible_when=is_survey, max=21,
        example="2022-05/2022-05")
    survey_instrument: str | None = declare.line("Fragebogen", SURVEY,
        "Womit Sie gefragt haben, und wer ausgewertet hat. Den Fragebogen selbst hängen Sie als Dokument an.",
        PUBLIC, visible_when=is_survey, max=150,
        example="Online-Fragebogen, ausgewertet von der TH Lübeck")
    capacity: int | None = declare.integer("Plätze", USAGE,
        "Zahl der Arbeitsplätze, die gleichzeitig genutzt werden konnten.",
        PUBLIC, visible_when=is_workplace,
        word=Place.ACTIVITY_ANNEX, min_value=0, max_value=99999, example="7")
    open_days: int | None = declare.integer("Öffnungstage", USAGE,
        "An wie vielen Tagen war insgesamt geöffnet?",
        PUBLIC, visible_when=is_workplace, min_value=0,
        max_value=9999, example="110")
    opening_hours: str | None = declare.line("Öffnungszeiten", USAGE,
        "So, wie sie an der Tür standen.",
        PUBLIC, visible_when=is_workplace, max=150,
        example="montags bis donnerstags ab 9 Uhr")
    visits: int | None = declare.integer("Besuche", USAGE,
        "Alle Besuche zusammen; wer dreimal kam, zählt dreimal.",
        PUBLIC, visible_when=is_workplace, min_value=0,
        max_value=9999999, export_rule=ExportRule.SMALL_COUNT)
    unique_users: int | None = declare.integer("Verschiedene Nutzende", USAGE,
        "Wie viele verschiedene Menschen kamen; wer dreimal kam, zählt einmal.",
        PUBLIC, visible_when=is_workplace, min_value=0,
        max_value=9999999, export_rule=ExportRule.SMALL_COUNT)
    figures: tuple[Figure, ...] = declare.rows("Kennzahlen", FIGURES,
        "Tragen Sie jede Zahl in eine eigene Zeile ein und sagen Sie dazu, ob sie genau oder geschätzt ist. "
        "Kleine Personenzahlen unter fünf erscheinen in Exporten als „unter 5“.",
        PUBLIC, Figure, word=Place.ACTIVITY_ANNEX, max_rows=30, sheet="Aktivitäten Kennzahlen",
        export_rule=ExportRule.SMALL_COUNT)
    effort_hours: Decimal | None = declare.decimal("Arbeitszeit in Stunden", EFFORT,
        "Grob geschätzte Arbeitszeit im Rathaus für Vorbereitung, Durchführung und Nacharbeit. Die Angabe "
        "hilft, den Aufwand im Baustein einzuschätzen.",
        NETWORK, min_value=0, max_value=99999, decimals=1, example="60")
    cost_planned: Decimal | None = declare.money("Kosten geplant", EFFORT,
        "Geplante Ausgaben in Euro ohne eigene Arbeitszeit. Der Betrag geht nur an das Projektbüro.",
        NETWORK, min_value=0, max_value=99999999, unit="EUR", example="12000")
    cost_actual: Decimal | None = declare.money("Kosten tatsächlich", EFFORT,
        "Tatsächliche Ausgaben in Euro ohne eigene Arbeitszeit.",
        NETWORK, min_value=0, max_value=99999999, unit="EUR", example="13450.5")
    cost_note: str | None = declare.line("Hinweis zu den Kosten", EFFORT,
        "Was enthalten ist und wer gezahlt hat.",
        NETWORK, max=200, example="Miete, Möbel, Werbung; halbe Stelle nicht eingerechnet")
    results: str | None = declare.text("Ergebnisse", RESULTS,
        "Was ist herausgekommen? Schreiben Sie auch, was nicht geklappt hat; gerade das hilft anderen "
        "Städten.",
        PUBLIC, required=RELEASE,
        required_when=lambda r: (
            r.status == "evaluated" or (r.status == "done" and r.documentation_basis == "own_record")
        ), word=Place.EVIDENCE, max=3000)
    observations: str | None = declare.text("Beobachtungen", RESULTS,
        "Eindrücke, Stimmungen und offene Fragen für Ihr Team. Der Text bleibt im Labor; übernehmen Sie, was "
        "andere wissen sollen, in die Ergebnisse.",
        INTERNAL, max=3000)
    next_steps: str | None = declare.text("Nächste Schritte", AFTERWARDS,
        "Was folgt daraus, und welche Stelle kümmert sich darum?",
        PUBLIC, max=1000)
    continuation: str | None = declare.choice("Nach der Förderung", AFTERWARDS,
        "Was ist geblieben, als das Projekt endete? „Unbekannt“ ist eine zulässige Antwort.",
        PUBLIC, CONTINUATION, word=Place.ACTIVITY_ANNEX)
    continuation_note: str | None = declare.text("Was geblieben ist", AFTERWARDS,
        "Beschreiben Sie, in welcher Form und mit welchem Träger es weitergeht oder warum es endete.",
        PUBLIC, required=RELEASE,
        required_when=lambda r: r.continuation in ("continues", "continues_changed", "ended", "planned"),
        max=600, example="Die Taskforce trifft sich nach Projektende weiter.")
    themes: tuple[str, ...] = declare.multi("Themen", TOPICS,
        "Wählen Sie die Themen, um die es wirklich ging; meist genügen ein bis fünf. Darüber finden andere "
        "Städte Ihre Aktivität.",
        PUBLIC, THEMES, required=RELEASE, word=Place.ACTIVITY_ANNEX, min_items=1, max_items=8)
    theses: tuple[str, ...] = declare.multi("Thesen", TOPICS,
        "Welche der gemeinsamen Thesen berührt die Aktivität? Ob sie stützt oder widerspricht, halten Sie "
        "später in der Erkenntnis fest.",
        PUBLIC, THESES, max_items=9)
    media: tuple[str, ...] = declare.refs("Bilder", FILES,
        "Bilder zur Aktivität. Ein Bild verlässt die Stadt nur mit Alternativtext, Nachweis, Nutzungsrecht "
        "und geklärter Personenfrage.",
        PUBLIC, "attachment", target_filter=lambda r: r.kind == "picture", max_items=30)
    documents: tuple[str, ...] = declare.refs("Dokumente", FILES,
        "Protokoll, Fragebogen oder Präsentation. Teilnehmendenlisten bitte nie anhängen.",
        PUBLIC, "attachment", target_filter=lambda r: r.kind in ("document", "link"), max_items=30)
    sources: tuple[Citation, ...] = declare.rows("Öffentliche Quellen", SOURCES,
        "Nennen Sie, wo eine Angabe öffentlich nachzulesen ist, und wofür die Quelle steht. So bleibt jede "
        "Zahl und jedes Datum prüfbar.",
        PUBLIC, Citation, word=Place.SOURCES, max_rows=30, sheet="Aktivitäten Quellen")
    photo_notice: str | None = declare.choice("Hinweis auf Fotos", PROTECTION,
        "Wurden die Teilnehmenden vorab auf Fotos hingewiesen? Ohne Hinweis brauchen erkennbare Personen "
        "eine eigene Einwilligung.",
        INTERNAL, PHOTO_NOTICE, required=RELEASE, required_when=lambda r: bool(r.media))
    participant_list_kept: str | None = declare.choice("Teilnehmendenliste", PROTECTION,
        "Gibt es eine Namensliste, und wo ist sie? Das Programm speichert selbst keine Namen von "
        "Teilnehmenden.",
        INTERNAL, PARTICIPANT_LIST)
    participant_list_note: str | None = declare.line("Ort oder Datum der Vernichtung", PROTECTION,
        "Stelle, bei der die Liste liegt, oder Tag, an dem sie vernichtet wurde. Üblich ist die Vernichtung "
        "nach drei Monaten.",
        INTERNAL, required=RELEASE,
        required_when=lambda r: r.participant_list_kept in ("on_paper", "destroyed"), max=150,
        example="Hauptamt, Ordner Projekt")
# fmt: on
