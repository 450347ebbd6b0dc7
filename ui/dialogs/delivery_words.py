"""How a delivery is spoken of: what it holds, what stays, what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.delivery_check import Preparation

_TOLD = ("activity", "finding", "quote", "knowledge_module")
_ALWAYS_STAYS = "Namen und Kontakte, Tonaufnahmen, Transkripte und interne Notizen"


def counted(kind: str, number: int) -> str:
    """Return "1 Aktivität", "10 Aktivitäten"."""
    about = KINDS[kind]
    return f"{number:n} {about.label if number == 1 else about.plural}"


def held(counts: Mapping[str, int]) -> str:
    """Return the numbers of what people ask for first."""
    return ", ".join(counted(kind, counts[kind]) for kind in _TOLD if counts.get(kind))


def content_of(format_: str, prepared: Preparation) -> str:
    """Return what a file of a format would hold now."""
    if format_ == "package":
        return "Excel, Word und Bilder in einer Datei, mit Prüfsummen und Unterschrift"
    if format_ == "excel":
        return f"Excel: {held(prepared.counts)}" if prepared.is_worth_it else "Excel; noch ohne Einträge"
    number = prepared.counts["knowledge_module"]
    if not number:
        return "Word; zurzeit ist keiner freigegeben"
    return f"Word: {counted('knowledge_module', number)}, einzeln und in einem Dokument"


def staying(prepared: Preparation) -> str:
    """Return what stays in the town, in every delivery."""
    quotes = prepared.stays["quote"]
    more = f"; außerdem {counted('quote', quotes)} ohne Freigabe" if quotes else ""
    return f"{_ALWAYS_STAYS}{more}."


def done(number: int, counts: Mapping[str, int], town: str) -> str:
    """Return what is said when the files are written."""
    return (
        f"Lieferung {number} ausgegeben: {held(counts)}. "
        f"Namen, Aufnahmen und Transkripte sind in {town} geblieben."
    )
