"""Figures: when something went on, what share something has, what towns say. All of it is in tables, too."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.periods import project_of
from app.domain.vocabularies.activities import PHASES
from app.domain.vocabularies.findings import THESIS_RELATIONS
from app.reports.drawings import Crossing, Lane, Mark, Share, Shares, Stripe, Timeline
from app.reports.model import Figure
from app.reports.openness import public
from app.reports.values import quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.domain.records.activity import Activity
    from app.domain.records.lab import Lab
    from app.reports.desk import Desk

_CREDIT = "Grafik: Laborbuch. Daten: {where}."
_KEY = "Punkt: ein Tag. Balken: so genau wie bekannt. Nur Umriss: geplant oder angekündigt."
_PERCENT = "%"
_WHOLE = Decimal(100)
MOST_LANES = 16  # more would take a page and be read by nobody
MOST_COLUMNS = 8  # more fit on no page


def lab_timeline(desk: Desk, lab: Lab, activities: Sequence[Activity], where: str) -> list[Figure]:
    """Return the activities of a lab by phase; ``where`` says where they are listed."""
    lanes = {term.key: term.label for term in PHASES.terms}
    by_lane = {label: [it for it in activities if _phase(it) == key] for key, label in lanes.items()}
    found = {label: own for label, own in by_lane.items() if any(map(_stripe, own))}
    return _timeline(desk, lab, found, "Aktivitäten nach Projektphasen", where)


def network_timeline(
    desk: Desk, lab: Lab, by_town: Mapping[str, Sequence[Activity]], where: str
) -> list[Figure]:
    """Return what went on in the towns within the time of the network; ``lab`` is the office."""
    return _timeline(desk, lab, by_town, "Aktivitäten der Städte", where)


def _phase(activity: Activity) -> str:
    return public(activity, "phase") or ""


def _timeline(
    desk: Desk, lab: Lab, found: Mapping[str, Sequence[Activity]], what: str, where: str
) -> list[Figure]:
    """Nothing is drawn where nobody knows a date: an empty picture says less than none."""
    start, end = project_of(lab)
    lanes = [Lane(label, tuple(filter(None, map(_stripe, own)))) for label, own in found.items()]
    shown = [_within(lane, start, end) for lane in lanes]
    count = sum(len(lane.stripes) for lane in shown)
    if not count:
        return []
    time = dates.span(start.isoformat()[:7], end.isoformat()[:7])
    told = "; ".join(f"{lane.label}: {len(lane.stripes)}" for lane in shown)
    left = sum(map(len, found.values())) - count
    more = f" {left} ohne Datum oder außerhalb dieser Zeit." if left else ""
    return [
        Figure(
            Timeline(start, end, tuple(shown)),
            next(desk.counters.pictures),
            f"Zeitstrahl {time}. Zahl der Aktivitäten: {told}.{more}",
            f"{what}, {time}. {_KEY}{more}",
            _CREDIT.format(where=where),
            wide=True,
        )
    ]


def _stripe(activity: Activity) -> Stripe | None:
    start, end = (_known(public(activity, id_)) for id_ in ("start", "end"))
    one = start or end
    if one is None:
        return None
    last = end if end and not (start and dates.is_before(end, start)) else one
    certain = activity.status != "planned" and public(activity, "documentation_basis") != "announced"
    exact = all(dates.is_day(day) for day in (start, end) if day)
    return Stripe(dates.first_day(one), dates.last_day(last), exact, certain)


def _known(value: str | None) -> str | None:
    return value if value and value != dates.UNKNOWN and dates.is_fuzzy_date(value) else None


def _within(lane: Lane, start: Any, end: Any) -> Lane:
    inside = (it for it in lane.stripes if it.first <= end and it.last >= start)
    return Lane(lane.label, tuple(sorted(inside, key=lambda it: (it.first, it.last))))


def shares(desk: Desk, title: str, rows: Iterable[Any]) -> list[Figure]:
    """Return those key figures that are a share of something."""
    found = tuple(filter(None, map(_share, rows)))
    if not found:
        return []
    told = "; ".join(f"{it.label}: {it.shown}" for it in found)
    caption = f"{title}: Anteile. Der ganze Balken steht für 100\N{NO-BREAK SPACE}%."
    credit = _CREDIT.format(where="die Tabelle darüber")
    return [Figure(Shares(found), next(desk.counters.pictures), f"Balken: {told}.", caption, credit)]


def _share(row: Any) -> Share | None:
    amount = public(row, "value")
    is_share = public(row, "unit") == _PERCENT and isinstance(amount, Decimal) and 0 <= amount <= _WHOLE
    if not is_share:
        return None
    return Share(public(row, "label") or "", float(amount / _WHOLE), quantity(amount, _PERCENT))


def crossing(
    desk: Desk, rows: Mapping[str, Sequence[Sequence[str]]], columns: Sequence[str], what: str, where: str
) -> list[Figure]:
    """Return rows against columns; cells hold keys of relations. Too many columns are no picture."""
    if not columns or len(columns) > MOST_COLUMNS:
        return []
    drawn = tuple((name, tuple(_marks(cell) for cell in cells)) for name, cells in rows.items())
    told = "; ".join(f"{name}: {', '.join(_said(columns, cells)) or 'nichts'}" for name, cells in drawn)
    return [
        Figure(
            Crossing(tuple(columns), drawn),
            next(desk.counters.pictures),
            f"Übersicht. {told}.",
            what,
            _CREDIT.format(where=where),
            wide=True,
        )
    ]


def _marks(keys: Sequence[str]) -> tuple[Mark, ...]:
    counts = Counter(keys)
    return tuple(Mark(key, counts[key]) for key in THESIS_RELATIONS.keys if counts[key])


def _said(columns: Sequence[str], cells: Sequence[Sequence[Mark]]) -> Iterable[str]:
    for column, marks in zip(columns, cells, strict=True):
        for mark in marks:
            times = f" ({mark.count}-mal)" if mark.count > 1 else ""
            yield f"{column} {THESIS_RELATIONS.label_of(mark.relation)}{times}"
