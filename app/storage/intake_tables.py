"""The tables with which a file remembers what was delivered to it.

``base`` is the last state that the sender of a record stated. As long as nobody here changed the record,
the record itself is that state, and ``state`` is NULL; our first change puts the state aside there. It is ""
where the sender's own state is not known, because a row that somebody had edited by hand came first.
``buried`` says that the sender deleted the record.
"""

from __future__ import annotations

import sqlalchemy as sa

from app.storage.tables import METADATA

INTAKE = sa.Table(
    "intake",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("purpose", sa.Text, nullable=False),
    sa.Column("lab_uid", sa.Text, nullable=False, index=True),
    sa.Column("prefix", sa.Text, nullable=False),
    sa.Column("town", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False, index=True),
    sa.Column("sequence_no", sa.BigInteger),
    sa.Column("created_at", sa.Text, nullable=False),
    sa.Column("moment", sa.Text, nullable=False),
    sa.Column("part", sa.Integer, nullable=False),
    sa.Column("parts", sa.Integer, nullable=False),
    sa.Column("taken_at", sa.Text, nullable=False),
    sa.Column("undone_at", sa.Text),
    sa.Column("backup", sa.Text),
    sa.Column("new", sa.BigInteger, nullable=False),
    sa.Column("changed", sa.BigInteger, nullable=False),
    sa.Column("unchanged", sa.BigInteger, nullable=False),
    sa.Column("deleted", sa.BigInteger, nullable=False),
    sa.Column("conflicts", sa.BigInteger, nullable=False),
    sa.Column("notices", sa.Text, nullable=False),
    sa.Column("traces", sa.Text, nullable=False),  # what undoing needs beside the journal, as JSON
    sa.Column("withdrawn", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("pictures", sa.BigInteger, nullable=False, server_default="0"),
)

BASE = sa.Table(
    "base",
    METADATA,
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("lab_uid", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("moment", sa.Text, nullable=False),
    sa.Column("checksum", sa.Text, nullable=False),
    sa.Column("state", sa.Text),
    sa.Column("buried", sa.Boolean, nullable=False),
    sa.Column("intake", sa.Integer, nullable=False, index=True),
)

# Earlier states that a sender stated: a row that somebody edited by hand started from one of them.
EARLIER = sa.Table(
    "earlier",
    METADATA,
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("checksum", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
)

# What an intake replaced: base row and record as they were before ("" if there was none), and the hash after.
JOURNAL = sa.Table(
    "journal",
    METADATA,
    sa.Column("intake", sa.Integer, primary_key=True),
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("base", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
)

# Both values of a field that sender and receiver changed; ``field`` is "" where one deleted the record.
CONFLICT = sa.Table(
    "conflict",
    METADATA,
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("intake", sa.Integer, nullable=False, index=True),
    sa.Column("base", sa.Text, nullable=False),
    sa.Column("theirs", sa.Text, nullable=False),
    sa.Column("decision", sa.Text),
    sa.Column("decided_at", sa.Text),
    sa.Column("note", sa.Text),
)

DISTINCT_PAIR = sa.Table(
    "distinct_pair",
    METADATA,
    sa.Column("one", sa.Text, primary_key=True),
    sa.Column("other", sa.Text, primary_key=True),
    sa.Column("noted_at", sa.Text, nullable=False),
)

# Records whose consent was withdrawn: no delivery brings them back.
REVOKED = sa.Table(
    "revoked",
    METADATA,
    sa.Column("uid", sa.Text, primary_key=True),
    sa.Column("intake", sa.Integer, nullable=False),
)

# Pictures that records name and whose files did not arrive yet: large deliveries come in several parts.
AWAITED = sa.Table(
    "awaited",
    METADATA,
    sa.Column(
        "owner",
        sa.Text,
        sa.ForeignKey("record.uid", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        primary_key=True,
    ),
    sa.Column("field", sa.Text, primary_key=True),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
)

# The key with which a lab signed its first delivery; later ones must be signed with the same.
SENDER_KEY = sa.Table(
    "sender_key",
    METADATA,
    sa.Column("lab_uid", sa.Text, primary_key=True),
    sa.Column("public_key", sa.Text, nullable=False),
    sa.Column("noted_at", sa.Text, nullable=False),
)
