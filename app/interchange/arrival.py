"""A delivery as it arrived: read from its file, not judged yet. Knows no file format.

It holds states (``app.domain.canonical``), not records: what a file says of a record, field by field, with
references as codes. Nothing here was compared with what the receiver knows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.domain.canonical import digest
from app.domain.references import translated
from app.interchange.bundle import SCHEMA_VERSION, Tombstone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.canonical import State
    from app.interchange.reply import Answer

# From here on the office numbers rows added by hand; labs count from 1 and never get there.
HAND_CODES_FROM = 9000


def is_hand_code(code: str) -> bool:
    """Whether no lab ever gives a record this code: it names a row that somebody added by hand."""
    return code[-4:].isdecimal() and int(code[-4:]) >= HAND_CODES_FROM


class Purpose(StrEnum):
    """What a package is for: who sends what to whom."""

    DELIVERY = "delivery"  # a lab to the office
    GUIDELINES = "guidelines"  # the office to the labs: themes, theses, guides
    REPLY = "reply"  # the office to one lab: what became of its modules


class Notice(NamedTuple):
    """What somebody should know about a file: one German sentence, and where in the file.

    ``row`` counts as the spreadsheet program shows it, from 1; 0 stands for the whole sheet.
    """

    text: str
    sheet: str = ""
    row: int = 0
    column: str = ""


class Item(NamedTuple):
    """One record as a file states it.

    ``checksum`` is over ``state``; ``written`` is the one that stands in the file, "" in a row added by hand.
    Where they differ, somebody changed the row by hand after it was written.
    """

    kind: str
    uid: str
    code: str
    state: State
    checksum: str
    written: str
    row: int
    unread: frozenset[str] = frozenset()  # fields whose cells could not be read: they keep their values

    @property
    def edited(self) -> bool:
        """Whether somebody changed or added the row by hand."""
        return self.written != self.checksum


def led_on(item: Item, codes: Mapping[str, str]) -> Item:
    """Return a row written or edited by hand with new codes, its own and those that it refers to.

    What the lab wrote itself knows nothing of codes that people gave by hand, and stays.
    """
    if not item.edited:
        return item
    state = translated(item.kind, item.state, lambda code: codes.get(code, code))
    if item.code in codes:
        state = state | {"code": codes[item.code]}
    if state == item.state:
        return item
    return item._replace(code=codes.get(item.code, item.code), state=state, checksum=digest(state))


class ArrivedPicture(NamedTuple):
    """A file that an attachment or a logo names by its SHA-256."""

    data: bytes
    media_type: str


@dataclass(frozen=True)
class Sender:
    """Whose delivery it is."""

    lab_uid: str
    prefix: str
    town: str


class Source(Protocol):
    """A file that was opened and found whole, but whose records were not read yet.

    Its ``digest`` tells whether it was taken over before; then it need not be read at all.
    """

    @property
    def digest(self) -> str:
        """The digest that the arrival has."""

    def read(self) -> Arrival:
        """Read the records. Raises RefusedFileError."""


@dataclass(frozen=True)
class Arrival:
    """One delivery, whatever file it came in.

    ``stated`` names, by kind, the fields that the file has a column for: what it does not state keeps the
    value it has. ``digest`` is the SHA-256 of the file, ``created_at`` a timestamp (UTC) as stored.
    """

    file: str
    digest: str
    sender: Sender
    created_at: str
    items: Mapping[str, tuple[Item, ...]]
    stated: Mapping[str, frozenset[str]]
    purpose: Purpose = Purpose.DELIVERY
    sequence_no: int | None = None
    schema_version: str = SCHEMA_VERSION
    tombstones: tuple[Tombstone, ...] = ()
    revocations: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    pictures: Mapping[str, ArrivedPicture] = field(default_factory=dict)
    public_key: str = ""  # base64 of the Ed25519 key that signed it, "" if nobody did
    part: tuple[int, int] = (1, 1)
    recipient: Sender | None = None  # the lab that a reply is for
    answers: tuple[Answer, ...] = ()  # what a reply says; it has no items

    @property
    def is_package(self) -> bool:
        """Whether it came as a package, which can be signed, and not as a workbook alone."""
        return self.file.lower().endswith(".zip")

    def read(self) -> Arrival:
        """Return itself: what is read already is its own source."""
        return self

    @property
    def moment(self) -> str:
        """Which of two deliveries of a lab is the later one: these sort as plain text."""
        return f"{self.created_at}#{self.sequence_no or 0:06}"
