"""An archive in memory, also with the sample labs. References are codes there, and codes are the numbers."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from app.domain.catalogue import KINDS
from app.domain.fields import FieldKind, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.domain.fields import Field
    from app.domain.record import Record
    from app.domain.records.lab import Lab
    from app.reports.archive import StoredPicture

PREFIXES = ("MOE", "WIT", "DIE", "OEW", "DIP")
OFFICE = "PB"


class MemoryArchive:
    """What reports need to look up, over plain records."""

    def __init__(
        self,
        records: Iterable[Record],
        terms: Mapping[str, Mapping[str, str]] | None = None,
        pictures: Mapping[str, StoredPicture] | None = None,
    ) -> None:
        self._records = {record.uid: record for record in records}
        self._by_code = {record.code: record for record in self._records.values()}
        self._terms = terms or {}
        self._pictures = pictures or {}

    @property
    def lab(self) -> Lab:
        """The only lab, or the office among several."""
        labs = cast("Sequence[Lab]", self.of_kind("lab"))
        return next((lab for lab in labs if lab.network_role == "office"), labs[0])

    def find(self, uid: str) -> Record | None:
        return self._records.get(uid)

    def with_code(self, code: str) -> Record | None:
        return self._by_code.get(code)

    def of_kind(self, name: str) -> Sequence[Record]:
        return [record for record in self._records.values() if record.about.name == name]

    def everything(self) -> list[Record]:
        """Return all records."""
        return [*self._records.values()]

    def code_of(self, uid: str) -> str:
        return self._records[uid].code if uid in self._records else uid

    def title_of(self, uid: str) -> str:
        return self._records[uid].about.title_of(self._records[uid]) if uid in self._records else ""

    def term(self, vocabulary: str, key: str) -> str:
        return self._terms.get(vocabulary, {}).get(key, key)

    def picture(self, sha256: str) -> StoredPicture | None:
        return self._pictures.get(sha256)

    def changed(self, uid: str, **values: Any) -> MemoryArchive:
        """Return the same archive with one record changed."""
        records = self._records | {uid: dataclasses.replace(self._records[uid], **values)}
        return MemoryArchive(records.values(), self._terms, self._pictures)

    def with_records(self, *records: Record) -> MemoryArchive:
        """Return the same archive with records added or put in place of others."""
        added = {record.uid: record for record in records}
        return MemoryArchive((self._records | added).values(), self._terms, self._pictures)

    def only(self, kept: Callable[[Record], bool]) -> MemoryArchive:
        """Return the same archive with some of its records."""
        return MemoryArchive(filter(kept, self._records.values()), self._terms, self._pictures)

    def with_picture(self, sha256: str, picture: StoredPicture) -> MemoryArchive:
        """Return the same archive with the file of a picture."""
        return MemoryArchive(self._records.values(), self._terms, {**self._pictures, sha256: picture})


def sample_archive(prefix: str) -> MemoryArchive:
    """Return a sample lab with the theses and themes that every lab knows."""
    records = [_record(kind, values) for kind in KINDS for values in _sample(prefix, kind)]
    theses = [_record("thesis", it) for it in _vocabulary("thesis")]
    return MemoryArchive([*records, *theses], {"themes": _themes()})


def _themes() -> dict[str, str]:
    return {it["theme_code"]: it["label"] for it in _vocabulary("theme")}


def network_archive() -> MemoryArchive:
    """Return what the office of the sample holds: its own records and those of all five labs."""
    labs = {f"{prefix}-LA-0001": sample_archive(prefix) for prefix in (*PREFIXES, OFFICE)}
    own = [of_lab(it, lab) for lab, archive in labs.items() for it in archive.everything()]
    shared = [_record(kind, it) for kind in ("thesis", "theme") for it in _vocabulary(kind)]
    return MemoryArchive([*own, *(of_lab(it, f"{OFFICE}-LA-0001") for it in shared)], {"themes": _themes()})


def of_lab(record: Record, lab: str) -> Record:
    """Return the record as one of this lab's."""
    return dataclasses.replace(record, lab_id=lab)


def _sample(prefix: str, kind: str) -> list[dict[str, Any]]:
    return _json(f"sample/{prefix}/{kind}.json")


def _vocabulary(name: str) -> list[dict[str, Any]]:
    return _json(f"vocabularies/{name}.json")


def _json(path: str) -> list[dict[str, Any]]:
    file = resources.files("resources") / path
    return cast("list[dict[str, Any]]", json.loads(file.read_text("utf-8"))) if file.is_file() else []


def _record(kind: str, values: Mapping[str, Any]) -> Record:
    known = {"uid": values["code"], **_values(fields_of(KINDS[kind].record), values)}
    return KINDS[kind].record(**known)


def _values(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    return {field.id: _value(field, values[field.id]) for field in fields if field.id in values}


def _value(field: Field, value: Any) -> Any:
    if field.row:
        return tuple(field.row(**_values(fields_of(field.row), row)) for row in value)
    if field.kind in (FieldKind.DECIMAL, FieldKind.MONEY):
        return Decimal(str(value))
    return tuple(value) if field.is_many else value
