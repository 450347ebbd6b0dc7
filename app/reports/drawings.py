"""What a figure shows: meaning, not looks. Whoever draws it needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Stripe:
    """Something that went on. ``exact`` means that both days are known, ``certain`` that it did happen."""

    first: dt.date
    last: dt.date
    exact: bool
    certain: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of a timeline, its stripes in the order of time."""

    label: str
    stripes: tuple[Stripe, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes from top to bottom within a time; stripes may begin before it or end after it."""

    start: dt.date
    end: dt.date
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, from 0 to 1, and how it is written."""

    label: str
    part: float
    shown: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Parts that each are of a whole of their own; they need not add up."""

    rows: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign of the vocabulary of relations, and how often it was given."""

    relation: str
    count: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """Rows against columns. Each row has as many cells as there are columns; a cell may be empty."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Mark, ...], ...]], ...]


Drawing = Timeline | Shares | Crossing
