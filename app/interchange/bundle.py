"""The bundle: the records of one lab as far as they may leave it, and nothing else.

A bundle holds values by field id, and only of fields whose privacy class leaves the town: what must stay has
no place here. References stand as codes (``DIE-AK-0008``), so that people and the office can follow them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.small_counts import Below

__all__ = ["SCHEMA_VERSION", "Below", "Bundle", "Entry", "Tombstone"]

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

SCHEMA_VERSION = "1.0"


@dataclass(frozen=True)
class Entry:
    """One record on its way out.

    ``values`` maps field ids to plain values (str, int, Decimal, bool, tuple of keys or codes); lists are
    tuples of mappings by column id; masked numbers are ``Below``. ``checksum`` covers exactly these values,
    so that a hand edit shows. ``missing`` names required fields that are empty, by their labels.
    """

    kind: str
    values: Mapping[str, Any]
    checksum: str
    missing: tuple[str, ...] = ()

    @property
    def uid(self) -> str:
        """The internal number that the office knows the record by."""
        return str(self.values["uid"])

    @property
    def code(self) -> str:
        """The code that people know the record by."""
        return str(self.values["code"])


@dataclass(frozen=True)
class Tombstone:
    """A record that was delivered or could have been, and is no more."""

    kind: str
    uid: str
    code: str
    deleted_at: str


@dataclass(frozen=True)
class Bundle:
    """Everything of one delivery. ``entries`` holds every kind that travels, also the empty ones."""

    lab_uid: str
    prefix: str
    town: str
    created_at: dt.datetime
    entries: Mapping[str, tuple[Entry, ...]]
    terms: Mapping[str, Mapping[str, str]]  # labels of the open vocabularies: name -> key -> label
    tombstones: tuple[Tombstone, ...] = ()
    revocations: tuple[str, ...] = ()  # uids of records whose consent was withdrawn
    sequence_no: int | None = None
    schema_version: str = SCHEMA_VERSION
    funding_note: str = ""
    sample: bool = False
    counts: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", {kind: len(entries) for kind, entries in self.entries.items()})

    @property
    def is_office(self) -> bool:
        """Whether this comes from the project office and not from a town."""
        own = (lab for lab in self.entries.get("lab", ()) if lab.uid == self.lab_uid)
        return any(lab.values.get("network_role") == "office" for lab in own)

    def label(self, vocabulary: str, key: str) -> str:
        """Return the label of a key of an open vocabulary; an unknown key stands for itself."""
        return self.terms.get(vocabulary, {}).get(key, key)
