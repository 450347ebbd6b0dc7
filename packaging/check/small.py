"""A small Windows stage, so that installers can be tried where no Windows PC has built the real one.

Its program is an installer that installs nothing: an executable with a version, as Windows looks at it.
Between the versions a file changes, one goes and one comes.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import packages
import sign

NAME = "KLEINER-TEST"  # in the names of its packages: nobody is to take them for Laborbuch
PROGRAM = """\
Target amd64-unicode
Unicode true
Name "Laborbuch"
OutFile "{target}"
SilentInstall silent
RequestExecutionLevel user
VIProductVersion "{version}.0"
VIAddVersionKey "FileVersion" "{version}.0"
VIAddVersionKey "FileDescription" "Laborbuch"
Section
SectionEnd
"""
FIRST, SECOND = "0.1.0", "0.2.0"


def stage(folder: Path, version: str) -> Path:
    """Make the folder of one version."""
    made = folder / version
    texts = {
        "LIZENZEN/Laborbuch.txt": "EUPL-1.2\n",
        "_internal/resources/Beispiel mit Leerzeichen.txt": f"{version}\n",
        f"_internal/nur in {version}/tief/darin/x.txt": "x\n",
    }
    for name, text in texts.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, "utf-8")
    (made / "laborbuch.svg").write_text(sign.svg(), "utf-8")
    (made / "laborbuch.ico").write_bytes(_icon())
    _executable(made / "laborbuch.exe", version)
    return made


def _icon() -> bytes:
    """The smallest icon: one white pixel."""
    head = b"\0\0\1\0\1\0\1\1\0\0\1\0\x20\0\x30\0\0\0\x16\0\0\0"
    return head + b"\x28\0\0\0\1\0\0\0\2\0\0\0\1\0\x20\0" + bytes(24) + b"\xff\xff\xff\xff" + bytes(4)


def _executable(target: Path, version: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "program.nsi")
        script.write_text(PROGRAM.format(target=target, version=version), "utf-8")
        subprocess.run(["makensis", "-V1", str(script)], check=True)


def installers(folder: Path, version: str) -> tuple[Path, dict[str, Path]]:
    """Return the stage of a version, and its packages by their kind: msi, exe, zip."""
    made = stage(folder / "stage", version)
    name = f"Laborbuch-{version}-{NAME}"
    return made, {file.suffix[1:]: file for file in packages.windows(made, folder, name, version)}
