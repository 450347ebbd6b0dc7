"""What the palette says where it has no hits to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS

if TYPE_CHECKING:
    from app.services.search import Answer
    from ui.search.asking import Question

WHAT = "Suchen Sie in allem, was in diesem Laborbuch steht"
WHERE = (
    "Gesucht wird in Titeln, Beschreibungen, Notizen und Transkripten, in Belegen, Quellen und "
    "Bildunterschriften. Der Personentresor gehört nicht dazu."
)
HOW = (
    "Wortanfänge genügen: „leerst“ findet „Leerstand“, „groesse“ auch „Größe“.",
    "Mehrere Wörter müssen alle vorkommen, in beliebiger Reihenfolge.",
    "In Anführungszeichen zählt die Wortfolge: „neue Arbeit“.",
)
_QUOTES = "„“”«»\""  # fmt: skip


def nothing(question: Question, answer: Answer, *, narrowed: bool) -> tuple[str, str]:
    """Return that nothing was found, and what to try."""
    where = f" unter „{KINDS[question.kind].plural}“" if question.kind else ""
    return f"Nichts gefunden für „{question.text.strip(_QUOTES)}“{where}.", _advice(
        question, answer, narrowed
    )


def _advice(question: Question, answer: Answer, narrowed: bool) -> str:
    elsewhere = sum(answer.counts.values())
    if elsewhere:
        return f"In allen Bereichen gibt es {hits(elsewhere, more=answer.more)}."
    if narrowed:
        return "Heben Sie die Eingrenzung auf, oder wählen Sie eine andere."
    if any(mark in question.text for mark in _QUOTES):
        return "Lassen Sie die Anführungszeichen weg: Dann dürfen die Wörter auch getrennt stehen."
    if len(question.text.split()) > 1:
        return "Nehmen Sie ein Wort weg: Gefunden wird nur, worin alle Wörter vorkommen."
    return "Versuchen Sie nur den Anfang des Wortes, oder ein anderes Wort für dieselbe Sache."


def hits(number: int, *, more: bool) -> str:
    """Return a number of hits in words."""
    if more:
        return f"mehr als {number} Treffer"
    return "1 Treffer" if number == 1 else f"{number} Treffer"


def read(done: int, total: int) -> str:
    """Return how far the reading is."""
    return f"Gelesen: {done} von {total} Einträgen"
