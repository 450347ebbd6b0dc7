"""What a service changed, so that windows know what to refresh."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """Kinds and internal numbers of the records that are different now."""

    kinds: frozenset[str]
    uids: frozenset[str]


def changed(*records: tuple[str, str]) -> Changes:
    """Return the changes of records given as (kind, uid)."""
    return Changes(frozenset(kind for kind, _ in records), frozenset(uid for _, uid in records))


NOTHING = changed()
