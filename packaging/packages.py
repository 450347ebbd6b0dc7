"""Makes the packages in dist/, each from the staged folder of its system: ``make packages``.

build/stage/linux is built here. build/stage/windows comes from a Windows PC: packaging/windows/LIESMICH.md;
as soon as it lies there, the Windows packages are made as well.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
import zipfile
from typing import TYPE_CHECKING

import debian
import msi
import nsis
import stamp

import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STAGES = stamp.ROOT / "build" / "stage"
DIST = stamp.ROOT / "dist"
SUMS = "SHA256SUMS"


def main() -> int:
    over = build.main([])
    DIST.mkdir(exist_ok=True)
    for old in DIST.glob("[Ll]aborbuch*"):
        old.unlink()
    version = stamp.version()
    debian.deb(STAGES / "linux", DIST / f"laborbuch_{version}_amd64.deb", version)
    debian.tarball(STAGES / "linux", DIST / f"Laborbuch-{version}-linux-x64.tar.xz", version)
    if (STAGES / "windows").is_dir():
        windows(checked(STAGES / "windows", version), DIST, f"Laborbuch-{version}-windows-x64", version)
    else:
        print("Ohne Windows-Pakete: Unter build/stage/windows liegt kein Ordner von einem Windows-PC.")
    sums(DIST)
    return over


def windows(stage: Path, folder: Path, name: str, version: str) -> list[Path]:
    """Make all packages for Windows; ``name`` is how their files begin."""
    kinds: dict[str, Callable[[Path, Path, str], None]] = {
        ".msi": msi.msi,
        "-setup.exe": nsis.nsis,
        "-portable.zip": portable,
    }
    made = [folder / f"{name}{ending}" for ending in kinds]
    for target, make in zip(made, kinds.values(), strict=True):
        make(stage, target, version)
    return made


def checked(stage: Path, version: str) -> Path:
    """Return the folder, if it is this version: an old one is easily left lying."""
    if not (stage / "_internal" / f"laborbuch-{version}.dist-info").is_dir():
        raise SystemExit(
            f"{stage} ist nicht Laborbuch {version}. Bauen Sie den Ordner neu, oder entfernen Sie ihn."
        )
    return stage


def portable(stage: Path, target: Path, version: str) -> None:
    """Make the archive that runs without installation; the same folder gives the same bytes."""
    moment = dt.datetime.fromtimestamp(max(stamp.build().epoch, 315532800), dt.UTC).timetuple()[
        :6
    ]  # not before 1980
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(file for file in stage.rglob("*") if file.is_file()):
            entry = zipfile.ZipInfo(f"Laborbuch-{version}/{file.relative_to(stage).as_posix()}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


def sums(folder: Path) -> None:
    """Write what ``sha256sum --check`` reads, and tell what there is."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and file.name != SUMS)
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")
    for file in files:
        print(f"dist/{file.name}: {file.stat().st_size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
