"""Collects the licences of all that is in the bundle. Runs in the bundle's own environment.

    python packaging/licences.py modules.txt LIZENZEN

``modules.txt`` names the modules of the bundle, as packaging/bundle.spec wrote them down. Whoever brings no
licence stops the build: then a person has to look.
"""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

import distributions

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
# Their packages bring no text, so it lies in packaging/licences.
LGPL = {"PySide6_Essentials", "shiboken6"}
BOOT = "pyinstaller"  # a part of it is the start of the executable


def main(modules: str, target: str) -> None:
    folder = Path(target)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "licences", folder)
    shutil.copy(ROOT / "LICENSE", folder / "Laborbuch.txt")
    shutil.copy(python_licence(), folder / "Python.txt")
    for file in sorted((ROOT / "resources").rglob("*LICENSE.txt")):
        shutil.copy(file, folder / f"{file.parent.name}-{file.name}")
    lines = [f"Python {sys.version.split()[0]}: PSF-2.0"]
    lines += [copied(dist, folder) for dist in contained(Path(modules).read_text("utf-8").split())]
    with (folder / "LIESMICH.txt").open("a", encoding="utf-8", newline="\n") as index:
        index.write("\n".join([*lines, ""]))


def contained(modules: list[str]) -> list[Distribution]:
    """Return the distributions that the modules came with."""
    owners = packages_distributions()
    names = {name for module in modules for name in owners.get(module.partition(".")[0], ())}
    return sorted(map(distribution, names | {BOOT}), key=lambda dist: dist.name.lower())


def copied(dist: Distribution, folder: Path) -> str:
    """Copy the texts of a distribution. Returns its line for the list."""
    texts = list(distributions.texts(dist))
    if not texts and dist.name not in LGPL:
        raise SystemExit(f"{dist.name} brings no licence. Look for it, and put it into packaging/licences.")
    own = folder / f"{dist.name}-{dist.version}"
    for text in texts:
        own.mkdir(exist_ok=True)
        shutil.copy(text, own / text.name)
    return f"{dist.name} {dist.version}: {distributions.licence(dist)}"


def python_licence() -> Path:
    """Python has its licence beside the interpreter on Windows, else beside its library."""
    library = Path(sys.base_prefix, sys.platlibdir, f"python{sys.version_info[0]}.{sys.version_info[1]}")
    places = [folder / "LICENSE.txt" for folder in (Path(sys.base_prefix), library)]
    return next(place for place in places if place.is_file())


if __name__ == "__main__":
    main(*sys.argv[1:])
