"""Passages of transcripts with their themes and theses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of the passages; their themes and theses stand in ``term`` like all others."""
    op.create_table(
        "interview_passages",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner"],
            ["record.uid"],
            "fk_interview_passages_owner_record",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("position_start", sa.BigInteger()),
        sa.Column("position_end", sa.BigInteger()),
        sa.PrimaryKeyConstraint("owner", "no", name="pk_interview_passages"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "spared_word",
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_spared_word"),
        sqlite_with_rowid=False,
    )
