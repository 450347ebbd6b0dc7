"""Rules for the record Delivery."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.domain.records.delivery import Delivery
from app.domain.records.interview import Interview
from app.domain.rules.consent import consent_of, granted
from app.domain.rules.problems import HINT, RELEASE, SAVE
from app.domain.rules.registry import Found, found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

DAYS_TO_HAND_OVER = 14
BYTES_PER_MB = 1_000_000


@rule(
    "R-LI-01", Delivery, "check_result", severity=RELEASE,
    message="In den Dateien wurde etwas Personenbezogenes gefunden. Es ist keine Lieferung entstanden; "
    "beheben Sie die genannten Stellen und erstellen Sie sie neu.",
)  # fmt: skip
def failed_the_check(delivery: Delivery, around: Surroundings) -> bool:
    return delivery.check_result == "failed" and delivery.status != "discarded"


@rule(
    "R-LI-02", Delivery, "handed_over_on", severity=HINT,
    message="Die Lieferung Nr. {nummer} ist erstellt, aber noch nicht als übergeben vermerkt. Tragen Sie "
    "Tag und Weg ein oder verwerfen Sie sie.",
)  # fmt: skip
def waits_to_be_handed_over(delivery: Delivery, around: Surroundings) -> Iterator[Found]:
    if delivery.status == "created" and delivery.created_on:
        created = dt.datetime.fromisoformat(delivery.created_on).astimezone().date()
        if (around.today - created).days > DAYS_TO_HAND_OVER:
            yield found(nummer=delivery.sequence_no)


@rule(
    "R-LI-03", Delivery, "kind", "contents", severity=SAVE,
    message="Für die Übergabe des Transkripts fehlt Zweck 5 oder die Pseudonymisierung. Ohne beides "
    "bleibt es im Labor.",
)  # fmt: skip
def hands_over_a_transcript_without_consent(delivery: Delivery, around: Surroundings) -> bool:
    if delivery.kind != "transcript_handover":
        return False
    contents = (around.find(row.record_uid) for row in delivery.contents if row.record_uid)
    interviews = [record for record in contents if isinstance(record, Interview)]
    return not all(_may_be_handed_over(interview, around) for interview in interviews)


def _may_be_handed_over(interview: Interview, around: Surroundings) -> bool:
    ready = interview.status in ("pseudonymised", "evaluated")
    return ready and "sharing_transcript" in granted(consent_of(interview, around))


@rule(
    "R-LI-04", Delivery, "files", severity=HINT,
    message="Das Paket ist größer als {grenze} MB und passt oft in keine E-Mail. Teilen Sie es in Texte "
    "und Bilder.",
)  # fmt: skip
def is_too_big_to_send(delivery: Delivery, around: Surroundings) -> Iterator[Found]:
    limit = int(around.settings["package_max_mb"])
    if sum(file.size_bytes or 0 for file in delivery.files) > limit * BYTES_PER_MB:
        yield found(grenze=limit)
