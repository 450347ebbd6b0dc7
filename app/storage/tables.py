"""The tables of a lab file, made from the field declarations.

``record`` holds what every record has, and what lists and links need: title, hash, and how many
required fields were empty (``gaps``) and rules broken (``errors``) when it was last saved. Each kind
has a table for its own single values, each child list one for its rows. Keys of vocabularies and
references of which a field may hold several stand in ``term`` and ``link``. A record known by its code
only, because it belongs to another lab, is a row in ``record`` with ``external`` set and nothing else.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from app.domain.catalogue import KINDS
from app.domain.dates import UNKNOWN
from app.domain.fields import Field, FieldKind, fields_of
from app.domain.record import Record, RecordKind
from app.storage.columns import ELSEWHERE, column

METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _owner(name: str = "owner") -> sa.Column[str]:
    return sa.Column(
        name,
        sa.Text,
        sa.ForeignKey("record.uid", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    )


def _target(name: str) -> sa.Column[str]:
    return sa.Column(
        name,
        sa.Text,
        sa.ForeignKey("record.uid", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    )


RECORD = sa.Table(
    "record",
    METADATA,
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column(
        "lab_id",
        sa.Text,
        sa.ForeignKey("record.uid", deferrable=True, initially="DEFERRED"),
        nullable=False,
        index=True,
    ),
    sa.Column("revision", sa.BigInteger, nullable=False),
    sa.Column("created_at", sa.Text),
    sa.Column("updated_at", sa.Text),
    sa.Column("updated_by", sa.Text),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("release_scope", sa.Text, nullable=False),
    sa.Column("deleted_at", sa.Text),
    sa.Column("internal_note", sa.Text),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_key", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("external", sa.Boolean, nullable=False),
    sa.Column("gaps", sa.Integer, nullable=False),
    sa.Column("errors", sa.Integer, nullable=False),
    # Lists are counted, sorted and skipped through from these alone, hence the uid at the end.
    sa.Index(None, "kind", "external", "deleted_at", "title_key", "uid"),
    sa.Index(None, "kind", "external", "deleted_at", "code", "uid"),
    sa.Index(None, "kind", "external", "deleted_at", "status", "uid"),
    sa.Index(None, "updated_at"),
)

# One row per key or reference; ``place`` is the row of a child list the field belongs to, 0 for the record.
# Rows that are found by their key alone stand in the key's own tree: half the work of writing them twice.
_BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}

TERM = sa.Table(
    "term",
    METADATA,
    _owner(),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("no", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Index(None, "key"),
    **_BY_KEY,
)

LINK = sa.Table(
    "link",
    METADATA,
    _owner(),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("no", sa.Integer, primary_key=True),
    _target("target"),
    **_BY_KEY,
)

# A number of people too small to be shown, where its column is empty: "unter 5" is stored as 5.
MASKED = sa.Table(
    "masked",
    METADATA,
    _owner(),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("below", sa.Integer, nullable=False),
    **_BY_KEY,
)

BLOB = sa.Table(
    "blob",
    METADATA,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

SETTING = sa.Table(
    "setting",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

SPARED_WORD = sa.Table("spared_word", METADATA, sa.Column("word", sa.Text, primary_key=True), **_BY_KEY)

# Who has the file open to write. ``seat`` is drawn once per person and computer and says nothing of them.
PRESENCE = sa.Table(
    "presence",
    METADATA,
    sa.Column("session", sa.Text, primary_key=True),
    sa.Column("seat", sa.Text, nullable=False),
    sa.Column("editor", sa.Text),
    sa.Column("computer", sa.Text, nullable=False),
    sa.Column("since", sa.Text, nullable=False),
    sa.Column("seen", sa.Text, nullable=False),
    **_BY_KEY,
)

SYSTEM = tuple(field.id for field in fields_of(Record))


def single(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields that are columns of their table."""
    return tuple(field for field in fields if field.kind not in ELSEWHERE)


def _kind_table(kind: RecordKind) -> sa.Table:
    columns = [column(field) for field in single(kind.own_fields)]
    table = sa.Table(kind.name, METADATA, _owner("uid"), *columns)
    for id_ in kind.list_columns:
        if id_ in table.c and id_ != kind.title_field:
            sa.Index(f"ix_{kind.name}_{id_}", sort_key(table, kind.by_id[id_]), table.c.uid)
    return table


def sort_key(table: sa.Table, field: Field) -> sa.ColumnElement[str]:
    """What a list sorts by: an unknown date sorts like an empty one, not like a late year.

    The word is part of the statement, or SQLite would not see that the index holds just this.
    """
    own: sa.ColumnElement[str] = table.c[field.id]
    unknown = sa.literal(UNKNOWN, literal_execute=True)
    return sa.func.nullif(own, unknown) if field.kind is FieldKind.FUZZY_DATE else own


def list_table_name(kind: RecordKind, field: Field) -> str:
    """Return the table of a child list's rows."""
    return f"{kind.name}_{field.id}"


def _list_table(kind: RecordKind, field: Field) -> sa.Table:
    columns = [column(part) for part in single(field.columns)]
    number = sa.Column("no", sa.Integer, primary_key=True)
    return sa.Table(list_table_name(kind, field), METADATA, _owner(), number, *columns, **_BY_KEY)


KIND_TABLES: dict[str, sa.Table] = {kind.name: _kind_table(kind) for kind in KINDS.values()}
LIST_TABLES: dict[tuple[str, str], sa.Table] = {
    (kind.name, field.id): _list_table(kind, field)
    for kind in KINDS.values()
    for field in kind.own_fields
    if field.kind is FieldKind.LIST
}
