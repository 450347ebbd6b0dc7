"""What the program fills in: computed fields follow from the record and its surroundings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.domain import dates
from app.domain.records.interview import Interview
from app.domain.records.knowledge_module import KnowledgeModule
from app.domain.records.lab import Lab
from app.domain.records.quote import Quote

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from app.domain.record import Record


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


def _lab(lab: Lab, _lab: Lab | None, _today: dt.date) -> dict[str, Any]:
    """Deliveries are known by the lab's code; while its letters may still change it follows them."""
    pattern = lab.about.by_id["prefix"].pattern or ""
    fits = lab.prefix and re.fullmatch(pattern, lab.prefix)
    return {"code": f"{lab.prefix}-{lab.about.letters}-0001"} if fits else {}


_DERIVE: dict[type[Record], Callable[[Any, Lab | None, dt.date], dict[str, Any]]] = {
    Lab: _lab,
    Interview: _interview,
    Quote: _quote,
    KnowledgeModule: _module,
}
