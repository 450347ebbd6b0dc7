"""Attachments, sources and deliveries."""

from __future__ import annotations

from app.domain.vocabulary import Term, vocabulary

ATTACHMENT_KINDS = vocabulary(
    "attachment_kinds",
    "Art der Anlage",
    "Was Sie anhängen.",
    Term("picture", "Bild", "Foto, Grafik, Karte oder Logo."),
    Term("document", "Dokument", "Protokoll, Fragebogen, Bericht oder Präsentation als Datei."),
    Term("link", "Link", "Verweis auf eine Seite im Internet."),
)

MEDIA_LICENCES = vocabulary(
    "media_licences",
    "Nutzungsrecht an der Anlage",
    "Auf welcher Grundlage Sie das Bild oder Dokument weitergeben dürfen.",
    Term(
        "own",
        "eigenes Werk der Stadt",
        "Die Stadt hat alle Rechte, etwa weil Beschäftigte es im Dienst erstellt haben.",
    ),
    Term(
        "permission",
        "Nutzung schriftlich erlaubt",
        "Die Urheberin oder der Urheber hat die Nutzung im Projekt erlaubt.",
    ),
    Term("cc0", "gemeinfrei oder CC0", "Frei nutzbar ohne Bedingungen."),
    Term("cc_by_4", "CC BY 4.0", "Nutzbar mit Nennung der Quelle."),
    Term("cc_by_sa_4", "CC BY-SA 4.0", "Nutzbar mit Nennung, Veränderungen unter gleicher Lizenz."),
    Term("unclear", "noch ungeklärt", "Die Rechte sind nicht geklärt; keine Weitergabe möglich."),
)

PERSON_CONSENT = vocabulary(
    "person_consent",
    "Personen auf dem Bild",
    "Ob Menschen zu erkennen sind und worauf sich die Verwendung stützt.",
    Term("no_people", "keine Personen", "Auf dem Bild ist niemand zu sehen."),
    Term("not_recognisable", "Personen nicht erkennbar", "Menschen von hinten, sehr klein oder unscharf."),
    Term(
        "public_event",
        "öffentliche Veranstaltung",
        "Übersicht einer Veranstaltung, auf der auf Fotos hingewiesen wurde.",
    ),
    Term("consent_given", "Einwilligung liegt vor", "Alle erkennbaren Personen haben eingewilligt."),
    Term(
        "minors_consent",
        "Kinder, Einwilligung der Eltern",
        "Für erkennbare Minderjährige haben die Sorgeberechtigten eingewilligt.",
    ),
    Term("unclear", "noch ungeklärt", "Keine Grundlage festgehalten; das Bild bleibt im Labor."),
)

SOURCE_KINDS = vocabulary(
    "source_kinds",
    "Art der Quelle",
    "Wo die Angabe veröffentlicht ist.",
    Term("press", "Zeitung oder Presseportal", "Bericht eines Mediums."),
    Term("municipal_website", "Website der Kommune", "Meldung oder Seite einer Stadt."),
    Term(
        "project_website",
        "Website eines Projektpartners",
        "Meldung oder Seite eines Partners, oft Selbstdarstellung.",
    ),
    Term(
        "official_gazette",
        "Amtsblatt oder Ratsunterlage",
        "Amtliche Veröffentlichung oder Sitzungsunterlage.",
    ),
    Term("study", "Studie oder Bericht", "Wissenschaftliche oder fachliche Veröffentlichung."),
    Term("statistics", "amtliche Statistik", "Zahlen eines statistischen Amtes."),
    Term("encyclopedia", "Nachschlagewerk", "Zum Beispiel Wikipedia; vor Gebrauch an anderer Stelle prüfen."),
    Term("other", "andere", "Keine der genannten Arten."),
)

SOURCE_ACCESS = vocabulary(
    "source_access",
    "Zugang zur Quelle",
    "Wie viel von der Quelle Sie lesen konnten.",
    Term("full", "vollständig gelesen", "Der ganze Text lag vor."),
    Term("beginning", "nur der Anfang", "Nur der sichtbare Teil wurde gelesen."),
    Term("paywall", "Bezahlartikel, nur Vorspann", "Der Text ist ohne Abonnement nicht lesbar."),
    Term("paper", "nur auf Papier", "Die Quelle liegt gedruckt vor."),
)

DELIVERY_KINDS = vocabulary(
    "delivery_kinds",
    "Art der Lieferung",
    "Was erstellt wurde.",
    Term("word", "Word-Dokument", "Bausteine zum Lesen."),
    Term("documents", "Dokumente", "Bausteine zum Lesen in anderen Formaten, etwa PDF oder Webseite."),
    Term("excel", "Excel-Mappe", "Bestand zum Zusammenführen."),
    Term("package", "Paket", "Excel, Word und Bilder in einer Datei mit Prüfsummen."),
    Term("revocation_notice", "Widerrufsmeldung", "Kurze Datei, die einen Widerruf sofort weitergibt."),
    Term(
        "transcript_handover",
        "Übergabe eines Transkripts",
        "Einzelne Übergabe eines pseudonymisierten Transkripts außerhalb des Pakets.",
    ),
)

RECIPIENTS = vocabulary(
    "recipients",
    "Empfänger",
    "An wen die Lieferung ging.",
    Term("office", "Projektbüro", "Gemeinsame Stelle des Verbunds."),
    Term("research", "Wissenschaftliche Begleitung", "Hochschule oder Institut, das das Vorhaben begleitet."),
    Term("academy", "Kleinstadtakademie", "Dauerhafte Geschäftsstelle."),
    Term("own_town", "eigene Stadt", "Rat, Verwaltung oder Öffentlichkeit vor Ort."),
    Term("other", "andere", "Steht im Feld daneben."),
)

HANDOVER_WAYS = vocabulary(
    "handover_ways",
    "Weg der Übergabe",
    "Wie die Datei übergeben wurde.",
    Term("email", "E-Mail", "Als Anhang verschickt."),
    Term(
        "share",
        "gemeinsame Ablage",
        "Auf einem freigegebenen Laufwerk oder in einer Projektablage bereitgestellt.",
    ),
    Term("data_carrier", "Datenträger", "Zum Beispiel verschlüsselter USB-Stick."),
    Term("in_person", "persönlich", "Direkt übergeben."),
)

CHECK_RESULTS = vocabulary(
    "check_results",
    "Ergebnis der Prüfung",
    "Ergebnis der Kontrolle auf personenbezogene Angaben.",
    Term("passed", "ohne Befund", "Nichts Auffälliges gefunden."),
    Term("passed_with_notes", "mit Hinweisen", "Hinweise wurden angesehen und bestätigt."),
    Term("failed", "mit Befund", "Die Lieferung wurde nicht erstellt."),
)
