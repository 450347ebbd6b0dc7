"""Every rule, once. The numbers of ``POINTS`` are those of the list of 18 requirements for Word documents.

What no machine can judge (sensory characteristics, colour as the only sign, images of text, focus order) has
no rule; neither has what a document without forms cannot break.
"""

from __future__ import annotations

from app.reports.flaws import Rule

POINTS = {
    1: "Nicht-Text-Inhalte",
    2: "Struktur und Beziehungen",
    3: "sinnvolle Reihenfolge",
    6: "Kontrast",
    9: "Dokumenttitel",
    11: "Zweck von Verweisen",
    12: "Inhaltsverzeichnis",
    13: "aussagekräftige Überschriften",
    14: "Sprache",
    15: "Sprache von Teilen",
    16: "keine Leerzeichen zur Gestaltung",
    17: "Beschriftungen",
    18: "kompatible Elemente",
}
HONESTY = "ehrliche Datei"

_RULES: dict[str, Rule] = {}


def _rule(code: str, name: str, said: str, advice: str, point: int | str, field: str = "") -> Rule:
    shown = f"{point} {POINTS[point]}" if isinstance(point, int) else point
    return _RULES.setdefault(code, Rule(code, name, said, advice, shown, field))


NO_HEADINGS = _rule(
    "U1", "Keine Überschriften",
    "Das Dokument hat {count} Absätze und keine Überschrift.",
    "Geben Sie den Abschnitten Überschriften mit den Formatvorlagen „Überschrift 1“, „Überschrift 2“.", 2,
)  # fmt: skip
LEVEL_SKIPPED = _rule(
    "U2", "Ebene übersprungen",
    "Auf {before} folgt „Überschrift {level}“.",
    "Wählen Sie die Ebene, die in der Gliederung als nächste kommt.", 2,
)  # fmt: skip
EMPTY_HEADING = _rule(
    "U3", "Leere Überschrift",
    "Eine Überschrift hat keinen Text.",
    "Löschen Sie den Absatz, oder schreiben Sie die Überschrift hinein.", 13,
)  # fmt: skip
LIKE_A_HEADING = _rule(
    "U4", "Nur wie eine Überschrift",
    "Der Absatz sieht wie eine Überschrift aus ({why}), ist aber keine.",
    "Machen Sie einen gewöhnlichen Satz daraus, oder geben Sie ihm die Formatvorlage einer Überschrift.", 2,
)  # fmt: skip
LONG_HEADING = _rule(
    "U5", "Fließtext als Überschrift",
    "Die Überschrift ist {count} Zeichen lang.",
    "Fassen Sie sie kürzer, oder machen Sie gewöhnlichen Text daraus.", 13,
)  # fmt: skip
TYPED_BULLETS = _rule(
    "L1", "Getippte Aufzählung",
    "Die Aufzählung ist mit „{mark}“ getippt.",
    "Verwenden Sie die Formatvorlage „Aufzählungszeichen“, im Laborbuch „- “ am Anfang jeder Zeile.", 2,
)  # fmt: skip
TYPED_NUMBERS = _rule(
    "L2", "Getippte Nummerierung",
    "Die Nummern „{first}“ und „{second}“ sind getippt.",
    "Verwenden Sie die Formatvorlage „Listennummer“, im Laborbuch „- “ am Anfang jeder Zeile.", 2,
)  # fmt: skip
LIST_UNKNOWN = _rule(
    "L3", "Liste ohne Beschreibung",
    "Der Absatz gehört zu einer Liste, die es in der Datei nicht gibt.",
    "Weisen Sie dem Absatz die Liste neu zu.", 18,
)  # fmt: skip
NO_HEADER_ROW = _rule(
    "T1", "Keine Kopfzeile",
    "Die Tabelle hat keine Kopfzeile.",
    "Setzen Sie bei der ersten Zeile „Als Überschrift wiederholen“.", 2,
)  # fmt: skip
MANY_HEADER_ROWS = _rule(
    "T2", "Mehrere Kopfzeilen",
    "Die Tabelle hat {count} Kopfzeilen.",
    "Lassen Sie nur die erste Zeile als Kopfzeile stehen.", 2,
)  # fmt: skip
NESTED_TABLE = _rule(
    "T3", "Tabelle in der Tabelle",
    "In einer Zelle steht eine weitere Tabelle.",
    "Setzen Sie die innere Tabelle unter die äußere.", 2,
)  # fmt: skip
MERGED_CELLS = _rule(
    "T4", "Verbundene Zellen",
    "Zellen sind verbunden.",
    "Teilen Sie die Zellen, und schreiben Sie den Inhalt in jede.", 2,
)  # fmt: skip
TABLE_UNNAMED = _rule(
    "T5", "Tabelle ohne Alternativtext",
    "Die Tabelle hat weder Titel noch Beschreibung.",
    "Tragen Sie beides in den Tabelleneigenschaften unter „Alternativtext“ ein.", 17,
)  # fmt: skip
LAYOUT_TABLE = _rule(
    "T6", "Tabelle als Rahmen",
    "Die Tabelle ordnet nur Text an und hat keine Daten.",
    "Verwenden Sie Absätze mit Rahmen oder Einzug.", 3,
)  # fmt: skip
EMPTY_HEAD = _rule(
    "T7", "Leere Zelle in der Kopfzeile",
    "Spalte {column} hat keine Überschrift.",
    "Schreiben Sie in die Kopfzeile, was in der Spalte steht.", 2,
)  # fmt: skip
EMPTY_ROW = _rule(
    "T8", "Leere Tabellenzeile",
    "Eine ganze Zeile ist leer.",
    "Löschen Sie die Zeile; Abstand macht die Formatvorlage.", 16,
)  # fmt: skip
NO_ALT_TEXT = _rule(
    "B1", "Kein Alternativtext",
    "Das Bild hat keinen Alternativtext.",
    "Beschreiben Sie, was zu sehen ist und warum es wichtig ist.", 1, "alt_text",
)  # fmt: skip
IDLE_ALT_TEXT = _rule(
    "B2", "Nichtssagender Alternativtext",
    "Der Alternativtext „{alt}“ sagt nicht, was zu sehen ist.",
    "Beschreiben Sie, was zu sehen ist und warum es wichtig ist.", 1, "alt_text",
)  # fmt: skip
NOT_IN_LINE = _rule(
    "B3", "Bild neben dem Text",
    "Das Bild steht nicht in der Zeile, sondern frei auf der Seite.",
    "Wählen Sie den Textumbruch „Mit Text in Zeile“.", 3,
)  # fmt: skip
TEXT_BOX = _rule(
    "B4", "Textfeld",
    "Text steht in einem Textfeld oder Positionsrahmen.",
    "Holen Sie den Text in den Fließtext.", 3,
)  # fmt: skip
NO_CAPTION = _rule(
    "B5", "Bild ohne Beschriftung",
    "Über und unter dem Bild steht keine Beschriftung.",
    "Fügen Sie eine mit „Verweise, Beschriftung einfügen“ hinzu.", 17,
)  # fmt: skip
ALT_IS_CAPTION = _rule(
    "B6", "Alternativtext wiederholt die Beschriftung",
    "Alternativtext und Beschriftung sind gleich: „{alt}“.",
    "Beschreiben Sie im Alternativtext, was zu sehen ist.", 1, "alt_text",
)  # fmt: skip
LEADS_NOWHERE = _rule(
    "V1", "Verweis ins Leere",
    "Der Verweis führt zu „{target}“; diese Stelle gibt es nicht.",
    "Setzen Sie den Verweis neu, oder löschen Sie ihn.", 11,
)  # fmt: skip
IDLE_LINK = _rule(
    "V2", "Nichtssagender Verweis",
    "Der Verweis heißt nur „{words}“.",
    "Schreiben Sie, wohin er führt.", 11,
)  # fmt: skip
EMPTY_LINK = _rule(
    "V3", "Verweis ohne Text",
    "Ein Verweis hat keinen Text.",
    "Schreiben Sie, wohin er führt, oder löschen Sie ihn.", 11,
)  # fmt: skip
ODD_LINK = _rule(
    "V4", "Verweis ohne brauchbare Adresse",
    "Der Adresse „{target}“ kann niemand folgen.",
    "Verweisen Sie auf eine Web- oder Mailadresse, die mit „https://“ oder „mailto:“ beginnt.", 11,
)  # fmt: skip
NO_TITLE = _rule(
    "S1", "Kein Dokumenttitel",
    "In den Eigenschaften fehlt der Titel.",
    "Tragen Sie ihn unter „Datei, Informationen, Titel“ ein.", 9,
)  # fmt: skip
IDLE_TITLE = _rule(
    "S2", "Nichtssagender Dokumenttitel",
    "Der Titel „{title}“ sagt nicht, worum es geht.",
    "Tragen Sie unter „Datei, Informationen, Titel“ ein, was das Dokument ist.", 9,
)  # fmt: skip
NO_LANGUAGE = _rule(
    "S3", "Keine Sprache",
    "Die Datei sagt nicht, in welcher Sprache sie geschrieben ist.",
    "Stellen Sie für den ganzen Text die Sprache „Deutsch (Deutschland)“ ein.", 14,
)  # fmt: skip
OTHER_LANGUAGE = _rule(
    "S4", "Falsche Sprache",
    "Die Datei nennt als Sprache „{language}“, der Text ist {written}.",
    "Stellen Sie für den ganzen Text die richtige Sprache ein.", 14,
)  # fmt: skip
PART_IN_OTHER_LANGUAGE = _rule(
    "S5", "Falsche Sprache eines Absatzes",
    "Der Absatz ist als „{language}“ ausgezeichnet, aber {written} geschrieben.",
    "Stellen Sie für den Absatz die richtige Sprache ein.", 15,
)  # fmt: skip
LOW_CONTRAST_STYLE = _rule(
    "K1", "Zu wenig Kontrast in der Formatvorlage",
    "Der Text hat die Farbe {color} auf {ground}: Kontrast {ratio}, nötig ist {needed}.",
    "Wählen Sie in der Formatvorlage eine dunklere Schrift oder einen helleren Grund.", 6,
)  # fmt: skip
LOW_CONTRAST = _rule(
    "K2", "Zu wenig Kontrast",
    "Der Text hat die Farbe {color} auf {ground}: Kontrast {ratio}, nötig ist {needed}.",
    "Löschen Sie die Farbe, oder wählen Sie eine dunklere Schrift oder einen helleren Grund.", 6,
)  # fmt: skip
EMPTY_PARAGRAPH = _rule(
    "A1", "Leerer Absatz",
    "Ein Absatz ist leer.",
    "Löschen Sie ihn; Abstand macht die Formatvorlage, eine neue Seite „Seitenumbruch oberhalb“.", 16,
)  # fmt: skip
BLANKS = _rule(
    "A2", "Leerzeichen als Abstand",
    "Mehrere Leerzeichen oder Tabulatoren stehen hintereinander.",
    "Lassen Sie eines stehen; Einzüge macht die Formatvorlage.", 16,
)  # fmt: skip
SPACED_WORD = _rule(
    "A3", "Gesperrtes Wort",
    "„{word}“ ist mit Leerzeichen gesperrt und wird Buchstabe für Buchstabe vorgelesen.",
    "Schreiben Sie das Wort ohne Leerzeichen.", 16,
)  # fmt: skip
EMPTY_LINES = _rule(
    "A4", "Leere Zeilen im Absatz",
    "Mehrere Zeilenumbrüche stehen hintereinander.",
    "Beginnen Sie stattdessen einen neuen Absatz.", 16,
)  # fmt: skip
DRAWN_LINE = _rule(
    "A5", "Linie aus Zeichen",
    "Eine Linie ist aus Zeichen gebaut („{signs}“).",
    "Löschen Sie sie; Linien macht die Formatvorlage.", 16,
)  # fmt: skip
NO_CONTENTS = _rule(
    "F1", "Kein Inhaltsverzeichnis",
    "Das Dokument hat {count} Überschriften und kein Inhaltsverzeichnis.",
    "Fügen Sie eines mit „Verweise, Inhaltsverzeichnis“ ein.", 12,
)  # fmt: skip
BROKEN_FIELD = _rule(
    "F2", "Beschädigtes Feld",
    "Ein Feld hat Anfang oder Ende verloren.",
    "Löschen Sie das Feld, und fügen Sie es neu ein.", 18,
)  # fmt: skip
FIELD_FAULT = _rule(
    "F3", "Feld mit Fehlermeldung",
    "Statt eines Verweises steht da „{words}“.",
    "Setzen Sie den Querverweis neu, oder löschen Sie ihn.", 18,
)  # fmt: skip
BAD_BOOKMARK = _rule(
    "F4", "Beschädigte Textmarke",
    "Die Textmarke „{name}“ {why}.",
    "Löschen Sie die Textmarke, und setzen Sie sie neu.", 18,
)  # fmt: skip
MACROS = _rule(
    "E1", "Makros oder aktive Inhalte",
    "Die Datei enthält {what}.",
    "Speichern Sie sie als Word-Dokument (.docx) ohne Makros und eingebettete Programme.", HONESTY,
)  # fmt: skip
FROM_OUTSIDE = _rule(
    "E2", "Inhalt von außerhalb",
    "Beim Öffnen wird „{target}“ nachgeladen.",
    "Betten Sie den Inhalt ein; nach außen führen nur sichtbare Verweise.", HONESTY,
)  # fmt: skip
ATTACHED_TEMPLATE = _rule(
    "E3", "Angehängte Vorlage",
    "Die Datei hängt an der Vorlage „{target}“.",
    "Lösen Sie sie unter „Entwicklertools, Dokumentvorlage“.", HONESTY,
)  # fmt: skip
LOCAL_PATH = _rule(
    "E4", "Pfad eines Rechners",
    "Die Datei nennt den Ort „{path}“.",
    "Löschen Sie ihn; er führt bei anderen ins Leere und verrät Namen.", HONESTY,
)  # fmt: skip
FOREIGN_NAME = _rule(
    "E5", "Fremder Name",
    "Unter „{where}“ steht „{name}“.",
    "Tragen Sie die Stelle ein, die das Dokument verantwortet, oder lassen Sie es leer.", HONESTY,
)  # fmt: skip
TRACKED_CHANGES = _rule(
    "E6", "Verfolgte Änderungen",
    "Änderungen sind verfolgt und nicht angenommen.",
    "Nehmen Sie alle Änderungen an, und beenden Sie das Verfolgen.", HONESTY,
)  # fmt: skip
COMMENTS = _rule(
    "E7", "Kommentare",
    "Die Datei enthält {count}.",
    "Löschen Sie alle Kommentare.", HONESTY,
)  # fmt: skip
HIDDEN_TEXT = _rule(
    "E8", "Verborgener Text",
    "Text ist als „ausgeblendet“ formatiert.",
    "Löschen Sie ihn, oder zeigen Sie ihn.", HONESTY,
)  # fmt: skip
SITTINGS = _rule(
    "E9", "Spuren der Bearbeitung",
    "Nummern (rsid) verraten, was wann von wem geschrieben wurde.",
    "Lassen Sie die Datei von „Datei, Dokument prüfen“ bereinigen, oder geben Sie sie neu aus.", HONESTY,
)  # fmt: skip
LEFT_OVER = _rule(
    "E10", "Überbleibsel eines Programms",
    "Übrig geblieben ist: {what}.",
    "Lassen Sie die Datei von „Datei, Dokument prüfen“ bereinigen, oder geben Sie sie neu aus.", HONESTY,
)  # fmt: skip
TELLING_FIELD = _rule(
    "E11", "Feld, das Fremdes holt",
    "Das Feld „{field}“ holt beim Aktualisieren Namen, Pfade oder Dateien herein.",
    "Ersetzen Sie das Feld durch seinen Text.", HONESTY,
)  # fmt: skip

RULES = tuple(_RULES.values())
