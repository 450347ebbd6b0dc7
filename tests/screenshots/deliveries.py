"""An office with deliveries taken over and others waiting. What is not in the sample is invented."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

import openpyxl

from tests.helpers.inboxes import Town, say, take
from tests.helpers.offices import empty_office

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.book import Clock, LabBook

_FINDING, _SURVEY = "DIE-EK-0005", "DIE-AK-0008"
_START = "Förderdeutsch muss übersetzt werden: Der"


class Scene(NamedTuple):
    """The office's file, and the deliveries that wait, the last one with two conflicts."""

    office: Path
    waiting: list[Path]


def deliveries(folder: Path) -> Scene:
    """Make everything anew."""
    office = empty_office(folder, "projektbuero.laborbuch")
    towns = {prefix: Town(prefix, folder) for prefix in ("DIP", "DIE", "OEW", "MOE", "WIT")}
    for prefix, month, day in (("DIP", 6, 30), ("DIE", 8, 31), ("OEW", 11, 15)):
        office.clock = _clock(month, day)
        take(office, towns[prefix].deliver(_at(month, day)))
    office.clock = _clock(11, 14)
    _change_both(office, towns["DIE"])
    waiting = [
        _edited(towns["WIT"].deliver(_at(11, 20), bare=True)),
        towns["MOE"].deliver(_at(11, 21)),
        towns["DIE"].deliver(_at(11, 22)),
    ]
    for book in (office, *(town.book for town in towns.values())):
        book.close()
    return Scene(office.path, waiting)


def _change_both(office: LabBook, town: Town) -> None:
    say(office, _FINDING, statement=f"{_START} amtliche Titel wurde missverstanden.")
    say(office, _SURVEY, results="440 Personen gaben Auskunft. Ein Drittel kann den Arbeitsort frei wählen.")
    town.say(
        _FINDING,
        statement=f"{_START} Titel wurde vor Ort missverstanden und erst mit Alltagsfragen verständlich.",
        themes=("participation", "knowledge_transfer"),
    )
    town.say(
        _SURVEY,
        results="440 Personen gaben Auskunft. Ein Drittel der Berufstätigen kann den Arbeitsort frei wählen.",
        status="evaluated",
    )
    town.say("DIE-EK-0001", confidence="high")
    town.add("DIE-AK-0009", title="Zweiter Bürgerworkshop: umsetzbare Lösungen für den Bahnhof")
    town.add("DIE-EK-0004", statement="Erst fragen, dann öffentlich auswerten, dann gemeinsam bauen.")


def _edited(workbook: Path) -> Path:
    """Let somebody write into a workbook."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Aktivitäten"]
    title = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Titel")
    sheet.cell(title.row, sheet.max_column + 1).value = "Bemerkung"
    sheet.cell(title.row + 1, title.column).value = "Coworking-Schnuppertag im Rathaus"
    book.save(workbook)
    return workbook


def _at(month: int, day: int) -> dt.datetime:
    return dt.datetime(2022, month, day, 8, 12, tzinfo=dt.UTC)


def _clock(month: int, day: int) -> Clock:
    return lambda: _at(month, day)
