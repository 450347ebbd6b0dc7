"""Who has the file open at the moment, so that two do not write in it unawares."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of those who have the file open to write."""
    op.create_table(
        "presence",
        sa.Column("session", sa.Text(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("editor", sa.Text()),
        sa.Column("computer", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("session", name="pk_presence"),
        sqlite_with_rowid=False,
    )
