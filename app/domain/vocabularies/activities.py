"""Activities: kinds, phases, how they are known."""

from __future__ import annotations

from app.domain.vocabulary import Term, vocabulary

ACTIVITY_TYPES = vocabulary(
    "activity_types",
    "Art der Aktivität",
    "Ordnet ein, was Sie durchgeführt haben.",
    Term(
        "opening_event",
        "Auftakt oder Eröffnung",
        "Ein Projekt, ein Ort oder eine Reihe beginnt öffentlich.",
    ),
    Term("workshop", "Workshop", "Eine Gruppe arbeitet gemeinsam an einer Frage und hält Ergebnisse fest."),
    Term(
        "citizen_workshop",
        "Bürgerworkshop",
        "Workshop, zu dem alle Bürgerinnen und Bürger eingeladen sind.",
    ),
    Term(
        "citizen_dialogue",
        "Bürgerdialog",
        "Offenes Gespräch zwischen Stadt und Bürgerschaft ohne feste Arbeitsgruppen.",
    ),
    Term("citizen_survey", "Bürgerbefragung", "Umfrage unter Bürgerinnen und Bürgern mit Fragebogen."),
    Term(
        "business_survey",
        "Unternehmensbefragung",
        "Umfrage unter Betrieben, Selbständigen oder Händlerinnen und Händlern.",
    ),
    Term("popup_coworking", "Pop-up-Coworking", "Gemeinsamer Arbeitsort auf Zeit, der etwas ausprobiert."),
    Term(
        "trial_work",
        "Probearbeiten oder Schnuppertag",
        "Menschen testen einen bestehenden Arbeitsort für kurze Zeit.",
    ),
    Term(
        "theme_week",
        "Themen- oder Projektwoche",
        "Mehrere Veranstaltungen an aufeinanderfolgenden Tagen unter einem Thema.",
    ),
    Term("talk_panel", "Vortrag, Talk oder Podium", "Fachbeitrag oder Gesprächsrunde vor Publikum."),
    Term("city_walk", "Stadtspaziergang oder Ortsbegehung", "Gemeinsamer Rundgang zu Orten, um die es geht."),
    Term("excursion", "Exkursion", "Fahrt zu einem Beispiel außerhalb der eigenen Stadt."),
    Term(
        "expert_talk",
        "Expertengespräch oder Gesprächsrunde",
        "Gespräch in kleiner Runde ohne Publikum, etwa zur Erkundung.",
    ),
    Term("taskforce", "Taskforce oder Arbeitsgruppe", "Feste Gruppe, die sich mehrmals trifft."),
    Term(
        "transfer_workshop",
        "Transferwerkstatt",
        "Treffen der Städte des Verbunds zum Austausch und zur Abstimmung.",
    ),
    Term(
        "network_meeting",
        "Netzwerktreffen oder Erfahrungsaustausch",
        "Austausch mit anderen Kommunen oder Fachleuten über den Verbund hinaus.",
    ),
    Term(
        "political_visit",
        "Besuch aus Politik oder Fachwelt",
        "Abgeordnete, Ministerien oder Fachstellen informieren sich vor Ort.",
    ),
    Term(
        "council",
        "Beschluss oder Bericht im Rat",
        "Beratung, Beschluss oder Sachstand in einem gewählten Gremium.",
    ),
    Term(
        "staffing",
        "Personal und Zuständigkeit",
        "Eine Stelle wird geschaffen, besetzt oder eine zuständige Person benannt.",
    ),
    Term(
        "preparation",
        "Vorbereitung und Aufbau",
        "Räume mieten, ausstatten, Konzepte schreiben, Testbetrieb.",
    ),
    Term("selection", "Bewerbung oder Auswahlverfahren", "Aufruf, Bewerbung, Jury oder Zusage."),
    Term("closing", "Abschluss und Bilanz", "Ein Vorhaben endet und wird gemeinsam bewertet."),
    Term(
        "public_relations",
        "Öffentlichkeitsarbeit",
        "Pressetext, Ausstellung, Film, Website oder Aktion zur Bekanntmachung.",
    ),
    Term("research", "Recherche oder Datenanalyse", "Auswertung vorhandener Daten, Berichte oder Karten."),
    Term("other", "Sonstiges", "Nichts davon passt; benennen Sie die Art im Feld daneben."),
)

PROJECT_RELATION = vocabulary(
    "project_relation",
    "Zeitlicher Bezug",
    "Ordnet die Aktivität zur Projektlaufzeit ein.",
    Term("before", "Vorlauf", "Fand vor dem Projektstart statt, ist für das Labor aber wichtig."),
    Term("during", "im Projekt", "Fand während der Projektlaufzeit statt."),
    Term("after", "Nachlauf", "Fand nach dem Projektende statt."),
)

PHASES = vocabulary(
    "phases",
    "Projektphase",
    "Arbeitsschritt des Labors.",
    Term("exploration", "Erkundung", "Zuhören, ansehen, befragen: Was beschäftigt die Stadt?"),
    Term("condensation", "Verdichtung", "Befunde bündeln und mit Beteiligten zu einer Idee entwickeln."),
    Term("trial", "Erprobung", "Eine Idee auf Zeit in der Wirklichkeit testen."),
    Term(
        "evaluation_transfer",
        "Auswertung und Transfer",
        "Den Versuch auswerten und das Gelernte weitergeben.",
    ),
)

DOCUMENTATION_BASIS = vocabulary(
    "documentation_basis",
    "Beleglage",
    "Woher Sie wissen, dass und wie die Aktivität stattfand.",
    Term("own_record", "selbst dokumentiert", "Das Labor war dabei und hält es aus erster Hand fest."),
    Term("reported", "berichtet", "Eine Quelle berichtet, dass es stattgefunden hat."),
    Term("announced", "nur angekündigt", "Nur die Ankündigung ist belegt, der Verlauf nicht."),
    Term("inferred", "erschlossen", "Aus mehreren Angaben hergeleitet."),
)

ACTIVITY_MODES = vocabulary(
    "activity_modes",
    "Durchführungsform",
    "Wie die Menschen zusammenkamen.",
    Term("on_site", "vor Ort", "Alle Beteiligten waren an einem Ort."),
    Term("online", "online", "Alle waren über das Internet verbunden."),
    Term("hybrid", "hybrid", "Ein Teil war vor Ort, ein Teil zugeschaltet."),
)

OWN_ROLES = vocabulary(
    "own_roles",
    "Rolle der eigenen Stadt",
    "Welche Rolle Ihre Stadt bei einem gemeinsamen Ereignis hatte.",
    Term("host", "Gastgeberin", "Die Stadt hat eingeladen oder Räume gestellt."),
    Term("participant", "Teilnehmerin", "Die Stadt war dabei."),
    Term("contributor", "Mitwirkende", "Die Stadt hat einen Programmteil gestaltet."),
)

PHOTO_NOTICE = vocabulary(
    "photo_notice",
    "Hinweis auf Fotos",
    "Ob Teilnehmende vorab auf Fotoaufnahmen hingewiesen wurden.",
    Term("yes", "Hinweis erfolgt", "Aushang, Einladung oder Ansage haben auf Fotos hingewiesen."),
    Term("no", "kein Hinweis", "Es wurde fotografiert, aber nicht darauf hingewiesen."),
    Term("no_photos", "keine Fotos", "Es wurde nicht fotografiert."),
)

PARTICIPANT_LIST = vocabulary(
    "participant_list",
    "Teilnehmendenliste",
    "Was mit einer Namensliste geschehen ist. Das Programm speichert selbst keine Namen.",
    Term("none", "keine Liste", "Es wurde keine Namensliste geführt."),
    Term("on_paper", "auf Papier vorhanden", "Die Liste liegt bei der genannten Stelle."),
    Term("destroyed", "vernichtet", "Die Liste wurde datenschutzgerecht vernichtet."),
)

CONTINUATION = vocabulary(
    "continuation",
    "Wie es nach der Förderung weiterging",
    "Hält fest, was von einem Vorhaben geblieben ist.",
    Term("continues", "läuft weiter", "Das Angebot besteht im Wesentlichen unverändert fort."),
    Term(
        "continues_changed",
        "läuft verändert weiter",
        "Es gibt eine Nachfolge, etwa mit neuem Träger oder Ort.",
    ),
    Term("ended", "beendet", "Das Angebot besteht nicht mehr."),
    Term("planned", "Fortführung geplant", "Eine Fortführung ist vorgesehen, aber noch nicht erreicht."),
    Term("unknown", "unbekannt", "Der Ausgang ist nicht belegt."),
    Term("not_applicable", "war einmalig", "Eine Fortführung war nie vorgesehen."),
)
