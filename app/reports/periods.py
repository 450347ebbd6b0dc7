"""Times with two ends, one of which may be open or unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import dates
from app.domain.dates import UNKNOWN
from app.reports.openness import declared, public

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.domain.records.activity import Activity
    from app.domain.records.knowledge_module import KnowledgeModule

UNDATED = "Datum unbekannt"


def of_activity(activity: Activity, *, words: bool) -> str:
    """Return when an activity took place, in words for running text or in numbers for lists."""
    return _period(activity, ("start", "end", "open_ended"), words=words)


def of_module(module: KnowledgeModule) -> str:
    """Return the period of a module in words, empty if none is given."""
    return _period(module, ("period_start", "period_end", "period_ongoing"), words=True)


def _period(holder: Record, ids: tuple[str, str, str], *, words: bool) -> str:
    start, end, is_open = (public(holder, id_) for id_ in ids)
    if is_open:
        return f"{_from(start, words=words)}{declared(holder, ids[2]).label}"
    if start == UNKNOWN:
        return f"bis {dates.span(end, None, words=words)}" if end not in (None, UNKNOWN) else UNDATED
    return dates.span(start, None if end == UNKNOWN else end, words=words)


def _from(start: str | None, *, words: bool) -> str:
    if start in (None, UNKNOWN):
        return "Beginn unbekannt · "
    return f"ab {dates.span(start, None, words=words)} · "
