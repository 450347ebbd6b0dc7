"""What a project or a lab may set differently: proposals, thresholds and retention periods."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabSetting:
    """One setting of a lab file. The kind of the default (text or number) is the kind of the value."""

    key: str
    label: str
    default: str | int
    help: str


# fmt: off
LAB_SETTINGS: dict[str, LabSetting] = {
    setting.key: setting
    for setting in (
        LabSetting(
            "project_end", "Projektende",
            "2023-03-31", "Vorschlag für neue Labore; in jedem Labor änderbar.",
        ),
        LabSetting(
            "project_start", "Projektbeginn",
            "2021-05-01", "Vorschlag für neue Labore; in jedem Labor änderbar.",
        ),
        LabSetting(
            "funding_note", "Förderhinweis",
            "Gefördert im Rahmen der Pilotphase Kleinstadtakademie (ExWoSt) durch das für Bauen "
            "zuständige Bundesministerium, begleitet vom BBSR.",
            "Vor dem Einsatz mit dem Fördergeber abstimmen.",
        ),
        LabSetting(
            "small_count_threshold", "Kleinste gezeigte Personenzahl",
            5, "Darunter steht „unter 5“.",
        ),
        LabSetting(
            "small_group_interviews", "Kleinste Gruppe je Rolle und Stadt",
            3, "Darunter wird die Rolle vergröbert.",
        ),
        LabSetting(
            "package_max_mb", "Größte Paketgröße in MB",
            20, "Darüber schlägt das Programm eine Teilung vor.",
        ),
        LabSetting(
            "picture_long_edge_px", "Lange Bildkante im Paket",
            1600, "Größere Bilder werden für die Weitergabe verkleinert.",
        ),
        LabSetting(
            "retention_recording_days", "Aufnahme löschen nach geprüfter Abschrift (Tage)",
            30, "Spätestens sechs Monate nach dem Gespräch.",
        ),
        LabSetting(
            "retention_recording_max_months", "Aufnahme spätestens löschen nach (Monate)",
            6, "Gerechnet vom Tag des Gesprächs.",
        ),
        LabSetting(
            "retention_raw_transcript_months", "Rohtranskript nach Projektende (Monate)",
            3, "Danach löschen.",
        ),
        LabSetting(
            "retention_person_months", "Name, Kontakt und Schlüssel nach Projektende (Monate)",
            3, "Früher, wenn alles anonym ist.",
        ),
        LabSetting(
            "retention_pseud_transcript_months", "Pseudonymisiertes Transkript nach Projektende (Monate)",
            12, "Danach löschen oder nach Zweck 5 übergeben.",
        ),
        LabSetting(
            "retention_consent_proof_years", "Nachweis der Einwilligung danach (Jahre)",
            3, "Solange Daten darauf beruhen, danach für rechtliche Ansprüche.",
        ),
        LabSetting(
            "retention_participant_list_months", "Teilnehmendenlisten auf Papier (Monate)",
            3, "Danach vernichten.",
        ),
        LabSetting(
            "retention_photo_reminder_months", "Erinnerung an Bilder ohne geklärte Grundlage (Monate)",
            12, "Danach klären oder löschen.",
        ),
        LabSetting(
            "retention_deletion_log_years", "Löschprotokoll ohne Namen (Jahre)",
            3, "Danach löschen.",
        ),
    )
}
# fmt: on
