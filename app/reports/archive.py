"""What a builder of documents needs to look up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.record import Record
    from app.domain.records.lab import Lab


class StoredPicture(NamedTuple):
    """The bytes of a picture and what they are; sizes in pixels."""

    data: bytes
    media_type: str
    width: int
    height: int


class Archive(Protocol):
    """The records of one lab, all of them or only those that may leave it.

    The builders decide what may stand in a document; they take a record of the own lab that is not found for
    one that may not. ``of_kind`` returns records by the name of their kind, in the order of their codes.
    ``code_of`` answers for records of other labs, too, which are known by their codes only; "" if it is not.
    ``term`` returns the label of a key of an open vocabulary, or the key.
    """

    @property
    def lab(self) -> Lab: ...

    def find(self, uid: str) -> Record | None: ...

    def with_code(self, code: str) -> Record | None: ...

    def of_kind(self, name: str) -> Sequence[Record]: ...

    def code_of(self, uid: str) -> str: ...

    def term(self, vocabulary: str, key: str) -> str: ...

    def picture(self, sha256: str) -> StoredPicture | None: ...
