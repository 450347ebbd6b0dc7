"""How a record or a row stands: what is wrong, what is missing, and where."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING

from app.domain.rules.problems import Severity, is_error

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from app.domain.fields import Field
    from app.domain.rules.problems import Problem
    from ui.forms.draft import Unread

ERROR, GAP, HINT = "err", "warn", "hint"
GRAVEST_FIRST = (ERROR, GAP, HINT)


class Standing:
    """Problems by field, those of a list's cells at the list.

    ``missing`` are the fields that must be filled and are not: what a rule says of these is no error, unless
    it keeps the record from being stored. What cannot be read is one, and all that counts at its field.
    """

    def __init__(
        self,
        problems: Iterable[Problem] = (),
        missing: Collection[str] = (),
        unread: Mapping[str, Unread] | None = None,
    ) -> None:
        """Sort what the rules found."""
        self._unread = dict(unread or {})
        self._missing = frozenset(missing) - frozenset(self._unread)
        self._found: dict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            field = (problem.field or "").partition(".")[0]
            if field not in self._unread:
                self._found[field].append(problem)

    def at(self, field: str) -> Sequence[Problem]:
        """Return what the rules say of a field."""
        return self._found.get(field, ())

    def is_missing(self, field: str) -> bool:
        """Whether a field is still to be filled."""
        return field in self._missing

    def in_row(self, list_: str, row: int, missing: Collection[str]) -> Standing:
        """Return how a row of a list stands, its columns being the fields; rows count from 1."""
        cells = (problem for problem in self.at(list_) if problem.row == row)
        return Standing([_as_of_row(problem) for problem in cells], missing)

    def tone_at(self, field: str) -> str:
        """Return the gravest thing at a field: ERROR, GAP, HINT or ""."""
        if field in self._unread:
            return ERROR
        tones = {self._tone(problem) for problem in self.at(field)}
        if self.is_missing(field):
            tones.add(GAP)
        return next((tone for tone in GRAVEST_FIRST if tone in tones), "")

    def sentences_at(self, field: str) -> Sequence[str]:
        """Return what there is to say of the gravest thing at a field. That it is empty is said by a chip."""
        if field in self._unread:
            return (self._unread[field].message,)
        tone = self.tone_at(field)
        said = [p for p in self.at(field) if self._tone(p) == tone and not (p.is_gap and p.row is None)]
        return tuple(dict.fromkeys(problem.message for problem in said))

    def tone_of_section(self, fields: Iterable[Field]) -> str:
        """Return the gravest thing in a section; hints do not count."""
        tones = {self.tone_at(field.id) for field in fields}
        return next((tone for tone in (ERROR, GAP) if tone in tones), "")

    def _tone(self, problem: Problem) -> str:
        if problem.severity is Severity.HINT:
            return HINT
        return ERROR if is_error(problem, self._missing) else GAP

    @property
    def missing(self) -> frozenset[str]:
        """The fields that are still to be filled."""
        return self._missing

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything the rules say that is more than an empty field."""
        found = (problem for at in self._found.values() for problem in at)
        return tuple(problem for problem in found if not (problem.is_gap and problem.row is None))

    @property
    def errors(self) -> int:
        """How many things are wrong."""
        found = (problem for at in self._found.values() for problem in at)
        return len(self._unread) + sum(self._tone(problem) == ERROR for problem in found)

    @property
    def gaps(self) -> int:
        """How many necessary things are missing, cells of rows included."""
        found = (problem for at in self._found.values() for problem in at)
        return len(self._missing) + sum(problem.is_gap and problem.row is not None for problem in found)

    @property
    def words(self) -> str:
        """What is wrong and missing, in words; nothing for a complete record."""
        parts = []
        if self.errors:
            parts.append(f"{self.errors} Fehler")
        if self.gaps:
            parts.append("1 fehlende Angabe" if self.gaps == 1 else f"{self.gaps} fehlende Angaben")
        return " und ".join(parts)


def _as_of_row(problem: Problem) -> Problem:
    column = (problem.field or "").partition(".")[2]
    return dataclasses.replace(problem, row=None, field=column)
