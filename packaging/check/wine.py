"""A fresh Windows for each installer: a prefix of Wine, copied from one that was made once in this run."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from table import same, true

if TYPE_CHECKING:
    from pathlib import Path

# No dialogs about Mono and Gecko, and no entries in the menus of whoever runs this.
QUIET = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=", "LC_ALL": "C.UTF-8"}
DATA = (
    "Documents/Dießen.laborbuch",
    "AppData/Roaming/Laborbuch/einstellungen.json",
    "AppData/Local/Laborbuch/log.txt",
)
_TRACE = re.compile("laborbuch", re.IGNORECASE)
_ESCAPED = re.compile(r"(?<!\\)\\x([0-9a-f]{1,4})")


class Windows:
    """A prefix. Paths are given as Windows writes them."""

    def __init__(self, folder: Path, base: Path) -> None:
        """Make it from ``base``."""
        self._folder = folder
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base, folder, symlinks=True)
        self._user = next(place for place in (folder / "drive_c/users").iterdir() if place.name != "Public")
        for name in DATA:
            (self._user / name).parent.mkdir(parents=True, exist_ok=True)
            (self._user / name).write_text("Daten\n", "utf-8")

    def run(self, *words: str) -> int:
        """Run a program until all that it started has ended. Returns its exit status, cut to a byte."""
        environment = _environment(self._folder)
        done = subprocess.run(["wine", *words], env=environment, capture_output=True, check=False)
        subprocess.run(["wineserver", "-w"], env=environment, check=True)
        return done.returncode

    def place(self, path: str) -> Path:
        """Return where a path of Windows lies on this computer."""
        return self._folder / "drive_c" / path.removeprefix("C:\\").replace("\\", "/")

    def profile(self, path: str) -> str:
        """Return a path in the user's folder as Windows writes it."""
        return f"C:\\users\\{self._user.name}\\{path}"

    def registry(self) -> str:
        """Return all that is noted of the program in the registry."""
        return "\n".join(line for text in self._hives() for line in text.splitlines() if _TRACE.search(line))

    def _hives(self) -> list[str]:
        texts = [(self._folder / name).read_text("utf-8", "replace") for name in ("system.reg", "user.reg")]
        return [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts]

    def holds(self, folder: str, stage: Path, *more: str) -> str:
        """Check that a folder is the stage, byte by byte, with nothing else but ``more`` in it."""
        wanted = _content(stage)
        found = {name: sum_ for name, sum_ in _content(self.place(folder)).items() if name not in more}
        same(sorted(found), sorted(wanted), "Dateien")
        same(found, wanted, "Inhalte")
        return f"{len(wanted)} Dateien bytegleich"

    def knows(self, folder: str, version: str) -> None:
        """Check what Windows is told: start menu, file association, version."""
        true(self._links(), "kein Eintrag im Startmenü")
        noted = self.registry()
        inside = folder.replace("\\", "\\\\")
        true(f'\\"{inside}\\\\laborbuch.exe\\" --open \\"%1\\"' in noted, "keine Verknüpfung für .laborbuch")
        shown = re.findall(r'"DisplayVersion"="([\d.]+)"', self._uninstall())
        same(shown, [version], "DisplayVersion")

    def is_clean(self) -> str:
        """Check that nothing of the program is left, and that the data of its users is untouched."""
        for name in DATA:
            same((self._user / name).read_text("utf-8"), "Daten\n", name)
        data = {self._user / name for name in DATA}
        data |= {parent for file in data for parent in file.parents}
        left = [place for place in (self._folder / "drive_c").rglob("*") if _TRACE.search(place.name)]
        same([str(place) for place in left if place not in data], [], "Dateien")
        same(self.registry(), "", "Registrierung")
        return f"nichts übrig, {len(DATA)} Dateien mit Daten unberührt"

    def _links(self) -> list[Path]:
        return list((self._folder / "drive_c").rglob("Start Menu/Programs/Laborbuch.lnk"))

    def _uninstall(self) -> str:
        """Return the sections of the registry about removing programs that name ours."""
        sections = [section for text in self._hives() for section in text.split("\n\n")]
        return "\n".join(
            section for section in sections
            if "CurrentVersion\\\\Uninstall\\\\" in section and '"DisplayName"="Laborbuch"' in section
        )  # fmt: skip


def base(folder: Path) -> Path:
    """Make the prefix that all others are copied from."""
    shutil.rmtree(folder, ignore_errors=True)
    for command in (["wineboot", "--init"], ["wineserver", "-w"]):
        subprocess.run(command, env=_environment(folder), capture_output=True, check=True)
    return folder


def _environment(folder: Path) -> dict[str, str]:
    """Its home is in the prefix, or Wine would lead the user's folders to those of whoever runs this."""
    home = folder.parent / "home"
    home.mkdir(parents=True, exist_ok=True)
    known = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return known | QUIET | {"WINEPREFIX": str(folder), "HOME": str(home)}


def _content(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*") if file.is_file()
    }  # fmt: skip


def unix(file: Path) -> str:
    """Return how Wine calls a file of this computer."""
    return "Z:" + str(file.resolve()).replace("/", "\\")
