"""Where a policy comes from: group policy of the computer, then that of the person, then the file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.policy import Policy, ini

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.policy import Stated
    from app.policy.registry import Registry

FILE = "richtlinie.ini"
_LINUX = Path("/etc/laborbuch")
_WINDOWS = "C:\\ProgramData"  # where the registry does not say it


def read() -> Policy:
    """Return the policy in force on this computer. Fast: a small file, and on Windows a key or two."""
    registry = _registry()
    return merged(registry, file_place(registry))


def merged(registry: Registry | None, file: Path) -> Policy:
    """Return what all sources say; the later ones win."""
    found = [ini.read(file)]
    if registry:
        from app.policy.registry import MACHINE, PERSON
        from app.policy.registry import read as read_registry

        found += [read_registry(registry, hive) for hive in (PERSON, MACHINE)]
    return _joined(found)


def _joined(found: Iterable[Policy]) -> Policy:
    stated: dict[str, Stated] = {}
    doubts: list[str] = []
    for policy in found:
        stated.update(policy.stated)
        doubts += policy.doubts
    return Policy(stated, tuple(doubts))


def file_place(registry: Registry | None) -> Path:
    """Return where the file would lie. Only administrators should be able to write there."""
    if registry is None:
        return _LINUX / FILE
    from app.policy.registry import common_data

    return Path(common_data(registry) or _WINDOWS) / "Laborbuch" / FILE


def _registry() -> Registry | None:
    if sys.platform == "win32":
        from app.policy.registry import WindowsRegistry

        return WindowsRegistry()
    return None
