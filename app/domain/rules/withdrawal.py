"""Which records rest on a consent that was taken back: whoever has them deletes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.attachment import Attachment
from app.domain.records.consent import Consent
from app.domain.records.interview import Interview
from app.domain.records.quote import Quote
from app.domain.rules.consent import revoked
from app.domain.rules.interview import WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.domain.record import Record
    from app.domain.rules.surroundings import Surroundings


def withdrawn(record: Record, around: Surroundings) -> bool:
    """Whether a consent that the record needs was taken back, wholly or for the purpose it is needed for."""
    interview = _interview(record, around)
    if interview is not None and interview.status in WITHDRAWN:
        return True
    return any(revoked(consent, purpose) for consent, purpose in _needed(record, around))


def _interview(record: Record, around: Surroundings) -> Interview | None:
    if isinstance(record, Quote):
        found = around.find(record.interview_id) if record.interview_id else None
        return found if isinstance(found, Interview) else None
    return record if isinstance(record, Interview) else None


def _needed(record: Record, around: Surroundings) -> Iterator[tuple[Consent, str]]:
    """Yield the consents that a record rests on, each with the purpose it is needed for."""
    interview = _interview(record, around)
    if interview is not None and interview.consent_id:
        purpose = "publish_quotes" if isinstance(record, Quote) else "interview_notes"
        yield from _consents([interview.consent_id], purpose, around)
    if isinstance(record, Attachment):
        yield from _consents(record.consent_refs, "photos", around)


def _consents(uids: Iterable[str], purpose: str, around: Surroundings) -> Iterator[tuple[Consent, str]]:
    for uid in uids:
        if isinstance(consent := around.find(uid), Consent):
            yield consent, purpose
