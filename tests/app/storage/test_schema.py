"""Migrations lead to exactly the tables the declarations ask for, and never half of the way."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.storage import intake_tables, schema, search_index, versions  # noqa: F401 - they declare tables
from app.storage.engine import connect
from app.storage.tables import METADATA


def is_declared(name, kind, _parents):
    """FTS5 keeps its own tables, of which SQLAlchemy knows nothing."""
    return kind != "table" or not (name == "search" or name.startswith("search_"))


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_migrated_file_has_the_declared_tables(tmp_path):
    engine = connect(tmp_path / "neu.laborbuch")
    schema.upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_declared})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_declared_indexes_exist(tmp_path):
    engine = connect(tmp_path / "neu.laborbuch")
    schema.upgrade(engine)
    with engine.connect() as connection:
        made = set(connection.scalars(sa.text("SELECT name FROM sqlite_master WHERE type = 'index'")))
    engine.dispose()
    assert {index.name for table in METADATA.tables.values() for index in table.indexes} <= made


def test_failed_change_of_the_schema_leaves_nothing_behind(tmp_path):
    engine = connect(tmp_path / "neu.laborbuch")
    with pytest.raises(sa.exc.OperationalError):
        _fail_half_way(engine)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def _fail_half_way(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE halb (text)")
        connection.exec_driver_sql("CREATE TABLE halb (text)")


def test_every_revision_is_listed(tmp_path):
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory("app/storage/migrations")
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == schema.REVISIONS
