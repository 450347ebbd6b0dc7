"""The rules about references: where they lead, and whether both ends may go equally far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.fields import Privacy, stricter
from app.domain.record import Record
from app.domain.records.guide import Guide
from app.domain.records.interview import Interview
from app.domain.rules.declared import TARGET
from app.domain.rules.problems import RELEASE
from app.domain.rules.registry import Found, found, rule, spot_rule
from app.domain.rules.spots import Spot, spots
from app.domain.rules.words import code_of
from app.domain.vocabularies.general import RELEASE_SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.rules.surroundings import Surroundings

QUESTIONS = "guide.questions"
# Where an interview appears outside its lab by nothing but its code.
BY_CODE_ONLY = ("interview_id", "evidence.target", "counter_evidence.target")


@spot_rule(
    TARGET, severity=RELEASE,
    message="„{feld}“ verweist auf einen Eintrag, den es nicht mehr gibt. Wählen Sie einen anderen oder "
    "leeren Sie das Feld.",
)  # fmt: skip
def leads_nowhere(spot: Spot, around: Surroundings) -> bool:
    chosen = spot.field.target and not spot.field.computed
    return bool(chosen) and not all(_exists(uid, spot, around) for uid in spot.values)


@spot_rule(
    TARGET, severity=RELEASE,
    message="{kennung} passt nicht zu „{feld}“. Wählen Sie einen anderen Eintrag.",
)  # fmt: skip
def leads_astray(spot: Spot, around: Surroundings) -> Iterator[Found]:
    if spot.field.target and QUESTIONS not in spot.field.target:
        targets = (around.find(uid) for uid in spot.values)
        yield from (found(kennung=target.code) for target in targets if target and not _fits(target, spot))


@rule(
    "R-ALL-10", Record, "release_scope", severity=RELEASE,
    message="Dieser Eintrag soll weitergegeben werden, verweist aber auf {kennung}, das im Labor bleibt. "
    "Geben Sie den anderen Eintrag weiter oder entfernen Sie den Verweis.",
)  # fmt: skip
def leads_to_what_stays(record: Record, around: Surroundings) -> Iterator[Found]:
    if _scope(record).leaves_town:
        leaving = (spot for spot in spots(record) if spot.field.target and spot.privacy.leaves_town)
        staying = (uid for spot in leaving for uid in spot.values if _stays(uid, record, spot, around))
        yield from (found(kennung=code_of(uid, around)) for uid in dict.fromkeys(staying))


def _exists(uid: str, spot: Spot, around: Surroundings) -> bool:
    if QUESTIONS in spot.field.target:
        return any(uid == question.question_uid for guide in _guides(around) for question in guide.questions)
    target = around.find(uid)
    if target is None:
        return uid == getattr(spot.holder, "uid", None) or around.is_elsewhere(uid)
    return not target.deleted_at


def _guides(around: Surroundings) -> Iterator[Guide]:
    return (guide for guide in around.records("guide") if isinstance(guide, Guide))


def _fits(target: Record, spot: Spot) -> bool:
    accepted = spot.field.target_filter
    return target.about.name in spot.field.target and (accepted is None or accepted(target))


def _stays(uid: str, record: Record, spot: Spot, around: Surroundings) -> bool:
    """Whether the record is to go further than the one it leads to; other labs' records are here already."""
    target = around.find(uid)
    if target is None or target.lab_id != record.lab_id:
        return False
    if isinstance(target, Interview) and spot.path in BY_CODE_ONLY:
        return False
    going = stricter(spot.privacy, _scope(record))
    return stricter(going, _scope(target)) is not going


def _scope(record: Record) -> Privacy:
    known = record.release_scope in RELEASE_SCOPE.keys
    return Privacy(record.release_scope) if known else Privacy.INTERNAL
