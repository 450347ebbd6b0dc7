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
    if workspace.book.is_office:
        from ui.pages.office.agenda import AgendaPage

        return AgendaPage(workspace)
    from ui.pages.overview.page import OverviewPage

    return OverviewPage(workspace)


def _modules(workspace: Workspace) -> Page:
    from ui.pages.module import ModulePage

    return ModulePage(workspace)


def _deliveries(workspace: Workspace) -> Page:
    from ui.pages.delivery import DeliveryPage

    return DeliveryPage(workspace)


def _trash(workspace: Workspace) -> Page:
    from ui.pages.trash import TrashPage

    return TrashPage(workspace)


def _settings(workspace: Workspace) -> Page:
    from ui.pages.settings import SettingsPage

    return SettingsPage(workspace)


def _inbox(workspace: Workspace) -> Page:
    from ui.pages.office.inbox import InboxPage

    return InboxPage(workspace)


def _merging(workspace: Workspace) -> Page:
    from ui.pages.office.merging import MergingPage

    return MergingPage(workspace)


def _board(workspace: Workspace) -> Page:
    from ui.pages.office.board import BoardPage

    return BoardPage(workspace)


def _review(workspace: Workspace) -> Page:
    from ui.pages.office.review import ReviewPage

    return ReviewPage(workspace)


def _guidelines(workspace: Workspace) -> Page:
    from ui.pages.office.guidelines import GuidelinesPage

    return GuidelinesPage(workspace)


def _comparison(workspace: Workspace) -> Page:
    from ui.pages.office.comparison import ComparisonPage

    return ComparisonPage(workspace)


def _stock(workspace: Workspace) -> Page:
    from ui.pages.office.stock import StockPage

    return StockPage(workspace)


def _joint_package(workspace: Workspace) -> Page:
    from ui.pages.office.joint_package import JointPackagePage

    return JointPackagePage(workspace)


_RECORDS = ("activity", "interview", "quote", "finding", "thesis")

PAGES: dict[str, PageFactory] = {
    "overview": _overview,
    **{place: partial(_records, place) for place in _RECORDS},
    "knowledge_module": _modules,
    "delivery": _deliveries,
    "inbox": _inbox,
    "deliveries_due": _board,
    "merging": _merging,
    "comparison": _comparison,
    "stock": _stock,
    "review": _review,
    "guidelines": _guidelines,
    "joint_package": _joint_package,
    "trash": _trash,
    "settings": _settings,
}
