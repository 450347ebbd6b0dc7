"""The office's commands: merging deliveries, and issuing what came of them."""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import LaborbuchError, RefusedFileError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from app.interchange.arrival import Arrival
    from app.services.book import LabBook
    from app.services.office.intake import Taken

    Answer = tuple[int, dict[str, Any]]

DONE, TO_READ, REFUSED = range(3)
PREFER = ("incoming", "ours")
_DELIVERIES = (".zip", ".xlsx")
_UNREADABLE_FILE = "Das Passwort in „{file}“ lässt sich nicht lesen. Prüfen Sie die Datei."


def add_merge(parser: argparse.ArgumentParser) -> None:
    """Declare what ``merge`` takes."""
    parser.add_argument("office", type=Path, metavar="BUERO")
    parser.add_argument("files", type=Path, metavar="DATEI", nargs="+")
    parser.add_argument("--dry-run", action="store_true", help="nur sagen, was sich ändern würde")
    parser.add_argument("--prefer", type=_side, metavar="|".join(PREFER), help="Konflikte gleich entscheiden")
    parser.add_argument("--report", type=Path, metavar="DATEI.xlsx", help="den Bericht als Excel schreiben")
    parser.add_argument(
        "--password-file", type=Path, metavar="DATEI", help="Datei mit dem Passwort der Pakete"
    )


def _side(text: str) -> str:
    if text not in PREFER:
        raise LaborbuchError(f"„{text}“ gibt es bei „--prefer“ nicht. Möglich sind: {', '.join(PREFER)}.")
    return text


def merge(options: argparse.Namespace) -> Answer:
    """Take deliveries over, each on its own."""
    from app.services.office import merge_report
    from ui import compose

    with _office(options) as book:
        files = list(_files(options.files))
        arrivals: dict[Path, Arrival] = {}
        results = list(_results(book, options, files, arrivals))
        named = [(file.name, result) for file, result in zip(files, results, strict=True)]
        if options.report and not options.dry_run:
            compose.write_tables(merge_report.report(book, named), options.report)
    reported = [_reported(file, arrivals.get(file), it) for file, it in zip(files, results, strict=True)]
    for file in reported:
        _say(file)
    return _status(reported), {"files": reported}


@contextmanager
def _office(options: argparse.Namespace) -> Iterator[LabBook]:
    """Open the office's file. A missing one is made; for a dry run somewhere that is gone afterwards."""
    from app.services.book import open_book
    from app.services.labs import create_office
    from ui import compose

    clock = compose.fixed_clock(options.now)
    with tempfile.TemporaryDirectory() as elsewhere:
        missing = not options.office.exists()
        place = Path(elsewhere) / options.office.name if options.dry_run and missing else options.office
        book = create_office(place, clock=clock) if missing else open_book(place, clock=clock)
        try:
            _refuse_lab(book)
            yield book
        finally:
            book.close()


def _refuse_lab(book: LabBook) -> None:
    if not book.is_office:
        raise LaborbuchError(
            f"„{book.path.name}“ ist das Laborbuch eines Labors. Zusammengeführt wird im Laborbuch des "
            "Projektbüros; geben Sie dessen Datei an."
        )


def _files(given: Sequence[Path]) -> Iterator[Path]:
    """A folder stands for the deliveries in it."""
    for path in given:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.suffix.lower() in _DELIVERIES)
        else:
            yield path


def _results(
    book: LabBook, options: argparse.Namespace, files: Sequence[Path], arrivals: dict[Path, Arrival]
) -> Iterator[Taken | RefusedFileError]:
    from app.merge.plan import Prefer
    from app.services.office import intake

    password = _password(options.password_file)
    reads = [partial(_read, file, password, arrivals) for file in files]
    run = intake.rehearse_all if options.dry_run else intake.take_over_all
    return run(book, reads, Prefer(options.prefer) if options.prefer else None)


def _read(file: Path, password: str | None, arrivals: dict[Path, Arrival]) -> Arrival:
    from ui import compose

    arrivals[file] = compose.read_arrival(file, password)
    return arrivals[file]


def _password(file: Path | None) -> str | None:
    try:
        return file.read_text("utf-8").rstrip("\r\n") if file else None
    except (OSError, ValueError) as error:
        raise LaborbuchError(_UNREADABLE_FILE.format(file=file)) from error


def _reported(file: Path, arrival: Arrival | None, result: Taken | RefusedFileError) -> dict[str, Any]:
    from app.services.office import merge_report

    head = {"file": str(file.resolve()), "lab": arrival.sender.prefix if arrival else None}
    if isinstance(result, RefusedFileError):
        none = dict.fromkeys(merge_report.COUNTED, 0)
        return head | {"status": "rejected", **none, "messages": [_message(str(result))]}
    notices = merge_report.messages(result)
    return head | {
        "status": result.status.value,
        **merge_report.counted(result),
        "messages": [_message(*notice) for notice in notices],
    }


def _message(text: str, sheet: str = "", row: int = 0, column: str = "") -> dict[str, Any]:
    return {"sheet": sheet, "row": row or None, "column": column, "text": text}


def _status(reported: Sequence[dict[str, Any]]) -> int:
    rejected = sum(file["status"] == "rejected" for file in reported)
    if rejected and rejected == len(reported):
        return REFUSED
    to_read = rejected or any(file["status"] == "needs-decision" or file["messages"] for file in reported)
    return TO_READ if to_read else DONE


def _say(file: dict[str, Any]) -> None:
    """Tell people at the console what became of a file, and what they should read."""
    from app.services.office.merge_report import STATUS

    print(f"{Path(file['file']).name}: {STATUS[file['status']]}", file=sys.stderr)
    for message in file["messages"]:
        place = ", ".join(_where(message))
        print(f"  {place}: {message['text']}" if place else f"  {message['text']}", file=sys.stderr)


def _where(message: dict[str, Any]) -> Iterator[str]:
    for name, key in (("Blatt", "sheet"), ("Zeile", "row"), ("Spalte", "column")):
        if message[key]:
            yield f"{name} {message[key]}"
