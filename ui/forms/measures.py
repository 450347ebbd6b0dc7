"""Widths and margins of a form."""

from __future__ import annotations

from app.domain.fields import Field, FieldKind
from ui.forms.flow import Span

MARGIN = 20  # at the left and right of a form

_SHORT, _MIDDLE = 20, 90  # characters that fit in a third and in half of a form

_SPANS = {
    FieldKind.DATE: Span.THIRD,
    FieldKind.FUZZY_DATE: Span.THIRD,
    FieldKind.TIME: Span.THIRD,
    FieldKind.TIMESTAMP: Span.THIRD,
    FieldKind.INT: Span.THIRD,
    FieldKind.DECIMAL: Span.THIRD,
    FieldKind.MONEY: Span.THIRD,
    FieldKind.PERIOD: Span.HALF,
    FieldKind.CHOICE: Span.HALF,
    FieldKind.BOOL: Span.HALF,
    FieldKind.UUID: Span.HALF,
}


def shortened(text: str, most: int) -> str:
    """Return at most ``most`` characters in whole words, with … for the rest."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def span_of(field: Field) -> Span:
    """Return how much of a row the content of a field deserves."""
    if field.kind is FieldKind.LINE and field.max:
        return Span.THIRD if field.max <= _SHORT else Span.HALF if field.max <= _MIDDLE else Span.FULL
    return _SPANS.get(field.kind, Span.FULL)
