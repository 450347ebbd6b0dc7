"""The policy as group policies write it: into the registry of Windows, which tests stand in for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Protocol

from app.policy import Policy, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MACHINE, PERSON = "HKLM", "HKCU"
ROOT = r"Software\Policies\Laborbuch"
_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
_WHERE = "Gruppenrichtlinie „{hive}\\{path}“"
_UNREAD = (
    "Die Gruppenrichtlinie „{hive}\\{path}“ lässt sich nicht lesen. Bitte melden Sie das Ihrer IT; bis dahin "
    "gilt für alles Übrige, was das Programm vorgibt."
)


class Registry(Protocol):
    """What is read of a registry. Both raise OSError where reading is refused."""

    def values(self, hive: str, key: str) -> Mapping[str, Any]:
        """Return the values of a key by name; none if there is no such key."""

    def keys(self, hive: str, key: str) -> list[str]:
        """Return the names of the keys below a key."""


def read(registry: Registry, hive: str) -> Policy:
    """Return what the policies of a hive say."""
    try:
        return Policy(dict(_stated(registry, hive)))
    except OSError:
        return Policy(doubts=(_UNREAD.format(hive=hive, path=ROOT),))


def common_data(registry: Registry) -> str:
    r"""Return C:\ProgramData, or wherever it lies; "" if nobody knows.

    Not from the environment: a person can change that, and would be rid of the policy.
    """
    try:
        return str(registry.values(MACHINE, _FOLDERS).get("Common AppData", ""))
    except OSError:
        return ""


def _stated(registry: Registry, hive: str) -> Iterator[tuple[str, Stated]]:
    for name, value in registry.values(hive, ROOT).items():
        yield name.lower(), Stated(_text(value), _WHERE.format(hive=hive, path=f"{ROOT}\\{name}"))
    for name in registry.keys(hive, ROOT):
        path = f"{ROOT}\\{name}"
        if ticks := registry.values(hive, path):
            ticked = ",".join(key for key, value in ticks.items() if _text(value) not in ("0", ""))
            yield name.lower(), Stated(ticked, _WHERE.format(hive=hive, path=path))


def _text(value: Any) -> str:
    """Return a number, a text or several texts as one text."""
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


if sys.platform == "win32":
    import winreg

    _HIVES = {MACHINE: winreg.HKEY_LOCAL_MACHINE, PERSON: winreg.HKEY_CURRENT_USER}

    class WindowsRegistry:
        """The registry of this computer."""

        def values(self, hive: str, key: str) -> dict[str, Any]:
            """Return the values of a key by name."""
            try:
                with winreg.OpenKey(_HIVES[hive], key) as opened:
                    count = winreg.QueryInfoKey(opened)[1]
                    return {name: value for name, value, _ in (_value(opened, n) for n in range(count))}
            except FileNotFoundError:
                return {}

        def keys(self, hive: str, key: str) -> list[str]:
            """Return the names of the keys below a key."""
            try:
                with winreg.OpenKey(_HIVES[hive], key) as opened:
                    return [winreg.EnumKey(opened, n) for n in range(winreg.QueryInfoKey(opened)[0])]
            except FileNotFoundError:
                return []

    def _value(opened: winreg.HKEYType, number: int) -> tuple[str, Any, int]:
        return winreg.EnumValue(opened, number)
