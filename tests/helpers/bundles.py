"""Bundles made by hand: whatever a test says about its entries, and all the rest as usual."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.domain.canonical import checksum
from app.domain.catalogue import KINDS
from app.interchange.bundle import Bundle, Entry

LAB = "DIE-LA-0001"


def entry(kind: str, number: int = 1, /, *, missing: tuple[str, ...] = (), **values: Any) -> Entry:
    """Return an entry with a number of its own and ``values``, which nobody checks."""
    usual = {
        "uid": f"{KINDS[kind].letters}000000-0000-4000-8000-{number:012d}",
        "code": f"DIE-{KINDS[kind].letters}-{number:04d}",
        "revision": 3,
        "lab_id": LAB,
        "status": KINDS[kind].status.initial,
        "release_scope": "oeffentlich",
        "updated_at": "2022-11-21",
    }
    content = usual | values
    return Entry(kind, content, checksum(content), missing)


def bundle(*entries: Entry, **more: Any) -> Bundle:
    """Return a bundle of Dießen with these entries."""
    usual: dict[str, Any] = {
        "lab_uid": "11111111-0000-4000-8000-000000000001",
        "prefix": "DIE",
        "town": "Dießen am Ammersee",
        "created_at": dt.datetime(2022, 11, 22, 13, 32, 5, tzinfo=dt.UTC),
        "terms": {"themes": {"new_work": "New Work", "vacancy": "Leerstand"}, "theses": {"T1": "T1"}},
        "sequence_no": 4,
    }
    travelling = [name for name, kind in KINDS.items() if kind.in_package]
    sorted_ = {name: tuple(it for it in entries if it.kind == name) for name in travelling}
    return Bundle(entries=sorted_, **usual | more)
