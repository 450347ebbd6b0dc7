"""How the review speaks of modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.office.review import Stage
from ui.pages.office.grouped_list import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.services.office.review import Reviewed

STAGES = {
    Stage.WAITING: "Zu prüfen",
    Stage.ASKED: "Rückfrage beim Labor",
    Stage.ACCEPTED: "Übernommen",
    Stage.PUBLISHED: "Veröffentlicht",
    Stage.REJECTED: "Zurückgewiesen",
}
ASK, REJECT, ACCEPT, PUBLISH = "Rückfrage ans Labor", "Zurückweisen", "Übernehmen", "Veröffentlichen"
KEEP = "Vermerk speichern"
_DONE = {
    "ask": "Rückfrage zu „{title}“ vermerkt. Sie geht mit der nächsten Rückmeldung an {town}.",
    "reject": "„{title}“ zurückgewiesen.",
    "accept": "„{title}“ übernommen.",
    "publish": "„{title}“ veröffentlicht.",
    "note": "Prüfvermerk zu „{title}“ gespeichert.",
}


def rows_of(modules: Iterable[Reviewed]) -> Iterator[Row]:
    """Yield the rows of the list: a head for every stage that there is something in."""
    found = list(modules)
    for stage, label in STAGES.items():
        here = [it for it in found if it.stage is stage]
        if here:
            yield Row(f"{label} · {len(here)}")
        yield from (_row(it) for it in here)


def _row(module: Reviewed) -> Row:
    lacks = missing(module)
    return Row(
        module.title, f"{module.town} · {module.code}", lacks, "warn" if lacks else "text2", module.uid
    )


def missing(module: Reviewed) -> str:
    """Return how many entries are missing, "" for none."""
    number = len(module.gaps)
    return f"{number} {'Angabe fehlt' if number == 1 else 'Angaben fehlen'}" if number else ""


def rests_on(module: Reviewed) -> str:
    """Return what a module rests on, and what of it stayed in the town."""
    here = module.findings + module.quotes
    if not module.named:
        return "ohne Belege"
    word = "Beleg" if module.named == 1 else "Belege"
    return (
        f"{module.named} {word}" if here == module.named else f"{here} von {module.named} Belegen liegen vor"
    )


def done(step: str, module: Reviewed) -> str:
    """Return what is said once a step is taken."""
    return _DONE[step].format(title=module.title, town=module.town)


def waiting(number: int) -> str:
    """Return how many answers no reply has carried yet."""
    if not number:
        return "Alle Antworten sind ausgegeben."
    return f"{number} {'Antwort ist' if number == 1 else 'Antworten sind'} noch nicht ausgegeben."
