"""The installer for single PCs. What it does stands in windows/laborbuch.nsi, what it installs here."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = Path(__file__).resolve().parent / "windows" / "laborbuch.nsi"


def nsis(stage: Path, target: Path, version: str) -> None:
    """Make the installer from a staged folder."""
    with tempfile.TemporaryDirectory() as folder:
        lists = {"FILES": _installed(stage), "REMOVE": _removed(stage)}
        for name, lines in lists.items():
            # NSIS reads the files that it includes as what their first bytes say.
            Path(folder, name).write_text("\n".join([*lines, ""]), "utf-8-sig")
        defined = {
            "VERSION": version,
            "NUMBERS": f"{version}.0",
            "STAGE": stage,
            "TARGET": target.resolve(),
            "ICON": stage / "laborbuch.ico",
            "KILOBYTES": sum(file.stat().st_size for file in _files(stage)) // 1024,
        } | {name: Path(folder, name) for name in lists}
        words = [f"-D{name}={value}" for name, value in defined.items()]
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, str(SCRIPT)]
        subprocess.run(command, check=True, env=stamp.environment())


def _files(stage: Path) -> list[Path]:
    return sorted(file for file in stage.rglob("*") if file.is_file())


def _inside(stage: Path, place: Path) -> str:
    """Return a place as Windows writes it; the stage itself is the folder of the installation."""
    return "\\".join(("$INSTDIR", *place.relative_to(stage).parts))


def _installed(stage: Path) -> Iterator[str]:
    folder = None
    for file in _files(stage):
        if file.parent != folder:
            folder = file.parent
            yield f'SetOutPath "{_inside(stage, folder)}"'
        yield f'File "{file}"'


def _removed(stage: Path) -> Iterator[str]:
    """Files first, then the folders from the inside out; a folder that is not empty stays."""
    for file in _files(stage):
        if file.name != "laborbuch.exe":  # the script takes it first, to see whether it is running
            yield f'Delete "{_inside(stage, file)}"'
    for folder in sorted((place for place in stage.rglob("*") if place.is_dir()), reverse=True):
        yield f'RMDir "{_inside(stage, folder)}"'
