"""The distributions that ship: what the program needs, as requirements.lock pins it and as it is installed.

What they are called, under which licence they stand and where its text lies is read here and nowhere else:
for the list of components, the check of licences and the texts in the bundle.
"""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
UNKNOWN = "unbekannt"
# What older distributions say in words of their own, in SPDX; their licence texts were read for it.
IN_WORDS = {
    "MIT + MPL 1.1/GPL 2.0/LGPL 2.1": "MIT AND (MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-only)",
    "BSD, Public Domain": "BSD-2-Clause AND LicenseRef-Public-Domain",
    "GPLv2-or-later with a special exception which allows to use PyInstaller to build and distribute "
    "non-free programs (including commercial ones)": "GPL-2.0-or-later WITH Bootloader-exception",
}
TEXTS = ("licen", "copying", "notice", "authors")

_PIN = re.compile(r"^([\w.-]+)==([\w.!+]+)((?:.*\\\n)*.*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:(\w{64})")


class Pin(NamedTuple):
    """One line of a lock file. The hashes are those of all its archives, for every system."""

    name: str
    version: str
    hashes: tuple[str, ...]


def pins(lock: Path = LOCK) -> dict[str, Pin]:
    """Return what a lock file pins, by normalized name."""
    found = _PIN.findall(lock.read_text("utf-8"))
    named = ((canonicalize_name(name), version, rest) for name, version, rest in found)
    return {name: Pin(name, version, tuple(_HASH.findall(rest))) for name, version, rest in named}


def project() -> dict[str, object]:
    """Return what pyproject.toml says of the program itself."""
    found: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return found


def shipped(wanted: Iterable[str] | None = None) -> dict[str, Distribution]:
    """Return what the program needs, and what that needs, as installed here; by normalized name, in order.

    ``wanted`` are requirements in the words of pyproject.toml, which is where they come from otherwise.
    """
    waiting = list(project()["dependencies"] if wanted is None else wanted)  # type: ignore[call-overload]
    found: dict[str, Distribution] = {}
    while waiting:
        name = canonicalize_name(Requirement(waiting.pop()).name)
        if name not in found:
            found[name] = distribution(name)
            waiting += needed_by(found[name])
    return dict(sorted(found.items()))


def needed_by(dist: Distribution) -> list[str]:
    """Return what a distribution needs on this system, without its extras."""
    return [text for text in dist.requires or () if _applies(Requirement(text))]


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def name_of(requirement: str) -> str:
    """Return the normalized name in a requirement."""
    return canonicalize_name(Requirement(requirement).name)


def licence(dist: Distribution) -> str:
    """Return the licence as an SPDX expression, or ``UNKNOWN``: then a person has to look."""
    about = dist.metadata
    stated = about.get("License-Expression") or about.get("License") or ""
    try:
        return canonicalize_license_expression(IN_WORDS.get(stated, stated))
    except InvalidLicenseExpression:
        return UNKNOWN


def texts(dist: Distribution) -> Iterator[Path]:
    """Yield the files with licence texts that a distribution brings."""
    for file in dist.files or ():
        beside_code = any(part.endswith(".dist-info") for part in file.parts)
        if beside_code and any(word in file.name.lower() for word in TEXTS):
            yield Path(str(file.locate()))
