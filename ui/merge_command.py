"""The command that merges deliveries into the office's file."""

from __future__ import annotations

from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import LaborbuchError, RefusedFileError
from ui import merge_answer as answering
from ui.deliverable import deliverable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from app.interchange.arrival import Source
    from app.interchange.tables import PlainWorkbook
    from app.services.book import Clock, LabBook
    from app.services.office.intake import Taken

    Answer = tuple[int, dict[str, Any]]

PREFER = ("incoming", "ours")
EMPTY_FOLDER = (
    "Im Ordner „{folder}“ liegt keine Lieferung. Geben Sie den Ordner an, in dem die Pakete (.zip) oder "
    "Arbeitsmappen (.xlsx) der Labore liegen."
)
STAYS_OPEN_ONE = (
    "„--prefer“ stimmt nicht für Sie zu, wo eine Lieferung viel löscht oder ältere Stände bringt: Eine Frage "
    "bleibt offen. Entscheiden Sie sie im Laborbuch des Projektbüros."
)
STAY_OPEN = (
    "„--prefer“ stimmt nicht für Sie zu, wo eine Lieferung viel löscht oder ältere Stände bringt: {count} "
    "Fragen bleiben offen. Entscheiden Sie sie im Laborbuch des Projektbüros."
)
NO_REPORT = "Die Lieferungen sind übernommen, der Bericht fehlt aber. {reason}"
_PREFER_HELP = (
    "Konflikte gleich entscheiden: Lieferung (incoming) oder Projektbüro (ours) gilt; wo "
    "viel gelöscht wird oder ältere Stände kommen, muss trotzdem jemand zustimmen"
)
_REPORT_HELP = "den Bericht als Excel schreiben; nicht bei --dry-run"
_UNREADABLE_FILE = "Das Passwort in „{file}“ lässt sich nicht lesen. Prüfen Sie die Datei."


def add_merge(parser: argparse.ArgumentParser) -> None:
    """Declare what ``merge`` takes."""
    parser.add_argument("office", type=Path, metavar="BUERO")
    parser.add_argument("files", type=Path, metavar="DATEI", nargs="+")
    parser.add_argument("--dry-run", action="store_true", help="nur sagen, was sich ändern würde")
    parser.add_argument("--prefer", type=_side, metavar="|".join(PREFER), help=_PREFER_HELP)
    parser.add_argument("--report", type=Path, metavar="DATEI.xlsx", help=_REPORT_HELP)
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
    from ui.report_file import refuse_report_file

    files = list(_files(options.files))
    if options.report:
        compose.house().demand("excel")
        refuse_report_file(options.report, files)
    told, answers = merge_report.Report(), answering.Answers()
    with _office(options) as book:
        for path, result in zip(files, _results(book, options, files), strict=True):
            answers.add(path, result)
            if options.report:
                told.add(path.name, result)
        answers.settle()
        warnings = [*_left_open(options, answers.files), *_unwritten(options, told.workbook(book))]
    answering.say(answers.files, warnings, rehearsal=options.dry_run)
    return answering.status(answers.files, warnings), {"files": answers.files, "warnings": warnings}


def _left_open(options: argparse.Namespace, files: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Say why something is open although it was said who wins."""
    left = sum(file["conflicts"] for file in files)
    if options.prefer and left:
        yield (STAYS_OPEN_ONE if left == 1 else STAY_OPEN).format(count=left)


def _unwritten(options: argparse.Namespace, report: PlainWorkbook) -> Iterator[str]:
    """Write the report, and yield why it could not be: what was taken over is in force all the same."""
    from ui import compose

    try:
        if options.report and not options.dry_run:
            compose.write_tables(report, options.report)
    except LaborbuchError as error:
        yield NO_REPORT.format(reason=error)


@contextmanager
def _office(options: argparse.Namespace) -> Iterator[LabBook]:
    """Open the office's file. A missing one is made; for a dry run somewhere that is gone afterwards."""
    from app.services.book import open_book
    from ui import compose

    clock = compose.fixed_clock(options.now)
    options.is_new = not options.office.exists()
    with _made(options, clock) if options.is_new else closing(open_book(options.office, clock=clock)) as book:
        refuse_lab(book)
        yield compose.at_home(book)


@contextmanager
def _made(options: argparse.Namespace, clock: Clock) -> Iterator[LabBook]:
    """Make the office's file. It stays only if a delivery was taken over: an empty one is of no use."""
    import tempfile

    from app.services.labs import create_office
    from app.services.office import inbox

    with tempfile.TemporaryDirectory() as elsewhere:
        place = Path(elsewhere) / options.office.name if options.dry_run else options.office
        book = create_office(place, clock=clock)
        try:
            yield book
        finally:
            is_empty = not inbox.taken_over(book)
            book.close()
            if is_empty:
                place.unlink()


def refuse_lab(book: LabBook) -> None:
    """Raise LaborbuchError if a file is not the office's."""
    if not book.is_office:
        raise LaborbuchError(
            f"„{book.path.name}“ ist das Laborbuch eines Labors. Zusammengeführt wird im Laborbuch des "
            "Projektbüros; geben Sie dessen Datei an."
        )


def _files(given: Sequence[Path]) -> Iterator[Path]:
    """A folder stands for the deliveries in it, an empty one for itself."""
    for path in given:
        yield from (_deliveries_in(path) if path.is_dir() else ()) or (path,)


def _deliveries_in(folder: Path) -> list[Path]:
    return sorted(deliverable(folder.iterdir()))


def _open(file: Path, password: str | None) -> Source:
    """Open a delivery. Raises RefusedFileError."""
    from ui import compose

    if file.is_dir():
        raise RefusedFileError(EMPTY_FOLDER.format(folder=file))
    return compose.open_delivery(file, password)


def _results(
    book: LabBook, options: argparse.Namespace, files: Sequence[Path]
) -> Iterator[Taken | RefusedFileError]:
    from app.merge.plan import Prefer
    from app.services.office import intake, trust

    password = password_of(options.password_file)
    sources = [partial(_open, file, password) for file in files]
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
