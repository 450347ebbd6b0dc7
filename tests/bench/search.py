"""A keystroke in the search over 100,000 records, against drawing the palette with its hits once more.

The real window over a real lab file. Every letter of every word is searched for, as if nobody typed fast
enough for the pause after a letter to spare a search. Making the file and reading it up are not measured.
The commonest words stand in every fourth record.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from app.domain.records.activity import Activity
from app.services import search
from app.services.labs import create_book
from app.settings import Settings
from app.storage import store
from tests.bench.ratio import Ratio, seconds
from ui.program import Program, application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from app.domain.record import Record

RECORDS, LIMIT, ROUNDS, AT_ONCE = 100_000, 1.5, 3, 5_000
TYPED = ("leerstand", "rathaus", "größe", "bürgerbefragung 44", "„neue arbeit“", "stadt 977", "gibtesnicht")
_NOUNS = (
    "Leerstand",
    "Rathaus",
    "Größe",
    "Bürgerbefragung",
    "Werkstatt",
    "Bahnhof",
    "Verwaltung",
    "Ladenlokal",
)
_RESTS = (
    "die neue Arbeit kam zur Sprache, und viele wollten wissen, wie es weitergeht",
    "in der Stadt fehlt es an Orten, an denen man sich ohne Anlass trifft",
    "der Gemeinderat hat zugestimmt, sobald die Kosten bekannt sind",
    "wer pendelt, möchte an zwei Tagen in der Woche hier bleiben",
)


def run() -> list[Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        lab = _make(Path(folder))
        measured = median(seconds("tests.bench.search", str(lab)) for _ in range(ROUNDS))
    return [
        Ratio(f"Suche, ein Tastendruck über {RECORDS} Einträge gegen das Zeichnen allein", measured, LIMIT)
    ]


def _make(folder: Path) -> Path:
    path = folder / "suche.laborbuch"
    book = create_book(path, prefix="DIE", town="Dießen am Ammersee")
    lab = book.lab.uid
    with book.writing() as connection:
        for start in range(0, RECORDS, AT_ONCE):
            store.write(connection, list(_activities(lab, start, start + AT_ONCE)))
    search.catch_up(book, lambda done, total, text: None)
    book.close()
    return path


def _activities(lab: str, start: int, end: int) -> Iterator[Record]:
    for number in range(start, end):
        mixed = number * 7919 % 1_000_003
        one, other = _NOUNS[mixed % 8], _NOUNS[mixed // 8 % 8]
        yield Activity(
            uid=f"{mixed:08}",
            code=f"DIE-AK-{number:06}",
            lab_id=lab,
            revision=1,
            title=f"{one} {mixed % 977}: was hier ausprobiert wird, Nummer {number}",
            description=f"Zum {other} {mixed % 1_201}: {_RESTS[mixed % 4]}. {one} {mixed % 89}." * 2,
            start=f"{2015 + mixed % 9}-{1 + mixed % 12:02}",
            venue=f"Platz {mixed % 50}",
            status="done",
        )


def _measure(lab: Path) -> float:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(app, Settings(Path(folder) / "einstellungen.json"))
        program.show(lab)
        _wait(app, program, lambda: program.window.frame.pages.page is not None)
        program.window.frame.go("activity")
        program.window.commands["search.all"].trigger()
        _wait(app, program)
        ratio = _ratio(app, program)
        program.window.close()
    return ratio


def _ratio(app: QApplication, program: Program) -> float:
    searched = drawn = 0.0
    palette = program.window.frame._palette
    assert palette is not None
    for text in TYPED:
        for end in range(2, len(text) + 1):
            start = time.process_time()
            palette.box.setText(text[:end])
            palette.box.returnPressed.emit()
            _wait(app, program)
            middle = time.process_time()
            palette._frame.update()
            app.processEvents()
            searched += middle - start
            drawn += time.process_time() - middle
    return searched / drawn


def _wait(app: QApplication, program: Program, until: Callable[[], bool] = lambda: True) -> None:
    while program.tasks.running or not until():
        app.processEvents()
        time.sleep(0.001)  # waiting is not what is measured
    app.processEvents()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_measure(Path(sys.argv[1])))
    else:
        print(*run(), sep="\n")
