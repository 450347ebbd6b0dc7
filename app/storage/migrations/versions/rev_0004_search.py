"""The full-text index. It is filled when somebody searches for the first time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the FTS5 table, and what says which record a row of it is."""
    op.create_table(
        "indexed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("since", sa.Text()),
        sa.Column("until", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_indexed"),
        sa.UniqueConstraint("uid", name="uq_indexed_uid"),
        sa.ForeignKeyConstraint(
            ["uid"],
            ["record.uid"],
            "fk_indexed_uid_record",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
    op.execute("CREATE VIRTUAL TABLE search USING fts5(head, text, tokenize='unicode61 remove_diacritics 2')")
