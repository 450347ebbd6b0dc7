"""The records of all labs, in one place."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from app.services.office import comparison
from ui.pages.records.page import RecordPage
from ui.pages.records.spec import PageSpec
from ui.pages.records.specs import spec_of
from ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

_OF_LABS = ("activity", "interview", "quote", "finding", "knowledge_module", "source", "attachment", "guide")
_COMMON = ("thesis", "theme")

STOCK = PageSpec(
    title="Bestand",
    lists=(
        *(dataclasses.replace(spec_of(kind), meta=("lab_id", *spec_of(kind).meta)) for kind in _OF_LABS),
        *(spec_of(kind) for kind in _COMMON),
    ),
)


class StockPage(RecordPage):
    """The lists of every kind, of all towns or of one."""

    def __init__(self, workspace: Workspace) -> None:
        """Begin with everything."""
        super().__init__(workspace, STOCK)
        self.towns = ChoiceBox("Stadt", {"": "Alle Städte"})
        self._lists.add_choice(self.towns)
        self.towns.chosen.connect(self._narrow)

    def enter(self) -> None:
        """Offer the towns there are by now."""
        towns = {town.uid: town.name for town in comparison.towns(self.workspace.book)}
        own = self.workspace.book.lab
        self.towns.offer({"": "Alle Städte", **towns, own.uid: own.town or own.code})
        super().enter()

    def _narrow(self, lab: str) -> None:
        self._lists.narrow((("lab_id", lab),) if lab else ())
        self._follow()

    def show_kind(self, kind: str) -> None:
        """Show the list of a kind, if this page has it."""
        if kind in STOCK.kinds:
            self._lists.show_kind(kind)

    def show_record(self, uid: str) -> None:
        """Show a record, of whatever town it is."""
        self.towns.choose("")
        super().show_record(uid)

    def handlers(self) -> Handlers:
        """Return what the page does; the office delivers to nobody from here."""
        return {id_: act for id_, act in super().handlers().items() if id_ != "data.deliver"}
