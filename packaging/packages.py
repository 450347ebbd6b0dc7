"""Makes the packages in dist/, each from the staged folder of its system: ``make packages``.

build/stage/linux is built here. build/stage/windows comes from a Windows PC: packaging/windows/LIESMICH.md;
as soon as it lies there, the Windows packages are made as well.
"""

from __future__ import annotations

import datetime as dt
import sys
import zipfile
from typing import TYPE_CHECKING

import build
import checksums
import debian
import msi
import nsis
import signing
import stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STAGES = stamp.ROOT / "build" / "stage"
DIST = checksums.DIST
_FIRST_DAY = 315532800  # of what a .zip can date: 1980


def main() -> int:
    """Make all packages, the list of what they contain and their checksums. Returns 1 if one is too large."""
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
    build.run(build.PYTHON, "packaging/sbom.py", DIST)
    checksums.main(DIST)
    tell(DIST)
    return over


def windows(stage: Path, folder: Path, name: str, version: str) -> list[Path]:
    """Make all packages for Windows, signed where the house says how; ``name`` is how their files begin."""
    signing.sign_programs(stage)
    kinds: dict[str, Callable[[Path, Path, str], None]] = {
        ".msi": msi.msi,
        "-setup.exe": nsis.nsis,
        "-portable.zip": portable,
    }
    made = [folder / f"{name}{ending}" for ending in kinds]
    for target, make in zip(made, kinds.values(), strict=True):
        make(stage, target, version)
    signing.sign(file for file in made if file.suffix in signing.SIGNED)
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
    moment = dt.datetime.fromtimestamp(max(stamp.build().epoch, _FIRST_DAY), dt.UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(file for file in stage.rglob("*") if file.is_file()):
            entry = zipfile.ZipInfo(f"Laborbuch-{version}/{file.relative_to(stage).as_posix()}", moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


def tell(folder: Path) -> None:
    """Say what there is."""
    for file in sorted(folder.iterdir()):
        print(f"dist/{file.name}: {file.stat().st_size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
