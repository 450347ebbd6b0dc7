"""Policies as IT writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.policy import Policy, Stated
from app.services.house import house_of
from app.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from app.services.house import House


def policy(**stated: str) -> Policy:
    """Return a policy that says this, as read from a file."""
    places = ((key, f"Richtlinie „test.ini“, Zeile {line}") for line, key in enumerate(stated, 1))
    return Policy({key: Stated(stated[key], where) for key, where in places})


def settings_under(folder: Path, **stated: str) -> Settings:
    """Return the settings of a person under such a policy."""
    return Settings(folder / "einstellungen.json", policy(**stated))


def house_under(folder: Path, **stated: str) -> House:
    """Return the house that such a policy makes."""
    return house_of(settings_under(folder, **stated))


class FakeRegistry:
    """A registry in memory: values by key, below "HKLM" or "HKCU"."""

    def __init__(self, **hives: dict[str, dict[str, Any]]) -> None:
        self._hives = hives

    def values(self, hive: str, key: str) -> dict[str, Any]:
        return self._hives.get(hive, {}).get(key, {})

    def keys(self, hive: str, key: str) -> list[str]:
        found = (name for name in self._hives.get(hive, {}) if name.startswith(f"{key}\\"))
        return [name.removeprefix(f"{key}\\") for name in found]


class LockedRegistry:
    """A registry that may not be read."""

    def values(self, hive: str, key: str) -> dict[str, Any]:
        raise PermissionError(hive, key)

    def keys(self, hive: str, key: str) -> list[str]:
        raise PermissionError(hive, key)
