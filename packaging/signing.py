"""Signing with the certificate of the house: we have none, so a command of the administrator does it.

    python packaging/signing.py FOLDER|FILE ...

signs what Windows loads in a folder, or single installers. Two variables hold the commands:

    LABORBUCH_SIGN        signs one program or installer in place, e.g. with signtool or osslsigncode
    LABORBUCH_SIGN_SUMS   signs the list of checksums, e.g. with gpg

``{file}`` in the command stands for the file. Without a command nothing is signed, and the build says so. A
command that fails stops the build: a package that looks signed and is not would be worse than none.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PROGRAMS, SUMS = "LABORBUCH_SIGN", "LABORBUCH_SIGN_SUMS"
PLACE = "{file}"
SIGNED = (".dll", ".exe", ".msi", ".pyd")


def main(*places: str) -> None:
    for place in map(Path, places):
        count = sign_programs(place) if place.is_dir() else sign([place])
        print(f"{place}: {count} signiert")


def sign_programs(folder: Path) -> int:
    """Sign all that Windows loads in a folder, before it goes into a package. Returns how many files."""
    return sign(file for file in sorted(folder.rglob("*")) if file.suffix.lower() in SIGNED)


def sign(files: Iterable[Path]) -> int:
    """Sign programs and installers. Returns how many."""
    return sum(_run(PROGRAMS, file) for file in files) if _is_set(PROGRAMS) else 0


def sign_sums(file: Path) -> bool:
    """Sign the list of checksums. Returns whether there was a command for it."""
    return _is_set(SUMS) and _run(SUMS, file)


def _is_set(name: str) -> bool:
    if not os.environ.get(name):
        print(f"Nicht signiert: {name} ist nicht gesetzt.")
        return False
    return True


def _run(name: str, file: Path) -> bool:
    command = os.environ[name]
    if PLACE not in command:
        raise SystemExit(f"{name} muss {PLACE} enthalten: dort steht die Datei, die zu signieren ist.")
    if subprocess.run(filled(command, file), check=False).returncode:  # the administrator's own
        raise SystemExit(f"Das Signieren von {file.name} ist misslungen ({name}).")
    return True


def filled(command: str, file: Path) -> str | list[str]:
    """Put a file into a command. Windows takes a command as it is typed, with backslashes in it."""
    if sys.platform == "win32":
        return command.replace(PLACE, f'"{file}"')
    return [word.replace(PLACE, str(file)) for word in shlex.split(command)]


if __name__ == "__main__":
    main(*sys.argv[1:])
