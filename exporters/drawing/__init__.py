"""Draws the figures of a document, once for all formats: every one gets the same picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.reports.model import Figure, Picture

if TYPE_CHECKING:
    from app.reports.model import Document

__all__ = ["pictured"]


def pictured(document: Document) -> Document:
    """Return the document with pictures in place of its figures; the same figure gives the same bytes."""
    if not any(isinstance(block, Figure) for block in document.blocks):
        return document
    blocks = (_picture(block) if isinstance(block, Figure) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _picture(it: Figure) -> Picture:
    from exporters.drawing.draw import drawn

    data, (width, height) = drawn(it.drawing, wide=it.wide)
    return Picture(
        data, "image/png", width, height, it.alt_text, it.number, it.caption, it.credit, wide=it.wide
    )
