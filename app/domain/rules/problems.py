"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

GAPS = ("R-ALL-03", "R-ALL-04")
FOR_GOOD = ("R-LA-06",)  # what they close stays as it is, wherever a change comes from


class Severity(StrEnum):
    """What a problem stands in the way of; SAVE stands in the way of release as well."""

    SAVE = "save"
    RELEASE = "release"
    HINT = "hint"


SAVE, RELEASE, HINT = Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule, at one place.

    ``rule`` is its id in the catalogue, or one of the words in ``declared`` for limits that only a field's
    declaration states. ``field`` is where it shows: a field's id, ``list.column`` for a cell, None for the
    whole record. ``row`` counts from 1, as the rows of lists do for people.
    """

    rule: str
    severity: Severity
    field: str | None
    message: str
    row: int | None = None

    @property
    def is_gap(self) -> bool:
        """Whether something is missing rather than wrong."""
        return self.rule in GAPS


def is_error(problem: Problem, missing: Collection[str]) -> bool:
    """Whether something is wrong rather than missing; ``missing`` are the empty required fields by id.

    A rule about the record as a whole sums up what is missing, as long as something is. What keeps a record
    from being stored is wrong in any case.
    """
    if problem.severity is not Severity.RELEASE:
        return problem.severity is Severity.SAVE
    field = (problem.field or "").partition(".")[0]
    return not (problem.is_gap or (field in missing if field else missing))


def blocks_saving(problems: Iterable[Problem]) -> bool:
    """Whether the record may not be stored as it is."""
    return any(problem.severity is Severity.SAVE for problem in problems)


def blocks_release(problems: Iterable[Problem]) -> bool:
    """Whether the record may neither be released nor delivered as it is."""
    return any(problem.severity is not Severity.HINT for problem in problems)
