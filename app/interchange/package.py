"""What goes into a package, and what comes out of one. Knows no file format."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import RefusedFileError
from app.interchange.bundle import SCHEMA_VERSION, Tombstone

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from app.domain.canonical import State
    from app.interchange.arrival import ArrivedPicture, Purpose, Sender


class PasswordNeededError(RefusedFileError):
    """The package is encrypted, and the password is missing or wrong."""


@dataclass(frozen=True)
class Manifest:
    """What a package says about itself. ``recipient`` is the lab that a reply is for.

    ``send_to`` is where people send it, in words: it stands in the letter only, and nothing is read from it.
    """

    purpose: Purpose
    sender: Sender
    created_at: dt.datetime
    sequence_no: int | None = None
    recipient: Sender | None = None
    schema_version: str = SCHEMA_VERSION
    app_version: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    tombstones: tuple[Tombstone, ...] = ()
    revocations: tuple[str, ...] = ()  # uids of records whose consent was withdrawn
    part: tuple[int, int] = (1, 1)  # which part of how many
    send_to: str = ""


@dataclass(frozen=True)
class Package:
    """Everything that one package carries. Pictures are by their SHA-256.

    A delivery has a workbook; guidelines and replies carry ``states`` by kind instead, as JSON.
    """

    manifest: Manifest
    workbook: Path | None = None
    documents: tuple[Path, ...] = ()
    pictures: Mapping[str, ArrivedPicture] = field(default_factory=dict)
    states: Mapping[str, tuple[State, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Seal:
    """How a package is closed. ``signing_key`` is the raw Ed25519 seed (32 bytes)."""

    password: str | None = None
    signing_key: bytes | None = None


@dataclass(frozen=True)
class Unpacked:
    """A package after all its sums and its signature were checked.

    ``digest`` is the SHA-256 of its manifest, which names the sum of every file: zipped anew, or closed with
    another password, a package is still the same delivery. ``public_key`` is the base64 of the key that
    signed it, "" if nobody did; whose key that is, only people can say.
    """

    manifest: Manifest
    digest: str
    workbook_name: str = ""
    workbook: bytes | None = None
    pictures: Mapping[str, ArrivedPicture] = field(default_factory=dict)
    states: Mapping[str, tuple[State, ...]] = field(default_factory=dict)
    public_key: str = ""
