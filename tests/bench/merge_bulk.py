"""Prints the CPU seconds of storing many new records in bulk, and of raw upserts of the same rows."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import Any

from app.domain.canonical import state_of
from app.domain.references import translated
from app.services.labs import create_office
from app.services.numbering import OFFICE_UID
from app.storage import bulk
from tests.bench.merge_data import template_of

RECORDS = 12_000


def main() -> tuple[float, float]:
    states: dict[str, list[Any]] = {}
    for kind in ("activity", "finding"):
        entries = template_of(RECORDS // 2).entries[kind]
        states[kind] = [translated(kind, state_of(it.values), lambda code: OFFICE_UID) for it in entries]
    with tempfile.TemporaryDirectory() as name:
        return _ours(Path(name), states), _raw(Path(name), states)


def _ours(folder: Path, states: dict[str, list[Any]]) -> float:
    book = create_office(folder / "unser.laborbuch")
    start = time.process_time()
    with book.writing() as connection:
        bulk.insert(connection, states)
    return time.process_time() - start


def _raw(folder: Path, states: dict[str, list[Any]]) -> float:
    """The rows are made before; what is measured is what the database does."""
    book = create_office(folder / "roh.laborbuch")
    rows = bulk.rows_of(states)
    upserts = {table: _upsert(table) for table in rows}
    with book.writing() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        start = time.process_time()
        for table, found in rows.items():
            raw.executemany(upserts[table], found)
    return time.process_time() - start


def _upsert(table: Any) -> str:
    names = [column.name for column in table.c]
    keys = [column.name for column in table.primary_key]
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in keys)
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    conflict = f"ON CONFLICT({', '.join(keys)}) DO UPDATE SET {changed}"
    return f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks}) {conflict}'


if __name__ == "__main__":
    print(json.dumps(main()))
