"""The composition root without Qt: puts storage, services and file formats together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.interchange.archive import ArchiveBook
    from app.interchange.arrival import Arrival, Source
    from app.interchange.bundle import Bundle
    from app.interchange.package import Package, Seal
    from app.interchange.tables import PlainWorkbook
    from app.interchange.transcript import Transcript
    from app.reports.flaws import Flaw
    from app.reports.model import Document
    from app.services.book import LabBook
    from app.services.house import House


class FileWriters:
    """The file formats behind ``app.services.delivering.Writers``; each is loaded when it is first used.

    ``template`` is what documents look like, by default the one that comes with the program.
    """

    def __init__(self, template: Path | None = None) -> None:
        """Nothing is opened yet."""
        self._template = template

    def paper(self, format_: str, document: Document, target: Path) -> None:
        """Write one document in a format of papers."""
        write = _write_pdf if format_ == "pdf" else _paper_writer(format_)
        write(document, target, self._template)

    def check(self, file: Path) -> tuple[Flaw, ...]:
        """Return what is wrong with a finished Word document."""
        return check_word(file)

    def excel(self, bundle: Bundle, target: Path) -> None:
        """Write an Excel workbook."""
        from exporters import excel

        excel.write(bundle, target)

    def calc(self, bundle: Bundle, target: Path) -> None:
        """Let LibreOffice make an OpenDocument table of the workbook."""
        from exporters import excel, libreoffice

        _converted(target, ".xlsx", lambda source: excel.write(bundle, source), libreoffice.write_ods)

    def package(self, package: Package, folder: Path, seal: Seal, max_bytes: int) -> tuple[Path, ...]:
        """Write a package, in parts if it is larger than ``max_bytes``."""
        from exporters import package as packages

        return packages.write(package, folder, seal=seal, max_bytes=max_bytes)

    def network(self, bundle: Bundle, part: str, target: Path) -> None:
        """Write the joint workbook of several labs; ``part`` says what it is limited to."""
        from app.interchange.network import network_tables
        from exporters import excel

        excel.write_network(bundle, network_tables(bundle), target, part)

    def archive(self, book: ArchiveBook, folder: Path, papers: tuple[Path, ...]) -> None:
        """Write what can be read without the program."""
        from exporters import archive

        archive.write(book, folder, papers)

    def new_signing_key(self) -> bytes:
        """Make a key that packages are signed with."""
        from exporters import package as packages

        return packages.new_signing_key()


def writers(book: LabBook) -> FileWriters:
    """Return the file formats as they look in the house of an open file."""
    return FileWriters(book.house.template)


def _paper_writer(format_: str) -> Callable[[Document, Path, Path | None], None]:
    from exporters import data, markdown, opendocument, web, word

    paged = {"word": word.write, "opendocument": opendocument.write}
    plain = {"web": web.write, "markdown": markdown.write, "json": data.write}

    def write(document: Document, target: Path, template: Path | None) -> None:
        if format_ in paged:
            paged[format_](document, target, template=template)
        else:
            plain[format_](document, target)

    return write


def _write_pdf(document: Document, target: Path, template: Path | None) -> None:
    from exporters import libreoffice, word

    def write(source: Path) -> None:
        word.write(document, source, template=template)

    _converted(target, ".docx", write, libreoffice.write_pdf)


def _converted(
    target: Path, ending: str, write: Callable[[Path], object], convert: Callable[[Path, Path], None]
) -> None:
    """Let another program make a file of one of ours, which nobody keeps."""
    import tempfile
    from pathlib import Path as FilePath

    with tempfile.TemporaryDirectory(prefix="laborbuch-") as folder:
        source = FilePath(folder) / f"{target.stem}{ending}"
        write(source)
        convert(source, target)


def check_template(path: Path) -> None:
    """Open a template as a document would. Raises LaborbuchError that names what is missing."""
    from exporters import word

    word.check_template(path)


def save_template(target: Path) -> None:
    """Write the template that comes with the program, to be changed in Word. Raises LaborbuchError."""
    from exporters import word

    word.save_template(target)


def pictured(document: Document) -> Document:
    """Return a document with its figures drawn, for those who show it on the screen."""
    from exporters import drawing

    return drawing.pictured(document)


def missing_program(format_: str) -> str:
    """Return what this computer lacks to issue a format, "" if it lacks nothing."""
    from app.formats import BY_LIBREOFFICE
    from exporters import libreoffice

    lacks = format_ in BY_LIBREOFFICE and not libreoffice.is_possible()
    return "braucht LibreOffice, das hier nicht installiert ist" if lacks else ""


def write_tables(book: PlainWorkbook, target: Path) -> None:
    """Write plain tables as a workbook."""
    from exporters.excel import plain

    plain.write_tables(book, target)


def check_word(path: Path) -> tuple[Flaw, ...]:
    """Return what is wrong with a finished Word file, whoever wrote it. Raises RefusedFileError."""
    from exporters import checking

    return checking.check(path)


def open_delivery(path: Path, password: str | None = None) -> Source:
    """Open a file that was sent and check it; its records are read later. Raises as ``read_arrival``."""
    from exporters import arriving

    return arriving.open_file(path, password)


def read_arrival(path: Path, password: str | None = None) -> Arrival:
    """Read a package or a bare workbook, as a lab or the office sends them.

    Raises RefusedFileError for what is neither, damaged or changed; PasswordNeededError for an encrypted one.
    """
    from exporters import arriving

    return arriving.read(path, password)


def read_transcript(path: Path) -> Transcript:
    """Read a transcript that another program wrote. Raises RefusedFileError."""
    from exporters import transcripts

    return transcripts.read(path)


def transcript_endings() -> Sequence[str]:
    """Return the endings of the files that ``read_transcript`` reads, without the dot."""
    from exporters import transcripts

    return transcripts.ENDINGS


def fingerprint(public_key: str) -> str:
    """Return what people compare on the phone to know whose key it is; "" for no key."""
    from exporters import package as packages

    return packages.fingerprint(public_key)


def house() -> House:
    """Return what holds on this computer for the person who runs a command: policy, settings, defaults."""
    from platformdirs import user_config_path

    from app.policy import sources
    from app.services.house import house_of
    from app.settings import FILE, Settings
    from app.version import NAME

    place = user_config_path(NAME, appauthor=False) / FILE  # as ui.paths, without Qt
    return house_of(Settings(place, sources.read()))


def at_home(book: LabBook) -> LabBook:
    """Let a lab file know in which house it is open, and return it."""
    book.house = house()
    return book


def fixed_clock(moment: dt.datetime | None) -> Callable[[], dt.datetime]:
    """Return a clock that stands still at ``moment``, or the real one."""
    from app.services.book import now

    return now if moment is None else lambda: moment


def open_sample(prefix: str, path: Path, moment: dt.datetime | None = None) -> LabBook:
    """Open a sample lab, made at ``path`` if it is not there yet. Changes made to it stay."""
    from app.services.book import open_book
    from app.services.samples import sample_book

    clock = fixed_clock(moment)
    return open_book(path, clock=clock) if path.exists() else sample_book(prefix, path, clock=clock)


def open_sample_office(path: Path, moment: dt.datetime | None = None) -> LabBook:
    """Open the sample of the project office, made at ``path`` if it is not there yet. Changes stay.

    It holds what the five sample labs deliver.
    """
    import tempfile
    from pathlib import Path as FilePath

    from app.services.book import open_book

    if path.exists():
        return open_book(path, clock=fixed_clock(moment))
    with tempfile.TemporaryDirectory() as folder:
        return merged_office(path, list(_sample_workbooks(FilePath(folder), moment)), moment)


def _sample_workbooks(folder: Path, moment: dt.datetime | None) -> Iterator[Path]:
    from app.services.delivering import deliver
    from app.services.samples import LABS

    for prefix in LABS:
        book = open_sample(prefix, folder / f"{prefix}.laborbuch", moment)
        yield from deliver(book, folder / prefix, FileWriters(), ("excel",)).files
        book.close()


def merged_office(path: Path, files: Sequence[Path], moment: dt.datetime | None = None) -> LabBook:
    """Make the sample of the project office and let it take over the deliveries among ``files``."""
    from functools import partial

    from app.services.office import intake
    from app.services.samples import sample_office

    book = sample_office(path, clock=fixed_clock(moment))
    packages = [file for file in files if file.suffix == ".zip"] or files
    done = intake.take_over_all(book, [partial(open_delivery, file) for file in packages], back_up=False)
    for result in done:
        if isinstance(result, Exception):
            raise result
    return book
