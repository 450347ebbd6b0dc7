"""Rules for the record Consent, and what a consent permits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.attachment import Attachment
from app.domain.records.consent import Consent
from app.domain.records.delivery import Delivery
from app.domain.records.interview import Interview
from app.domain.records.quote import Quote
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule
from app.domain.rules.words import is_past, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

NEED_NOTES = {"audio_recording", "transcription", "lab_evaluation"}


def granted(consent: Consent | None) -> frozenset[str]:
    """Return the purposes that a person allows as of now; without a consent, none.

    A consent in the Papierkorb is none. A revocation counts from the moment it is noted, and for everything
    unless it names single purposes.
    """
    if consent is None or consent.deleted_at or consent.status in ("revoked", "deleted"):
        return frozenset()
    if consent.revoked_scope == "all" or (consent.revoked_at and consent.revoked_scope != "partial"):
        return frozenset()
    return frozenset(consent.purposes) - frozenset(consent.revoked_purposes)


def revoked(consent: Consent, purpose: str) -> bool:
    """Whether the person allowed a purpose once and took that back."""
    return purpose in consent.purposes and purpose not in granted(consent)


def consent_of(interview: Interview | None, around: Surroundings) -> Consent | None:
    """Return the consent under which an interview was held."""
    consent = around.find(interview.consent_id) if interview and interview.consent_id else None
    return consent if isinstance(consent, Consent) else None


@rule(
    "R-EW-01", Consent, "purposes", severity=SAVE,
    message="Ohne Zweck 1 (Gespräch und Notizen) können die anderen Zwecke nicht gelten. Fragen Sie nach "
    "oder kreuzen Sie Zweck 1 mit an.",
)  # fmt: skip
def lacks_the_first_purpose(consent: Consent, around: Surroundings) -> bool:
    return bool(NEED_NOTES & set(consent.purposes)) and "interview_notes" not in consent.purposes


@rule(
    "R-EW-02", Consent, "revoked_at", "given_on", severity=SAVE,
    message="Der Widerruf liegt vor der Einwilligung. Prüfen Sie beide Daten.",
)  # fmt: skip
def is_revoked_before_it_is_given(consent: Consent, around: Surroundings) -> bool:
    return bool(consent.revoked_at and consent.given_on and consent.revoked_at < consent.given_on)


@rule(
    "R-EW-03", Consent, "revoked_purposes", severity=SAVE,
    message="Ein widerrufener Zweck war gar nicht erlaubt. Prüfen Sie die Häkchen bei „Widerrufene "
    "Zwecke“.",
)  # fmt: skip
def revokes_what_was_not_given(consent: Consent, around: Surroundings) -> bool:
    return not set(consent.revoked_purposes) <= set(consent.purposes)


@rule(
    "R-EW-04", Consent, "revocation_handled_at", "revoked_at", severity=RELEASE,
    message="Zu {pseudonym} liegt ein Widerruf vor, der noch nicht bearbeitet ist. Bevor etwas exportiert "
    "werden kann, arbeiten Sie die Liste der betroffenen Einträge ab.",
)  # fmt: skip
def waits_to_be_handled(consent: Consent, around: Surroundings) -> Iterator[Found]:
    if consent.revoked_at and not consent.revocation_handled_at:
        yield found(pseudonym=consent.pseudonym)


@rule(
    "R-EW-05", Consent, "recipients_notified_at", severity=HINT,
    message="Inhalte dieser Person waren in {anzahl} Lieferungen enthalten. Senden Sie dem Projektbüro "
    "die Widerrufsmeldung und tragen Sie den Tag ein.",
)  # fmt: skip
def recipients_do_not_know(consent: Consent, around: Surroundings) -> Iterator[Found]:
    if consent.revoked_at and not consent.recipients_notified_at:
        theirs = set(_records_of_person(consent, around))
        deliveries = (record for record in around.records("delivery") if isinstance(record, Delivery))
        count = sum(any(row.record_uid in theirs for row in delivery.contents) for delivery in deliveries)
        yield from [found(anzahl=count)] if count else []


def _records_of_person(consent: Consent, around: Surroundings) -> Iterator[str]:
    """Return the internal numbers of the interviews, quotes and pictures that rest on a consent."""
    interviews = {
        record.uid
        for record in around.records("interview")
        if isinstance(record, Interview) and record.consent_id == consent.uid
    }
    yield from interviews
    for quote in around.records("quote"):
        if isinstance(quote, Quote) and quote.interview_id in interviews:
            yield quote.uid
    for picture in around.records("attachment"):
        if isinstance(picture, Attachment) and consent.uid in picture.consent_refs:
            yield picture.uid


@rule(
    "R-EW-06", Consent, "retention_until", severity=HINT,
    message="Die Aufbewahrungsfrist ist am {datum} abgelaufen. Löschen Sie die Angaben oder begründen Sie "
    "im Vermerk, warum sie noch gebraucht werden.",
)  # fmt: skip
def is_kept_too_long(consent: Consent, around: Surroundings) -> Iterator[Found]:
    if consent.status != "deleted" and is_past(consent.retention_until, around.today):
        yield found(datum=said(consent, "retention_until"))


@rule(
    "R-EW-07", Consent, "retention_until", "given_on", severity=HINT,
    message="Die Frist reicht mehr als ein Jahr über das Projektende hinaus. Prüfen Sie, ob die Angaben "
    "so lange nötig sind.",
)  # fmt: skip
def is_meant_to_be_kept_too_long(consent: Consent, around: Surroundings) -> bool:
    project_end = around.lab.project_end
    if not consent.retention_until or not project_end:
        return False
    year_later = f"{int(project_end[:4]) + 1}{project_end[4:]}"  # no date for 29 February, but sorts like one
    return consent.retention_until > year_later
