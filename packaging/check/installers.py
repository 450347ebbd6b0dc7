"""The Windows packages of the small stage, each through install, repair, upgrade and removal under Wine."""

from __future__ import annotations

import subprocess
import zipfile
from functools import partial
from typing import TYPE_CHECKING

import small
from table import same, true
from wine import Windows, base, unix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from table import Table

USUAL = r"C:\Program Files\Laborbuch"
OWN = r"C:\Fach programme\Städtelabor"
GIVEN = r"C:\Fach programme\Laborbuch"  # through a batch file, which takes plain letters only
REFUSED = 1603 & 0xFF  # Wine hands on the last byte
UNINSTALLER = "uninstall.exe"


class Trial:
    """What all installers are tried with."""

    def __init__(self, table: Table, folder: Path) -> None:
        """Make two versions of everything, and a Windows to copy."""
        self.table = table
        self.folder = folder
        self.old, self.first = small.installers(folder, small.FIRST)
        self.new, self.second = small.installers(folder, small.SECOND)
        self.base = base(folder / "base")

    def windows(self, name: str) -> Windows:
        """Return a fresh Windows."""
        return Windows(self.folder / name, self.base)


def run(table: Table, folder: Path) -> None:
    trial = Trial(table, folder)
    for place in (USUAL, OWN):
        _msi(trial, place)
    for scope, place in (
        ("allusers", USUAL),
        ("currentuser", r"AppData\Local\Programs\Laborbuch"),
        ("allusers", GIVEN),
    ):
        _nsis(trial, scope, place)
    table.check(".zip", "Entpackt", partial(_zip, trial))


def _msi(trial: Trial, place: str) -> None:
    """``place`` is told when it is first installed, and never again."""
    windows = trial.windows("msi")
    what = ".msi" if place == USUAL else ".msi, eigener Ordner"
    told = () if place == USUAL else (f"INSTALLDIR={place}",)
    first, second = unix(trial.first["msi"]), unix(trial.second["msi"])
    repair = ("/i", first, "REINSTALL=ALL", "REINSTALLMODE=amus")
    check = partial(trial.table.check, what)
    check("Installation", partial(_changed, windows, ("/i", first, *told), place, trial.old, "0.1.0.0"))
    check("Reparatur", partial(_repaired, windows, repair, place, trial.old))
    check("Aktualisierung", partial(_changed, windows, ("/i", second), place, trial.new, "0.2.0.0"))
    check("Ältere Fassung abgelehnt", partial(_refused, windows, first, place, trial.new))
    check("Entfernung", partial(_removed, windows, lambda: _msiexec(windows, "/x", second), place))


def _msiexec(windows: Windows, *words: str) -> int:
    return windows.run("msiexec", *words, "/qn")


def _changed(windows: Windows, words: tuple[str, ...], place: str, stage: Path, version: str) -> str:
    same(_msiexec(windows, *words), 0, "Rückgabe")
    windows.knows(place, version)
    return windows.holds(place, stage)


def _repaired(windows: Windows, words: tuple[str, ...], place: str, stage: Path) -> str:
    _damage(windows, place)
    same(_msiexec(windows, *words), 0, "Rückgabe")
    return windows.holds(place, stage)


def _damage(windows: Windows, place: str) -> None:
    windows.place(place).joinpath("laborbuch.exe").write_text("beschädigt")
    windows.place(place).joinpath("LIZENZEN/Laborbuch.txt").unlink()


def _refused(windows: Windows, older: str, place: str, stage: Path) -> str:
    same(_msiexec(windows, "/i", older), REFUSED, "Rückgabe")
    return windows.holds(place, stage)


def _removed(windows: Windows, remove: Callable[[], int], place: str) -> str:
    """What somebody put into the folder stays, and its folder with it; after that is gone nothing is left."""
    own = windows.place(place) / "Notiz der IT.txt"
    own.write_text("bleibt\n", "utf-8")
    same(remove(), 0, "Rückgabe")
    same([file.name for file in own.parent.iterdir()], [own.name], "im Ordner")
    own.unlink()
    own.parent.rmdir()
    return windows.is_clean()


def _nsis(trial: Trial, scope: str, place: str) -> None:
    windows = trial.windows("nsis")
    what = f"-setup.exe /{scope}" + (" /D=" if place == GIVEN else "")
    told = (f"/D={place}",) if place == GIVEN else ()
    place = place if place.startswith("C:") else windows.profile(place)
    check = partial(trial.table.check, what)
    install, upgrade = (partial(_set_up, windows, made["exe"], scope) for made in (trial.first, trial.second))
    check("Installation", partial(_is_set_up, windows, partial(install, *told), place, trial.old, "0.1.0"))
    check("Reparatur", partial(_mended, windows, install, place, trial.old))
    check("Aktualisierung", partial(_is_set_up, windows, upgrade, place, trial.new, "0.2.0"))
    check("Entfernung", partial(_removed, windows, partial(_uninstall, windows, scope, place), place))


def _set_up(windows: Windows, installer: Path, scope: str, *told: str) -> int:
    """Call it from a batch file, as administrators do: ``/D=`` takes the rest of the line as it is."""
    batch = windows.place(r"C:\install.bat")
    line = " ".join((f'"{unix(installer)}"', "/S", f"/{scope}", *told))
    batch.write_text(f"@{line}\r\n", "ascii")
    return windows.run("cmd", "/c", r"C:\install.bat")


def _is_set_up(windows: Windows, install: Callable[[], int], place: str, stage: Path, version: str) -> str:
    same(install(), 0, "Rückgabe")
    windows.knows(place, version)
    return windows.holds(place, stage, UNINSTALLER)


def _mended(windows: Windows, install: Callable[[], int], place: str, stage: Path) -> str:
    _damage(windows, place)
    same(install(), 0, "Rückgabe")
    return windows.holds(place, stage, UNINSTALLER)


def _uninstall(windows: Windows, scope: str, place: str) -> int:
    """It copies itself away and ends at once; ``run`` waits for the copy, too."""
    return windows.run(f"{place}\\{UNINSTALLER}", "/S", f"/{scope}")


def _zip(trial: Trial) -> str:
    target = trial.folder / "unzipped"
    with zipfile.ZipFile(trial.first["zip"]) as archive:
        archive.extractall(target)
    top = target / f"Laborbuch-{small.FIRST}"
    differ = subprocess.run(["diff", "-r", top, trial.old], capture_output=True, text=True, check=False)
    true(not differ.returncode, differ.stdout)
    return "bytegleich"
