"""What the confirmed findings say of each thesis."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.storage import queries

if TYPE_CHECKING:
    from collections.abc import Collection

    import sqlalchemy as sa

OPEN, SUPPORTED, CONTRADICTED, MIXED = "open", "supported", "contradicted", "mixed"


def assess_theses(connection: sa.Connection) -> None:
    """Bring the assessment of every thesis up to date; the theses themselves stay as they are."""
    relations: dict[str, set[str]] = defaultdict(set)
    for thesis, relation in queries.confirmed_relations(connection):
        relations[thesis].add(relation)
    queries.put_assessments(connection, {uid: assessment(found) for uid, found in relations.items()}, OPEN)


def assessment(relations: Collection[str]) -> str:
    """Return the key of ``thesis_assessments`` for the relations of confirmed findings to one thesis."""
    for_it, against_it = "supports" in relations, "contradicts" in relations
    if "qualifies" in relations or (for_it and against_it):
        return MIXED
    return SUPPORTED if for_it else CONTRADICTED if against_it else OPEN
