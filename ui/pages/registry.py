"""Which page belongs to which place. A page's module is loaded when the page is first shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.windows.workspace import Page, PageFactory, Workspace


def _records(place: str, workspace: Workspace) -> Page:
    from ui.pages.records.page import RecordPage
    from ui.pages.records.specs import PAGES as SPECS

    return RecordPage(workspace, SPECS[place])


def _overview(workspace: Workspace) -> Page:
    from ui.pages.overview.page import OverviewPage

    return OverviewPage(workspace)


_RECORDS = ("activity", "interview", "quote", "finding", "thesis", "knowledge_module")

PAGES: dict[str, PageFactory] = {
    "overview": _overview,
    **{place: partial(_records, place) for place in _RECORDS},
}
