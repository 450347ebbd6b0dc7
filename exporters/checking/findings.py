"""What was found so far. Of a fault that is everywhere, the first places are enough."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.reports.flaws import Flaw

if TYPE_CHECKING:
    from app.reports.flaws import Rule

MOST_PLACES = 50
_LONGEST_WORD, _LONGEST_TEXT, _TELLING = 80, 400, 40


class Findings:
    """Collects flaws; ``under`` is the heading that the text just read stands below."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.under = ""
        self._flaws: list[Flaw] = []
        self._counts: Counter[str] = Counter()

    def add(self, rule: Rule, place: str, text: str = "", under: str | None = None, **words: object) -> None:
        """Note that a rule is broken. ``words`` fill what the rule says."""
        self._counts[rule.code] += 1
        if self._counts[rule.code] <= MOST_PLACES:
            said = rule.said.format(**{key: shortened(str(word)) for key, word in words.items()})
            heading = shortened(self.under if under is None else under)
            heading = "" if heading[:_TELLING] in place else heading  # a heading is not under itself
            self._flaws.append(Flaw(rule, place, said, text[:_LONGEST_TEXT], heading))

    def all(self) -> tuple[Flaw, ...]:
        """Return everything, by rule, with the number of places that were left out."""
        order = {code: number for number, code in enumerate(self._counts)}
        flaws = sorted(self._flaws, key=lambda flaw: order[flaw.rule.code])
        return (*flaws, *(self._rest(flaw) for flaw in self._last_of_many()))

    def _last_of_many(self) -> list[Flaw]:
        last = {flaw.rule.code: flaw for flaw in self._flaws}
        return [flaw for code, flaw in last.items() if self._counts[code] > MOST_PLACES]

    def _rest(self, flaw: Flaw) -> Flaw:
        more = self._counts[flaw.rule.code] - MOST_PLACES
        return Flaw(flaw.rule, f"{more:n} weitere Stellen", flaw.rule.name + ".")


def shortened(text: str, most: int = _LONGEST_WORD) -> str:
    """Return a text as a message quotes it: in one line, and not too long."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
