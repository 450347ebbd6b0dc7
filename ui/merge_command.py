"""The command that merges deliveries into the office's file."""

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
    parser.add_argument("--trust-new-key", metavar="KÜRZEL", help="einem neuen Schlüssel des Labors trauen")
    add_password(parser, "Datei mit dem Passwort der Pakete")


def add_password(parser: argparse.ArgumentParser, text: str) -> None:
    """Declare the file with a password: on the command line everybody on the machine could read it."""
    parser.add_argument("--password-file", type=Path, metavar="DATEI", help=text)


def _side(text: str) -> str:
    if text not in PREFER:
        raise LaborbuchError(f"„{text}“ gibt es bei „--prefer“ nicht. Möglich sind: {', '.join(PREFER)}.")
    return text


def merge(options: argparse.Namespace) -> Answer:
    """Take deliveries over, each on its own."""
    from app.services.office import merge_report
    from ui import compose

    if options.report:
        compose.house().demand("excel")
    told, reported = merge_report.Report(), []
    with _office(options) as book:
        files = list(_files(options.files))
        for path, result in zip(files, _results(book, options, files), strict=True):
            reported.append(_reported(path, result))
            if options.report:
                told.add(path.name, result)
        if options.report and not options.dry_run:
            compose.write_tables(told.workbook(book), options.report)
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
        options.is_new = not options.office.exists()
        rehearsal = options.dry_run and options.is_new
        place = Path(elsewhere) / options.office.name if rehearsal else options.office
        book = create_office(place, clock=clock) if options.is_new else open_book(place, clock=clock)
        try:
            refuse_lab(book)
            yield compose.at_home(book)
        finally:
            book.close()


def refuse_lab(book: LabBook) -> None:
    """Raise LaborbuchError if a file is not the office's."""
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
    book: LabBook, options: argparse.Namespace, files: Sequence[Path]
) -> Iterator[Taken | RefusedFileError]:
    from app.merge.plan import Prefer
    from app.services.office import intake, trust
    from ui import compose

    password = password_of(options.password_file)
    sources = [partial(compose.open_delivery, file, password) for file in files]
    prefer = Prefer(options.prefer) if options.prefer else None
    if options.trust_new_key and not options.dry_run:
        trust.trust_next_key(book, options.trust_new_key)
    if options.dry_run:
        return intake.rehearse_all(book, sources, prefer)
    return intake.take_over_all(book, sources, prefer, back_up=not options.is_new)


def password_of(file: Path | None) -> str | None:
    """Return the first line of a file. Raises LaborbuchError if it cannot be read."""
    try:
        return file.read_text("utf-8-sig").partition("\n")[0].rstrip("\r") if file else None
    except (OSError, ValueError) as error:
        raise LaborbuchError(_UNREADABLE_FILE.format(file=file)) from error


def _reported(file: Path, result: Taken | RefusedFileError) -> dict[str, Any]:
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
