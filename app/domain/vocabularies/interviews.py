"""Guides, interviews, quotes and consents."""

from __future__ import annotations

from app.domain.vocabulary import Term, vocabulary

ROLE_CATEGORIES = vocabulary(
    "role_categories",
    "Rolle der befragten Person",
    "Grobe Einordnung, die niemanden erkennbar macht.",
    Term("politics", "Kommunalpolitik", "Ehren- oder hauptamtlich gewählte Personen."),
    Term("administration", "Verwaltung", "Beschäftigte der Stadt oder anderer Behörden."),
    Term("business", "Wirtschaft und Unternehmen", "Leitung oder Beschäftigte von Betrieben."),
    Term("retail_gastro", "Einzelhandel und Gastronomie", "Läden, Cafés, Restaurants, Hotels."),
    Term("self_employed", "Selbständige und Freiberufliche", "Arbeiten auf eigene Rechnung."),
    Term(
        "employees",
        "Arbeitnehmende und Pendelnde",
        "Angestellt, mit oder ohne Arbeitsweg in eine andere Stadt.",
    ),
    Term(
        "coworking_operator",
        "Betrieb eines Coworking-Space",
        "Führt oder betreut einen gemeinsamen Arbeitsort.",
    ),
    Term("civil_society", "Verein, Initiative, Ehrenamt", "Engagiert sich freiwillig in der Stadt."),
    Term(
        "education_social",
        "Bildung, Soziales, Gesundheit",
        "Arbeitet in Schule, Pflege, Beratung oder Medizin.",
    ),
    Term("real_estate", "Immobilien und Eigentum", "Besitzt, vermietet oder entwickelt Gebäude."),
    Term("citizen", "Bürgerin oder Bürger", "Spricht ohne besondere Funktion."),
    Term("science", "Wissenschaft", "Forscht oder lehrt."),
    Term("other", "Sonstige", "Keine der genannten Rollen."),
)

AGE_BANDS = vocabulary(
    "age_bands",
    "Altersgruppe",
    "Grobe Spanne, freiwillige Angabe.",
    Term("under_30", "unter 30", "Jünger als 30 Jahre."),
    Term("30_44", "30 bis 44", "Zwischen 30 und 44 Jahren."),
    Term("45_64", "45 bis 64", "Zwischen 45 und 64 Jahren."),
    Term("65_plus", "65 und älter", "65 Jahre oder älter."),
    Term("not_stated", "keine Angabe", "Nicht gefragt oder nicht beantwortet."),
)

INTERVIEW_MODES = vocabulary(
    "interview_modes",
    "Gesprächsform",
    "Wie das Gespräch geführt wurde.",
    Term("on_site", "vor Ort", "Persönliches Treffen."),
    Term("phone", "Telefon", "Gespräch am Telefon."),
    Term("video", "Video", "Gespräch per Videokonferenz."),
    Term("written", "schriftlich", "Antworten per Brief, E-Mail oder Formular."),
)

RECORDING = vocabulary(
    "recording",
    "Aufzeichnung",
    "Ob und wie das Gespräch aufgenommen wurde.",
    Term("none", "keine", "Es gibt nur Notizen."),
    Term("audio", "Ton", "Tonaufnahme mit Einwilligung."),
    Term("video", "Bild und Ton", "Videoaufnahme mit Einwilligung."),
)

QUESTION_KINDS = vocabulary(
    "question_kinds",
    "Art der Frage",
    "Wie eine Frage beantwortet wird.",
    Term("open", "offen", "Die befragte Person antwortet frei."),
    Term("scale", "Skala", "Antwort auf einer Stufe, etwa von 1 bis 5."),
    Term("choice", "Auswahl", "Antwort aus vorgegebenen Möglichkeiten."),
)

GUIDE_ISSUERS = vocabulary(
    "guide_issuers",
    "Herausgeber des Leitfadens",
    "Wer den Leitfaden verantwortet.",
    Term("office", "Projektbüro", "Gemeinsamer Leitfaden für alle Labore."),
    Term("lab", "Labor", "Eigener Leitfaden eines Labors."),
)

ATTRIBUTION = vocabulary(
    "attribution",
    "Nennung beim Zitat",
    "Wie die sprechende Person im Dokument erscheint. Namen gibt das Programm nicht weiter.",
    Term("anonymous", "anonym", "Ohne jede Angabe zur Person."),
    Term("role", "Rolle", "Nur die grobe Rolle, etwa „Verwaltung“."),
    Term("function", "Funktion", "Amt oder Aufgabe; nur mit Einwilligung zur Nennung der Funktion."),
)

PERSON_APPROVAL = vocabulary(
    "person_approval",
    "Vorlage bei der Person",
    "Ob die befragte Person das Zitat gesehen hat.",
    Term("not_needed", "nicht nötig", "Eine Vorlage war nicht vereinbart."),
    Term("submitted", "vorgelegt", "Das Zitat liegt der Person zur Durchsicht vor."),
    Term("approved", "von der Person freigegeben", "Die Person hat dem Wortlaut zugestimmt."),
    Term("declined", "abgelehnt", "Die Person möchte nicht zitiert werden."),
)

CONSENT_PURPOSES = vocabulary(
    "consent_purposes",
    "Zwecke der Einwilligung",
    "Jeder Zweck wird einzeln gefragt. Ein nicht angekreuzter Zweck gilt als nicht erlaubt.",
    Term("interview_notes", "1 Gespräch und Notizen", "Das Gespräch führen und mitschreiben."),
    Term("audio_recording", "2 Tonaufnahme", "Das Gespräch aufzeichnen. Ohne Einwilligung ist das strafbar."),
    Term("transcription", "3 Transkription", "Die Aufnahme abschreiben."),
    Term("lab_evaluation", "4 Auswertung im Labor", "Das Gesagte im eigenen Labor auswerten."),
    Term(
        "sharing_transcript",
        "5 Weitergabe des pseudonymisierten Transkripts",
        "Das pseudonymisierte Transkript an die wissenschaftliche Begleitung oder den Verbund geben.",
    ),
    Term(
        "publish_quotes",
        "6 Veröffentlichung anonymer Zitate",
        "Einzelne Sätze ohne Namen veröffentlichen.",
    ),
    Term("name_function", "7 Nennung der Funktion", "Amt oder Aufgabe der Person nennen."),
    Term(
        "name_person",
        "8 Nennung des Namens",
        "Den Namen nennen. Wird festgehalten; das Programm gibt Namen trotzdem nicht weiter.",
    ),
    Term("photos", "9 Fotos", "Bilder der Person aufnehmen und verwenden."),
    Term("contact_again", "10 Erneute Kontaktaufnahme", "Die Person später noch einmal ansprechen."),
)

CONSENT_FORMS = vocabulary(
    "consent_forms",
    "Form der Einwilligung",
    "Wie die Einwilligung gegeben wurde.",
    Term("written", "schriftlich", "Unterschrift auf Papier."),
    Term("electronic", "elektronisch", "Zustimmung per E-Mail oder Formular."),
    Term(
        "oral_documented",
        "mündlich, dokumentiert",
        "Mündliche Zustimmung, die aufgezeichnet oder schriftlich festgehalten wurde.",
    ),
)

REVOCATION_SCOPE = vocabulary(
    "revocation_scope",
    "Umfang des Widerrufs",
    "Was die Person zurückgenommen hat.",
    Term("none", "kein Widerruf", "Die Einwilligung gilt unverändert."),
    Term("partial", "einzelne Zwecke", "Nur die genannten Zwecke gelten nicht mehr."),
    Term("all", "alles", "Die gesamte Einwilligung ist zurückgenommen."),
)
