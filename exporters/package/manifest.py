"""``manifest.json``: what a package says about itself, for programs and for people who look."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from app.domain.catalogue import KINDS
from app.domain.dates import timestamp
from app.interchange.arrival import Purpose, Sender
from app.interchange.bundle import SCHEMA_VERSION, Tombstone
from app.interchange.package import Manifest
from exporters.package import contents, faults, plain_json
from exporters.package.plain_json import mapping, rows, text, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

FORMAT = "laborbuch-package"
FORMAT_VERSION = 1

_SHA256 = re.compile("[0-9a-f]{64}")
_VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}")
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"

T = TypeVar("T")


class Listed(NamedTuple):
    """What the manifest says about a file."""

    name: str
    size: int
    sha256: str
    media_type: str


def write(manifest: Manifest, files: Iterable[contents.File]) -> bytes:
    """Return the bytes that are signed."""
    recipient = {"recipient": _town(manifest.recipient)} if manifest.recipient else {}
    return plain_json.dump(
        {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "purpose": manifest.purpose.value,
            "schema_version": manifest.schema_version,
            "app_version": manifest.app_version,
            "lab": _town(manifest.sender),
            **recipient,
            "sequence_no": manifest.sequence_no,
            "created_at": timestamp(manifest.created_at),
            "part": {"no": manifest.part[0], "of": manifest.part[1]},
            "contains_personal_data": False,
            "counts": in_order(manifest.counts),
            "deletions": [_deletion(it) for it in manifest.tombstones],
            "withdrawn_consents": list(manifest.revocations),
            "files": [_listed(file)._asdict() for file in files],
        }
    )


def size_of(file: contents.File) -> int:
    """Return by how many bytes a file lengthens the manifest, at most."""
    said = plain_json.dump([[_listed(file)._asdict()]])
    return len(said)


def _listed(file: contents.File) -> Listed:
    return Listed(file.name, len(file.data), file.sha256, file.media_type)


def in_order(by_kind: Mapping[str, T]) -> dict[str, T]:
    """Return the same in the order in which sheets and counts stand everywhere."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    return dict(sorted(by_kind.items(), key=lambda item: order[item[0]]))


def read(data: bytes) -> tuple[Manifest, tuple[Listed, ...]]:
    """Return what a package says about itself and about its files. Raises FaultError."""
    try:
        said = mapping(plain_json.load(data))
    except ValueError as error:
        raise faults.damaged(contents.MANIFEST) from error
    _refuse_foreign(said)
    try:
        return _manifest(said), tuple(_file(mapping(it)) for it in rows(said["files"]))
    except (KeyError, ValueError) as error:
        raise faults.damaged(contents.MANIFEST) from error


def _refuse_foreign(said: Mapping[str, Any]) -> None:
    """A newer manifest may look different: its versions come before everything else."""
    if said.get("format") != FORMAT:
        raise faults.no_package()
    if said.get("format_version") != FORMAT_VERSION:
        raise faults.newer(f"Paket {said.get('format_version')!s:.9}")
    version = str(said.get("schema_version"))
    if not _VERSION.fullmatch(version) or _numbers(version) > _numbers(SCHEMA_VERSION):
        raise faults.newer(f"Format {version:.9}")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _manifest(said: Mapping[str, Any]) -> Manifest:
    if said["contains_personal_data"] is not False:
        raise ValueError("says that it holds personal data")
    return Manifest(
        purpose=Purpose(text(said["purpose"])),
        sender=_sender(said["lab"]),
        created_at=dt.datetime.strptime(text(said["created_at"]), _MOMENT).replace(tzinfo=dt.UTC),
        sequence_no=_optional(said["sequence_no"], lambda number: whole(number, 1)),
        recipient=_optional(said.get("recipient"), _sender),
        schema_version=text(said["schema_version"]),
        app_version=text(said["app_version"]),
        counts={_kind(kind): whole(count) for kind, count in mapping(said["counts"]).items()},
        tombstones=tuple(_tombstone(mapping(it)) for it in rows(said["deletions"])),
        revocations=tuple(text(uid) for uid in rows(said["withdrawn_consents"])),
        part=_part(mapping(said["part"])),
    )


def _town(sender: Sender) -> dict[str, str]:
    return {"uid": sender.lab_uid, "prefix": sender.prefix, "town": sender.town}


def _sender(said: Any) -> Sender:
    lab = mapping(said)
    return Sender(text(lab["uid"]), text(lab["prefix"]), text(lab["town"]))


def _deletion(tombstone: Tombstone) -> dict[str, str]:
    return {
        "kind": tombstone.kind,
        "uid": tombstone.uid,
        "code": tombstone.code,
        "deleted_at": tombstone.deleted_at,
    }


def _tombstone(said: Mapping[str, Any]) -> Tombstone:
    return Tombstone(_kind(said["kind"]), text(said["uid"]), text(said["code"]), text(said["deleted_at"]))


def _part(said: Mapping[str, Any]) -> tuple[int, int]:
    of = whole(said["of"], 1)
    number = whole(said["no"], 1)
    if number > of:
        raise ValueError(f"part {number} of {of}")
    return number, of


def _file(said: Mapping[str, Any]) -> Listed:
    sha256 = text(said["sha256"])
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"no sum: {sha256:.40}")
    return Listed(text(said["name"]), whole(said["size"]), sha256, text(said["media_type"]))


def _kind(said: Any) -> str:
    kind = text(said)
    if kind not in KINDS:
        raise ValueError(f"no kind of record: {kind:.40}")
    return kind


def _optional(said: Any, read_one: Callable[[Any], T]) -> T | None:
    return None if said is None else read_one(said)
