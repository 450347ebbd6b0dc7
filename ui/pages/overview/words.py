"""How the overview speaks of towns and days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.domain import dates
from app.services import due

if TYPE_CHECKING:
    from app.domain.records.lab import Lab

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def sense_of(lab: Lab, month: tuple[int, int] | None, today: dt.date) -> str:
    """Return the town, how far the project is, and the day."""
    kind = lab.about.by_id["municipality_type"].vocabulary
    type_ = "" if lab.network_role == "office" else lab.municipality_type
    what = kind.label_of(type_) if kind and type_ else ""
    town = f"{what} {lab.town or ''}".strip()
    project = f"Projektmonat {month[0]} von {month[1]}" if month else ""
    day = f"{_DAYS[today.weekday()]}, {dates.in_words(today.isoformat())}"
    return " · ".join(filter(None, (town, project, day)))


def due_by(day: dt.date | None, today: dt.date) -> str:
    """Return by when something is due, as one says it."""
    if day is None:
        return "offen"
    days = (day - today).days
    if days < 0:
        return "seit gestern überfällig" if days == -1 else f"seit {-days}\u00a0Tagen überfällig"
    return {0: "heute", 1: "morgen"}.get(days, f"in {days}\u00a0Tagen")


_DUE = {
    due.RECORDING: "Aufnahme löschen",
    due.DELIVERY: "vorbereiten",
    due.RETENTION: "Angaben zur Person löschen",
    due.REVOCATION: "Widerruf bearbeiten",
    due.CONSENT: "Einwilligung fehlt",
    due.REVIEW: "Freigabe steht aus",
    due.PLANNED: "noch als geplant geführt",
    due.ALT_TEXT: "zu beschreiben",
}


STEPS = {
    "activity": ("Eine Aktivität festhalten", "Titel, Art und Datum genügen"),
    "interview": ("Ein Interview anlegen", "Zuerst die Einwilligung"),
    "finding": ("Eine Erkenntnis formulieren", "Ein Satz, mit dem Beleg dazu"),
    "knowledge_module": ("Einen Wissensbaustein schreiben", "Was andere Städte davon haben"),
}


def due_what(one: due.Due) -> str:
    """Return what is to be done."""
    return _DUE[one.about]


def due_title(one: due.Due) -> str:
    """Return with what it is to be done."""
    if one.about == due.ALT_TEXT:
        number = one.more + 1
        return "1 Bild ohne Alternativtext" if number == 1 else f"{number} Bilder ohne Alternativtext"
    return one.record.title or one.record.code


def changed_on(moment: str, today: dt.date) -> str:
    """Return a day as one says it: heute, gestern, 18.11., 18.11.2021."""
    day = dt.datetime.fromisoformat(moment).astimezone().date()
    if day == today:
        return "heute"
    if day == today - dt.timedelta(days=1):
        return "gestern"
    return f"{day:%d.%m.}" if day.year == today.year else f"{day:%d.%m.%Y}"
