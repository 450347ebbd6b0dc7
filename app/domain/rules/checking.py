"""Running the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.rules.declared import TARGET
from app.domain.rules.problems import FOR_GOOD, GAPS, HINT, Problem
from app.domain.rules.registry import RULES, SPOT_RULES
from app.domain.rules.spots import spots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.fields import Field
    from app.domain.record import Record
    from app.domain.rules.surroundings import Surroundings


def check(record: Record, around: Surroundings) -> tuple[Problem, ...]:
    """Return all problems of a record, in the order of its form. What lies in the Papierkorb has none.

    The values must be of the types that their fields declare; whoever reads files sees to that.
    """
    if record.deleted_at:
        return ()
    of_record = list(_record_problems(record, around))
    told = {(problem.field, problem.row) for problem in of_record if problem.severity is not HINT}
    of_spots = [
        p for p in _spot_problems(record, around) if not (_is_general(p) and (p.field, p.row) in told)
    ]
    order = {field.id: number for number, field in enumerate(record.about.fields)}
    return tuple(sorted(of_record + of_spots, key=lambda problem: _position(problem, order)))


def missing(record: Record, around: Surroundings) -> tuple[Field, ...]:
    """Return the fields that must be filled and are empty; rows of lists are not looked into."""
    problems = (*_record_problems(record, around, GAPS), *_spot_problems(record, around, GAPS))
    empty = {problem.field for problem in problems if problem.row is None}
    return tuple(field for field in record.about.fields if field.id in empty)


def closed_for_good(record: Record, around: Surroundings) -> str:
    """Return why a value may not be other than it is stored, "" if nothing of that kind was changed.

    Ask this also of changes that the other rules let pass: steps back, another lab's record, a decision.
    """
    return next((problem.message for problem in _record_problems(record, around, FOR_GOOD)), "")


def _record_problems(record: Record, around: Surroundings, only: tuple[str, ...] = ()) -> Iterator[Problem]:
    for rule in RULES:
        if isinstance(record, rule.kind) and (not only or rule.id in only):
            yield from rule.problems(record, around)


def _spot_problems(record: Record, around: Surroundings, only: tuple[str, ...] = ()) -> Iterator[Problem]:
    rules = [rule for rule in SPOT_RULES if not only or rule.id in only]
    for spot in spots(record):
        for rule in rules:
            yield from rule.problems(spot, around)


def _is_general(problem: Problem) -> bool:
    """Whether a rule about the whole record, where there is one, says the same better."""
    return problem.is_gap or problem.rule == TARGET


def _position(problem: Problem, order: dict[str, int]) -> tuple[int, int]:
    place = (problem.field or "").partition(".")[0]
    return order.get(place, -1), problem.row or 0
