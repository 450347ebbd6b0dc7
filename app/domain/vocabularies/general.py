"""Privacy, dates, numbers, places: what every record may use."""

from __future__ import annotations

from app.domain.vocabulary import Term, vocabulary

PRIVACY_CLASSES = vocabulary(
    "privacy_classes",
    "Schutzklasse",
    "Sagt für jedes Feld, wie weit sein Inhalt höchstens gehen darf.",
    Term("oeffentlich", "öffentlich", "Darf nach der Freigabe in Word, Excel und im Gesamtpaket stehen."),
    Term("verbund", "Verbund", "Geht nur an das Projektbüro und erscheint in keinem öffentlichen Dokument."),
    Term("intern", "intern", "Bleibt im Labor und verlässt die Stadt nie."),
    Term(
        "personenbezogen",
        "personenbezogen",
        "Bleibt im Labor, steht nicht im dauerhaften Änderungsverlauf und wird nach Frist oder Widerruf "
        "überall gelöscht, auch aus dem Suchverzeichnis (D24).",
    ),
)

RELEASE_SCOPE = vocabulary(
    "release_scope",
    "Weitergabe",
    "Legt für den ganzen Eintrag fest, wie weit er gehen darf. Es gilt immer die strengere Angabe aus "
    "Weitergabe und Schutzklasse.",
    Term("intern", "bleibt im Labor", "Der Eintrag verlässt die Stadt nicht."),
    Term(
        "verbund",
        "an das Projektbüro",
        "Der Eintrag geht im Paket an das Projektbüro, wird aber nicht veröffentlicht.",
    ),
    Term("oeffentlich", "öffentlich", "Der Eintrag darf nach der Freigabe veröffentlicht werden."),
)

DATE_PRECISION = vocabulary(
    "date_precision",
    "Genauigkeit des Datums",
    "Ergibt sich aus der Eingabe: Tag, Monat, Jahr oder unbekannt.",
    Term("day", "Tag", "Der genaue Tag ist bekannt, zum Beispiel 21.06.2022."),
    Term("month", "Monat", "Nur der Monat ist bekannt, zum Beispiel Juni 2022."),
    Term("year", "Jahr", "Nur das Jahr ist bekannt, zum Beispiel 2022."),
    Term("unknown", "unbekannt", "Es ist kein Zeitpunkt belegt."),
)

NUMBER_QUALIFIER = vocabulary(
    "number_qualifier",
    "Genauigkeit der Zahl",
    "Hält fest, ob eine Zahl gezählt oder nur ungefähr bekannt ist.",
    Term("exact", "genau", "Gezählt oder in einer Quelle genau so genannt."),
    Term("about", "etwa", "Geschätzt oder gerundet."),
    Term("more_than", "mehr als", "Die Zahl ist eine Untergrenze."),
    Term("almost", "fast", "Die wirkliche Zahl liegt knapp darunter."),
    Term("up_to", "bis zu", "Die Zahl ist eine Obergrenze."),
)

LAB_PREFIXES = vocabulary(
    "lab_prefixes",
    "Kürzel der Labore",
    "Zwei oder drei Großbuchstaben, mit denen jede Kennung beginnt. Weitere Städte können dazukommen.",
    Term("MOE", "Mölln", "Labor der Stadt Mölln."),
    Term("WIT", "Wittenberge", "Labor der Stadt Wittenberge."),
    Term("DIE", "Dießen am Ammersee", "Labor des Marktes Dießen am Ammersee."),
    Term("OEW", "Oestrich-Winkel", "Labor der Stadt Oestrich-Winkel."),
    Term("DIP", "Dippoldiswalde", "Labor der Großen Kreisstadt Dippoldiswalde."),
    Term("PB", "Projektbüro", "Gemeinsame Stelle, die die Bestände der Labore zusammenführt."),
    open_=True,
)

STATES = vocabulary(
    "states",
    "Land",
    "Land, in dem die Stadt liegt.",
    Term("BW", "Baden-Württemberg", "Die Stadt liegt in Baden-Württemberg."),
    Term("BY", "Bayern", "Die Stadt liegt in Bayern."),
    Term("BE", "Berlin", "Die Stadt liegt in Berlin."),
    Term("BB", "Brandenburg", "Die Stadt liegt in Brandenburg."),
    Term("HB", "Bremen", "Die Stadt liegt in Bremen."),
    Term("HH", "Hamburg", "Die Stadt liegt in Hamburg."),
    Term("HE", "Hessen", "Die Stadt liegt in Hessen."),
    Term("MV", "Mecklenburg-Vorpommern", "Die Stadt liegt in Mecklenburg-Vorpommern."),
    Term("NI", "Niedersachsen", "Die Stadt liegt in Niedersachsen."),
    Term("NW", "Nordrhein-Westfalen", "Die Stadt liegt in Nordrhein-Westfalen."),
    Term("RP", "Rheinland-Pfalz", "Die Stadt liegt in Rheinland-Pfalz."),
    Term("SL", "Saarland", "Die Stadt liegt im Saarland."),
    Term("SN", "Sachsen", "Die Stadt liegt in Sachsen."),
    Term("ST", "Sachsen-Anhalt", "Die Stadt liegt in Sachsen-Anhalt."),
    Term("SH", "Schleswig-Holstein", "Die Stadt liegt in Schleswig-Holstein."),
    Term("TH", "Thüringen", "Die Stadt liegt in Thüringen."),
)

MUNICIPALITY_TYPES = vocabulary(
    "municipality_types",
    "Gemeindeart",
    "Rechtliche Bezeichnung der Kommune.",
    Term("town", "Stadt", "Kommune mit Stadtrecht."),
    Term("market_town", "Markt", "Bezeichnung in Bayern zwischen Gemeinde und Stadt."),
    Term("large_district_town", "Große Kreisstadt", "Kreisangehörige Stadt mit zusätzlichen Aufgaben."),
    Term("municipality", "Gemeinde", "Kommune ohne Stadtrecht."),
    Term(
        "association",
        "Verband von Gemeinden",
        "Amt, Samtgemeinde, Verbandsgemeinde oder Verwaltungsgemeinschaft.",
    ),
    Term("other", "andere", "Keine der genannten Arten, etwa das Projektbüro selbst."),
)

LOCATION_TYPES = vocabulary(
    "location_types",
    "Lagetyp",
    "Lage der Stadt nach der Einteilung des BBSR.",
    Term("very_central", "sehr zentral", "Sehr viele Menschen und Arbeitsplätze sind rasch erreichbar."),
    Term("central", "zentral", "Ein größeres Zentrum ist gut erreichbar."),
    Term("peripheral", "peripher", "Größere Zentren liegen weiter weg."),
    Term("very_peripheral", "sehr peripher", "Größere Zentren sind nur mit langen Wegen erreichbar."),
)

NETWORK_ROLES = vocabulary(
    "network_roles",
    "Rolle im Verbund",
    "Welche Aufgabe die Stadt oder Stelle im gemeinsamen Vorhaben hat.",
    Term("lead_town", "Leitkommune", "Vertritt den Verbund nach außen und gegenüber dem Fördergeber."),
    Term("partner_town", "Partnerstadt", "Betreibt ein eigenes Labor im Verbund."),
    Term("office", "Projektbüro", "Führt die Bestände der Labore zusammen."),
)

PARTNER_ROLES = vocabulary(
    "partner_roles",
    "Rolle einer Organisation",
    "Wie eine Organisation beteiligt war.",
    Term("organiser", "Veranstalterin", "Hat eingeladen und trägt die Verantwortung."),
    Term("co_organiser", "Mitveranstalterin", "Hat gemeinsam mit anderen eingeladen."),
    Term("host", "Gastgeberin", "Hat Räume oder Gelände gestellt."),
    Term("speaker", "Fachbeitrag", "Hat einen Vortrag oder fachlichen Beitrag eingebracht."),
    Term("facilitation", "Moderation", "Hat durch die Veranstaltung geführt."),
    Term("project_agency", "Projektagentur", "Begleitet die Labore, oft mit einer Patenschaft je Stadt."),
    Term("research", "Wissenschaftliche Begleitung", "Forscht mit, berät bei Methoden und wertet aus."),
    Term("responsible_body", "Zuständige Stelle vor Ort", "Arbeitet im Auftrag der Stadt am Projekt mit."),
    Term("funder", "Fördergeber", "Gibt Geld oder Fördermittel."),
    Term("supporter", "Unterstützung", "Hilft mit Sachmitteln, Werbung oder Kontakten."),
    Term("participant", "Teilnahme", "Hat mitgemacht, ohne zu veranstalten."),
    Term("other", "andere Rolle", "Die Rolle steht im Feld daneben oder ist nicht bekannt."),
)

TARGET_GROUPS = vocabulary(
    "target_groups",
    "Zielgruppen",
    "Für wen etwas gedacht ist. Die neun Gruppen der Kleinstadtakademie.",
    Term("businesses", "Unternehmen", "Betriebe, Handel, Gastronomie, Selbständige."),
    Term("politics", "Politik", "Bürgermeisterämter, Räte, Ausschüsse, Parteien."),
    Term("administration", "Kommunalverwaltung", "Beschäftigte in Rathaus und Eigenbetrieben."),
    Term("citizens", "Bürgerinnen und Bürger", "Alle, die in der Stadt leben oder arbeiten."),
    Term("youth", "Kinder und Jugendliche", "Menschen bis etwa 25 Jahre."),
    Term("seniors", "Seniorinnen und Senioren", "Ältere Menschen."),
    Term("clubs", "Vereine", "Eingetragene Vereine und feste Initiativen."),
    Term("associations", "Verbände", "Kammern, Interessenverbände, Dachorganisationen."),
    Term(
        "social_institutions",
        "Soziale Einrichtungen",
        "Träger von Bildung, Pflege, Gesundheit und Beratung.",
    ),
)

TRANSFERABILITY = vocabulary(
    "transferability",
    "Übertragbarkeit",
    "Ob andere Kleinstädte das übernehmen können.",
    Term("direct", "direkt", "Lässt sich ohne große Änderung übernehmen."),
    Term("adapted", "mit Anpassung", "Lässt sich übernehmen, wenn man es an den Ort anpasst."),
    Term("conditional", "nur unter Bedingungen", "Gelingt nur, wenn bestimmte Voraussetzungen vorliegen."),
    Term("not_transferable", "nicht übertragbar", "Hängt ganz an den örtlichen Umständen."),
)

WORD_POSITIONS = vocabulary(
    "word_positions",
    "Stelle im Word-Dokument",
    "Wo ein Feld im Dokument eines Wissensbausteins oder im Gesamtpaket erscheint.",
    Term("titel", "Titel", "Überschrift des Dokuments und Dokumenteigenschaft Titel."),
    Term("steckbrief", "Steckbrief", "Tabelle auf der ersten Seite."),
    Term("ausgangslage", "Ausgangslage", "Kapitel Ausgangslage."),
    Term("loesungsansatz", "Lösungsansatz", "Kapitel Lösungsansatz."),
    Term("ablauf", "Ablauf", "Kapitel Ablauf."),
    Term("ergebnisse", "Ergebnisse", "Kapitel Ergebnisse."),
    Term("erfolg_hemmnisse", "Erfolgsfaktoren und Hemmnisse", "Kapitel Erfolgsfaktoren und Hemmnisse."),
    Term("gut_zu_wissen", "Gut zu wissen", "Kapitel Gut zu wissen."),
    Term("empfehlungen", "Empfehlungen", "Kapitel Empfehlungen."),
    Term("uebertragbarkeit", "Übertragbarkeit", "Kapitel Übertragbarkeit."),
    Term("belege", "Belege", "Kapitel Belege mit Kennung, Aussage und Herkunft."),
    Term("bilder", "bei der passenden Textstelle", "Bild mit Alternativtext, Bildunterschrift und Nachweis."),
    Term("kontakt", "Kontakt", "Kapitel Kontakt und Nutzungsrechte."),
    Term("stadtprofil", "Stadtprofil", "Seite zur Stadt im Gesamtpaket."),
    Term("thesenmatrix", "Thesenübersicht", "Tabelle Thesen und Städte im Gesamtpaket."),
    Term("quellen", "Quellenverzeichnis", "Liste der öffentlichen Quellen am Ende."),
    Term("anhang_aktivitaeten", "Anhang Aktivitäten", "Übersicht der Aktivitäten im Gesamtpaket."),
    Term("wie_liste", "wie die übergeordnete Liste", "Erscheint dort, wo die Liste steht."),
    Term("nie", "nie", "Erscheint in keinem Dokument."),
)
