"""Looks the pinned libraries up in a database of advisories: ``python packaging/advisories.py DATABASE``.

DATABASE is a folder or a .zip with advisories in OSV format (.json), such as the export of osv.dev for PyPI,
which includes those of the Python Packaging Authority. Nothing is fetched: the database is as old as it is.

    --lock FILE     another lock file than requirements.lock
    --accept ID     an advisory, by number or alias, that somebody judged not to concern us; may be repeated

Exit status: 0 nothing found, 1 found, 2 there is no database to look into.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import distributions
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CLEAN, FOUND, NO_DATABASE = range(3)
ECOSYSTEM = "PyPI"


class Finding(NamedTuple):
    """An advisory that speaks of a pinned version."""

    pin: distributions.Pin
    names: tuple[str, ...]
    summary: str

    def __str__(self) -> str:
        number, *aliases = self.names
        also = f" ({', '.join(aliases)})" if aliases else ""
        return f"{self.pin.name} {self.pin.version}: {number}{also} {self.summary}".rstrip()


def main(words: list[str] | None = None) -> int:
    options = parser().parse_args(words)
    try:
        known = list(advisories(options.database))
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        print(f"„{options.database}“ lässt sich nicht als Datenbank lesen: {error}", file=sys.stderr)
        return NO_DATABASE
    if not known:
        print(f"In „{options.database}“ liegen keine Meldungen im OSV-Format (.json).", file=sys.stderr)
        return NO_DATABASE
    return told(options, known)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(description="Bekannte Schwachstellen der mitgelieferten Bibliotheken")
    made.add_argument("database", type=Path, metavar="DATENBANK", help="Ordner oder .zip mit OSV-Meldungen")
    made.add_argument("--lock", type=Path, default=distributions.LOCK, metavar="DATEI")
    made.add_argument("--accept", action="append", default=[], metavar="KENNUNG")
    return made


def told(options: argparse.Namespace, known: list[dict[str, Any]]) -> int:
    """Print what was found, and how far to trust it."""
    pins = distributions.pins(options.lock)
    found = [one for one in findings(known, pins) if not set(one.names) & set(options.accept)]
    for finding in found:
        print(finding)
    newest = max(str(advisory.get("modified", "")) for advisory in known)[:10] or "unbekannt"
    print(f"{len(pins)} Bibliotheken, {len(known)} Meldungen, die jüngste vom {newest}: {len(found)} Treffer")
    return FOUND if found else CLEAN


def advisories(database: Path) -> Iterator[dict[str, Any]]:
    """Yield every advisory in force. Raises OSError or ValueError if the database cannot be read."""
    texts = _zipped(database) if database.is_file() else _lying(database)
    for text in texts:
        advisory = json.loads(text)
        if isinstance(advisory, dict) and "affected" in advisory and not advisory.get("withdrawn"):
            yield advisory


def _zipped(database: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(database) as archive:
        yield from (archive.read(name) for name in sorted(archive.namelist()) if name.endswith(".json"))


def _lying(database: Path) -> Iterator[bytes]:
    if not database.is_dir():
        raise FileNotFoundError("es gibt dort nichts")
    yield from (file.read_bytes() for file in sorted(database.rglob("*.json")))


def findings(known: Iterable[dict[str, Any]], pins: dict[str, distributions.Pin]) -> Iterator[Finding]:
    """Yield what concerns the pinned versions, each advisory once."""
    for advisory in known:
        for pin in _concerned(advisory, pins):
            names = (str(advisory.get("id", "?")), *advisory.get("aliases", ()))
            yield Finding(pin, names, str(advisory.get("summary", "")))


def _concerned(advisory: dict[str, Any], pins: dict[str, distributions.Pin]) -> list[distributions.Pin]:
    found = {}
    for affected in advisory["affected"]:
        package = affected.get("package", {})
        pin = pins.get(canonicalize_name(package.get("name", "")))
        if pin and package.get("ecosystem") == ECOSYSTEM and is_affected(pin.version, affected):
            found[pin.name] = pin
    return list(found.values())


def is_affected(version: str, affected: dict[str, Any]) -> bool:
    """Whether a version is listed, or lies in a range. What cannot be read counts: a person must look."""
    try:
        return _is_listed(version, affected) or any(
            _lies_in(Version(version), span["events"])
            for span in affected.get("ranges", ())
            if span.get("type") == "ECOSYSTEM"
        )
    except ValueError:  # InvalidVersion among them
        return True


def _is_listed(version: str, affected: dict[str, Any]) -> bool:
    """Old releases have versions that PEP 440 does not know; pinned ones never do."""
    for listed in affected.get("versions", ()):
        try:
            if Version(listed) == Version(version):
                return True
        except InvalidVersion:
            continue
    return False


def _lies_in(version: Version, events: list[dict[str, str]]) -> bool:
    """Go through a range from old to new: the last event that the version has reached decides."""
    inside = False
    for at, kind in sorted((_point(event) for event in events), key=lambda point: point[0]):
        if kind == "introduced" and version >= at:
            inside = True
        elif (kind == "fixed" and version >= at) or (kind == "last_affected" and version > at):
            inside = False
    return inside


def _point(event: dict[str, str]) -> tuple[Version, str]:
    """Return where something begins or ends; 0 stands for the first version of all."""
    ((kind, text),) = event.items()
    return Version("0.dev0" if text == "0" else text), kind


if __name__ == "__main__":
    sys.exit(main())
