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
    """The records of one lab. Nothing is filtered: what may stand in a document the builders decide.

    ``of_kind`` returns the records of a kind by its name, in the order of their codes. ``code_of`` and
    ``title_of`` answer for records of other labs, too, which are known by their codes only; a title nobody
    knows is empty. ``term`` returns the label of a key of an open vocabulary, or the key.
    """

    @property
    def lab(self) -> Lab: ...

    def find(self, uid: str) -> Record | None: ...

    def with_code(self, code: str) -> Record | None: ...

    def of_kind(self, name: str) -> Sequence[Record]: ...

    def code_of(self, uid: str) -> str: ...

    def title_of(self, uid: str) -> str: ...

    def term(self, vocabulary: str, key: str) -> str: ...

    def picture(self, sha256: str) -> StoredPicture | None: ...
