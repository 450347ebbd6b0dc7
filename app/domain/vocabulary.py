"""Closed lists of choices: what is stored is the key, what people read is the label."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One choice. ``next`` and ``by`` belong to status lists: allowed next steps, and who sets the status."""

    key: str
    label: str
    help: str
    next: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An ordered list of terms.

    An ``open`` vocabulary grows in the lab file (themes, theses) or with the network (lab prefixes): keys
    that are not listed here are known elsewhere.
    """

    name: str
    label: str
    help: str
    terms: tuple[Term, ...]
    initial: str | None = None
    open: bool = False

    def find(self, key: str) -> Term | None:
        """Return the term with this key, if it is listed."""
        return next((term for term in self.terms if term.key == key), None)

    def label_of(self, key: str) -> str:
        """Return what people read; an unlisted key stands for itself."""
        term = self.find(key)
        return term.label if term else key

    def key_of(self, label: str) -> str | None:
        """Return the key of a label as people write it, ignoring case and outer blanks."""
        wanted = label.strip().casefold()
        return next((term.key for term in self.terms if term.label.casefold() == wanted), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """All listed keys in order."""
        return tuple(term.key for term in self.terms)

    def level_of(self, key: str) -> int:
        """Return the 1-based place of a key in a scale."""
        return self.keys.index(key) + 1


def vocabulary(
    name: str, label: str, help_: str, *terms: Term, initial: str | None = None, open_: bool = False
) -> Vocabulary:
    """Declare a vocabulary with its terms in the order in which they are offered."""
    return Vocabulary(name, label, help_, terms, initial, open_)
