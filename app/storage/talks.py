"""The quotes from an interview, and where in it they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import sqlalchemy as sa

from app.domain.canonical import record_hash
from app.domain.records.quote import Quote
from app.storage import store
from app.storage.tables import KIND_TABLES, RECORD

if TYPE_CHECKING:
    from app.domain.anchors import Span

_QUOTE = KIND_TABLES["quote"]


def quotes_of(connection: sa.Connection, interview: str) -> list[Quote]:
    """Return the quotes from an interview, those in the Papierkorb as well."""
    uids = list(connection.scalars(sa.select(_QUOTE.c.uid).where(_QUOTE.c.interview_id == interview)))
    return cast("list[Quote]", store.read(connection, Quote.about, uids)) if uids else []


def place_quote(connection: sa.Connection, quote: Quote, place: Span) -> None:
    """Note where a quote stands now. Nobody wrote in it: revision and time of change stay."""
    places = {"position_start": place.start, "position_end": place.end}
    connection.execute(sa.update(_QUOTE).where(_QUOTE.c.uid == quote.uid).values(places))
    moved = record_hash(quote.but(**places))
    connection.execute(sa.update(RECORD).where(RECORD.c.uid == quote.uid).values(hash=moved))
