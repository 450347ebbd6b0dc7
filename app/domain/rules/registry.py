"""How rules are written down: one small function each, under its id in the field catalogue."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.rules.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.domain.record import Record
    from app.domain.rules.spots import Spot
    from app.domain.rules.surroundings import Surroundings

R = TypeVar("R", bound="Record")


@dataclass(frozen=True, slots=True)
class Found:
    """One violation: where, if not at the rule's first field, and the words for its message."""

    field: str | None = None
    row: int | None = None
    words: Mapping[str, object] = dataclasses.field(default_factory=dict)


def found(field: str | None = None, row: int | None = None, **words: object) -> Found:
    """Describe one violation; ``words`` fill the placeholders of the rule's message."""
    return Found(field, row, words)


# Whether a rule is broken, or each place where it is.
Verdict = bool | Iterable[Found]
RecordCheck = Callable[[R, "Surroundings"], Verdict]
SpotCheck = Callable[["Spot", "Surroundings"], Verdict]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about a whole record. ``fields`` names what it is about; it shows at the first."""

    id: str
    kind: type[Record]
    fields: tuple[str, ...]
    severity: Severity
    message: str
    check: RecordCheck[Any]

    def problems(self, record: Record, around: Surroundings) -> Iterator[Problem]:
        """Return what the rule finds in a record of its kind."""
        place = self.fields[0] if self.fields else None
        for hit in _each(self.check(record, around)):
            text = _filled(self.message, hit.words)
            yield Problem(self.id, self.severity, hit.field or place, text, hit.row)


@dataclass(frozen=True, slots=True)
class SpotRule:
    """A rule about every field and every cell, each by itself."""

    id: str
    severity: Severity
    message: str
    check: SpotCheck

    def problems(self, spot: Spot, around: Surroundings) -> Iterable[Problem]:
        """Return what the rule finds at one place; nearly always that is nothing."""
        verdict = self.check(spot, around)
        return () if verdict is False else self._told(verdict, spot)

    def _told(self, verdict: Verdict, spot: Spot) -> Iterator[Problem]:
        for hit in _each(verdict):
            text = _filled(self.message, {"feld": spot.name, "abschnitt": spot.section, **hit.words})
            yield Problem(self.id, self.severity, spot.path, text, hit.row or spot.row)


RULES: list[Rule] = []
SPOT_RULES: list[SpotRule] = []


def rule(
    id_: str, kind: type[R], *fields: str, severity: Severity, message: str
) -> Callable[[RecordCheck[R]], RecordCheck[R]]:
    """Register a function that looks at a whole record; with the kind ``Record``, at every record."""

    def register(check: RecordCheck[R]) -> RecordCheck[R]:
        RULES.append(Rule(id_, kind, fields, severity, message, check))
        return check

    return register


def spot_rule(id_: str, *, severity: Severity, message: str) -> Callable[[SpotCheck], SpotCheck]:
    """Register a function that looks at one field or cell; {feld} and {abschnitt} are filled in for it."""

    def register(check: SpotCheck) -> SpotCheck:
        SPOT_RULES.append(SpotRule(id_, severity, message, check))
        return check

    return register


def _filled(message: str, words: Mapping[str, object]) -> str:
    return message.format_map({key: "…" if word is None else word for key, word in words.items()})


def _each(verdict: Verdict) -> Iterable[Found]:
    if isinstance(verdict, bool):
        return (Found(),) if verdict else ()
    return verdict
