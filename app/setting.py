"""What one setting is. All of them are declared in ``app.settings`` and ``app.domain.settings``."""

from __future__ import annotations

import os
import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_YES = {"1", "ja", "true"}
_NO = {"0", "nein", "false"}
LONGEST = 400  # letters of a text
_SEPARATORS = str.maketrans(";\n", ",,")


class Kind(Enum):
    """What is asked for."""

    LINE = "Text"
    LINES = "Text, auch mehrere Zeilen"
    FOLDER = "Ordner"
    FILE = "Datei"
    DAY = "ein Tag"
    TICK = "ja oder nein"
    NUMBER = "Zahl"
    CHOICE = "eine Auswahl"
    CHOICES = "mehrere, mit Komma"
    KEYS = "Schlüssel von Einstellungen, mit Komma"


class Setting(NamedTuple):
    """One setting. The kind of ``default`` is the kind of the value; ``text`` says what kind a text is.

    Without a help it is no question to people: the program notes it by itself, or only IT decides it. With
    ``choices`` (key and label) the value is one of their keys, or a list of them. ``policy`` says to IT what
    a policy does here; without it IT cannot decide this setting. ``example`` is a value as IT writes it.
    """

    key: str
    default: Any
    label: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    text: Kind = Kind.LINE
    policy: str = ""
    example: str = ""

    @property
    def kind(self) -> Kind:
        """What is asked for."""
        if isinstance(self.default, list):
            return Kind.CHOICES if self.choices else Kind.KEYS
        if self.choices:
            return Kind.CHOICE
        if isinstance(self.default, bool):
            return Kind.TICK
        return Kind.NUMBER if isinstance(self.default, int) else self.text

    @property
    def asked(self) -> bool:
        """Whether people are asked for it."""
        return bool(self.help)

    def accepts(self, value: object) -> bool:
        """Whether a value read from a file may be used."""
        if type(value) is not type(self.default):
            return False
        known = dict(self.choices)
        chosen = value if isinstance(value, list) else [value]
        return not known or all(isinstance(key, str) and key in known for key in chosen)

    def read(self, typed: str) -> Any:
        """Return the value that IT wrote. Raises ValueError with the reason, in German."""
        return _READERS[self.kind](self, typed.strip())

    def shown(self, value: Any) -> str:
        """Return a value in words."""
        if isinstance(value, bool):
            return "Ja" if value else "Nein"
        if self.kind is Kind.DAY:
            from app.domain import dates  # the window's first picture needs settings, but no day

            return dates.as_numbers(value)
        known: dict[Any, str] = dict(self.choices)
        if isinstance(value, list):
            return ", ".join(known.get(key, str(key)) for key in value) or "nichts"
        return known.get(value, str(value))


def words(typed: str) -> list[str]:
    """Return what stands between commas, semicolons and line ends, in small letters and each once."""
    found = (word.strip().lower() for word in typed.translate(_SEPARATORS).split(","))
    return list(dict.fromkeys(filter(None, found)))


def _text(_setting: Setting, typed: str) -> str:
    if len(typed) > LONGEST:
        raise ValueError(f"Der Text ist länger als {LONGEST} Zeichen")
    return "\n".join(line.strip() for line in typed.splitlines())


def _folder(_setting: Setting, typed: str) -> str:
    """Fill in what the system knows, such as %USERNAME%."""
    folder = os.path.expandvars(typed)
    if folder and ("%" in folder or not Path(folder).is_absolute()):
        raise ValueError("Das ist kein vollständiger Pfad")
    return folder


def _day(_setting: Setting, typed: str) -> str:
    """Return a day as it is stored: 2023-03-31."""
    from app.domain import dates

    stored = dates.parse(typed)
    if stored is None or not dates.is_day(stored):
        raise ValueError("Das ist kein Tag")
    return stored


def _tick(_setting: Setting, typed: str) -> bool:
    if typed.lower() not in _YES | _NO:
        raise ValueError("Möglich sind nur „ja“ und „nein“")
    return typed.lower() in _YES


def _number(_setting: Setting, typed: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", typed):
        raise ValueError("Das ist keine Zahl")
    return int(typed)


def _choice(setting: Setting, typed: str) -> str:
    found = _choices(setting, typed)
    if len(found) != 1:
        raise ValueError(f"Möglich ist nur eines von: {', '.join(dict(setting.choices))}")
    return found[0]


def _choices(setting: Setting, typed: str) -> list[str]:
    known, chosen = dict(setting.choices), words(typed)
    if strange := [word for word in chosen if word not in known]:
        raise ValueError(f"„{strange[0]}“ gibt es nicht, möglich sind: {', '.join(known)}")
    return [key for key in known if key in chosen]


_READERS: dict[Kind, Callable[[Setting, str], Any]] = {
    Kind.LINE: _text,
    Kind.LINES: _text,
    Kind.FOLDER: _folder,
    Kind.FILE: _folder,
    Kind.DAY: _day,
    Kind.TICK: _tick,
    Kind.NUMBER: _number,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.KEYS: lambda _setting, typed: words(typed),
}
