"""From the rows of a kind's sheets to its records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from app.domain.canonical import State, digest
from app.domain.fields import Need, fields_of
from app.domain.record import Record
from exporters.excel import columns
from exporters.excel.reading.by_hand import Additions
from exporters.excel.reading.rows import Said, said_by
from exporters.excel.reading.said import word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.fields import Field
    from app.domain.record import RecordKind
    from app.interchange.arrival import Item
    from exporters.excel.reading.desk import Desk
    from exporters.excel.reading.lists import ListRows
    from exporters.excel.reading.tables import Table

COPIED = (
    "„{value}“ steht schon in einer anderen Zeile. Diese Zeile wurde nicht übernommen. Ist sie eine Kopie, "
    "aus der ein neuer Eintrag werden soll, leeren Sie bitte die Spalten "
    f"„{columns.CODE.column}“ und „{columns.UID.column}“."
)
NO_NUMBER = (
    "„{value}“ ist keine interne Nummer. Die Zeile wurde nicht übernommen. Bitte die Nummer aus der "
    "ursprünglichen Mappe eintragen; bei einem neuen Eintrag bleibt die Zelle leer."
)
OTHER_LAB = (
    "„{value}“ ist ein anderes Labor. Die Zeile wurde nicht übernommen. Einträge anderer Labore kommen mit "
    "deren eigener Mappe."
)
EMPTIED = "Diese Angabe darf nicht leer sein. Sie bleibt, wie sie war."
RENAMED = "Das Kürzel eines Labors lässt sich nicht von Hand ändern. Es bleibt „{letters}“."

# Made by the program, so never empty in a row that the program wrote.
_NEEDED = {spec.id for spec in fields_of(Record) if spec.required is Need.DRAFT}
_UID = re.compile(r"\w{8}(?:-\w{4}){3}-\w{12}")


class Records:
    """The records of one kind: read quickly, and again with care where the sum does not fit."""

    def __init__(self, desk: Desk, kind: RecordKind, table: Table, lists: Sequence[ListRows]) -> None:
        self._desk, self._kind, self._table, self._lists = desk, kind, table, lists
        self._uids = words(table.cells(columns.UID))
        self._codes = words(table.cells(columns.CODE))
        self._sums = table.cells(columns.CHECKSUM)
        self._states = table.states(desk.words.terms)
        self._additions = Additions(desk, kind, table, lists)

    def items(self) -> tuple[Item, ...]:
        """Return the records; what is wrong with rows and cells is noted on the desk."""
        owners = self._owners()
        for rows in self._lists:
            rows.quick(owners)
        found = [self._quick(at) or self._careful(at) for at in range(len(self._states))]
        for rows in self._lists:
            self._desk.notices += rows.orphans(self._table.name)
        return tuple(item for item in found if item)

    def _owners(self) -> dict[str, State]:
        """Return the rows by their codes. Of several with one code those with a number go first."""
        owners: dict[str, State] = {}
        rows = list(zip(self._codes, self._uids, self._states, strict=True))
        for code, _, state in sorted(rows, key=lambda row: not row[1]):
            if code:
                owners.setdefault(code, state)
        return owners

    def _quick(self, at: int) -> Item | None:
        """Return the record of a row that nobody edited: its sum fits."""
        state, written = self._states[at], self._sums[at]
        if not written or self._is_taken(at) or not self._desk.is_ours(state.get("lab_id")):
            return None
        try:
            if digest(state) != written:
                return None
        except TypeError:  # what the program never writes, such as a date in a column of texts
            return None
        return self._desk.item(self._table, at, state, (written, written))

    def _is_taken(self, at: int) -> bool:
        return self._uids[at] in self._desk.uids or self._codes[at] in self._desk.codes

    def _careful(self, at: int) -> Item | None:
        """Return the record of a row that somebody edited, or None: for empty rows, and with a notice."""
        if all(cell == "" for cell in self._table.rows[at]):
            return None
        if not self._uids[at]:
            return self._additions.item(at)
        refusal = self._refusal(at)
        if refusal:
            self._desk.say(*refusal)
            return None
        return self._edited(at, self._said(at))

    def _refusal(self, at: int) -> tuple[str, Table, int, Field] | None:
        """Return why a row cannot be the record that it names."""
        for field, name, taken in (
            (columns.UID, self._uids[at], self._desk.uids),
            (columns.CODE, self._codes[at], self._desk.codes),
        ):
            if name in taken:
                return COPIED.format(value=name), self._table, at, field
        if not _UID.fullmatch(self._uids[at]):
            return NO_NUMBER.format(value=self._uids[at]), self._table, at, columns.UID
        return None

    def _said(self, at: int) -> Said:
        """Read a row as it stands; only if that is not what was written, mend its texts as forms do."""
        given = self._table, at, self._lists, self._codes[at], self._desk.words
        written = self._sums[at]
        said = said_by(*given, tidy=False) if written else None
        return said if said and digest(said.state) == written else said_by(*given)

    def _edited(self, at: int, said: Said) -> Item | None:
        lab = said.state.get("lab_id")
        if lab and not self._desk.is_ours(lab):
            self._desk.say(OTHER_LAB.format(value=lab), self._table, at, self._kind.by_id["lab_id"])
            return None
        emptied = self._emptied(said)
        self._desk.notices += said.problems
        for id_ in sorted(emptied):
            self._desk.say(EMPTIED, self._table, at, self._kind.by_id[id_])
        kept = emptied | self._renamed(at, said)
        sums = digest(said.state), word(self._sums[at])
        return self._desk.item(self._table, at, said.state, sums, said.unread | kept)

    def _renamed(self, at: int, said: Said) -> frozenset[str]:
        """Return the fields in which somebody gave the lab other letters than those it delivers under."""
        letters = self._desk.prefix
        once = (spec for spec in self._kind.own_fields if spec.once and self._uids[at] == self._desk.lab_uid)
        found = [spec for spec in once if said.state.get(spec.id) != letters]
        for spec in found:
            self._desk.say(RENAMED.format(letters=letters), self._table, at, spec)
        return frozenset(spec.id for spec in found)

    def _emptied(self, said: Said) -> frozenset[str]:
        needed: set[Any] = _NEEDED & self._table.head.places.keys()
        return frozenset(needed - said.state.keys() - said.unread)
