"""The Linux packages of dist/ in a bare Debian without a network, and against the program from its source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from functools import partial
from typing import TYPE_CHECKING

import chroot
import debian
import stamp
import start
from table import same, true

if TYPE_CHECKING:
    from pathlib import Path

    from table import Table

LIBRARY = f"/{debian.LIBRARY}"
MOMENT = "2022-11-22T14:32+01:00"
STAGE = stamp.ROOT / "build" / "stage" / "linux"
SOURCE = stamp.ROOT / ".venv" / "bin" / "laborbuch"
SEVERAL = (chroot.FIRST_USER, chroot.FIRST_USER + 1, chroot.FIRST_USER + 2)


def run(table: Table, folder: Path) -> None:
    """Try both packages, then the folder that they hold."""
    dist = stamp.ROOT / "dist"
    place = chroot.Chroot(folder / "root", chroot.base(folder.parent / "debian"))
    _deb(table, place, dist / f"laborbuch_{stamp.version()}_amd64.deb", folder)
    _tarball(table, place, dist / f"Laborbuch-{stamp.version()}-linux-x64.tar.xz")
    _stage(table, folder)


def _deb(table: Table, place: chroot.Chroot, package: Path, folder: Path) -> None:
    check, inside = partial(table.check, ".deb"), place.root / debian.LIBRARY
    check("Installation", partial(_installed, place, package))
    check("Ohne Python", partial(chroot.has_no_python, place))
    check("Bibliotheken", partial(chroot.is_complete, place, LIBRARY))
    test = partial(chroot.selftest, place, "/usr/bin/laborbuch", inside)
    check("Selbsttest ohne Rechte und Netz, schreibgeschützt", test)
    check("Mehrere zugleich, wie auf einem Terminalserver", partial(test, SEVERAL))
    check("Aktualisierung", partial(_upgraded, place, folder))
    check("Entfernung", partial(_removed, place))


def _installed(place: chroot.Chroot, package: Path) -> str:
    place.install(package)
    same(_content(place.root / debian.LIBRARY), _content(STAGE), "Inhalte")
    said = place.call("laborbuch", "--version").strip()
    true(said.startswith(f"Laborbuch {stamp.version()} ("), said)
    return said


def _upgraded(place: chroot.Chroot, folder: Path) -> str:
    """A newer version takes the place of the older one, and what it no longer has is gone."""
    stage, newer = folder / "newer", folder / "newer.deb"
    shutil.copytree(STAGE, stage, symlinks=True)
    shutil.rmtree(stage / "LIZENZEN")
    debian.deb(stage, newer, f"{stamp.version()}+1", preset=0)
    place.install(newer)
    same(_content(place.root / debian.LIBRARY), _content(stage), "Inhalte")
    return f"{stamp.version()} auf {stamp.version()}+1"


def _removed(place: chroot.Chroot) -> str:
    """The program goes, and what people have made with it stays."""
    lab = place.home(chroot.FIRST_USER) / "Dießen.laborbuch"
    lab.write_text("Daten\n", "utf-8")
    place.call("dpkg", "--purge", "laborbuch")
    left = [
        file for folder in ("usr", "etc", "var/lib") for file in (place.root / folder).rglob("*aborbuch*")
    ]
    same([str(file) for file in left], [], "übrig")
    same(lab.read_text("utf-8"), "Daten\n", lab.name)
    lab.unlink()
    return "nichts übrig, Daten unberührt"


def _tarball(table: Table, place: chroot.Chroot, archive: Path) -> None:
    """The libraries that the .deb asked for are still there: it is what the tarball asks for in words."""
    inside = place.root / "srv" / f"Laborbuch-{stamp.version()}"
    program = f"/srv/{inside.name}/laborbuch"
    table.check(".tar.xz", "Entpackt", partial(_unpacked, archive, inside))
    test = partial(chroot.selftest, place, program, inside)
    table.check(".tar.xz", "Selbsttest ohne Rechte und Netz, schreibgeschützt", test)


def _unpacked(archive: Path, inside: Path) -> str:
    with tarfile.open(archive) as packed:
        packed.extractall(inside.parent, filter="tar")
    (inside / "LIESMICH.txt").rename(inside.parent / "LIESMICH.txt")
    same(_content(inside), _content(STAGE), "Inhalte")
    return "bytegleich"


def _content(folder: Path) -> list[tuple[str, bytes]]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return [(str(file.relative_to(folder)), file.read_bytes()) for file in files]


def _stage(table: Table, folder: Path) -> None:
    table.check("Ordner", "Fenster unter X11", _window)
    table.check("Ordner", "Schreibt dieselben Dateien wie aus dem Quelltext", partial(_same_files, folder))
    table.check("Ordner", f"Start höchstens {start.LIMIT}-mal so lang wie aus dem Quelltext", start.ratio)


def _window() -> str:
    """Draw on a real screen, if only one in memory: so the plug-in for it is complete."""
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    command = ["xvfb-run", "--auto-servernum", STAGE / "laborbuch", "selftest"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    same(done.returncode, 0, done.stdout)
    return done.stdout.splitlines()[-2]


def _same_files(folder: Path) -> str:
    """Everything that the samples give: Word, Excel, packages, merge, joint package; without a network."""
    made = {name: folder / name for name in ("bundle", "source")}
    for program, target in zip((STAGE / "laborbuch", SOURCE), made.values(), strict=True):
        command = [sys.executable, chroot.NO_NETWORK, program, "demo", target, "--now", MOMENT]
        subprocess.run(command, capture_output=True, check=True)
    ours, theirs = (
        [entry for part in ("export", "gesamt") for entry in _content(target / part)]
        for target in made.values()
    )
    same([name for name, _ in ours], [name for name, _ in theirs], "Dateien")
    same([name for (name, data), (_, other) in zip(ours, theirs, strict=True) if data != other], [], "anders")
    return f"{len(ours)} Dateien"
