"""Rules for the record Interview. Without consent nothing that was said may be stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.domain.record import has_content
from app.domain.records.interview import Interview
from app.domain.rules.changes import changed
from app.domain.rules.consent import consent_of, granted
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.surroundings import others
from app.domain.rules.words import is_past, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

# The program blocks an interview first and clears it afterwards, so these may hold what is no longer allowed.
WITHDRAWN = ("blocked", "deleted")


def _lacks(interview: Interview, purpose: str, around: Surroundings) -> bool:
    """Whether there is a consent, but not for this purpose."""
    bound = bool(interview.consent_id) and interview.status not in WITHDRAWN
    return bound and purpose not in granted(consent_of(interview, around))


@rule(
    "R-IV-01", Interview, "consent_id", severity=SAVE,
    message="Ohne Einwilligung dürfen nur Rolle, Datum und die Planung (Form, Leitfaden, Aktivität) "
    "gespeichert werden. Legen Sie zuerst die Einwilligung an und wählen Sie sie im Abschnitt "
    "„Datenschutz“.",
)  # fmt: skip
def lacks_consent(interview: Interview, around: Surroundings) -> bool:
    held = interview.status not in ("planned", "deleted") or interview.recording not in (None, "none")
    return not interview.consent_id and (held or has_content(interview))


@rule(
    "R-IV-02", Interview, "consent_id", "answers", "summary", severity=SAVE,
    message="Die Person hat nicht erlaubt, das Gespräch mitzuschreiben (Zweck 1). Entfernen Sie Antworten "
    "und Notizen oder holen Sie die Einwilligung ein.",
)  # fmt: skip
def may_not_be_noted(interview: Interview, around: Surroundings) -> bool:
    return has_content(interview) and _lacks(interview, "interview_notes", around)


@rule(
    "R-IV-03", Interview, "recording", "consent_id", severity=SAVE,
    message="Eine Aufnahme ohne Einwilligung ist nicht erlaubt (Zweck 2). Löschen Sie die Aufnahme oder "
    "tragen Sie die erteilte Einwilligung nach.",
)  # fmt: skip
def may_not_be_recorded(interview: Interview, around: Surroundings) -> bool:
    recorded = interview.recording not in (None, "none")
    return recorded and _lacks(interview, "audio_recording", around)


@rule(
    "R-IV-04", Interview, "transcript_raw", "transcript_pseud", severity=SAVE,
    message="Für eine Abschrift fehlt die Einwilligung (Zweck 3). Entfernen Sie das Transkript.",
)  # fmt: skip
def may_not_be_transcribed(interview: Interview, around: Surroundings) -> Iterator[Found]:
    if _lacks(interview, "transcription", around):
        written = (id_ for id_ in ("transcript_raw", "transcript_pseud") if getattr(interview, id_))
        yield from (found(id_) for id_ in written)


@rule(
    "R-IV-05", Interview, "summary", severity=SAVE,
    message="Für die Auswertung fehlt die Einwilligung (Zweck 4). Entfernen Sie die Verdichtung oder "
    "holen Sie die Einwilligung ein.",
)  # fmt: skip
def may_not_be_evaluated(interview: Interview, around: Surroundings) -> bool:
    return bool(interview.summary) and _lacks(interview, "lab_evaluation", around)


@rule(
    "R-IV-06", Interview, "date", "consent_id", severity=SAVE,
    message="Die Einwilligung trägt ein späteres Datum als das Gespräch. Prüfen Sie beide Daten; eine "
    "Einwilligung muss vorher vorliegen.",
)  # fmt: skip
def was_held_before_consent(interview: Interview, around: Surroundings) -> bool:
    consent = consent_of(interview, around)
    return bool(consent and consent.given_on and interview.date and consent.given_on > interview.date)


@rule(
    "R-IV-07", Interview, "consent_id", "pseudonym", severity=SAVE,
    message="Die gewählte Einwilligung gehört zu einer anderen Person. Wählen Sie die Einwilligung zu "
    "{pseudonym}.",
)  # fmt: skip
def rests_on_anothers_consent(interview: Interview, around: Surroundings) -> Iterator[Found]:
    consent = consent_of(interview, around)
    if consent and consent.pseudonym != interview.pseudonym:
        yield found(pseudonym=interview.pseudonym)


@rule(
    "R-IV-08", Interview, "recording_deleted_at", "recording_delete_by", severity=HINT,
    message="Die Aufnahme zu {code} sollte bis {datum} gelöscht sein. Löschen Sie die Datei und tragen "
    "Sie den Tag ein.",
)  # fmt: skip
def keeps_its_recording(interview: Interview, around: Surroundings) -> Iterator[Found]:
    if not interview.recording_deleted_at and is_past(interview.recording_delete_by, around.today):
        yield found(code=interview.code, datum=said(interview, "recording_delete_by"))


@rule(
    "R-IV-09", Interview, "role_category", severity=HINT,
    message="Aus Ihrer Stadt gibt es weniger als drei Gespräche mit der Rolle „{rolle}“. Im Export "
    "erscheint stattdessen „eine Person aus der Stadt“, damit niemand erkennbar ist.",
)  # fmt: skip
def stands_out_by_its_role(interview: Interview, around: Surroundings) -> Iterator[Found]:
    if interview.role_category and interview.about.may_leave(interview):
        alike = sum(_is_alike(interview, other) for other in others(interview, around))
        if alike + 1 < int(around.settings["small_group_interviews"]):
            yield found(rolle=said(interview, "role_category"))


def _is_alike(one: Interview, other: Interview) -> bool:
    same = (one.lab_id, one.role_category) == (other.lab_id, other.role_category)
    return same and other.about.may_leave(other)


@rule(
    "R-IV-10", Interview, severity=SAVE,
    message="Dieses Gespräch ist nach einem Widerruf gesperrt und kann nicht bearbeitet werden. Schließen "
    "Sie die Löschung im Abschnitt „Datenschutz“ ab.",
)  # fmt: skip
def changes_while_blocked(interview: Interview, around: Surroundings) -> bool:
    before = around.find(interview.uid)
    if before is None or before.status != "blocked":
        return False
    by_id = interview.about.by_id
    written = (id_ for id_ in changed(before, interview) if by_id[id_].is_set(getattr(interview, id_)))
    return any(id_ != "recording_deleted_at" for id_ in written)


@rule(
    "R-IV-11", Interview, "consent_id", severity=RELEASE,
    message="Der Nachweis der Einwilligung ist unvollständig. Ergänzen Sie im Personentresor Form, Ablage "
    "und Informationsblatt.",
)  # fmt: skip
def rests_on_an_unproven_consent(interview: Interview, around: Surroundings) -> bool:
    consent = consent_of(interview, around) if around.has_vault and interview.status != "planned" else None
    return consent is not None and not consent.vault_complete


@rule(
    "R-IV-12", Interview, "transcript_pseud", "transcript_raw", severity=HINT,
    message="Im pseudonymisierten Transkript steht noch „{fund}“. Ersetzen Sie die Stelle, bevor Sie den "
    "Status ändern.",
)  # fmt: skip
def names_what_was_to_be_replaced(interview: Interview, around: Surroundings) -> Iterator[Found]:
    text = interview.transcript_pseud or ""
    for name in around.replacements(interview.pseudonym or "") if text else ():
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE):
            yield found(fund=name)
