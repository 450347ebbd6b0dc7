"""What left the lab, and preparing what leaves next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.records import commands
from ui.pages.records.page import RecordPage
from ui.pages.records.specs import PAGES

if TYPE_CHECKING:
    from ui.windows.workspace import Workspace


class DeliveryPage(RecordPage):
    """The book of deliveries. Entries are made by delivering, and none is taken out."""

    def __init__(self, workspace: Workspace) -> None:
        """Show the deliveries, the latest first."""
        super().__init__(workspace, PAGES["delivery"])

    def begin(self) -> None:
        """Prepare a delivery."""
        if self.save():
            commands.deliver(self.workspace)

    def copy(self) -> None:
        """What left the town can be prepared again, but not copied."""
        self.begin()

    def trash(self) -> None:
        """Say why nothing happens."""
        self.workspace.say("Das Ausgangsbuch bleibt vollständig. Setzen Sie den Status auf „verworfen“.")
