"""What merging answers: one entry for every file, in JSON and in lines at the console."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import RefusedFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.services.office.intake import Taken

    Reported = dict[str, Any]

DONE, TO_READ, REFUSED = range(3)


def reported(file: Path, result: Taken | RefusedFileError) -> Reported:
    """Return what the answer says of a file."""
    from app.services.office import merge_report

    name = str(file.resolve())
    if isinstance(result, RefusedFileError):
        none = dict.fromkeys(merge_report.COUNTED, 0)
        return {"file": name, "lab": None, "status": "rejected", **none, "messages": [_message(str(result))]}
    return {
        "file": name,
        "lab": result.sender.prefix,
        "status": result.status.value,
        **merge_report.counted(result),
        "messages": [_message(*notice) for notice in merge_report.messages(result)],
    }


def _message(text: str, sheet: str = "", row: int = 0, column: str = "") -> dict[str, Any]:
    return {"sheet": sheet, "row": row or None, "column": column, "text": text}


def status(files: Sequence[Reported], warnings: Sequence[str]) -> int:
    """Return the exit status: done, done with something to read, or refused with nothing changed."""
    rejected = sum(file["status"] == "rejected" for file in files)
    if rejected and rejected == len(files):
        return REFUSED
    to_read = rejected or any(file["status"] == "needs-decision" or file["messages"] for file in files)
    return TO_READ if to_read or warnings else DONE


def say(files: Sequence[Reported], warnings: Sequence[str]) -> None:
    """Tell people at the console what became of each file, and what they should read."""
    for line in (*(line for file in files for line in _lines(file)), *warnings):
        print(line, file=sys.stderr)


def _lines(file: Reported) -> Iterator[str]:
    from app.services.office.merge_report import STATUS

    yield f"{Path(file['file']).name}: {STATUS[file['status']]}"
    for message in file["messages"]:
        place = ", ".join(_where(message))
        yield f"  {place}: {message['text']}" if place else f"  {message['text']}"


def _where(message: dict[str, Any]) -> Iterator[str]:
    for name, key in (("Blatt", "sheet"), ("Zeile", "row"), ("Spalte", "column")):
        if message[key]:
            yield f"{name} {message[key]}"
