"""What the steps of reading one file share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.canonical import digest
from app.domain.references import translated
from app.interchange.arrival import Item, Notice

if TYPE_CHECKING:
    from app.domain.canonical import State
    from app.domain.fields import Field
    from exporters.excel.reading.tables import Table
    from exporters.excel.reading.words import Words

# The project office: what it owns (themes, theses, guides) stands in every lab's workbook.
OFFICE_LAB = "PB-LA-0001"


@dataclass
class Desk:
    """Whose file it is, what its words mean, and what was found in it so far.

    ``lab`` is the lab's own code. ``renumbered`` leads from what somebody called a new row to its code.
    """

    lab_uid: str
    prefix: str
    lab: str
    words: Words
    notices: list[Notice] = field(default_factory=list)
    uids: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)
    renumbered: dict[str, str] = field(default_factory=dict)

    def is_ours(self, lab: Any) -> bool:
        """Whether a record of this lab may come with this file."""
        return lab in (self.lab, OFFICE_LAB)

    def say(self, text: str, table: Table, at: int, about: Field | None = None) -> None:
        """Note something about a row, and perhaps about the first column of a field."""
        self.notices.append(table.notice(text, at, None if about is None else table.head.place(about)))

    def led_on(self, item: Item) -> Item:
        """Let a row that refers to a new one by what somebody called it refer to the code that it got.

        Only rows written or edited by hand can mean it: the lab knows nothing of it.
        """
        if not self.renumbered or not item.edited:
            return item
        state = translated(item.kind, item.state, lambda code: self.renumbered.get(code, code))
        return item if state == item.state else item._replace(state=state, checksum=digest(state))

    def item(
        self, table: Table, at: int, state: State, sums: tuple[str, str], unread: frozenset[str] = frozenset()
    ) -> Item:
        """Return a row as a record; no other row can be the same one from now on.

        ``sums`` are the one over the state and the one that stands in the row.
        """
        uid, code = state.get("uid", ""), state.get("code", "")
        self.uids.add(uid)
        if code:
            self.codes.add(code)
        return Item(table.sheet.kind, uid, code, state, *sums, table.first + at, unread)
