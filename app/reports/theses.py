"""What findings mean for the theses; always sign and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.records.thesis import Thesis
from app.reports.model import Span, Tone
from app.reports.openness import public
from app.reports.prose import flat, joined
from app.reports.values import value

if TYPE_CHECKING:
    from app.domain.records.finding import Finding, ThesisLink
    from app.reports.desk import Desk


def thesis_of(desk: Desk, link: ThesisLink) -> Thesis | None:
    """Return the thesis a link leads to, if it may be shown."""
    record = desk.sight.record(public(link, "thesis"))
    return record if isinstance(record, Thesis) else None


def relations(desk: Desk, finding: Finding) -> tuple[Span, ...]:
    """Return ``▲ stützt T6 (reason); ◊ differenziert T7 (reason)``."""
    shown = ((link, relation(desk, link)) for link in public(finding, "thesis_links"))
    return joined(((*spans, *_reason(desk, link)) if spans else () for link, spans in shown), "; ")


def _reason(desk: Desk, link: ThesisLink) -> tuple[Span, ...]:
    reason = value(desk, link, "note")
    return (Span(" ("), *reason, Span(")")) if reason else ()


def relation(desk: Desk, link: ThesisLink) -> tuple[Span, ...]:
    """Return ``▲ stützt T6``."""
    thesis = thesis_of(desk, link)
    return (*value(desk, link, "relation"), Span(" "), number(desk, thesis)) if thesis else ()


def number(desk: Desk, thesis: Thesis) -> Span:
    """Return ``T6``, leading to where more is said."""
    code = public(thesis, "thesis_code") or thesis.code
    return Span(code, Tone.CODE, href=desk.sight.places.get(thesis.uid))


def wording(thesis: Thesis) -> str:
    """Return the thesis between German quotation marks."""
    return f"„{flat(public(thesis, 'statement') or '')}“"
