"""How a record stands: what is wrong, what is missing, and where."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.rules.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.domain.fields import Field
    from app.domain.rules.problems import Problem
    from ui.forms.draft import Unread

ERROR, GAP, HINT = "err", "warn", "hint"


class Standing:
    """Problems by field, those of a list's cells at the list; ``unread`` counts as wrong."""

    def __init__(self, problems: Iterable[Problem] = (), unread: Mapping[str, Unread] | None = None) -> None:
        """Sort what the rules found."""
        self._unread = frozenset(unread or ())
        self.by_field: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            field = (problem.field or "").partition(".")[0]
            if field not in self._unread:
                self.by_field[field].append(problem)

    def at(self, field: str) -> Sequence[Problem]:
        """Return what the rules say of a field."""
        return self.by_field.get(field, ())

    def in_row(self, list_: str, row: int) -> dict[str, list[Problem]]:
        """Return what the rules say of the cells of a row, by column; rows count from 1."""
        cells: dict[str, list[Problem]] = defaultdict(list)
        for problem in self.at(list_):
            if problem.row == row:
                column = (problem.field or "").partition(".")[2]
                cells[column].append(dataclasses.replace(problem, row=None))
        return cells

    def tone_at(self, field: str) -> str:
        """Return the gravest thing at a field: ERROR, GAP, HINT or ""."""
        if field in self._unread:
            return ERROR
        found = {tone_of(problem) for problem in self.at(field)}
        return next((tone for tone in (ERROR, GAP, HINT) if tone in found), "")

    def tone_of_section(self, fields: Iterable[Field]) -> str:
        """Return the gravest thing in a section; hints do not count."""
        tones = {self.tone_at(field.id) for field in fields}
        return next((tone for tone in (ERROR, GAP) if tone in tones), "")

    @property
    def errors(self) -> int:
        """How many things are wrong."""
        return self._count(ERROR) + len(self._unread)

    @property
    def gaps(self) -> int:
        """How many necessary things are missing."""
        return self._count(GAP)

    def _count(self, tone: str) -> int:
        return sum(tone_of(problem) == tone for found in self.by_field.values() for problem in found)

    @property
    def words(self) -> str:
        """What is wrong and missing, in words; nothing for a complete record."""
        parts = []
        if self.errors:
            parts.append(f"{self.errors} Fehler")
        if self.gaps:
            parts.append("1 fehlende Angabe" if self.gaps == 1 else f"{self.gaps} fehlende Angaben")
        return " und ".join(parts)


def tone_of(problem: Problem) -> str:
    """Return how grave a problem is."""
    if problem.severity is Severity.HINT:
        return HINT
    return GAP if problem.is_gap else ERROR
