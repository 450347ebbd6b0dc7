"""The packages for Linux: .deb and tarball, both from the staged folder."""

from __future__ import annotations

import gzip
import lzma
import shutil
import subprocess
import tarfile
import tempfile
import textwrap
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).resolve().parent / "linux"
LIBRARY = Path("usr/lib/laborbuch")
PRESET = 3  # of xz: the next ones take three times as long for a tenth less
CONTROL = """\
Package: laborbuch
Version: {version}
Architecture: amd64
Maintainer: Laborbuch <it@laborbuch.example>
Section: editors
Priority: optional
Installed-Size: {kilobytes}
Depends: {depends}
Description: Stadtlabore dokumentieren, was sie tun und lernen
 Ein Programm für den Arbeitsplatz im Rathaus: Aktivitäten, Interviews und
 Erkenntnisse festhalten, als Word und Excel weitergeben und im Projektbüro
 zusammenführen. Es arbeitet ohne Internet und ohne Server.
"""
COPYRIGHT = f"Laborbuch: EUPL-1.2. Alle Lizenzen stehen in /{LIBRARY}/LIZENZEN.\n"


def depends(stage: Path) -> str:
    """Return the packages whose libraries the folder uses, as Debian's own tool finds them."""
    programs = [stage / "laborbuch", *sorted(stage.rglob("*.so*"))]
    files = [str(file) for file in programs if file.is_file() and not file.is_symlink()]
    private = sorted({f"-l{Path(file).parent}" for file in files})
    with tempfile.TemporaryDirectory() as folder:
        control = Path(folder, "debian", "control")
        control.parent.mkdir()
        control.write_text("Source: laborbuch\n\nPackage: laborbuch\nArchitecture: any\n", "utf-8")
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *private, *files]
        found = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if found.returncode:
        raise SystemExit(f"dpkg-shlibdeps: {found.stderr}")
    return found.stdout.strip().removeprefix("shlibs:Depends=")


def deb(stage: Path, target: Path, version: str, preset: int = PRESET) -> None:
    """Make the Debian package. Its own files belong to root, whoever builds it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(stage, root / LIBRARY, symlinks=True)
        _put_around(stage, root)
        kilobytes = sum(file.lstat().st_size for file in root.rglob("*")) // 1024
        text = CONTROL.format(version=version, kilobytes=kilobytes, depends=depends(stage))
        _write(root / "DEBIAN" / "control", text)
        _settle(root)
        command = ["dpkg-deb", "-Zxz", f"-z{preset}", "--root-owner-group", "--build", folder, str(target)]
        subprocess.run(command, check=True, env=stamp.environment(), stdout=subprocess.DEVNULL)


def _put_around(stage: Path, root: Path) -> None:
    """What the desktop looks for outside of the program's folder."""
    share, start = root / "usr/share", root / "usr/bin/laborbuch"
    start.parent.mkdir(parents=True)
    start.symlink_to(Path("..") / LIBRARY.relative_to("usr") / "laborbuch")
    places = {
        HERE / "laborbuch.desktop": share / "applications/laborbuch.desktop",
        HERE / "laborbuch.xml": share / "mime/packages/laborbuch.xml",
        stage / "laborbuch.svg": share / "icons/hicolor/scalable/apps/laborbuch.svg",
    }
    for source, place in places.items():
        place.parent.mkdir(parents=True)
        shutil.copy(source, place)
    _write(share / "doc/laborbuch/copyright", COPYRIGHT)
    changes = (stamp.ROOT / "CHANGELOG.md").read_bytes()
    (share / "doc/laborbuch/changelog.gz").write_bytes(gzip.compress(changes, mtime=0))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _settle(root: Path) -> None:
    """Give every file the rights of an installed one, whatever the builder's umask was."""
    for file in root.rglob("*"):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file.stat().st_mode & 0o100 else 0o644)


def tarball(stage: Path, target: Path, version: str) -> None:
    """Make the archive for every other Linux; the same folder gives the same bytes."""
    name = f"Laborbuch-{version}"
    with tempfile.TemporaryDirectory() as folder, lzma.open(target, "wb", preset=PRESET) as packed:
        _write(Path(folder, "LIESMICH.txt"), _read_me(stage, version))
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for base in (stage, Path(folder)):
                for file in _sorted(base):
                    archive.add(file, f"{name}/{file.relative_to(base)}", recursive=False, filter=_plain)


def _sorted(folder: Path) -> Iterable[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_symlink() or not file.is_dir())


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = stamp.build().epoch
    entry.mode = 0o755 if entry.mode & 0o100 else 0o644
    return entry


def _read_me(stage: Path, version: str) -> str:
    names = ", ".join(sorted(part.split()[0] for part in depends(stage).split(", ")))
    told = textwrap.fill(names, 110, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    return Template((HERE / "LIESMICH.txt").read_text("utf-8")).substitute(version=version, depends=told)
