"""What the office sets for all labs, and issuing it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from app.services.numbering import OFFICE_UID
from app.services.office import guidelines
from ui.dialogs.issue_guidelines import IssueGuidelinesDialog
from ui.pages.records.page import RecordPage
from ui.pages.records.spec import PageSpec
from ui.pages.records.specs import spec_of
from ui.theme.style import mark
from ui.theme.tokens import space
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import ElidedLabel

if TYPE_CHECKING:
    from app.services.changes import Changes
    from app.services.office.guidelines import Standing
    from ui.actions import Handlers
    from ui.windows.workspace import Workspace

GUIDELINES = PageSpec(title="Vorgaben", lists=tuple(map(spec_of, ("theme", "thesis", "guide"))))
_NEVER = "Noch nie ausgegeben. Die Labore arbeiten mit den mitgelieferten Themen und Thesen."


class Said(NamedTuple):
    """A sentence and the sign before it."""

    text: str
    icon: str
    tone: str


def said(standing: Standing) -> Said:
    """Return when the guidelines were issued last, and whether anything changed since."""
    last = standing.last
    if not last.number:
        return Said(_NEVER, "info", "text2")
    day = f"{dt.datetime.fromisoformat(last.at).astimezone():%d.%m.%Y}"
    issued = f"Zuletzt ausgegeben am {day} (Nr. {last.number})"
    if not standing.changed:
        return Said(f"{issued}, seitdem unverändert.", "check", "ok")
    number = "1 Eintrag" if standing.changed == 1 else f"{standing.changed} Einträge"
    return Said(f"{issued}. Seitdem geändert: {number}.", "pencil", "warn")


class GuidelinesPage(RecordPage):
    """The office's own themes, theses and guides."""

    def __init__(self, workspace: Workspace) -> None:
        """Show the lists, and above them how the last package stands."""
        super().__init__(workspace, GUIDELINES)
        self._lists.narrow((("lab_id", OFFICE_UID),))
        self._icon, self._said = IconLabel("info"), ElidedLabel("", "body")
        self.issue = Button("Vorgabenpaket ausgeben …", self.give_out, icon="send")
        bar = QFrame()
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        mark(bar, ground="surface", edge="bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(space("l"), space("s"), space("l"), space("s"))
        row.setSpacing(space("s"))
        row.addWidget(self._icon)
        row.addWidget(self._said, 1)
        row.addWidget(self.issue)
        layout = self.layout()
        if layout:
            layout.setSpacing(0)
            layout.insertWidget(0, bar)  # type: ignore[attr-defined]

    @property
    def said(self) -> str:
        """What the line above the lists says."""
        return self._said.text()

    def handlers(self) -> Handlers:
        """Return what the page does; the office delivers to nobody from here."""
        return {id_: act for id_, act in super().handlers().items() if id_ != "data.deliver"}

    def enter(self) -> None:
        """Look whether anything changed since the last package."""
        super().enter()
        self._look()

    def refresh(self, changes: Changes) -> None:
        """Records are different now."""
        super().refresh(changes)
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        job = partial(guidelines.standing, self.workspace.book)
        self.workspace.tasks.run(lambda _progress, _cancelled: job(), self._say, writes=False)

    def _say(self, standing: Standing) -> None:
        found = said(standing)
        self._said.setText(found.text)
        self._icon.show_icon(found.icon, found.tone)

    def give_out(self) -> None:
        """Let people issue the package."""
        if self.save() and IssueGuidelinesDialog(self.workspace, self).exec():
            self._look()
