"""How the joint package is spoken of: what it holds, and how the office stands to each module."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.vocabularies.statuses import STATUS_MODULE
from ui.pages.office.grouped_list import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.services.office.joint_check import Checked
    from app.services.office.publishing import Covered

_ONLY_PUBLIC = "Nur Öffentliches. Interviews, Namen und Kontakte sind nicht enthalten."


def rows(modules: Sequence[Covered]) -> Iterator[Row]:
    """Yield the modules under their towns."""
    in_towns = sorted(modules, key=lambda module: module.town)
    for town, found in groupby(in_towns, lambda module: module.town):
        yield Row(town)
        for module in found:
            tone = "warn" if is_waiting(module) else "text2"
            yield Row(module.title, module.code, state(module), tone, module.uid)


def check_rows(seen: Checked) -> Iterator[Row]:
    """Yield what was found, for a window in which it has no room of its own."""
    if seen.obstacles or seen.hints:
        yield Row("Prüfung")
    for hint, state, tone in (
        *((it, "verhindert die Ausgabe", "err") for it in seen.obstacles),
        *((it, "bitte ansehen", "warn") for it in seen.hints),
    ):
        yield Row(hint.title, hint.text, state, tone, hint)


def is_waiting(module: Covered) -> bool:
    """Whether the office has not decided on it yet."""
    return module.status == "released"


def state(module: Covered) -> str:
    """Return how the office stands to a module."""
    return "noch nicht geprüft" if is_waiting(module) else STATUS_MODULE.label_of(module.status)


def content(modules: Sequence[Covered]) -> str:
    """Return what is written."""
    towns = len({module.town for module in modules})
    if not modules:
        return "Ein Kompendium, eine Arbeitsmappe und jeder Wissensbaustein als eigene Datei."
    number = "1 Wissensbaustein" if len(modules) == 1 else f"{len(modules)} Wissensbausteine"
    origin = "1 Stadt" if towns == 1 else f"{towns} Städten"
    return f"Kompendium (Word), Arbeitsmappe (Excel) und {number} (Word) aus {origin}."


def promise(modules: Sequence[Covered]) -> str:
    """Return what nobody has to be afraid of."""
    return _ONLY_PUBLIC if modules else ""
