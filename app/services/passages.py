"""Quotes and marked passages stay at their words when somebody writes in the transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.anchors import Span, carried, found_again
from app.domain.records.interview import Interview
from app.domain.talk import working_text
from app.storage import talks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import sqlalchemy as sa

    from app.domain.record import Record
    from app.domain.records.interview import Passage
    from app.domain.records.quote import Quote
    from app.services.book import LabBook


def quotes_of(book: LabBook, interview: str) -> list[Quote]:
    """Return the quotes from an interview in the order in which they were said."""
    with book.reading() as connection:
        found = [quote for quote in talks.quotes_of(connection, interview) if not quote.deleted_at]
    return sorted(found, key=lambda quote: (quote.position_start is None, quote.position_start or 0))


def followed(connection: sa.Connection, record: Record, before: Record | None) -> Record:
    """Return the record with its passages where their words are now, and lead its quotes there."""
    if not isinstance(record, Interview) or not isinstance(before, Interview):
        return record
    old, new = working_text(before), working_text(record)
    if old == new or not old:
        return record
    _lead_quotes(connection, record.uid, old, new)
    return record.but(passages=_led(record.passages, before.passages, old, new))


def _lead_quotes(connection: sa.Connection, interview: str, old: str, new: str) -> None:
    placed = [quote for quote in talks.quotes_of(connection, interview) if quote.position_start is not None]
    places = [_place(quote) for quote in placed]
    for quote, before, after in zip(placed, places, carried(places, old, new), strict=True):
        place = _at_its_wording(quote, after, new)
        if place != before:
            talks.place_quote(connection, quote, place)


def _place(of: Quote | Passage) -> Span:
    return Span(of.position_start or 0, of.position_end or 0)


def _at_its_wording(quote: Quote, place: Span, text: str) -> Span:
    """Words that were gone may have come back, or stand elsewhere now."""
    lost = place.start == place.end
    return (found_again(quote.text or "", text, place.start) if lost else None) or place


def _led(passages: Sequence[Passage], before: Sequence[Passage], old: str, new: str) -> tuple[Passage, ...]:
    """A passage that is new, or was put back, is counted in the new text already."""
    known = [passage for passage in passages if passage in before]
    places = carried([_place(passage) for passage in known], old, new)
    led = {
        id(passage): passage.but(position_start=place.start, position_end=place.end)
        for passage, place in zip(known, places, strict=True)
    }
    return tuple(led.get(id(passage), passage) for passage in passages)
