"""The policy as a file. Not read with configparser: that does not know in which line a value stands."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from app.policy import Policy, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECTION = "laborbuch"
_COMMENTS = (";", "#")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNTIL_MENDED = "Bitte melden Sie das Ihrer IT; bis dahin gilt für alles Übrige, was das Programm vorgibt."
_UNREAD = "Die Richtlinie „{file}“ lässt sich nicht öffnen. " + _UNTIL_MENDED
_BROKEN = "Die Richtlinie „{file}“ ist in Zeile {line} nicht zu verstehen: {why}. " + _UNTIL_MENDED
_WHERE = "Richtlinie „{file}“, Zeile {line}"


class _BrokenError(Exception):
    """Why a line cannot be read, in German."""


def read(file: Path) -> Policy:
    """Return what the file says; a missing one says nothing. Every line that can be read counts."""
    try:
        data = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Policy()
    except OSError:
        return Policy(doubts=(_UNREAD.format(file=file),))
    reading = _Reading(file)
    reading.take(data)
    return Policy(reading.stated, tuple(reading.doubts))


class _Reading:
    """Goes through the lines; an indented one goes on with the value above it."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._key = ""
        self.stated: dict[str, Stated] = {}
        self.doubts: list[str] = []

    def take(self, data: bytes) -> None:
        try:
            text = data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._doubt(line, "Die Datei ist nicht als UTF-8 gespeichert")
            return
        for number, words in _lines(text):
            try:
                self._line(number, words)
            except _BrokenError as broken:
                self._doubt(number, str(broken))

    def _doubt(self, line: int, why: str) -> None:
        self._key = ""
        self.doubts.append(_BROKEN.format(file=self._file, line=line, why=why))

    def _line(self, number: int, line: str) -> None:
        if line[0].isspace():
            self._go_on(line.strip())
        elif line.startswith("["):
            self._section(line.strip())
        else:
            self._entry(number, line)

    def _go_on(self, text: str) -> None:
        if not self._key:
            raise _BrokenError("Die Zeile ist eingerückt, gehört aber zu keiner Angabe")
        above = self.stated[self._key]
        self.stated[self._key] = above._replace(text=f"{above.text}\n{text}".strip())

    def _section(self, line: str) -> None:
        self._key = ""
        if line.lower() != f"[{SECTION}]":
            raise _BrokenError(f"Den Abschnitt „{line}“ gibt es nicht, es gibt nur „[{SECTION.title()}]“")

    def _entry(self, number: int, line: str) -> None:
        key, equals, value = line.partition("=")
        key = key.strip().lower()
        if not equals or not key:
            raise _BrokenError("Es fehlt ein Schlüssel oder das Gleichheitszeichen")
        if key in self.stated:
            raise _BrokenError(f"„{key}“ steht weiter oben schon einmal")
        self._key = key
        where = _WHERE.format(file=self._file, line=number)
        self.stated[key] = Stated(value.strip(), where)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Number the lines that say something."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith(_COMMENTS):
            yield number, line
