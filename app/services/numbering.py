"""Numbers and codes: the uid that never returns, the code people say, the pseudonym of a person."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from app.storage import queries

if TYPE_CHECKING:
    import sqlalchemy as sa

    from app.domain.record import RecordKind

# Shipped and sample records have the same number in every lab file: it follows from their code.
_NAMESPACE = uuid.UUID("5f0d1c1e-6f0b-5c0e-9d54-6b1a6f7a1b22")

OFFICE = "PB"


def new_uid() -> str:
    """Return a number that no record ever had."""
    return str(uuid.uuid4())


def uid_of_code(code: str) -> str:
    """Return the number of a shipped record."""
    return str(uuid.uuid5(_NAMESPACE, code))


OFFICE_UID = uid_of_code(f"{OFFICE}-LA-0001")


def next_code(connection: sa.Connection, prefix: str, kind: RecordKind) -> str:
    """Return the first code after the highest ever given; codes of deleted records are not given again."""
    start = f"{prefix}-{kind.letters}-"
    return f"{start}{_after(queries.highest_code(connection, start)):04}"


def next_pseudonym(connection: sa.Connection, prefix: str) -> str:
    """Return the first free pseudonym of a lab."""
    start = f"{prefix}-P-"
    return f"{start}{_after(queries.highest_pseudonym(connection, start)):03}"


def _after(highest: str | None) -> int:
    match = re.search(r"(\d+)$", highest or "")
    return int(match[1]) + 1 if match else 1
