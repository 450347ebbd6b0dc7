"""What a project or a lab may set differently: proposals, thresholds and retention periods.

The kind of a default (text or number) is the kind of the value.
"""

from __future__ import annotations

from app.setting import Kind, Setting

PROPOSAL = (
    "Gilt als Vorschlag für alle Laborbücher auf diesem Rechner. Ein Labor darf davon abweichen, solange die "
    "Einstellung nicht gesperrt ist."
)

# fmt: off
LAB_SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("project_end", "2023-03-31", "Projektende",
            "Vorschlag für neue Labore; in jedem Labor änderbar.", text=Kind.DAY),
        Setting("project_start", "2021-05-01", "Projektbeginn",
            "Vorschlag für neue Labore; in jedem Labor änderbar.", text=Kind.DAY),
        Setting("funding_note",
            "Gefördert im Rahmen der Pilotphase Kleinstadtakademie (ExWoSt) durch das für Bauen "
            "zuständige Bundesministerium, begleitet vom BBSR.",
            "Förderhinweis", "Vor dem Einsatz mit dem Fördergeber abstimmen."),
        Setting("small_count_threshold", 5, "Kleinste gezeigte Personenzahl",
            "Darunter steht „unter 5“."),
        Setting("small_group_interviews", 3, "Kleinste Gruppe je Rolle und Stadt",
            "Darunter wird die Rolle vergröbert."),
        Setting("package_max_mb", 20, "Größte Paketgröße in MB",
            "Darüber schlägt das Programm eine Teilung vor.", policy=PROPOSAL),
        Setting("picture_long_edge_px", 1600, "Lange Bildkante im Paket",
            "Größere Bilder werden für die Weitergabe verkleinert."),
        Setting("retention_recording_days", 30, "Aufnahme löschen nach geprüfter Abschrift (Tage)",
            "Spätestens sechs Monate nach dem Gespräch.", policy=PROPOSAL),
        Setting("retention_recording_max_months", 6, "Aufnahme spätestens löschen nach (Monate)",
            "Gerechnet vom Tag des Gesprächs.", policy=PROPOSAL),
        Setting("retention_raw_transcript_months", 3, "Rohtranskript nach Projektende (Monate)",
            "Danach löschen.", policy=PROPOSAL),
        Setting("retention_person_months", 3, "Name, Kontakt und Schlüssel nach Projektende (Monate)",
            "Früher, wenn alles anonym ist.", policy=PROPOSAL),
        Setting("retention_pseud_transcript_months", 12,
            "Pseudonymisiertes Transkript nach Projektende (Monate)",
            "Danach löschen oder nach Zweck 5 übergeben.", policy=PROPOSAL),
        Setting("retention_consent_proof_years", 3, "Nachweis der Einwilligung danach (Jahre)",
            "Solange Daten darauf beruhen, danach für rechtliche Ansprüche.", policy=PROPOSAL),
        Setting("retention_participant_list_months", 3, "Teilnehmendenlisten auf Papier (Monate)",
            "Danach vernichten.", policy=PROPOSAL),
        Setting("retention_photo_reminder_months", 12,
            "Erinnerung an Bilder ohne geklärte Grundlage (Monate)",
            "Danach klären oder löschen.", policy=PROPOSAL),
        Setting("retention_deletion_log_years", 3, "Löschprotokoll ohne Namen (Jahre)",
            "Danach löschen.", policy=PROPOSAL),
    )
}
# fmt: on
