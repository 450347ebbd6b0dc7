"""The command by which a packaged program proves that it works on this computer.

Everything happens in a folder that is gone afterwards, with the sample of a lab: nobody's file is opened, and
the settings of whoever runs it stay as they are.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app import logs
from app.errors import LaborbuchError
from app.formats import BY_LIBREOFFICE, FORMATS
from app.version import SUFFIX
from ui.screen import has_screen

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from app.services.book import LabBook

LAB = "DIE"
GOOD = "in Ordnung"
PATIENCE = 120  # seconds for the window, on the first start of a slow computer
TITLE = "Selbsttest"
_DAMAGED = "„{name}“ ist nach dem Schreiben nicht lesbar. Prüfen Sie, ob der Virenschutz die Datei verändert."
_NO_WINDOW = "Das Fenster ließ sich nicht öffnen. Qt meldet: {said}"
_LATE = f"Das Fenster war nach {PATIENCE} Sekunden nicht zu sehen."


class Check(NamedTuple):
    """One thing that was tried, and how it went."""

    name: str
    ok: bool
    text: str

    def __str__(self) -> str:
        return f"{self.name}: {self.text}"


class Place(NamedTuple):
    """Where the files of one run lie, and at which moment it happens."""

    folder: Path
    options: argparse.Namespace

    @property
    def lab(self) -> Path:
        return self.folder / f"{LAB}{SUFFIX}"

    @property
    def delivered(self) -> Path:
        return self.folder / "Lieferung"

    def open(self) -> LabBook:
        """Open the lab of this run."""
        from app.services.book import open_book
        from ui import compose

        return open_book(self.lab, clock=compose.fixed_clock(self.options.now))


def selftest(options: argparse.Namespace) -> tuple[bool, dict[str, Any]]:
    """Try everything once. Returns whether all went well, and the answer."""
    if options.window:
        from ui import selftest_window

        return selftest_window.see(options.window), {"ok": True, "files": [], "checks": []}
    checks = []
    for check in _checks(options):
        checks.append(check)
        print(check, file=sys.stderr if options.json else sys.stdout, flush=True)
    ok = all(check.ok for check in checks)
    return ok, {"ok": ok, "files": [], "checks": [check._asdict() for check in checks]}


def _checks(options: argparse.Namespace) -> Iterator[Check]:
    elsewhere = tempfile.TemporaryDirectory(prefix="Laborbuch-Selbsttest-")
    place = Place(Path(elsewhere.name), options)
    for name, trial in TRIALS.items():
        yield _tried(name, partial(trial, place))
    yield _tried("Aufräumen", elsewhere.cleanup)


def _tried(name: str, trial: Callable[[], object]) -> Check:
    try:
        trial()
    except LaborbuchError as error:
        return Check(name, ok=False, text=str(error))
    except Exception as error:  # one fault must not hide what the other checks would say
        return Check(name, ok=False, text=f"Fehler im Programm ({logs.fault(error)})")
    return Check(name, ok=True, text=GOOD)


def _lab(place: Place) -> None:
    from app.services.checking import check_file
    from ui import compose

    compose.open_sample(LAB, place.lab, place.options.now).close()
    _all_well(check_file(place.lab).messages)


def _records(place: Place) -> None:
    from app.services import records

    book = place.open()
    try:
        begun = records.begin(book, "activity", title=TITLE, activity_type="workshop", start="2022-05-02")
        stored = records.save(book, begun).record
        read = records.find(book, stored.uid)
    finally:
        book.close()
    if read != stored:
        raise LaborbuchError(_DAMAGED.format(name=place.lab.name))


def _export(format_: str) -> Callable[[Place], None]:
    """Return what writes one format and reads all of it back."""

    def trial(place: Place) -> None:
        from app.services.delivering import deliver
        from ui.compose import FileWriters

        book = place.open()
        try:
            files = deliver(book, place.delivered, FileWriters(), (format_,)).files
        finally:
            book.close()
        for file in files:
            _read_whole(file)

    return trial


_TEXTS = (".html", ".md", ".json")


def _read_whole(file: Path) -> None:
    if file.suffix in _TEXTS:
        file.read_text("utf-8")
        return
    with zipfile.ZipFile(file) as archive:
        if archive.testzip():
            raise LaborbuchError(_DAMAGED.format(name=file.name))


def _merge(place: Place) -> None:
    from app.merge.plan import Verdict
    from app.services.labs import create_office
    from app.services.office import intake
    from ui import compose

    arrival = compose.read_arrival(next(place.delivered.glob("*.zip")))
    office = create_office(
        place.folder / f"Projektbuero{SUFFIX}", clock=compose.fixed_clock(place.options.now)
    )
    try:
        taken = intake.take_over(office, arrival)
    finally:
        office.close()
    if not taken.count(Verdict.NEW):
        raise LaborbuchError("Im Projektbüro ist von der Lieferung nichts angekommen.")


def _back_up(place: Place) -> None:
    from app.services.checking import check_file
    from app.services.safeguards import back_up_before

    book = place.open()
    try:
        copy = back_up_before(book, TITLE)
    finally:
        book.close()
    checked = check_file(copy)
    _all_well(checked.messages)
    if checked.content_hash != check_file(place.lab).content_hash:
        raise LaborbuchError(_DAMAGED.format(name=copy.name))


def _all_well(messages: tuple[str, ...]) -> None:
    if messages:
        raise LaborbuchError(messages[0])


def _window(place: Place) -> None:
    """Open a window in a process of its own: where Qt finds no screen or no library, it ends the process."""
    screen = {} if has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    command = [*program(), "selftest", "--window", str(place.lab)]
    try:
        done = subprocess.run(  # noqa: S603  # the program itself
            command, env=os.environ | screen, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise LaborbuchError(_LATE) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise LaborbuchError(_NO_WINDOW.format(said=said[-1] if said else f"Ende mit {done.returncode}"))


def program() -> list[str]:
    """Return how this program is called: a packaged one is its own executable."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "ui.cli"]


TRIALS: dict[str, Callable[[Place], None]] = {
    "Laborbuch anlegen": _lab,
    "Eintrag speichern": _records,
    **{f"{it.short} ausgeben": _export(it.key) for it in FORMATS.values() if it.key not in BY_LIBREOFFICE},
    "Im Projektbüro zusammenführen": _merge,
    "Sichern": _back_up,
    "Fenster öffnen": _window,
}
