"""How the inbox speaks of deliveries: of how many things there are, of how they arrived, of who signed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.domain.catalogue import KINDS
from app.domain.dates import NBSP
from app.domain.numbers import write
from app.services.office.conflicts import Take
from app.services.office.inbox import Signed
from app.services.office.merge_report import number_of, summary
from ui.pages.records.specs import gender_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.services.office.inbox import Delivered, Waiting
    from app.services.office.questions import Choice, Decision, Question

SAVED_BEFORE = "Vorher wird gesichert. Rückgängig, solange nichts darauf aufbaut."
TAKES = {
    Take.OURS: "Projektbüro",
    Take.THEIRS: "Lieferung",
    Take.OWN: "Eigene Fassung",
}
SIDES = {Take.OURS: "Bisher im Projektbüro", Take.THEIRS: "In der Lieferung"}
_TOLD = ("new", "changed", "deleted", "withdrawn", "pictures")  # the first that there is stands in the list
_NEAR = {0: "heute", 1: "gestern"}


def when(moment: str, today: dt.date, *, exact: bool = False) -> str:
    """Return a moment as one says it: heute, 09:12 · gestern · 22.11.2022; ``exact`` tells the hour."""
    at = dt.datetime.fromisoformat(moment).astimezone()
    days = (today - at.date()).days
    day = _NEAR.get(days, f"{at:%d.%m.%Y}")
    return f"{day}, {at:%H:%M}" if exact or days == 0 else day


def day(moment: str, today: dt.date) -> str:
    """Return the day of a moment: heute, gestern, 22.11.2022."""
    return when(moment, today).partition(",")[0]


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its word: 1 Konflikt, 1.200 Konflikte."""
    return f"{write(number)} {one if number == 1 else many}"


def conflicts(number: int) -> str:
    """Return how many conflicts there are."""
    return counted(number, "Konflikt", "Konflikte")


def hints(number: int) -> str:
    """Return how many hints there are."""
    return counted(number, "Hinweis", "Hinweise")


def stay_open(number: int) -> str:
    """Return how many conflicts nobody decided on yet."""
    return f"{conflicts(number)} {'bleibt' if number == 1 else 'bleiben'} offen"


def delivery(sequence_no: int | None, file: str) -> str:
    """Return what a delivery is called: by its number, or by its file."""
    return f"Lieferung {sequence_no}" if sequence_no else file


def take_over(waiting: Waiting) -> str:
    """Return what the main button says."""
    if waiting.changing:
        return f"{counted(waiting.changing, 'Änderung', 'Änderungen')} übernehmen"
    if waiting.pictures:
        return f"{number_of('pictures', waiting.pictures)} übernehmen"
    return "Ohne Änderung übernehmen"


def taken_over(town: str, name: str, counts: Mapping[str, int], still_open: int) -> str:
    """Return what is said once a delivery is taken over."""
    found = summary(dict(counts) | {"conflicts": 0})  # what was decided meanwhile is none any more
    left = f" {stay_open(still_open)}." if still_open else ""
    return f"{name} von {town} übernommen: {found or 'nichts Neues'}.{left}"


def how_it_came(waiting: Waiting) -> str:
    """Return whether somebody changed the file on its way."""
    if waiting.edited:
        return f"von Hand geändert: {counted(waiting.edited, 'Zeile', 'Zeilen')}"
    if not waiting.arrival.file.lower().endswith(".zip"):
        return "Arbeitsmappe, Inhalt unverändert"
    part = waiting.part
    if not part.name:
        return "vollständig und unverändert"
    return " · ".join(filter(None, (f"{part.name}, unverändert", part.lacks)))


def signature(waiting: Waiting) -> str:
    """Return who signed, as far as it is worth saying."""
    return {
        Signed.NOBODY: "",
        Signed.KNOWN: "",
        Signed.FIRST: "zum ersten Mal unterschrieben",
        Signed.MISSING: "diesmal nicht unterschrieben",
    }[waiting.signed]


def advice(waiting: Waiting, fingerprint: str) -> str:
    """Return what to do about a signature, "" for nothing."""
    town = waiting.arrival.sender.town
    if waiting.signed is Signed.FIRST:
        return (
            f"{town} unterschreibt zum ersten Mal. Lassen Sie sich den Fingerabdruck am Telefon vorlesen: "
            f"{fingerprint}. Weicht er ab, übernehmen Sie die Lieferung nicht."
        )
    if waiting.signed is Signed.MISSING:
        return (
            f"Frühere Lieferungen von {town} waren unterschrieben, diese ist es nicht. Fragen Sie beim Labor "
            "nach, bevor Sie sie übernehmen."
        )
    return ""


def state_of(waiting: Waiting, still_open: int) -> tuple[str, str]:
    """Return what a row says at its right, and in which tone."""
    if still_open:
        return conflicts(still_open), "wider"
    if waiting.hints:
        return hints(len(waiting.hints)), "warn"
    if not waiting.changing and not waiting.pictures:
        return "nichts Neues", "text2"
    return "bereit", "ok"


def state_of_taken(taken: Delivered) -> tuple[str, str]:
    """Return the same of a delivery that was taken over."""
    if taken.undone_at:
        return "rückgängig", "text2"
    if taken.open:
        return f"{conflicts(taken.open)} offen", "wider"
    told = (key for key in _TOLD if taken.counts[key])
    first = next(told, None)
    return (number_of(first, taken.counts[first]) if first else "nichts Neues"), "text2"


def title_of(question: Question) -> str:
    """Return what is asked about: Aussage der Erkenntnis DIE-EK-0005."""
    if question.field is None:
        return f"{KINDS[question.kind].label} {question.code}"
    return f"{question.field.label} {genitive(question.kind)} {question.code}"


def decided(one: Decision) -> str:
    """Return what was decided on, as ``title_of`` says it of a question."""
    return (
        f"{one.field} {genitive(one.kind)} {one.code}" if one.field else f"{KINDS[one.kind].label} {one.code}"
    )


def genitive(kind: str) -> str:
    """Return a kind of record as it stands behind what belongs to it: der Erkenntnis, des Interviews."""
    label = KINDS[kind].label
    return f"der {label}" if kind != "lab" and gender_of(kind) == "f" else f"des {label}s"


def since(question: Question, today: dt.date) -> tuple[str, str]:
    """Return since when both versions are there."""
    here = f"geändert {_on(question.here_since, today)}" if question.here_since else ""
    there = f"geliefert {_on(question.there_since, today)}" if question.there_since else ""
    return here, there


def _on(moment: str, today: dt.date) -> str:
    said = when(moment, today)
    return f"am {said}" if said[0].isdigit() else said


def situation(question: Question) -> str:
    """Return in one sentence what happened on both sides."""
    if question.field is not None:
        return "Beide Seiten haben geändert"
    if question.theirs is None:
        return f"Das Labor hat den Eintrag gelöscht{NBSP}– im Projektbüro besteht er weiter"
    return f"Im Projektbüro gelöscht{NBSP}– das Labor arbeitet daran weiter"


def held(question: Question, choice: Choice) -> str:
    """Return what was decided."""
    if question.field is None and choice.take is not Take.OWN:
        gone = (question.theirs is None) is (choice.take is Take.THEIRS)
        return "Eintrag gelöscht" if gone else "Eintrag bleibt"
    return {
        Take.OURS: "Fassung des Projektbüros behalten",
        Take.THEIRS: "Fassung der Lieferung übernommen",
        Take.OWN: "Eigene Fassung übernommen",
    }[choice.take]
