"""The command line: the same work without a window. Messages are German, options and JSON keys English."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import LaborbuchError
from app.formats import FORMATS, USUAL
from app.version import named
from ui import archive_command, check_command, merge_command, report_command
from ui.arguments import Parser, formats_of
from ui.screen import has_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.services.book import LabBook
    from app.services.delivering import Delivered

AS = "mehrere mit Komma; „all“ ist, was das Projektbüro braucht: Word, Excel und Paket"

DONE, TO_READ, REFUSED, FAULT = range(4)
ALL = "all"
CHOICES = (*FORMATS, ALL)

Answer = tuple[int, dict[str, Any]]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 done, 1 done with something to read, 2 refused, 3 a fault of the program."""
    words = sys.argv[1:] if argv is None else argv
    options = argparse.Namespace(json="--json" in words)
    try:
        options = _parser().parse_args(words)
        if options.command is None:
            return _open_app(options)
        status, answer = _with_complaints(*options.run(options))
    except LaborbuchError as error:
        return _refuse(options, str(error))
    except Exception as error:  # the boundary: whatever happens below ends in one sentence
        return _fault(options, error)
    _print(options, answer)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="laborbuch", description="Stadtlabore dokumentieren und weitergeben.")
    parser.add_argument("--version", action=_Version, nargs=0, help="die Version zeigen")
    parser.add_argument("--sample", action="store_true", help="das Programm mit den Beispiellaboren öffnen")
    parser.add_argument("--open", type=Path, metavar="DATEI", help="das Programm mit einem Laborbuch öffnen")
    parser.set_defaults(run=None, json=False)
    commands = parser.add_subparsers(dest="command", metavar="BEFEHL")
    _add_demo(commands)
    _add_export(commands)
    _add_merge(commands)
    _add_report(commands)
    _add_check(commands)
    archive = _command(commands, "archive", archive_command.archive, "eine Archivkopie erstellen")
    archive_command.add_archive(archive)
    _command(commands, "policy", _policy, "sagen, was die IT auf diesem Rechner festgelegt hat")
    _add_selftest(commands)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that takes a tenth of the time to the first window."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(named())
        parser.exit()


def _command(commands: Any, name: str, run: Callable[..., Answer], text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="ein JSON-Objekt auf der Standardausgabe")
    parser.add_argument("--now", type=_moment, metavar="ZEIT", help="fester Zeitpunkt, etwa 2022-11-22T14:32")
    parser.set_defaults(run=run)
    return parser


def _add_demo(commands: Any) -> None:
    parser = _command(commands, "demo", _demo, "die fünf Beispiellabore anlegen und ausgeben")
    parser.add_argument("folder", type=Path, metavar="ORDNER")


def _add_export(commands: Any) -> None:
    parser = _command(commands, "export", _export, "ausgeben, was das Labor verlassen darf")
    parser.add_argument("lab", type=Path, metavar="LABOR")
    parser.add_argument("--to", type=Path, required=True, metavar="ORDNER")
    parser.add_argument("--as", dest="formats", type=_chosen, default=ALL, metavar="|".join(CHOICES), help=AS)
    merge_command.add_password(parser, "Datei mit dem Passwort, das das Paket verschlüsselt")


def _add_merge(commands: Any) -> None:
    parser = _command(commands, "merge", _merge, "Lieferungen im Projektbüro zusammenführen")
    merge_command.add_merge(parser)


def _merge(options: argparse.Namespace) -> Answer:
    return merge_command.merge(options)


def _add_report(commands: Any) -> None:
    parser = _command(commands, "report", _report, "aus allen Lieferungen das Gesamtpaket ausgeben")
    report_command.add_report(parser)


def _report(options: argparse.Namespace) -> Answer:
    answer = report_command.report(options)
    for warning in answer["warnings"]:
        _say(options, warning)
    return (TO_READ if answer["warnings"] else DONE), answer


def _add_check(commands: Any) -> None:
    text = (
        "ein Laborbuch mit den Prüfsummen vergleichen, ein Word-Dokument mit den Regeln der Barrierefreiheit"
    )
    check_command.add_check(_command(commands, "check", check_command.check, text))


def _add_selftest(commands: Any) -> None:
    parser = _command(commands, "selftest", _selftest, "prüfen, ob das Programm auf diesem Computer arbeitet")
    parser.add_argument("--window", type=Path, help=argparse.SUPPRESS)  # what it says to itself


def _selftest(options: argparse.Namespace) -> Answer:
    from ui import selftest_command

    ok, answer = selftest_command.selftest(options)
    return (DONE if ok else TO_READ), answer


def _moment(text: str) -> dt.datetime:
    """Read a point in time; without a zone it is local time."""
    try:
        return dt.datetime.fromisoformat(text).astimezone(dt.UTC)
    except (ValueError, OverflowError) as error:
        raise LaborbuchError(
            f"„{text}“ ist kein Zeitpunkt. Schreiben Sie zum Beispiel 2022-11-22T14:32."
        ) from error


def _chosen(text: str) -> tuple[str, ...]:
    """Read names of formats; () stands for all that the office needs."""
    found = formats_of(text, CHOICES)
    return () if ALL in found else found


def _open_app(options: argparse.Namespace) -> int:
    if not has_screen():
        raise LaborbuchError(
            "Hier gibt es keinen Bildschirm. Ohne Fenster arbeiten demo, export, merge, report, check, "
            "archive, policy und selftest."
        )
    from ui import bootstrap

    return bootstrap.run(options.open, sample=options.sample)


def _demo(options: argparse.Namespace) -> Answer:
    from app.services.samples import LABS
    from ui import compose

    compose.house().demand(*USUAL)
    labs, export = options.folder / "labore", options.folder / "export"
    office = options.folder / "projektbuero.laborbuch"
    _refuse_existing((office, *(labs / f"{prefix}.laborbuch" for prefix in LABS)))
    _make_folders(labs, export)
    delivered = []
    files = []
    for prefix in LABS:
        _say(options, f"Beispiellabor {prefix} …")
        book = compose.open_sample(prefix, labs / f"{prefix}.laborbuch", options.now)
        files.append(book.path)
        delivered.append(_deliver(book, export / prefix))
        book.close()
    _say(options, "Projektbüro …")
    book = compose.merged_office(office, [file for one in delivered for file in one.files], options.now)
    joint = report_command.publish(book, options.folder / "gesamt", include_released=True)
    book.close()
    _say(
        options, f"Word- und Excel-Dateien liegen in {export.resolve()}, das Gesamtpaket daneben in „gesamt“"
    )
    status, answer = _delivery_answer(delivered, [*files, office])
    answer["files"] += [str(file.resolve()) for file in joint.files]
    return status, answer


def _make_folders(*folders: Path) -> None:
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LaborbuchError(
                f"Der Ordner „{folder}“ lässt sich nicht anlegen. Wählen Sie einen anderen Ort."
            ) from error


def _refuse_existing(paths: Iterable[Path]) -> None:
    """A demonstration never overwrites a lab that somebody may have worked in."""
    for path in paths:
        if path.exists():
            raise LaborbuchError(f"„{path}“ gibt es schon. Wählen Sie einen leeren Ordner.")


def _export(options: argparse.Namespace) -> Answer:
    from app.services.book import open_book
    from ui import compose

    book = compose.at_home(open_book(options.lab, clock=compose.fixed_clock(options.now)))
    try:
        password = merge_command.password_of(options.password_file)
        delivered = _deliver(book, options.to, options.formats, password)
    finally:
        book.close()
    for warning in delivered.warnings:
        _say(options, warning)
    return _delivery_answer([delivered], [])


def _deliver(book: Any, folder: Path, asked: Sequence[str] = (), password: str | None = None) -> Delivered:
    from app.services import delivering, delivery_log
    from ui.compose import writers

    formats, left_out = _formats(book, asked)
    delivered = delivering.deliver(book, folder, writers(book), formats, password=password)
    delivered = replace(delivered, warnings=(*left_out, *delivered.warnings))
    try:
        delivery_log.log(book, delivered, formats)
    except LaborbuchError as error:  # the files are there: that is done, with something to read
        return replace(delivered, warnings=(*delivered.warnings, str(error)))
    return delivered


def _formats(book: LabBook, asked: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what is to be issued, and what to say of formats that IT left out of "all"."""
    allowed = book.house.allowed(USUAL)
    if asked or not allowed:
        return asked or USUAL, ()
    return allowed, tuple(filter(None, [book.house.refusal(*USUAL)]))


def _delivery_answer(delivered: Sequence[Delivered], more: Sequence[Path]) -> Answer:
    records: Counter[str] = Counter()
    for one in delivered:
        records.update(one.records)
    files = [*more, *(file for one in delivered for file in one.files)]
    warnings = [warning for one in delivered for warning in one.warnings]
    answer = {
        "files": [str(file.resolve()) for file in files],
        "records": dict(records),
        "warnings": warnings,
    }
    return (TO_READ if warnings else DONE), answer


def _with_complaints(status: int, answer: dict[str, Any]) -> Answer:
    from ui import policy_command

    return policy_command.with_complaints(status, answer)


def _policy(options: argparse.Namespace) -> Answer:
    from ui import policy_command

    return policy_command.policy(options)


def _refuse(options: argparse.Namespace, sentence: str) -> int:
    _complain(options, sentence)
    return REFUSED


def _fault(options: argparse.Namespace, error: Exception) -> int:
    from app import logs

    _complain(
        options,
        f"Im Programm ist ein Fehler aufgetreten ({logs.fault(error)}). "
        "Bitte geben Sie diese Zeile Ihrer IT.",
    )
    return FAULT


def _complain(options: argparse.Namespace, sentence: str) -> None:
    print(sentence, file=sys.stderr)
    if options.json:
        print(json.dumps({"ok": False, "messages": [sentence]}))


def _say(_options: argparse.Namespace, text: str) -> None:
    print(text, file=sys.stderr)


def _print(options: argparse.Namespace, answer: Mapping[str, Any]) -> None:
    if options.json:
        print(json.dumps(answer))  # in ASCII, whatever the console can show
        return
    for file in answer.get("files", ()):
        print(file["file"] if isinstance(file, dict) else file)


if __name__ == "__main__":
    sys.exit(main())
