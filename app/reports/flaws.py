"""What can be wrong with a finished document, and where: for people who mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a finished document must not do.

    ``code`` never changes its meaning. ``said`` may hold places for words that a flaw fills in. ``point`` is
    the requirement that the rule serves, as people look it up. ``field`` is the field that mends it wherever
    the text came from; without one, the field is mended that the text stands in.
    """

    code: str
    name: str
    said: str
    advice: str
    point: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A rule that a document breaks at one place.

    ``under`` is the heading above the place. ``text`` is a piece of what stands there, as it was written, to
    find where it came from.
    """

    rule: Rule
    place: str
    said: str
    text: str = ""
    under: str = ""

    @property
    def where(self) -> str:
        """The place and the heading above it."""
        return f"{self.place}, unter „{self.under}“" if self.under else self.place

    @property
    def sentence(self) -> str:
        """What is wrong where, and what to do."""
        return f"{self.where}: {self.said} {self.rule.advice} ({self.rule.code} {self.rule.name})"
