"""The shape of a lab file: who made it, which revision, and the way there.

Every Alembic revision adds its id to ``REVISIONS``; the file's ``user_version`` is the number of revisions it
has seen, so that a newer file is recognised from its first hundred bytes.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import sqlalchemy as sa

APPLICATION_ID = 0x4C616275  # "Labu"
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
SCHEMA = len(REVISIONS)

# A marker for the alembic environment: the connection to migrate is handed over, never a database address.
CONNECTION = "connection"


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Bring a file to a revision, in one transaction: it is there afterwards, or as it was."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    with resources.as_file(resources.files("app.storage") / "migrations") as folder:
        config.set_main_option("script_location", str(folder))
        with engine.begin() as connection:
            config.attributes[CONNECTION] = connection
            command.upgrade(config, revision)
            seen = SCHEMA if revision == "head" else REVISIONS.index(revision) + 1
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={seen}")


def header(path: Path) -> tuple[bytes, int, int]:
    """Return magic, application id and schema number as they stand in the file's first bytes.

    Reads only; a shorter file yields zeros.
    """
    with path.open("rb") as file:
        first = file.read(100).ljust(100, b"\0")
    return first[:16], int.from_bytes(first[68:72], "big"), int.from_bytes(first[60:64], "big")
