"""What the steps of reading one file share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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

    @property
    def given(self) -> dict[str, str]:
        """The codes of new rows by what somebody called them, where no other row is called so."""
        return {typed: code for typed, code in self.renumbered.items() if typed not in self.codes}

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
