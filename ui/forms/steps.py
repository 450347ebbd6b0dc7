"""The next step in a record's life, as a button says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.record import Record
    from app.domain.vocabulary import Term

LAB = "Labor"

# Steps that have a name of their own. A revocation is no step forward: it is entered, not pressed.
_TEXTS = {
    ("knowledge_module", "in_review"): "Zur Prüfung geben",
    ("knowledge_module", "released"): "Freigeben",
    ("quote", "released"): "Zitat freigeben",
    ("guide", "released"): "Leitfaden freigeben",
    ("consent", "restricted"): "",
}


def next_step(record: Record) -> Term | None:
    """Return the status that follows if all goes well, and if the lab is the one to set it."""
    statuses = record.about.status
    present = statuses.find(record.status)
    following = statuses.find(present.next[0]) if present and present.next else None
    if present is None or following is None or following.by != LAB:
        return None
    forward = statuses.terms.index(following) > statuses.terms.index(present)
    return following if forward and step_text(record, following) else None


def step_text(record: Record, step: Term) -> str:
    """Return what the button says."""
    return _TEXTS.get((record.about.name, step.key), f"Auf „{step.label}“ setzen")
