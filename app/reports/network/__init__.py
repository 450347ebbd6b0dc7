"""The compendium of a network: the public records of many labs in one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reports.network.choice import EVERYTHING, Choice, title_part
from app.reports.network.document import Network
from app.reports.network.holdings import Holdings
from app.reports.network.openness import OpenArchive

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from app.domain.records.knowledge_module import KnowledgeModule
    from app.reports.archive import Archive
    from app.reports.model import Document

__all__ = ["EVERYTHING", "Choice", "build_network", "modules_of", "title_part"]


def build_network(archive: Archive, *, today: dt.date, choice: Choice = EVERYTHING) -> Document:
    """Return what several labs have made public as one document.

    ``archive`` is the office's: it holds the records of all labs, and its own lab is the office.
    """
    return Network(archive, today, choice).document()


def modules_of(archive: Archive, choice: Choice = EVERYTHING) -> Sequence[KnowledgeModule]:
    """Return the modules that a compendium would hold, in the order of their codes."""
    return Holdings(OpenArchive(archive, choice.statuses), choice).modules
