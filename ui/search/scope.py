"""Which kinds of records have a page to show a hit on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from ui.pages.office.stock import STOCK

if TYPE_CHECKING:
    from app.services.book import LabBook


def kinds_in(book: LabBook) -> tuple[str, ...]:
    """Return what can be searched: everything in a lab, in the office what the page of its stock shows."""
    return STOCK.kinds if book.is_office else tuple(KINDS)
