"""What the tests of the rules are written with: small records and what surrounds them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.records.lab import Lab
from app.domain.rules import Alone, Problem, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.record import Record

T = TypeVar("T")
TODAY = dt.date(2022, 11, 22)


def new(kind: Callable[..., T], /, **values: Any) -> T:
    """Make a record or a list's row."""
    return kind(**values)


def stored(kind: Callable[..., T], uid: str, /, **values: Any) -> T:
    """Make a record of the lab whose code is its internal number."""
    return kind(**({"uid": uid, "code": uid, "lab_id": "LA"} | values))


LAB = stored(Lab, "LA", prefix="DIE", town="Dießen", project_start="2021-05-01", project_end="2023-03-31")


def problems(record: Record, *others: Record, **around: Any) -> tuple[Problem, ...]:
    """Check a record among others; what it is compared with is stored under the same number."""
    known: dict[str, Any] = {"today": TODAY, "lab": LAB, "stored": others}
    return check(record, Alone(**known | around))


@dataclass(frozen=True)
class Case:
    """A rule, a record that breaks it and one that does not."""

    rule: str
    bad: Record
    good: Record
    others: tuple[Record, ...]
    around: dict[str, Any]

    def verify(self) -> None:
        found = problems(self.bad, *self.others, **self.around)
        assert self.rule in {problem.rule for problem in found}
        assert not any(set(problem.message) & set("{}") for problem in found)
        assert not any("None" in problem.message for problem in found)
        fine = problems(self.good, *self.others, **self.around)
        assert self.rule not in {problem.rule for problem in fine}


def case(
    rule: str,
    kind: Callable[..., Record],
    bad: dict[str, Any],
    good: dict[str, Any],
    *others: Record,
    **around: Any,
) -> Case:
    """Write down a case; both records are called ``ME``."""
    return Case(rule, stored(kind, "ME", **bad), stored(kind, "ME", **good), others, around)
