"""The status chain of every record kind: each term names its allowed next steps and who takes them."""

from __future__ import annotations

from app.domain.vocabulary import Term, vocabulary

STATUS_LAB = vocabulary(
    "status_lab",
    "Status des Labors",
    "Stand der Arbeit im Labor.",
    Term("active", "aktiv", "Das Labor arbeitet.", ("closed",), "Labor"),
    Term(
        "closed",
        "abgeschlossen",
        "Die Arbeit ist beendet; der Bestand bleibt lesbar.",
        ("active",),
        "Labor",
    ),
    initial="active",
)

STATUS_ACTIVITY = vocabulary(
    "status_activity",
    "Status der Aktivität",
    "Wo die Aktivität gerade steht.",
    Term("planned", "geplant", "Steht noch bevor.", ("running", "done", "cancelled"), "Labor"),
    Term("running", "laufend", "Hat begonnen und ist noch nicht zu Ende.", ("done", "cancelled"), "Labor"),
    Term(
        "done",
        "durchgeführt",
        "Ist zu Ende, die Ergebnisse fehlen noch.",
        ("evaluated", "running"),
        "Labor",
    ),
    Term("evaluated", "ausgewertet", "Ergebnisse sind festgehalten.", ("done",), "Labor"),
    Term("cancelled", "abgesagt", "Hat nicht stattgefunden.", ("planned",), "Labor"),
    initial="planned",
)

STATUS_GUIDE = vocabulary(
    "status_guide",
    "Status des Leitfadens",
    "Ob am Leitfaden noch gearbeitet wird.",
    Term("draft", "Entwurf", "Fragen dürfen geändert werden.", ("released",), "Labor"),
    Term(
        "released",
        "freigegeben",
        "Die Fassung ist eingefroren; Änderungen ergeben eine neue Version.",
        ("superseded",),
        "Labor",
    ),
    Term("superseded", "abgelöst", "Eine neuere Version gilt.", (), "Programm"),
    initial="draft",
)

STATUS_INTERVIEW = vocabulary(
    "status_interview",
    "Status des Interviews",
    "Wo das Gespräch gerade steht.",
    Term("planned", "geplant", "Nur Termin und Rolle sind gespeichert.", ("held", "deleted"), "Labor"),
    Term("held", "geführt", "Das Gespräch fand statt.", ("transcribed", "evaluated", "blocked"), "Labor"),
    Term(
        "transcribed",
        "transkribiert",
        "Der Wortlaut ist abgeschrieben.",
        ("pseudonymised", "blocked"),
        "Labor",
    ),
    Term(
        "pseudonymised",
        "pseudonymisiert",
        "Namen und andere Hinweise sind ersetzt.",
        ("evaluated", "transcribed", "blocked"),
        "Labor",
    ),
    Term(
        "evaluated",
        "ausgewertet",
        "Die Verdichtung ist geschrieben.",
        ("pseudonymised", "held", "blocked"),
        "Labor",
    ),
    Term(
        "blocked",
        "gesperrt (Widerruf)",
        "Die Einwilligung wurde zurückgenommen; nichts davon wird mehr verwendet.",
        ("deleted",),
        "Programm",
    ),
    Term("deleted", "gelöscht", "Alle Inhalte sind gelöscht; nur die Kennung bleibt.", (), "Programm"),
    initial="planned",
)

STATUS_QUOTE = vocabulary(
    "status_quote",
    "Status des Zitats",
    "Ob das Zitat verwendet werden darf.",
    Term("draft", "Entwurf", "Noch nicht zur Verwendung bestimmt.", ("released", "blocked"), "Labor"),
    Term("released", "freigegeben", "Darf in Bausteinen und Exporten stehen.", ("draft", "blocked"), "Labor"),
    Term("blocked", "gesperrt (Widerruf)", "Darf nicht mehr verwendet werden.", ("deleted",), "Programm"),
    Term("deleted", "gelöscht", "Der Wortlaut ist gelöscht.", (), "Programm"),
    initial="draft",
)

STATUS_CONSENT = vocabulary(
    "status_consent",
    "Status der Einwilligung",
    "Ob die Einwilligung trägt.",
    Term(
        "valid",
        "gültig",
        "Alle angekreuzten Zwecke gelten.",
        ("restricted", "revoked", "expired"),
        "Labor",
    ),
    Term(
        "restricted",
        "eingeschränkt",
        "Einzelne Zwecke wurden widerrufen.",
        ("revoked", "expired"),
        "Labor",
    ),
    Term("revoked", "widerrufen", "Die ganze Einwilligung ist zurückgenommen.", ("deleted",), "Labor"),
    Term("expired", "Frist abgelaufen", "Die Aufbewahrungsfrist ist erreicht.", ("deleted",), "Programm"),
    Term(
        "deleted",
        "gelöscht",
        "Zwecke und Daten sind gelöscht; die Kennung bleibt für den Löschnachweis.",
        (),
        "Programm",
    ),
    initial="valid",
)

STATUS_VAULT = vocabulary(
    "status_vault",
    "Status im Personentresor",
    "Ob der Eintrag noch gebraucht wird.",
    Term("active", "vorhanden", "Der Eintrag wird gebraucht.", ("due",), "Labor"),
    Term(
        "due",
        "Löschung fällig",
        "Die Frist ist erreicht oder die Person hat widerrufen.",
        ("deleted",),
        "Programm",
    ),
    Term("deleted", "gelöscht", "Name und Kontakt sind gelöscht.", (), "Programm"),
    initial="active",
)

STATUS_FINDING = vocabulary(
    "status_finding",
    "Status der Erkenntnis",
    "Wie weit die Aussage geprüft ist.",
    Term(
        "hypothesis",
        "Hypothese",
        "Vermutung ohne ausreichenden Beleg.",
        ("in_review", "rejected"),
        "Labor",
    ),
    Term(
        "in_review",
        "in Prüfung",
        "Belege werden gesammelt und abgewogen.",
        ("confirmed", "rejected", "hypothesis"),
        "Labor",
    ),
    Term(
        "confirmed",
        "gesichert",
        "Belege und Verlässlichkeit sind festgehalten.",
        ("in_review", "rejected"),
        "Labor",
    ),
    Term("rejected", "verworfen", "Die Aussage hat sich nicht bestätigt.", ("in_review",), "Labor"),
    initial="hypothesis",
)

STATUS_THESIS = vocabulary(
    "status_thesis",
    "Status der These",
    "Ob die These verwendet wird. Der inhaltliche Stand steht im Feld „Stand“.",
    Term("proposed", "vorgeschlagen", "Wartet auf Aufnahme.", ("active", "retired"), "Projektbüro"),
    Term("active", "aktiv", "Kann mit Erkenntnissen verknüpft werden.", ("retired",), "Projektbüro"),
    Term(
        "retired",
        "abgelöst",
        "Wird nicht mehr verwendet; alte Bezüge bleiben.",
        ("active",),
        "Projektbüro",
    ),
    initial="proposed",
)

STATUS_THEME = vocabulary(
    "status_theme",
    "Status des Themas",
    "Ob das Thema verwendet wird.",
    Term("proposed", "vorgeschlagen", "Wartet auf Aufnahme.", ("active", "retired"), "Projektbüro"),
    Term("active", "aktiv", "Kann ausgewählt werden.", ("merged", "retired"), "Projektbüro"),
    Term("merged", "zusammengeführt", "Ein anderes Thema tritt an seine Stelle.", ("active",), "Projektbüro"),
    Term(
        "retired",
        "abgelöst",
        "Wird nicht mehr angeboten; alte Bezüge bleiben.",
        ("active",),
        "Projektbüro",
    ),
    initial="proposed",
)

STATUS_MODULE = vocabulary(
    "status_module",
    "Status des Wissensbausteins",
    "Weg vom Entwurf bis zur Veröffentlichung.",
    Term("draft", "Entwurf", "Wird geschrieben.", ("in_review",), "Labor"),
    Term("in_review", "in Prüfung", "Eine zweite Person im Labor liest.", ("released", "draft"), "Labor"),
    Term(
        "released",
        "freigegeben (Labor)",
        "Vom Labor freigegeben und exportfähig.",
        ("accepted", "rejected", "withdrawn", "draft"),
        "Labor",
    ),
    Term(
        "accepted",
        "übernommen (Projektbüro)",
        "Vom Projektbüro geprüft und in den Gesamtbestand übernommen.",
        ("published", "rejected", "withdrawn"),
        "Projektbüro",
    ),
    Term("published", "veröffentlicht", "Teil des Gesamtpakets.", ("withdrawn",), "Projektbüro"),
    Term(
        "rejected",
        "zurückgewiesen",
        "Mit Prüfvermerk an das Labor zurückgegeben.",
        ("draft",),
        "Projektbüro",
    ),
    Term(
        "withdrawn",
        "zurückgezogen",
        "Wird nicht mehr weitergegeben, etwa nach einem Widerruf.",
        ("draft",),
        "Labor",
    ),
    initial="draft",
)

STATUS_ATTACHMENT = vocabulary(
    "status_attachment",
    "Status der Anlage",
    "Ob die Anlage weitergegeben werden darf.",
    Term("incomplete", "unvollständig", "Angaben oder Rechte fehlen.", ("ready", "blocked"), "Labor"),
    Term("ready", "geprüft", "Alle Angaben sind vorhanden.", ("incomplete", "blocked"), "Labor"),
    Term(
        "blocked",
        "gesperrt",
        "Darf nicht weitergegeben werden, etwa nach einem Widerruf.",
        ("incomplete",),
        "Labor",
    ),
    initial="incomplete",
)

STATUS_SOURCE = vocabulary(
    "status_source",
    "Status der Quelle",
    "Ob die Quelle geprüft ist.",
    Term("noted", "erfasst", "Notiert, noch nicht geprüft.", ("checked", "gone"), "Labor"),
    Term("checked", "geprüft", "Gelesen und mit der Angabe verglichen.", ("noted", "gone"), "Labor"),
    Term("gone", "nicht mehr erreichbar", "Die Adresse führt nicht mehr zum Text.", ("checked",), "Labor"),
    initial="noted",
)

STATUS_DELIVERY = vocabulary(
    "status_delivery",
    "Status der Lieferung",
    "Was aus der Lieferung geworden ist.",
    Term(
        "prepared",
        "vorbereitet",
        "Zusammengestellt, noch nicht geprüft.",
        ("created", "discarded"),
        "Programm",
    ),
    Term(
        "created",
        "erstellt",
        "Geprüft und als Datei geschrieben.",
        ("handed_over", "discarded"),
        "Programm",
    ),
    Term("handed_over", "übergeben", "An den Empfänger gegeben.", ("confirmed", "recalled"), "Labor"),
    Term(
        "confirmed",
        "Empfang bestätigt",
        "Der Empfänger hat die Übernahme bestätigt.",
        ("recalled",),
        "Labor",
    ),
    Term(
        "recalled",
        "zurückgerufen",
        "Der Empfänger wurde gebeten, die Datei nicht mehr zu verwenden.",
        (),
        "Labor",
    ),
    Term("discarded", "verworfen", "Nicht übergeben.", (), "Labor"),
    initial="prepared",
)
