"""The first picture of a list of 100,000 records against that of 100; and the last page of both.

The real view over the real model on a real lab file. Making the files, importing and Qt itself are not
measured; each run is a process of its own, big and small in turn.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLabel

from app.domain.records.activity import Activity
from app.domain.vocabularies.activities import ACTIVITY_TYPES
from app.services.book import open_book
from app.storage import lab_file, store
from tests.bench.ratio import Ratio, seconds
from ui.models.record_model import RecordModel
from ui.pages.records.list_pane import ListPane
from ui.pages.records.specs import PAGES
from ui.pages.records.views import RecordList, RecordTable
from ui.theme import fonts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.record import Record
    from app.services.book import LabBook

SMALL, BIG, LIMIT, LAST_LIMIT, ROUNDS = 100, 100_000, 1.2, 2.5, 7
AT_ONCE = 5_000


def run() -> list[Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        small, big = (_make(Path(folder), rows) for rows in (SMALL, BIG))
        return [
            Ratio(f"Liste, erstes Bild bei {BIG} gegen {SMALL} Einträge", _ratio("list", big, small), LIMIT),
            Ratio(f"Tabelle, erstes Bild bei {BIG} gegen {SMALL}", _ratio("table", big, small), LIMIT),
            Ratio(f"Liste mit Filter und Fuß, {BIG} gegen {SMALL}", _ratio("pane", big, small), LIMIT),
            Ratio(f"Liste, letzte Seite bei {BIG} gegen {SMALL}", _ratio("last", big, small), LAST_LIMIT),
        ]


def _ratio(what: str, big: Path, small: Path) -> float:
    return median(_seconds(what, big) / _seconds(what, small) for _ in range(ROUNDS))


def _seconds(what: str, lab: Path) -> float:
    return seconds("tests.bench.lists", what, str(lab))


def _make(folder: Path, rows: int) -> Path:
    path = folder / f"{rows}.laborbuch"
    engine = lab_file.create(path)
    with engine.begin() as connection:
        store.remember_external(connection, "lab", "lab", "PB-LA-0001")
        for start in range(0, rows, AT_ONCE):
            store.write(connection, list(_activities(start, min(rows, start + AT_ONCE))))
    engine.dispose()
    return path


def _activities(start: int, end: int) -> Iterator[Record]:
    """Numbers that no index finds in the order in which they were written."""
    kinds = ACTIVITY_TYPES.keys
    for number in range(start, end):
        mixed = number * 7919 % 1_000_003
        yield Activity(
            uid=f"{mixed:08}",
            code=f"DIE-AK-{number:06}",
            lab_id="lab",
            revision=1,
            title=f"Aktivität {mixed % 977} in der Stadt, die etwas ausprobiert, Nummer {number}",
            activity_type=kinds[mixed % len(kinds)],
            start=None if mixed % 17 == 0 else f"{2015 + mixed % 9}-{1 + mixed % 12:02}",
            venue=f"Rathaus {mixed % 50}",
            status="done",
        )


def _measure(what: str, lab: Path) -> float:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _app = QApplication([])
    fonts.register_first()
    QLabel("Größe").grab()  # the first letters cost more than all others, whatever they say
    book = open_book(lab)
    start = time.process_time()
    _draw(what, book)
    return time.process_time() - start


def _draw(what: str, book: LabBook) -> None:
    view = _view(what, book)
    view.resize(400, 600)
    view.show()
    if isinstance(view, ListPane):
        view.stand_on(0)
    elif what == "last":
        view.scrollToBottom()
    view.grab()


def _view(what: str, book: LabBook) -> ListPane | RecordList | RecordTable:
    spec = PAGES["activity"].lists[0]
    if what == "pane":
        return ListPane(book, spec, [], lambda: None)
    model = RecordModel(book, spec.query, spec.about.list_columns, spec.fields)
    if what == "last":
        model.count_all()
    return RecordTable(model, spec) if what == "table" else RecordList(book, model, spec)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(_measure(sys.argv[1], Path(sys.argv[2])))
    else:
        print(*run(), sep="\n")
