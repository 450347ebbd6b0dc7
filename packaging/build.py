"""Builds the program as one folder that needs no Python: ``python packaging/build.py [--wheelhouse FOLDER]``.

The same command on Linux and on Windows, with any Python from 3.11 on and nothing else installed. The
packages come from the lock file with their hashes; ``--wheelhouse`` names a folder instead of an index. The
result lies in build/stage/linux or build/stage/windows, and the same commit gives the same files.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import sign
import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = stamp.ROOT
WORK = ROOT / "build" / "bundle"
PREPARED = WORK / "prepared"
SYSTEM = "windows" if sys.platform == "win32" else "linux"
STAGE = ROOT / "build" / "stage" / SYSTEM
PYTHON = WORK / "venv" / ("Scripts/python.exe" if SYSTEM == "windows" else "bin/python")
PROGRAM = "laborbuch-cli.exe" if SYSTEM == "windows" else "laborbuch"
LOCK = ROOT / "requirements-bundle.lock"
BUDGET = 200  # MB, unpacked


def main(words: Sequence[str] | None = None) -> int:
    """Build. Returns 1 if the folder is larger than it may be."""
    parser = argparse.ArgumentParser(description="Builds the program as one folder.")
    parser.add_argument("--wheelhouse", type=Path, help="take packages from this folder, not from an index")
    prepare_environment(parser.parse_args(words).wheelhouse)
    prepare_files()
    freeze()
    finish()
    run(STAGE / PROGRAM, "selftest")
    return within_budget()


def run(*command: object) -> None:
    words = [str(word) for word in command]
    subprocess.run(words, check=True, cwd=ROOT, env=stamp.environment())


def prepare_environment(wheelhouse: Path | None) -> None:
    """Make an environment of exactly what the lock file names: what else a machine has cannot slip in."""
    done = WORK / "venv" / "lock"
    wanted = LOCK.read_text("utf-8") + sys.version
    if done.exists() and done.read_text("utf-8") == wanted:
        return
    venv.create(WORK / "venv", clear=True, with_pip=True)
    place = ("--no-index", "--find-links", wheelhouse.resolve()) if wheelhouse else ()
    pip = (PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install")
    run(*pip, "--require-hashes", "--only-binary", ":all:", *place, "--requirement", LOCK)
    done.write_text(wanted, "utf-8")


def prepare_files() -> None:
    """Write what the recipe takes beside the sources."""
    shutil.rmtree(PREPARED, ignore_errors=True)
    inside = PREPARED / "inside"
    metadata = f"Metadata-Version: 2.1\nName: laborbuch\nVersion: {stamp.version()}\n"
    write(inside / f"laborbuch-{stamp.version()}.dist-info" / "METADATA", metadata)
    write(inside / "resources" / "build.txt", f"{stamp.build()}\n")
    write(PREPARED / "version.txt", stamp.windows_resource())
    write(PREPARED / "laborbuch.svg", sign.svg())
    if SYSTEM == "windows":
        run(PYTHON, "packaging/icons.py", PREPARED / "laborbuch.ico")


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")


def freeze() -> None:
    places = ("--distpath", WORK / "dist", "--workpath", WORK / "work")
    recipe = ROOT / "packaging" / "bundle.spec"
    run(PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, recipe)


def finish() -> None:
    """Lay the finished folder where packaging/packages.py looks for it."""
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(WORK / "dist" / "Laborbuch", STAGE, symlinks=True)
    run(PYTHON, "packaging/licences.py", PREPARED / "modules.txt", STAGE / "LIZENZEN")
    if SYSTEM == "linux":
        strip_python()
        shutil.copy(PREPARED / "laborbuch.svg", STAGE)
    else:
        shutil.copy(PREPARED / "laborbuch.ico", STAGE)
    for file in sorted(STAGE.rglob("*")):
        if not file.is_symlink():
            os.utime(file, (stamp.build().epoch,) * 2)


def strip_python() -> None:
    """A Python that somebody built by hand carries what only a debugger reads, four fifths of its size."""
    inside = STAGE / "_internal"
    for file in (*inside.glob("libpython*"), *inside.glob("python*/lib-dynload/*.so")):
        run("strip", "--strip-unneeded", file)


def within_budget() -> int:
    size = sum(file.stat().st_size for file in STAGE.rglob("*") if file.is_file() and not file.is_symlink())
    megabytes = size / 1_000_000
    print(f"{STAGE.relative_to(ROOT)}: {megabytes:.1f} MB entpackt (höchstens {BUDGET})")
    return int(megabytes > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
