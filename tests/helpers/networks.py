"""The compendium of the sample's network, as it is or with changes, and networks of more towns."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

from app.reports.network import Choice, build_network
from tests.helpers.archive import OFFICE, MemoryArchive, network_archive
from tests.helpers.reports import TODAY

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.reports.model import Document

OFFICE_LAB = f"{OFFICE}-LA-0001"


@cache
def network() -> MemoryArchive:
    """Return what the office of the sample holds; archives are never changed in place."""
    return network_archive()


@cache
def whole() -> Document:
    """Return the compendium of all five towns."""
    return compendium()


def compendium(archive: MemoryArchive | None = None, **choice: Any) -> Document:
    """Return a compendium; the sample's modules are released, and the office has not decided on them."""
    chosen = Choice(**{"include_released": True} | choice)
    return build_network(archive or network(), today=TODAY, choice=chosen)


def of_towns(*prefixes: str) -> MemoryArchive:
    """Return the network with these towns and the office only."""
    labs = {f"{prefix}-LA-0001" for prefix in (*prefixes, OFFICE)}
    return network().only(lambda it: it.lab_id in labs)


def with_copies(*prefixes: str, of: str = "OEW") -> MemoryArchive:
    """Return the network and as many copies of one town as there are prefixes, each a lab of its own."""
    town = [it for it in network().everything() if it.lab_id == f"{of}-LA-0001"]
    return network().with_records(*(_copy(it, of, prefix) for prefix in prefixes for it in town))


def _copy(record: Record, old: str, new: str) -> Record:
    values = {it.name: _renamed(getattr(record, it.name), old, new) for it in dataclasses.fields(record)}
    if record.about.name == "lab":
        values |= {"prefix": new, "town": f"Neustadt {new}"}
    return type(record)(**values)


def _renamed(value: Any, old: str, new: str) -> Any:
    """Let references lead to the copies."""
    if isinstance(value, str):
        return value.replace(f"{old}-", f"{new}-")
    if isinstance(value, tuple):
        return tuple(_renamed(it, old, new) for it in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {it.name: _renamed(getattr(value, it.name), old, new) for it in dataclasses.fields(value)}
        return dataclasses.replace(value, **parts)
    return value
