"""The record Lab (Labor)."""

from __future__ import annotations

from app.domain import declare
from app.domain.declare import DRAFT, IN_ROW, NETWORK, PUBLIC, RELEASE
from app.domain.fields import ExportRule, Place
from app.domain.record import Record, Scope, record
from app.domain.rows import Citation, Figure, Partner, Row, row_class
from app.domain.vocabularies.general import LOCATION_TYPES, MUNICIPALITY_TYPES, NETWORK_ROLES, STATES
from app.domain.vocabularies.statuses import STATUS_LAB

TOWN = "Stadt"
SIZE = "Lage und Größe"
OUR_LAB = "Unser Labor"
CONTACT = "Zuständigkeit und Kontakt"
PROFILE = "Stadtprofil"
LOOK = "Darstellung"


@row_class
class Fact(Row):
    """One sentence of the town profile."""

    # fmt: off
    text: str | None = declare.text("Satz", IN_ROW,
        "Ein bis zwei Sätze, die auch Ortsfremde verstehen.",
        PUBLIC, required=DRAFT, word=Place.AS_LIST, max=400,
        example=(
            "Vier Stadtteile: Hallgarten, Mittelheim, Oestrich und Winkel; die Stadt liegt knapp 20 "
            "Kilometer westlich von Mainz."
        ))
    as_of: str | None = declare.fuzzy_date("Stand", IN_ROW,
        "Tag, Monat oder Jahr, für das der Satz gilt.",
        PUBLIC, word=Place.AS_LIST, max=10, example="2021")
    source_ids: tuple[str, ...] = declare.refs("Quellen", IN_ROW,
        "Quellen, die den Satz belegen.",
        PUBLIC, "source", word=Place.AS_LIST, max_items=6)
    # fmt: on


@row_class
class TownFigure(Figure):
    """A figure about the town."""

    # fmt: off
    fact_no: int | None = declare.integer("Gehört zu Satz Nr.", IN_ROW,
        "Nummer der Zeile im Stadtprofil, zu der die Zahl gehört.",
        PUBLIC, word=Place.AS_LIST, min_value=1, max_value=30, example="3")
    # fmt: on


# fmt: off
@record(
    label="Labor", plural="Labore", letters="LA", sheet="Labore",
    status=STATUS_LAB, title_field="town",
    list_columns=("prefix", "town", "state", "lead_theme", "status"),
    help=(
        "Das Stadtprofil: wer Sie sind, wie die Stadt liegt und worauf Ihr Labor schaut. Es erscheint im "
        "Gesamtpaket neben Ihren Bausteinen."
    ),
    scope=Scope(default="oeffentlich"),
)
class Lab(Record):
    """Labor."""

    prefix: str | None = declare.line("Kürzel", TOWN,
        "Zwei oder drei Großbuchstaben, die vor jeder Kennung Ihres Labors stehen. Das Projektbüro vergibt "
        "sie einmal; danach ändern sie sich nicht mehr.",
        PUBLIC, required=DRAFT, word=Place.TOWN_PROFILE, max=3, min_length=2, pattern=r"^[A-Z]{2,3}$",
        once=True, example="OEW")
    town: str | None = declare.line("Stadt oder Gemeinde", TOWN,
        "Der amtliche Name, so wie er im Briefkopf steht.",
        PUBLIC, required=DRAFT, word=Place.TOWN_PROFILE, max=80, example="Dießen am Ammersee")
    municipality_type: str | None = declare.choice("Gemeindeart", TOWN,
        "Wählen Sie die rechtliche Bezeichnung Ihrer Kommune. In Texten steht dann zum Beispiel „Markt“ "
        "statt „Stadt“.",
        PUBLIC, MUNICIPALITY_TYPES, word=Place.TOWN_PROFILE)
    state: str | None = declare.choice("Land", TOWN,
        "Das Land bestimmt unter anderem, welches Landesdatenschutzgesetz für Ihre Interviews gilt.",
        PUBLIC, STATES, required=RELEASE, required_when=lambda r: r.network_role != "office",
        word=Place.TOWN_PROFILE)
    district: str | None = declare.line("Landkreis", TOWN,
        "Der vollständige Name des Kreises.",
        PUBLIC, word=Place.TOWN_PROFILE, max=80, example="Landkreis Sächsische Schweiz-Osterzgebirge")
    ags: str | None = declare.line("Amtlicher Gemeindeschlüssel (AGS)", TOWN,
        "Acht Ziffern, mit denen sich Ihre Stadt sicher zuordnen lässt. Sie finden den Schlüssel im "
        "Gemeindeverzeichnis des Statistischen Bundesamtes.",
        PUBLIC, word=Place.TOWN_PROFILE, max=8, min_length=8, pattern=r"^[0-9]{8}$", example="06439012",
        excel="AGS")
    ags_note: str | None = declare.line("Herkunft des Schlüssels", TOWN,
        "Schreiben Sie, woher der Schlüssel stammt und ob er geprüft ist.",
        NETWORK, max=120, example="Gemeindeverzeichnis Destatis, geprüft am 12.01.2023")
    population: int | None = declare.integer("Einwohnerzahl", SIZE,
        "Die letzte amtliche Zahl. Andere Angaben tragen Sie unten bei den Zahlen zur Stadt ein.",
        PUBLIC, word=Place.TOWN_PROFILE, min_value=1, max_value=9999999, example="11873")
    population_date: str | None = declare.date("Stichtag der Einwohnerzahl", SIZE,
        "Ohne Stichtag lassen sich Städte nicht vergleichen. Meist ist es der 31. Dezember.",
        PUBLIC, required=RELEASE, required_when=lambda r: bool(r.population), word=Place.TOWN_PROFILE,
        example="2020-12-31")
    location_type: str | None = declare.choice("Lagetyp", SIZE,
        "Die Lage nach der Einteilung des BBSR. Sie hilft anderen Städten zu erkennen, ob Ihre Erfahrung zu "
        "ihnen passt, und steht in jedem Steckbrief.",
        PUBLIC, LOCATION_TYPES, required=RELEASE, required_when=lambda r: r.network_role != "office",
        word=Place.TOWN_PROFILE)
    lead_theme: str | None = declare.line("Schwerpunkt des Labors", OUR_LAB,
        "Worum es in Ihrem Labor vor allem geht, in einer Zeile.",
        PUBLIC, word=Place.TOWN_PROFILE, max=150,
        example="Belebung der Erdgeschosse durch Coworking auf Zeit")
    guiding_question: str | None = declare.line("Leitfrage des Labors", OUR_LAB,
        "Die eine Frage, die Sie mit Ihrem Labor beantworten wollen. Eine gute Leitfrage endet mit einem "
        "Fragezeichen und lässt mehr als Ja oder Nein zu.",
        PUBLIC, word=Place.TOWN_PROFILE, max=250,
        example="Wie lässt sich ortsunabhängige Arbeit für den Ortskern nutzen?")
    network_role: str | None = declare.choice("Rolle im Verbund", OUR_LAB,
        "Wählen Sie, welche Aufgabe Ihre Stadt im Verbund hat.",
        PUBLIC, NETWORK_ROLES, required=DRAFT, word=Place.TOWN_PROFILE, default="partner_town")
    partners: tuple[Partner, ...] = declare.rows("Partner des Labors", OUR_LAB,
        "Nennen Sie die Organisationen, mit denen Ihr Labor dauerhaft arbeitet, etwa Wirtschaftsförderung, "
        "Projektagentur mit Patenschaft und wissenschaftliche Begleitung.",
        PUBLIC, Partner, word=Place.TOWN_PROFILE, max_rows=30, sheet="Labore Partner")
    project_start: str | None = declare.date("Projektbeginn", OUR_LAB,
        "Der erste Tag der Laufzeit. Daran erkennt das Programm, was Vorlauf ist.",
        PUBLIC, required=DRAFT, word=Place.TOWN_PROFILE, example="2021-05-01")
    project_end: str | None = declare.date("Projektende", OUR_LAB,
        "Der letzte Tag der Laufzeit. Löschfristen rechnen von hier; passen Sie das Datum an, wenn das "
        "Projekt verlängert wird.",
        PUBLIC, required=DRAFT, word=Place.TOWN_PROFILE, example="2023-03-31")
    responsible_unit: str | None = declare.line("Zuständige Stelle", CONTACT,
        "Amt oder Abteilung, die das Labor führt. Bitte die Stelle nennen und keine Person.",
        PUBLIC, required=RELEASE, word=Place.TOWN_PROFILE, max=150,
        example="Stadtentwicklung, Stadt Oestrich-Winkel")
    functional_email: str | None = declare.email("Funktions-E-Mail", CONTACT,
        "Eine Adresse, die auch nach einem Personalwechsel noch jemand liest. Persönliche Adressen sind hier "
        "nicht vorgesehen.",
        PUBLIC, required=RELEASE, word=Place.TOWN_PROFILE, max=120,
        example="stadtentwicklung@beispielstadt.de")
    functional_phone: str | None = declare.line("Telefon der Stelle", CONTACT,
        "Die Nummer der Zentrale oder des Amtes.",
        PUBLIC, word=Place.TOWN_PROFILE, max=40, placeholder="06723 99-0")
    website: str | None = declare.url("Website", CONTACT,
        "Die Seite, auf der Ihre Stadt über das Labor berichtet.",
        PUBLIC, word=Place.TOWN_PROFILE, max=500,
        example="https://www.diessen.de/unser-markt/kleinstadtakademie")
    dpo_contact: str | None = declare.line("Datenschutzbeauftragte Stelle", CONTACT,
        "Wie man die Datenschutzbeauftragte oder den Datenschutzbeauftragten erreicht, als Funktionsadresse. "
        "Die Angabe steht im Informationsblatt für Interviews.",
        PUBLIC, max=200, example="datenschutz@beispielstadt.de")
    facts: tuple[Fact, ...] = declare.rows("Das sollte man über die Stadt wissen", PROFILE,
        "Kurze Sätze zur Ausgangslage: Was gab es schon, was ist besonders, wer handelt? Je Satz eine Zeile, "
        "am besten mit Quelle.",
        PUBLIC, Fact, word=Place.TOWN_PROFILE, max_rows=30, sheet="Labore Stadtprofil")
    figures: tuple[TownFigure, ...] = declare.rows("Zahlen zur Stadt", PROFILE,
        "Weitere Zahlen mit Stand und Quelle, auch abweichende Einwohnerzahlen. So sieht man, welche Angaben "
        "sich unterscheiden.",
        PUBLIC, TownFigure, word=Place.TOWN_PROFILE, max_rows=30, sheet="Labore Zahlen",
        export_rule=ExportRule.SMALL_COUNT)
    sources: tuple[Citation, ...] = declare.rows("Öffentliche Quellen", PROFILE,
        "Nennen Sie, wo eine Angabe öffentlich nachzulesen ist, und wofür die Quelle steht. So bleibt jede "
        "Zahl und jedes Datum prüfbar.",
        PUBLIC, Citation, word=Place.SOURCES, max_rows=30, sheet="Labore Quellen")
    logo: str | None = declare.picture("Wappen oder Logo", LOOK,
        "Bild mit Alternativtext für die Titelseite. Klären Sie vorher, ob Sie das Wappen dafür verwenden "
        "dürfen.",
        PUBLIC, word=Place.TITLE)
# fmt: on
