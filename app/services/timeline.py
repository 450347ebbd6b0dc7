"""Activities in time, as exactly as they are known: those of a lab by phase, those of many by town."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import dates
from app.domain.periods import project_of
from app.domain.vocabularies.activities import PHASES
from app.storage import queries
from app.storage.queries import ListQuery

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import sqlalchemy as sa

    from app.domain.records.lab import Lab
    from app.services.book import LabBook
    from app.storage.queries import ListRow

_COLUMNS = ("start", "end", "phase", "documentation_basis", "status")
MOST = 400  # more marks than that are no picture any more
_NO_PHASE = "ohne Phase"


@dataclass(frozen=True)
class Mark:
    """One activity. ``first`` is None if nobody knows when; ``exact`` means that both days are known.

    ``lane`` is the key of the lane it stands in, ``certain`` whether it is known to have happened, or to be
    going on.
    """

    uid: str
    title: str
    lane: str
    first: dt.date | None
    last: dt.date | None
    exact: bool
    certain: bool
    when: str


@dataclass(frozen=True)
class Timeline:
    """The marks within the project, and how many activities lie before or after it.

    ``lanes`` are labels by key, from top to bottom.
    """

    start: dt.date
    end: dt.date
    lanes: Mapping[str, str]
    marks: tuple[Mark, ...]
    outside: int


def timeline_of(connection: sa.Connection, lab: Lab, text: str = "") -> Timeline:
    """Return the activities of the project that fit a filter, as the list of activities understands it."""
    query = ListQuery("activity", sort="start", text=text)
    rows = [row for row in queries.page(connection, query, _COLUMNS, 0, MOST) if row.status != "cancelled"]
    lanes = {term.key: term.label for term in PHASES.terms}
    found = _timeline(lab, lanes, [_mark(row, row.values["phase"] or "") for row in rows])
    without = {"": _NO_PHASE} if any(not mark.lane for mark in found.marks) else {}
    return Timeline(found.start, found.end, {**lanes, **without}, found.marks, found.outside)


def read(book: LabBook, text: str = "") -> Timeline:
    """Return the activities of the project, see ``timeline_of``."""
    with book.reading() as connection:
        return timeline_of(connection, book.lab_in(connection), text)


def timeline_by_lab(lab: Lab, lanes: Mapping[str, str], rows: Sequence[ListRow]) -> Timeline:
    """Return activities of many labs within the project's time of ``lab``, a lane for each of ``lanes``."""
    return _timeline(lab, lanes, [_mark(row, row.values["lab_id"]) for row in rows])


def _timeline(lab: Lab, lanes: Mapping[str, str], marks: Sequence[Mark]) -> Timeline:
    start, end = project_of(lab)
    inside = tuple(mark for mark in marks if _is_inside(mark, start, end))
    return Timeline(start, end, lanes, inside, len(marks) - len(inside))


def _is_inside(mark: Mark, start: dt.date, end: dt.date) -> bool:
    if mark.first is None or mark.last is None:
        return True
    return mark.first <= end and mark.last >= start


def _mark(row: ListRow, lane: str) -> Mark:
    start, end = (_known(row.values[id_]) for id_ in ("start", "end"))
    one = start or end
    if start and end and dates.is_before(end, start):
        end = start  # the form says what is wrong; here it is one day
    return Mark(
        uid=row.uid,
        title=row.title or row.code,
        lane=lane,
        first=dates.first_day(one) if one else None,
        last=dates.last_day(end or one) if one else None,
        exact=bool(one) and all(dates.is_day(day) for day in (start, end) if day),
        certain=row.status != "planned" and row.values["documentation_basis"] != "announced",
        when=dates.span(start, end) or "ohne Datum",
    )


def _known(value: str | None) -> str | None:
    return value if value and value != dates.UNKNOWN and dates.is_fuzzy_date(value) else None
