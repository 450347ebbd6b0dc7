"""The properties that people see under "Datei, Informationen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exporters.checking.package import Package

_CORE, _APP = "core-properties", "extended-properties"


def core_property(package: Package, name: str) -> str:
    """Return what the file says of itself; "" for nothing."""
    return _property(package, _CORE, name)


def app_property(package: Package, name: str) -> str:
    """Return what the program wrote about the file; "" for nothing."""
    return _property(package, _APP, name)


def _property(package: Package, kind: str, name: str) -> str:
    parts = [it.target for it in package.relations if it.part == "" and it.kind == kind]
    root = package.xml(parts[0]) if parts else None
    found = None if root is None else root.find(f"{{*}}{name}")
    return "" if found is None else (found.text or "").strip()
