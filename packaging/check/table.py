"""The results of all checks: each told when it is known, all of them as a table at the end."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Table:
    """Collects what was checked. A check returns what it saw, or raises AssertionError with what is wrong."""

    def __init__(self) -> None:
        """Begin empty."""
        self.rows: list[tuple[str, str, bool, str]] = []

    def check(self, what: str, name: str, trial: Callable[[], object]) -> None:
        """Run one check of ``what``; what it returns stands in the table."""
        try:
            seen, ok = trial(), True
        except AssertionError as error:
            seen, ok = error, False
        except Exception as error:  # the other checks are to run all the same
            traceback.print_exc()
            seen, ok = f"{type(error).__name__}: {error}", False
        self.rows.append((what, name, ok, str("" if seen is None else seen)))
        print(f"{'ok  ' if ok else 'FEHL'} {what}: {name} {self.rows[-1][3]}".rstrip(), flush=True)

    def close(self) -> int:
        """Print everything. Returns 1 if something failed."""
        widths = [max(len(row[column]) for row in self.rows) for column in (0, 1)]
        print(f"\n{'Paket':{widths[0]}}  {'Prüfung':{widths[1]}}  Ergebnis")
        for what, name, ok, seen in self.rows:
            result = "in Ordnung" if ok else "FEHLER"
            print(f"{what:{widths[0]}}  {name:{widths[1]}}  {result}{f' ({seen})' if seen else ''}")
        failed = sum(not row[2] for row in self.rows)
        print(f"\n{len(self.rows)} Prüfungen, {failed} Fehler")
        return int(failed > 0)


def same(found: object, wanted: object, what: str = "") -> None:
    """Raise AssertionError if two things differ."""
    if found != wanted:
        raise AssertionError(f"{what} {found!r} statt {wanted!r}".strip())


def true(holds: object, what: str) -> None:
    """Raise AssertionError if something does not hold."""
    if not holds:
        raise AssertionError(what)
