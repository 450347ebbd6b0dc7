"""What the program fills in: computed fields follow from the record and its surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.records.interview import Interview
from app.domain.records.knowledge_module import KnowledgeModule
from app.domain.records.quote import Quote

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from app.domain.record import Record
    from app.domain.records.lab import Lab


def derived(record: Record, lab: Lab | None, today: dt.date) -> Record:
    """Return the record with its computed fields up to date."""
    derive = _DERIVE.get(type(record))
    return record.but(**derive(record, lab, today)) if derive else record


def _interview(interview: Interview, _lab: Lab | None, _today: dt.date) -> dict[str, Any]:
    day = interview.date
    return {"period_exported": dates.quarter(day) if day and dates.is_day(day) else None}


def _quote(quote: Quote, _lab: Lab | None, today: dt.date) -> dict[str, Any]:
    released = quote.status == "released"
    return {"released_at": (quote.released_at or today.isoformat()) if released else None}


def _module(module: KnowledgeModule, lab: Lab | None, today: dt.date) -> dict[str, Any]:
    handed_on = module.status in ("released", "accepted", "published")
    return {
        "location_type": lab.location_type if lab else module.location_type,
        "approved_at": (module.approved_at or today.isoformat()) if handed_on else None,
    }


_DERIVE: dict[type[Record], Callable[[Any, Lab | None, dt.date], dict[str, Any]]] = {
    Interview: _interview,
    Quote: _quote,
    KnowledgeModule: _module,
}
