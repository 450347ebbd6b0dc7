"""Which version this is, and which build of it: from the commit alone, so that it always gives the same."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
EPOCH = "SOURCE_DATE_EPOCH"
NAME = "Laborbuch"


class Build(NamedTuple):
    """A commit: its short hash and its time in seconds since 1970."""

    commit: str
    epoch: int

    @property
    def day(self) -> str:
        return dt.datetime.fromtimestamp(self.epoch, dt.UTC).strftime("%Y-%m-%d")

    def __str__(self) -> str:
        return f"{self.day}, {self.commit}"


@cache
def version() -> str:
    """Return the version as pyproject.toml states it; app/version.py reads the same through the metadata."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def numbers() -> tuple[int, int, int, int]:
    """Return the version as Windows wants it: four numbers."""
    first, second, third = (int(part) for part in version().split("."))
    return first, second, third, 0


@cache
def build() -> Build:
    """Return the commit: git says it, or an unpacked archive. The time in SOURCE_DATE_EPOCH goes first."""
    noted = (ROOT / "packaging" / "commit.txt").read_text("utf-8").strip()
    commit, epoch = (_asked() if noted.startswith("$") else noted).split()
    return Build(commit, int(os.environ.get(EPOCH) or epoch))


def _asked() -> str:
    """Ask git. What is built from files that were never committed says so."""
    shown = _git("log", "-1", "--format=%h %ct")
    commit, epoch = shown.split() if shown else ("unbekannt", "0")
    changed = _git("status", "--porcelain", "--untracked-files=no")
    return f"{commit}{'+' if changed else ''} {epoch}"


def _git(*words: str) -> str:
    command = ["git", "-C", str(ROOT), *words]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except FileNotFoundError:
        return ""


def environment() -> dict[str, str]:
    """Return the environment in which every tool writes the same bytes for the same commit."""
    return os.environ | {EPOCH: str(build().epoch), "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}


def windows_resource() -> str:
    """Return what the properties of the executable say, in the words that PyInstaller reads."""
    strings = {
        "CompanyName": NAME,
        "FileDescription": "Laborbuch für Stadtlabore",
        "FileVersion": ".".join(map(str, numbers())),
        "InternalName": "laborbuch",
        "LegalCopyright": "EUPL-1.2",
        "ProductName": NAME,
        "ProductVersion": f"{version()} ({build()})",
    }
    entries = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    # 0407: German; 04B0 and 1200: Unicode
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers()}, prodvers={numbers()}), kids=["
        f"StringFileInfo([StringTable('040704B0', [{entries}])]), "
        "VarFileInfo([VarStruct('Translation', [0x0407, 1200])])])\n"
    )
