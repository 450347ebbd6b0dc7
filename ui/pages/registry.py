"""Which page belongs to which place. A page's module is loaded when the page is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.windows.workspace import PageFactory

PAGES: dict[str, PageFactory] = {}
