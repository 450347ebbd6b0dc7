"""Rows that somebody added to a workbook by hand.

Their number and code follow from what the row says, so that the same row is the same record however often it
is read.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.canonical import State, digest
from app.domain.fields import fields_of
from app.domain.record import Record
from app.interchange.arrival import HAND_CODES_FROM, is_hand_code
from exporters.excel import columns
from exporters.excel.reading.rows import Said, said_by
from exporters.excel.reading.said import word, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.record import RecordKind
    from app.interchange.arrival import Item
    from exporters.excel.reading.desk import Desk
    from exporters.excel.reading.lists import ListRows
    from exporters.excel.reading.tables import Table

NOTHING_OWN = (
    "Die Zeile hat keine interne Nummer und keinen eigenen Inhalt. Sie wurde nicht übernommen. Gehört sie "
    "zu einem Eintrag, tragen Sie bitte seine interne Nummer aus der ursprünglichen Mappe ein."
)
NOT_YET = (
    "Die neue Zeile wurde noch nicht übernommen. Sie kommt dazu, sobald alle ihre Zellen lesbar sind und "
    "die Mappe noch einmal übernommen wird."
)
TWICE = (
    "Eine neue Zeile mit demselben Inhalt steht schon weiter oben. Diese wurde nicht übernommen. Sollen es "
    "zwei Einträge sein, unterscheiden Sie sie bitte im Titel."
)
NO_SECOND_LAB = (
    "Ein weiteres Labor lässt sich nicht von Hand eintragen. Die Zeile wurde nicht übernommen. Jedes Labor "
    "liefert seine eigene Mappe."
)
OTHER_FORM = (
    "Die Kennung „{typed}“ hat eine andere Form als {form}. Der neue Eintrag heißt deshalb {code}; die "
    "Kennung vergibt das Programm."
)
OF_THE_LAB = (
    "Unter „{typed}“ kann das Labor noch einen eigenen Eintrag anlegen. Der neue heißt deshalb {code}, auch "
    "wo Zeilen von Hand auf „{typed}“ verweisen."
)
GIVEN = "Die Kennung „{typed}“ ist schon vergeben. Der neue Eintrag heißt deshalb {code}."
NO_CODE_LEFT = (
    "Für weitere Zeilen von Hand sind keine Kennungen frei. Die Zeile wurde nicht übernommen. Bitte den "
    "Eintrag im Laborbuch anlegen."
)

_NAMESPACE = uuid.UUID("0b9c7a53-6f0e-5d0b-8b57-1f7a3c2e9d64")
_HAND_CODES = 10_000 - HAND_CODES_FROM
_SCOPE = "verbund"
_SYSTEM = {spec.id for spec in fields_of(Record)}


class Additions:
    """Makes records of the rows of one sheet that have no internal number."""

    def __init__(self, desk: Desk, kind: RecordKind, table: Table, lists: Sequence[ListRows]) -> None:
        self._desk, self._kind, self._table, self._lists = desk, kind, table, lists

    def item(self, at: int) -> Item | None:
        """Return the record of a row, or None with a notice."""
        typed = word(self._table.cells(columns.CODE)[at])
        is_own = self._uses[typed] == 1 and typed not in self._desk.codes
        said = said_by(self._table, at, self._lists, typed if is_own else "", self._desk.words)
        own = {
            id_: said.state[id_] for id_ in said.state.keys() - _SYSTEM - {rows.id for rows in self._lists}
        }
        uid = uid_of(self._desk.lab_uid, self._kind, own)
        refusal = self._why_not(said, own, uid)
        if refusal:
            self._desk.notices += said.problems
            self._desk.say(refusal, self._table, at)
            return None
        return self._numbered(at, said.state, uid, typed, is_own=is_own)

    def _why_not(self, said: Said, own: State, uid: str) -> str | None:
        if self._kind.name == "lab":
            return NO_SECOND_LAB
        if said.problems:
            return NOT_YET
        if not own:
            return NOTHING_OWN
        return TWICE if uid in self._desk.uids else None

    def _numbered(self, at: int, state: State, uid: str, typed: str, *, is_own: bool) -> Item | None:
        fits = fits_lab(typed, self._desk.prefix, self._kind)
        code = typed if fits and is_own and is_hand_code(typed) else self._free_code(uid)
        if code is None:
            self._desk.say(NO_CODE_LEFT, self._table, at)
            return None
        if typed not in ("", code):
            self._say_renumbered(at, typed, code, fits=fits, is_own=is_own)
            if is_own:
                self._desk.renumbered[typed] = code
        whole = self._completed(state) | {"uid": uid, "code": code}
        return self._desk.item(self._table, at, whole, (digest(whole), ""))

    def _say_renumbered(self, at: int, typed: str, code: str, *, fits: bool, is_own: bool) -> None:
        form = f"{self._desk.prefix}-{self._kind.letters}-0001"
        text = OTHER_FORM if not fits else OF_THE_LAB if is_own else GIVEN
        self._desk.say(text.format(typed=typed, code=code, form=form), self._table, at, columns.CODE)

    def _completed(self, state: State) -> State:
        """Return a state with what the program fills in. A row typed into a delivery is for the office."""
        scope = _SCOPE if _SCOPE in self._kind.scope.allowed else self._kind.scope.default
        usual = {"status": self._kind.status.initial, "release_scope": scope}
        return usual | state | {"lab_id": self._desk.lab, "revision": 1}

    def _free_code(self, uid: str) -> str | None:
        used = self._uses.keys() | self._desk.codes
        return next(
            (code for code in codes_for(uid, self._desk.prefix, self._kind) if code not in used), None
        )

    @cached_property
    def _uses(self) -> Counter[str]:
        """How many rows name a code."""
        return Counter(filter(None, words(self._table.cells(columns.CODE))))


def uid_of(lab_uid: str, kind: RecordKind, content: State) -> str:
    """Return the number of a record that somebody wrote into a lab's workbook."""
    return str(uuid.uuid5(_NAMESPACE, f"{lab_uid}/{kind.name}/{digest(content)}"))


def fits_lab(code: str, prefix: str, kind: RecordKind) -> bool:
    """Whether a code that somebody typed is one of this lab and kind."""
    return bool(re.fullmatch(f"{re.escape(prefix)}-{kind.letters}-[0-9]{{4}}", code))


def codes_for(uid: str, prefix: str, kind: RecordKind) -> list[str]:
    """Return the codes that a record may have, the likeliest first: those that no lab reaches."""
    first = uuid.UUID(uid).int
    numbers = (HAND_CODES_FROM + (first + step) % _HAND_CODES for step in range(_HAND_CODES))
    return [f"{prefix}-{kind.letters}-{number:04}" for number in numbers]
