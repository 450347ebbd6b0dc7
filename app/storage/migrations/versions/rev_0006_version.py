"""Earlier texts of knowledge modules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; a module that is there gets its first version with its next change."""
    op.create_table(
        "version",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("editor", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "no", name="pk_version"),
        sa.ForeignKeyConstraint(
            ["owner"],
            ["record.uid"],
            "fk_version_owner_record",
            ondelete="CASCADE",
            deferrable=True,
            initially="DEFERRED",
        ),
    )
