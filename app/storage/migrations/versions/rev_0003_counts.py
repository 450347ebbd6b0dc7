"""Withdrawn consents and pictures are counted for themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the counts; what was taken over before counted withdrawals among the deletions, and no pictures."""
    for name in ("withdrawn", "pictures"):
        op.add_column("intake", sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
