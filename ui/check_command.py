"""The command that looks into files: lab files against their checksums, Word files against our rules."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import LaborbuchError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from app.reports.flaws import Flaw
    from ui.cli import Answer

    Checked = dict[str, Any]

DONE, TO_READ, REFUSED = range(3)
FINE = "Alles in Ordnung."

_WORD = (".docx", ".docm", ".doc")
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def add_check(parser: argparse.ArgumentParser) -> None:
    """Take the files; each may be of another kind."""
    parser.add_argument("files", type=Path, nargs="+", metavar="DATEI")


def check(options: argparse.Namespace) -> Answer:
    """Check one file, or several of which one that is refused does not stop the others.

    A lab file alone is answered as itself, all else as a list with one entry per file.
    """
    files: Sequence[Path] = options.files
    if len(files) == 1 and not _is_word(files[0]):
        return _status([answer := _lab(files[0])]), answer
    checked = [_one(files[0])] if len(files) == 1 else [_in_turn(file) for file in files]
    messages = [message for one in checked for message in one["messages"]]
    return _status(checked), {"ok": not messages, "checked": checked, "messages": messages}


def _one(file: Path) -> Checked:
    answer = _word(file) if _is_word(file) else _lab(file, f"{file.name}: ")
    return {"file": str(file.resolve()), **answer}


def _in_turn(file: Path) -> Checked:
    try:
        return _one(file)
    except LaborbuchError as error:
        _say(str(error))
        return {"file": str(file.resolve()), "ok": False, "refused": True, "messages": [str(error)]}


def _status(checked: Sequence[Checked]) -> int:
    if all(one.get("refused") for one in checked):
        return REFUSED
    return DONE if all(one["ok"] for one in checked) else TO_READ


def _lab(file: Path, named: str = "") -> Checked:
    from app.services.checking import check_file

    checked = check_file(file)
    for message in checked.messages or (FINE,):
        _say(named + message)
    return {
        "ok": checked.ok,
        "records": dict(checked.records),
        "content_hash": checked.content_hash,
        "messages": list(checked.messages),
    }


def _word(file: Path) -> Checked:
    from ui import compose

    flaws = compose.check_word(file)
    messages = [f"{file.name}, {flaw.sentence}" for flaw in flaws]
    for message in messages or (f"{file.name}: {FINE}",):
        _say(message)
    return {"ok": not flaws, "flaws": [_plain(flaw) for flaw in flaws], "messages": messages}


def _plain(flaw: Flaw) -> dict[str, str]:
    rule = flaw.rule
    return {
        "rule": rule.code,
        "name": rule.name,
        "point": rule.point,
        "place": flaw.place,
        "under": flaw.under,
        "text": flaw.said,
        "advice": rule.advice,
    }


def _is_word(file: Path) -> bool:
    """Whether to read it as a Word file: its content decides, the name only where there is none."""
    try:
        with file.open("rb") as opened:
            head = opened.read(4)
    except OSError:
        return False
    return head in _OFFICE or file.suffix.lower() in _WORD


def _say(text: str) -> None:
    print(text, file=sys.stderr)
