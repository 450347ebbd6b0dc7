"""Knowledge modules."""

from __future__ import annotations

from app.domain.vocabulary import Term, vocabulary

MODULE_TYPES = vocabulary(
    "module_types",
    "Bausteinart",
    "Welche Form von Wissen der Baustein weitergibt.",
    Term("method", "Methode", "Beschreibt ein Vorgehen, das andere Städte nachmachen können."),
    Term("case_example", "Anwendungsbeispiel", "Zeigt, wie eine Methode in einer Stadt angewandt wurde."),
    Term("insight", "Erkenntnis", "Erklärt, was Sie herausgefunden haben und woran man es sieht."),
    Term("recommendation", "Handlungsempfehlung", "Rät Verantwortlichen zu bestimmten Schritten."),
    Term("template", "Werkzeug oder Vorlage", "Stellt eine Checkliste, ein Muster oder ein Formular bereit."),
)

MATURITY = vocabulary(
    "maturity",
    "Reifegrad",
    "Wie oft sich der Ansatz bewährt hat.",
    Term("idea", "Idee", "Noch nicht erprobt."),
    Term("tried_once", "einmal erprobt", "An einem Ort einmal getestet."),
    Term("tried_often", "mehrfach erprobt", "An einem Ort mehrmals oder über längere Zeit getestet."),
    Term(
        "confirmed",
        "in mehreren Städten bestätigt",
        "In mindestens zwei Städten mit ähnlichem Ergebnis getestet.",
    ),
)

EFFORT_LEVELS = vocabulary(
    "effort_levels",
    "Aufwand",
    "Arbeitszeit und Abstimmung im Rathaus und bei Partnern.",
    Term("low", "gering", "Neben der täglichen Arbeit zu schaffen."),
    Term("medium", "mittel", "Braucht feste Stunden über einige Wochen."),
    Term("high", "hoch", "Braucht eine eigene Stelle oder viele Monate."),
)

COST_LEVELS = vocabulary(
    "cost_levels",
    "Kosten",
    "Ausgaben ohne die eigene Arbeitszeit.",
    Term("low", "gering", "Aus laufenden Mitteln zu bezahlen."),
    Term("medium", "mittel", "Braucht einen eigenen Ansatz im Haushalt."),
    Term("high", "hoch", "Ohne Förderung oder Beschluss kaum zu bezahlen."),
)

OUTCOME_TYPES = vocabulary(
    "outcome_types",
    "Ergebnisart",
    "Was am Ende herauskommt.",
    Term("ideas", "Neue Ideen", "Vorschläge, mit denen man weiterarbeiten kann."),
    Term("decision_basis", "Entscheidungsgrundlage", "Grundlage für Rat oder Verwaltung."),
    Term("new_offer", "Neues Angebot", "Etwas, das es vorher in der Stadt nicht gab."),
    Term("network", "Netzwerk", "Menschen und Stellen, die nun zusammenarbeiten."),
    Term("data", "Daten und Erkenntnisse", "Zahlen, Antworten oder Beobachtungen."),
    Term("visibility", "Sichtbarkeit", "Das Thema ist in der Stadt bekannter geworden."),
)

OUTCOME_ASSESSMENTS = vocabulary(
    "outcome_assessments",
    "Ausgang",
    "Ob das Vorhaben erreicht hat, was es wollte. Auch ein Misserfolg ist wertvolles Wissen.",
    Term("succeeded", "gelungen", "Das Ziel wurde im Wesentlichen erreicht."),
    Term("partly", "teilweise gelungen", "Ein Teil des Ziels wurde erreicht."),
    Term("failed", "nicht gelungen", "Das Ziel wurde verfehlt; der Baustein erklärt, warum."),
    Term("open", "noch offen", "Für ein Urteil ist es zu früh."),
)

MODULE_RELATIONS = vocabulary(
    "module_relations",
    "Beziehung zwischen Bausteinen",
    "Wie zwei Bausteine zusammenhängen.",
    Term("method_for", "Methode zu", "Dieser Baustein beschreibt die Methode zum anderen."),
    Term("example_of", "Beispiel zu", "Dieser Baustein ist ein Anwendungsbeispiel des anderen."),
    Term("complements", "ergänzt", "Beide zusammen ergeben ein volleres Bild."),
    Term("contradicts", "widerspricht", "Die Erfahrungen weichen voneinander ab."),
    Term("prerequisite_for", "Voraussetzung für", "Dieser Baustein sollte vor dem anderen umgesetzt werden."),
)

LICENCES = vocabulary(
    "licences",
    "Nutzungsrechte",
    "Was andere mit dem Baustein tun dürfen.",
    Term("cc_by_4", "CC BY 4.0", "Weitergeben und verändern erlaubt, mit Nennung der Quelle."),
    Term("cc_by_sa_4", "CC BY-SA 4.0", "Wie CC BY, Veränderungen nur unter gleicher Lizenz."),
    Term(
        "all_rights_reserved",
        "alle Rechte vorbehalten",
        "Jede Nutzung über das Lesen hinaus nur nach Rückfrage.",
    ),
)
