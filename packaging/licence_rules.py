"""Checks the licences of all that ships: ``python packaging/licence_rules.py [--quiet]``.

Prints a table, with ``--quiet`` only what is not allowed. Exit status: 1 if there is any such thing. What is
not allowed here is forbidden: whoever adds a library reads its licence, and adds a line with the reason.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import distributions
from components import Component, components

if TYPE_CHECKING:
    from collections.abc import Iterator

FREE = "freizügig; der Text liegt bei"
_FREE = """
0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 IJG ISC MIT MIT-CMU MIT-open-group PSF-2.0 Unicode-3.0
Unlicense Zlib
"""
ALLOWED = {
    **dict.fromkeys(_FREE.split(), FREE),
    "Apache-2.0 WITH LLVM-exception": FREE,
    "EUPL-1.2": "die eigene Lizenz",
    "GPL-2.0-or-later WITH Bootloader-exception": "die Ausnahme erlaubt es für jedes Programm",
    "LicenseRef-Public-Domain": "gemeinfrei",
    "MPL-1.1": "gilt je Datei; unverändert mitgeliefert, der Text liegt bei",
    "MPL-2.0": "gilt je Datei; unverändert mitgeliefert",
    "OFL-1.1": "Schriften; unverändert mitgeliefert, der Text liegt bei",
}
# Copyleft that reaches beyond a file is allowed to these by name, and to no one else.
NAMED = {
    ("LGPL-3.0-only", name): "dynamisch gebunden, einzelne austauschbare Dateien in einem Ordner, unverändert"
    for name in ("Qt", "pyside6-essentials", "shiboken6")
} | {
    (
        "GPL-3.0-only",
        "Wörterbuch de_DE frami",
    ): "Daten in eigenen, austauschbaren Dateien; mit EUPL 1.2 vereinbar"
}


def main(*flags: str) -> int:
    """Print what was found. Returns 1 if something is not allowed."""
    found = list(judged(components()))
    for name, component, why in found:
        if "--quiet" not in flags or not why:
            print(f"{name:34} {component.version:10} {component.licence:44} {why or 'NICHT ERLAUBT'}")
    return int(not all(why for *_, why in found))


def judged(found: list[Component]) -> Iterator[tuple[str, Component, str]]:
    """Yield each component with its name and the reason why it is allowed, "" if it is not.

    Of the parts that its maker built into a library only those that are not allowed are named. Optional ones
    may be missing from it, and their list does not tell: they are for the list of components only.
    """
    for component in found:
        yield component.name, component, reason(component.licence, component.name)
        for part in component.parts:
            if not part.optional and not reason(part.licence, part.name):
                yield f"{component.name}: {part.name}", part, ""


def reason(licence: str, name: str) -> str:
    """Return why a licence is allowed to a component, "" if it is not: of alternatives one will do."""
    words = re.findall(r"[()]|(?:(?!(?:AND|OR|WITH)\b)[^\s()]+)(?: WITH [^\s()]+)?|AND|OR", licence)
    why = _any(words, name)
    return why if not words else ""


def _any(words: list[str], name: str) -> str:
    """Read alternatives from the front of ``words``, and take them away."""
    found = [_all(words, name)]
    while words[:1] == ["OR"]:
        del words[0]
        found.append(_all(words, name))
    return next(filter(None, found), "")


def _all(words: list[str], name: str) -> str:
    found = [_one(words, name)]
    while words[:1] == ["AND"]:
        del words[0]
        found.append(_one(words, name))
    return "; ".join(dict.fromkeys(found)) if all(found) else ""


def _one(words: list[str], name: str) -> str:
    word = words.pop(0) if words else distributions.UNKNOWN
    if word != "(":
        return ALLOWED.get(word) or NAMED.get((word, name), "")
    why = _any(words, name)
    return why if words and words.pop(0) == ")" else ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
