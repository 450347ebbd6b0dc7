"""The connection to a lab file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from app.storage import search_index

if TYPE_CHECKING:
    from pathlib import Path

# One file without companions: a lab file is copied, mailed and kept on shares, where write-ahead
# logs are lost or unsafe. Deleted personal data is overwritten at once.
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",  # KiB: a delivery touches pages all over the file
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)


_WRITES = "laborbuch_writes"


def connect(path: Path, *, read_only: bool = False) -> sa.Engine:
    """Return an engine whose transactions hold for schema changes, too.

    The driver's own transaction handling commits before every schema change, so that a failed migration would
    leave its tables behind; BEGIN is therefore sent by SQLAlchemy.
    """
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)))
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    search_index.listen(engine)
    if read_only:
        sa.event.listen(engine, "connect", _forbid_to_write)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    connection.text_factory = _text
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _forbid_to_write(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA query_only=ON")


# A damaged letter must not close the whole file; the record's hash tells of it.
_text = partial(str, encoding="utf-8", errors="replace")


def _begin(connection: sa.Connection) -> None:
    """Who will write says so at once and waits for others; of two who read first, one could only give up."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def writing(engine: sa.Engine) -> sa.Engine:
    """Return the same engine for transactions that write."""
    return engine.execution_options(**{_WRITES: True})
