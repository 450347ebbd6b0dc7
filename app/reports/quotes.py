"""Quotes: verbatim and released only, and never with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.dates import NBSP
from app.domain.records.quote import Quote
from app.domain.vocabularies.interviews import ATTRIBUTION
from app.reports.model import Paragraph, Role, Span
from app.reports.openness import declared, public
from app.reports.prose import flat
from app.reports.values import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.reports.desk import Desk

ANONYMOUS = "anonymous"


def quote_blocks(desk: Desk, uids: Iterable[str]) -> Iterator[Paragraph]:
    """Yield each quote and, below it, who said so and where it is proved."""
    for uid in uids:
        quote = desk.sight.record(uid)
        if isinstance(quote, Quote):
            yield from _quote(desk, quote)


def _quote(desk: Desk, quote: Quote) -> Iterator[Paragraph]:
    mark = desk.cite(quote)
    yield Paragraph(Role.QUOTE, (Span(wording(quote)),), keep_with_next=True)
    yield Paragraph(Role.QUOTE_SOURCE, (Span(f"{attribution(quote)}{NBSP}"), mark))


def wording(quote: Quote) -> str:
    """Return the text between German quotation marks."""
    return f"„{flat(public(quote, 'text') or '')}“"


def attribution(quote: Quote) -> str:
    """Return role or function as the person agreed to be called, and that a sample quote is invented."""
    parts = [f"{declared(quote, 'invented').label}zitat"] if public(quote, "invented") else []
    return BETWEEN.join([*parts, _speaker(quote)])


def _speaker(quote: Quote) -> str:
    # The choice itself stays with the office; it decides whether the public label may be read.
    label = public(quote, "speaker_label") if quote.attribution != ANONYMOUS else None
    return label or ATTRIBUTION.label_of(ANONYMOUS)
