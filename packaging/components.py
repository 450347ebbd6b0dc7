"""All that ships, as components: distributions, what they contain, and what comes from elsewhere.

Versions are those of the interpreter that runs this, so run it with the one that builds the bundle.
"""

from __future__ import annotations

import json
import platform
import sqlite3
import ssl
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import distributions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import Distribution


# Parts whose lists leave the licence out, in SPDX; their licence texts were read for it.
OF_PARTS = {"libXau": "MIT-open-group"}


class Component(NamedTuple):
    """One part of the program. ``needs`` are the names of others, ``parts`` what its maker built into it."""

    name: str
    version: str
    licence: str
    purl: str = ""
    hashes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    parts: tuple[Component, ...] = ()
    optional: bool = False


def components() -> list[Component]:
    """Return all, by name. Stops where the environment is not what requirements.lock says."""
    pins = distributions.pins()
    found = [of_distribution(name, dist, pins) for name, dist in distributions.shipped().items()]
    return sorted([*found, *others()], key=lambda component: component.name.lower())


def of_distribution(name: str, dist: Distribution, pins: dict[str, distributions.Pin]) -> Component:
    pin = pins.get(name)
    if pin is None or pin.version != dist.version:
        raise SystemExit(f"{name} {dist.version} ist nicht, was requirements.lock nennt. Abhilfe: make dev")
    return Component(
        name,
        dist.version,
        distributions.licence(dist),
        f"pkg:pypi/{name}@{dist.version}",
        pin.hashes,
        tuple(sorted(map(distributions.name_of, distributions.needed_by(dist)))),
        tuple(parts(dist)),
    )


def parts(dist: Distribution) -> Iterator[Component]:
    """Yield what a distribution says it contains, in lists of components that it brings (PEP 770).

    Its own modules are listed there, too; they carry its version.
    """
    for file in sorted(dist.files or (), key=str):
        if file.parent.name == "sboms":
            listed = json.loads(Path(str(file.locate())).read_text("utf-8")).get("components", ())
            yield from (part for part in map(_part, listed) if part.version and part.version != dist.version)


def _part(listed: dict[str, Any]) -> Component:
    stated = [_licence(entry) for entry in listed.get("licenses", ())]
    licence = " AND ".join(stated) or OF_PARTS.get(listed["name"], distributions.UNKNOWN)
    purl, optional = listed.get("purl", ""), listed.get("scope") == "optional"
    return Component(listed["name"], listed.get("version", ""), licence, purl, optional=optional)


def _licence(entry: dict[str, Any]) -> str:
    if "expression" in entry:
        return f"({entry['expression']})" if " " in entry["expression"] else str(entry["expression"])
    return str(entry["license"].get("id") or distributions.UNKNOWN)


def others() -> Iterator[Component]:
    """Yield what comes with Python, Qt and lxml, or lies in resources."""
    from lxml import etree
    from PySide6.QtCore import qVersion

    for name, version, licence in (
        ("Python", platform.python_version(), "PSF-2.0"),
        ("Qt", qVersion(), "LGPL-3.0-only"),
        ("SQLite", sqlite3.sqlite_version, "LicenseRef-Public-Domain"),
        ("libxml2", _dotted(etree.LIBXML_VERSION), "MIT"),
        ("libxslt", _dotted(etree.LIBXSLT_VERSION), "MIT"),
    ):
        yield Component(name, version, licence, f"pkg:generic/{name.lower()}@{version}")
    if sys.platform == "win32":  # under Linux it is the system's
        version = ssl.OPENSSL_VERSION.split()[1]
        yield Component("OpenSSL", version, "Apache-2.0", f"pkg:generic/openssl@{version}")
    yield Component("Source Sans Pro, Source Serif Pro", "", "OFL-1.1")
    yield Component("Lucide", "", "ISC")
    yield Component("Wörterbuch de_DE frami", "", "GPL-2.0-only OR GPL-3.0-only")
    yield Component("PyInstaller bootloader", "", "GPL-2.0-or-later WITH Bootloader-exception")


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))
