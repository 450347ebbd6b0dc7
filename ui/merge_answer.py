"""What merging answers: one entry for every file, in JSON and in lines at the console."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import RefusedFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.services.office.delivery_parts import Part
    from app.services.office.intake import Taken

    Reported = dict[str, Any]

DONE, TO_READ, REFUSED = range(3)
REHEARSAL = "Probelauf, es wird nichts geändert:"


class Answers:
    """Collects the entries. It keeps no plans: a hundred of those fill the memory."""

    def __init__(self) -> None:
        """Begin without a file."""
        self.files: list[Reported] = []
        self._parts: dict[str, tuple[Part, list[Reported]]] = {}

    def add(self, file: Path, result: Taken | RefusedFileError) -> None:
        """Add what became of a file."""
        if isinstance(result, RefusedFileError):
            self.files.append(_refused(file, result))
            return
        entry = _taken(file, result)
        self.files.append(entry)
        _, before = self._parts.get(result.part.delivery, (None, []))
        self._parts[result.part.delivery] = result.part, [*before, entry]

    def settle(self) -> None:
        """Say which parts are missing after all files: one may have come later than another."""
        for part, entries in self._parts.values():
            for entry in entries:
                entry["missing_parts"] = list(part.missing)
            entries[-1]["messages"] += [_message(*notice) for notice in part.notices]


def _refused(file: Path, error: RefusedFileError) -> Reported:
    from app.services.office import merge_report

    none = dict.fromkeys(merge_report.COUNTED, 0) | {"part": 1, "parts": 1, "missing_parts": []}
    head = {"file": str(file.resolve()), "lab": None, "status": "rejected"}
    return {**head, **none, "messages": [_message(str(error))]}


def _taken(file: Path, result: Taken) -> Reported:
    from app.services.office import merge_report

    return {
        "file": str(file.resolve()),
        "lab": result.sender.prefix,
        "status": result.status.value,
        **merge_report.counted(result),
        "part": result.part.number,
        "parts": result.part.of,
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


def say(files: Iterable[Reported], warnings: Iterable[str], *, rehearsal: bool) -> None:
    """Tell people at the console what became of each file, and what they should read."""
    head = [REHEARSAL] if rehearsal else []
    for line in (*head, *(line for file in files for line in _lines(file)), *warnings):
        print(line, file=sys.stderr)


def _lines(file: Reported) -> Iterator[str]:
    from app.services.office import merge_report
    from app.services.office.delivery_parts import Part

    part = Part(file["part"], file["parts"])
    said = (part.name, merge_report.STATUS[file["status"]], merge_report.summary(file))
    yield f"{Path(file['file']).name}: {', '.join(filter(None, said))}"
    for message in file["messages"]:
        place = ", ".join(_where(message))
        yield f"  {place}: {message['text']}" if place else f"  {message['text']}"


def _where(message: dict[str, Any]) -> Iterator[str]:
    for name, key in (("Blatt", "sheet"), ("Zeile", "row"), ("Spalte", "column")):
        if message[key]:
            yield f"{name} {message[key]}"
