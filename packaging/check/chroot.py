"""A bare Debian in a folder: no Python, no desktop, only what a package asks for. Needs root."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from table import same, true

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NO_NETWORK = Path(__file__).resolve().parents[2] / "tests" / "helpers" / "no_network.py"
RELEASE = "bookworm"
PLAIN = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
FIRST_USER = 20001


def base(folder: Path) -> Path:
    """Return a fresh Debian; what was fetched stays for the next run."""
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run(["debootstrap", "--variant=minbase", RELEASE, folder / "root"], check=True)
        (folder / "ready").touch()
    return folder / "root"


class Chroot:
    """The folder of a Debian, with a user of its own for each process."""

    def __init__(self, root: Path, fresh: Path) -> None:
        """Copy ``fresh`` to ``root``."""
        self.root = root
        subprocess.run(["cp", "-a", "--reflink=auto", fresh, root], check=True)

    def call(self, *words: str) -> str:
        """Run a command as root, and return what it prints."""
        environment = PLAIN | {"HOME": "/", "DEBIAN_FRONTEND": "noninteractive"}
        environment |= {name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")}
        done = subprocess.run(
            ["chroot", self.root, *words], env=environment, capture_output=True, text=True, check=False
        )
        true(not done.returncode, f"{words}: {done.stdout[-400:]}{done.stderr[-400:]}")
        return done.stdout

    def install(self, package: Path) -> None:
        """Install a package with all it depends on, as an administrator does."""
        with self._mounted():
            shutil.copy(package, self.root / "srv")
            self.call("apt-get", "-qq", "update")
            self.call("apt-get", "-qq", "install", "--yes", "--no-install-recommends", f"/srv/{package.name}")
        (self.root / "srv" / package.name).unlink()

    @contextmanager
    def _mounted(self) -> Iterator[None]:
        shutil.copy("/etc/resolv.conf", self.root / "etc")
        proc = self.root / "proc"
        subprocess.run(["mount", "-t", "proc", "proc", proc], check=True)
        try:
            yield
        finally:
            subprocess.run(["umount", proc], check=True)

    def start(self, user: int, program: str, *words: str) -> subprocess.Popen[str]:
        """Start the program as somebody without rights and without a network; see ``home``."""
        home = self.home(user)
        home.mkdir(parents=True, exist_ok=True)
        os.chown(home, user, user)
        inside = f"/{home.relative_to(self.root)}"
        command = [
            sys.executable,
            NO_NETWORK,
            "chroot",
            f"--userspec={user}:{user}",
            self.root,
            program,
            *words,
        ]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, env=PLAIN | {"HOME": inside}, text=True, **pipes)

    def home(self, user: int) -> Path:
        """Return the home of a user."""
        return self.root / "home" / str(user)


def selftest(place: Chroot, program: str, folder: Path, users: Sequence[int] = (FIRST_USER,)) -> str:
    """Run the selftest, as several users at once if there are several.

    Raises AssertionError if a check fails, if something in the program's ``folder`` changed, or if anything
    is left in a home or in the folder for temporary files.
    """
    before = _state(folder)
    running = [place.start(user, program, "selftest", "--json") for user in users]
    for process in running:
        out, err = process.communicate()
        true(out, f"Ende mit {process.returncode}: {err[-400:]}")
        failed = [check for check in json.loads(out)["checks"] if not check["ok"]]
        same((failed, process.returncode), ([], 0), "Selbsttest")
    same(_state(folder), before, "Programmordner")
    left = [*(place.root / "tmp").iterdir(), *(file for user in users for file in _files(place.home(user)))]
    same([str(file) for file in left], [], "übrig")
    return f"{len(json.loads(out)['checks'])} Punkte" + (f", {len(users)} zugleich" if len(users) > 1 else "")


def _files(home: Path) -> list[Path]:
    """Return what is in a home but for the cache of the system's own fonts."""
    return [file for file in home.rglob("*") if file.is_file() and "fontconfig" not in file.parts]


def _state(folder: Path) -> dict[str, tuple[int, int]]:
    known = ((file, file.lstat()) for file in folder.rglob("*"))
    return {str(file.relative_to(folder)): (about.st_size, about.st_mtime_ns) for file, about in known}


def has_no_python(place: Chroot) -> str:
    found = [
        str(file) for folder in ("usr/bin", "usr/local/bin") for file in (place.root / folder).glob("python*")
    ]
    same(found, [], "Python")
    return "kein Python"


def is_complete(place: Chroot, folder: str) -> str:
    """Check that every library finds what it is linked to, also those that only a window would load."""
    script = f"find {folder} -name '*.so*' -type f -exec ldd {{}} + | grep 'not found' | sort -u || true"
    same(place.call("sh", "-c", script), "", "fehlende Bibliotheken")
    return "alle Bibliotheken gefunden"
