"""What was delivered, what it replaced, and what is still to be decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(names: str, *, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names.split()]


def _numbers(names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names.split()]


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _owner(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_owner_record"
    return sa.ForeignKeyConstraint(
        ["owner"], ["record.uid"], name, ondelete="CASCADE", deferrable=True, initially="DEFERRED"
    )


def upgrade() -> None:
    """Make the tables of ``app.storage.intake_tables``, and ``masked``."""
    _make_intakes()
    _make_states()
    _make_decisions()


def _make_intakes() -> None:
    op.create_table(
        "intake",
        _number("id"),
        *_text("purpose lab_uid prefix town file digest"),
        sa.Column("sequence_no", sa.BigInteger()),
        *_text("created_at moment"),
        _number("part"),
        _number("parts"),
        *_text("taken_at"),
        *_text("undone_at backup", nullable=True),
        *_numbers("new changed unchanged deleted conflicts"),
        *_text("notices traces"),
        _key("intake", "id"),
    )
    op.create_index("ix_intake_lab_uid", "intake", ["lab_uid"])
    op.create_index("ix_intake_digest", "intake", ["digest"])


def _make_states() -> None:
    op.create_table(
        "base",
        *_text("uid lab_uid kind code moment checksum"),
        *_text("state", nullable=True),
        sa.Column("buried", sa.Boolean(), nullable=False),
        _number("intake"),
        _key("base", "uid"),
    )
    op.create_index("ix_base_lab_uid", "base", ["lab_uid"])
    op.create_index("ix_base_intake", "base", ["intake"])
    op.create_table("earlier", *_text("uid checksum state"), _key("earlier", "uid", "checksum"))
    op.create_table(
        "journal", _number("intake"), *_text("uid base record hash"), _key("journal", "intake", "uid")
    )
    numbers = (_number("place"), _number("below"))
    key = _key("masked", "owner", "field", "place")
    op.create_table("masked", *_text("owner field"), *numbers, _owner("masked"), key, sqlite_with_rowid=False)
    op.create_table(
        "awaited", *_text("owner field sha256"), _owner("awaited"), _key("awaited", "owner", "field")
    )
    op.create_index("ix_awaited_sha256", "awaited", ["sha256"])


def _make_decisions() -> None:
    op.create_table(
        "conflict",
        *_text("uid field"),
        _number("intake"),
        *_text("base theirs"),
        *_text("decision decided_at note", nullable=True),
        _key("conflict", "uid", "field"),
    )
    op.create_index("ix_conflict_intake", "conflict", ["intake"])
    op.create_table("distinct_pair", *_text("one other noted_at"), _key("distinct_pair", "one", "other"))
    op.create_table("revoked", *_text("uid"), _number("intake"), _key("revoked", "uid"))
    op.create_table("sender_key", *_text("lab_uid public_key noted_at"), _key("sender_key", "lab_uid"))
