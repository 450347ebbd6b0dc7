"""Lists that count: each starts where it should, whatever was counted before."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = re.compile(r"\d+")


class Counted(NamedTuple):
    """The number of an item, and whether counting begins anew with it."""

    number: int
    begins: bool


class Counting:
    """Counts the items of each kind of list."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def item(self, kind: str, number: str | None, *, restart: bool) -> Counted:
        """Count the next item of its kind, or the one with this number ("[3]")."""
        digits = _NUMBER.search(number or "")
        wanted = int(digits[0]) if digits else None
        expected = self._next.get(kind)
        begins = expected is None or restart or wanted not in {None, expected}
        counted = (wanted or 1) if begins or expected is None else expected
        self._next[kind] = counted + 1
        return Counted(counted, begins)
