"""Findings, evidence, theses and themes."""

from __future__ import annotations

from app.domain.vocabulary import Term, vocabulary

EVIDENCE_KINDS = vocabulary(
    "evidence_kinds",
    "Art des Belegs",
    "Worauf sich eine Erkenntnis stützt.",
    Term("activity", "Aktivität", "Etwas, das Sie durchgeführt oder beobachtet haben."),
    Term("interview", "Interview", "Ein Gespräch als Ganzes."),
    Term("quote", "Zitat", "Ein einzelner Satz aus einem Gespräch."),
    Term("attachment", "Dokument", "Ein Protokoll, Bericht oder Foto aus den Anlagen."),
    Term("figure", "Kennzahl", "Eine gezählte oder gemessene Zahl aus einer Aktivität."),
    Term("source", "öffentliche Quelle", "Ein Zeitungsbericht, eine Website oder ein amtliches Blatt."),
)

EVIDENCE_STRENGTH = vocabulary(
    "evidence_strength",
    "Stärke des Belegs",
    "Wie unmittelbar ein Beleg die Aussage trägt.",
    Term("direct", "direkt", "Der Beleg zeigt genau das, was die Aussage sagt."),
    Term("indirect", "indirekt", "Der Beleg legt die Aussage nahe, zeigt sie aber nicht selbst."),
)

FINDING_BASIS = vocabulary(
    "finding_basis",
    "Grundlage der Aussage",
    "Woher die Aussage stammt. Das ist etwas anderes als ihre Verlässlichkeit.",
    Term("measured", "gemessen oder gezählt", "Ergebnis einer Befragung, Zählung oder Messung."),
    Term("reported", "berichtet", "Von Beteiligten oder in einer Quelle so berichtet."),
    Term("feedback", "Rückmeldungen", "Äußerungen von Teilnehmenden oder Nutzenden, nicht gezählt."),
    Term("assessment", "Einschätzung", "Urteil von Verantwortlichen oder Fachleuten."),
    Term("own_interpretation", "eigene Deutung", "Schluss des Labors aus dem Verlauf oder einem Bericht."),
    Term("own_summary", "eigene Zusammenfassung", "Vom Labor aus mehreren Angaben zusammengefasst."),
    Term("assumption", "Arbeitsannahme", "Annahme, mit der gearbeitet wird; nicht geprüft."),
)

THESIS_RELATIONS = vocabulary(
    "thesis_relations",
    "Bezug zur These",
    "Was die Erkenntnis für eine These bedeutet.",
    Term("supports", "stützt", "Die Erkenntnis spricht für die These."),
    Term("contradicts", "widerspricht", "Die Erkenntnis spricht gegen die These."),
    Term("qualifies", "differenziert", "Die These gilt nur zum Teil oder unter Bedingungen."),
    Term("open", "offen", "Die Erkenntnis berührt die These, entscheidet aber nichts."),
)

CONFIDENCE_LEVELS = vocabulary(
    "confidence_levels",
    "Verlässlichkeit",
    "Wie sicher Sie sich der Aussage sind.",
    Term("high", "hoch", "Mehrere gute Belege sagen dasselbe; neue Belege ändern wohl nichts."),
    Term("moderate", "mittel", "Gute Hinweise, aber mit Lücken."),
    Term("low", "gering", "Wenige oder uneinheitliche Belege."),
    Term("very_low", "sehr gering", "Kaum Belege; eher eine Vermutung."),
)

THESIS_ORIGINS = vocabulary(
    "thesis_origins",
    "Herkunft der These",
    "Woher die These stammt.",
    Term("article_2020", "Artikel 2020", "Aus dem Ausgangsartikel vom 04.12.2020."),
    Term("lab", "Labor", "Von einem Labor ergänzt; Kennung beginnt mit L-."),
    Term("office", "Projektbüro", "Vom Projektbüro für alle ergänzt."),
)

THESIS_KINDS = vocabulary(
    "thesis_kinds",
    "Art der These",
    "Wie die These im Ausgangstext steht.",
    Term("explicit", "ausdrücklich", "Steht als Aussage im Text."),
    Term("premise", "Annahme", "Wird im Text vorausgesetzt oder als Frage gestellt."),
    Term("question", "aus einer Frage gebildet", "Die Frage des Textes wurde zur prüfbaren Aussage."),
    Term("implicit", "zwischen den Zeilen", "Ergibt sich aus dem Zusammenhang."),
    Term("own", "eigene", "Nicht aus dem Ausgangstext."),
)

TESTABILITY = vocabulary(
    "testability",
    "Prüfbarkeit",
    "Womit sich die These prüfen lässt.",
    Term("own_data", "mit eigenen Daten", "Labore können selbst Belege sammeln."),
    Term(
        "secondary_only",
        "nur mit fremden Quellen",
        "Labore können dazu nur Studien und Berichte heranziehen.",
    ),
)

THESIS_ASSESSMENTS = vocabulary(
    "thesis_assessments",
    "Stand der These",
    "Wird aus den Erkenntnissen errechnet, je Labor und über alle Labore.",
    Term("open", "offen", "Noch keine gesicherte Erkenntnis stützt oder widerspricht."),
    Term("supported", "gestützt", "Gesicherte Erkenntnisse sprechen dafür, keine dagegen."),
    Term("contradicted", "widersprochen", "Gesicherte Erkenntnisse sprechen dagegen, keine dafür."),
    Term("mixed", "gemischt", "Es gibt Belege dafür und dagegen oder nur unter Bedingungen."),
)

THEME_ORIGINS = vocabulary(
    "theme_origins",
    "Herkunft des Themas",
    "Woher das Thema stammt.",
    Term("article_2020", "Artikel 2020", "Steht im Ausgangsartikel vom 04.12.2020."),
    Term("project", "Projekt", "Ergab sich aus der Arbeit des Verbunds."),
    Term("proposal", "Vorschlag", "Sinnvolle Ergänzung ohne Beleg im Artikel oder Projekt."),
    Term("lab", "Labor", "Von einem Labor für den eigenen Bestand ergänzt."),
)

ACADEMY_TOPICS = vocabulary(
    "academy_topics",
    "Themenfeld der Kleinstadtakademie",
    "Zuordnung zu den Themenfeldern der Plattform.",
    Term("work_economy", "Arbeiten und Wirtschaft", "Themenfeld der Plattform."),
    Term("inner_development", "Innenentwicklung", "Themenfeld der Plattform."),
    Term("integration_democracy", "Integration und lokale Demokratie", "Themenfeld der Plattform."),
    Term("other", "noch ohne Zuordnung", "Für dieses Thema ist kein Themenfeld der Plattform belegt."),
)
