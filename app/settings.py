"""What the program remembers for the person at this computer. What a lab decides is in its lab file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Setting(NamedTuple):
    """One thing to remember. The kind of ``default`` is the kind of the value.

    Without a label it is no question to people: the program notes it by itself. With ``choices`` (key and
    label) the value is one of their keys.
    """

    key: str
    default: Any
    label: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    def accepts(self, value: object) -> bool:
        """Whether a value read from a file may be used."""
        if self.choices:
            return value in dict(self.choices)
        return type(value) is type(self.default)


# fmt: off
SETTINGS: dict[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("look", "system", "Darstellung",
            "Hell oder dunkel. Ein kontrastreiches System geht immer vor.",
            (("system", "Wie das System"), ("light", "Hell"), ("dark", "Dunkel"))),
        Setting("system_font", False, "Schrift des Betriebssystems",
            "Statt der mitgelieferten Schriften; sinnvoll, wenn Sie eine besser lesbare eingestellt haben."),
        Setting("editor", "", "Ihr Kürzel",
            "Steht bei jeder Änderung, die Sie vornehmen. Leer lassen, wenn niemand es wissen muss."),
        Setting("recent_books", []),
        Setting("open_last", True, "Zuletzt geöffnetes Laborbuch beim Start öffnen",
            "Sonst beginnt das Programm mit der Startseite."),
        Setting("last_book", ""),
        Setting("contrast", False),
        Setting("geometry", ""),
        Setting("splitters", {}),
        Setting("watched_folder", ""),
    )
}
# fmt: on


class Settings:
    """The settings with their values. Every change is written at once.

    A file that cannot be read counts as missing, and one that cannot be written changes nothing but that the
    program forgets: nobody should be kept from working by it.
    """

    def __init__(self, file: Path) -> None:
        """Read the settings kept in ``file``."""
        self._file = file
        self._values = {key: value for key, value in _read(file).items() if _is_known(key, value)}

    def __getitem__(self, key: str) -> Any:
        """Return the value in force; do not change lists and dictionaries in place."""
        return self._values.get(key, SETTINGS[key].default)

    def __setitem__(self, key: str, value: Any) -> None:
        """Remember a value."""
        if not SETTINGS[key].accepts(value):
            raise ValueError(f"{key} does not take {type(value).__name__}")
        if value != self[key]:
            self._values[key] = value
            self._write()

    def _write(self) -> None:
        fresh = self._file.with_suffix(".neu")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), "utf-8")
            fresh.replace(self._file)
        except OSError:
            return


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_known(key: str, value: object) -> bool:
    return key in SETTINGS and SETTINGS[key].accepts(value)
