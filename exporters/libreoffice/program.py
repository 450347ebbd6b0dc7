"""LibreOffice as a converter: looked for where it installs itself, run beside one that people have open."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from app.errors import LaborbuchError

_NAMES = ("soffice", "libreoffice")
_WINDOWS = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")
_PATIENCE = 180  # seconds; a compendium of hundreds of pages takes a minute on a slow computer
_PDF_OPTIONS = {"PDFUACompliance": True, "ExportBookmarks": True, "ExportNotes": False}

MISSING = (
    "Für PDF-Dokumente und OpenDocument-Tabellen braucht das Programm LibreOffice, und das ist auf diesem "
    "Computer nicht installiert. Bitten Sie Ihre IT darum, oder speichern Sie die Datei in Word oder Excel "
    "in diesem Format."
)
_FAILED = (
    "LibreOffice konnte „{name}“ nicht umwandeln. Versuchen Sie es noch einmal, oder speichern Sie die Datei "
    "in Word oder Excel in diesem Format."
)


def program() -> Path | None:
    """Return where LibreOffice is, None if it is not installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return Path(found)
    folders = (Path(os.environ[name]) for name in _WINDOWS if os.environ.get(name))
    places = (folder / "LibreOffice" / "program" / "soffice.com" for folder in folders)
    return next((place for place in places if place.is_file()), None)


def converted(source: Path, filter_: str) -> bytes:
    """Return a file in the format of a filter, which begins with the ending. Raises LaborbuchError."""
    office = program()
    if office is None:
        raise LaborbuchError(MISSING)
    with tempfile.TemporaryDirectory(prefix="laborbuch-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _run(office, source, folder, filter_)
        made = folder / f"{source.stem}.{filter_.partition(':')[0]}"
        if not made.is_file():
            raise LaborbuchError(_FAILED.format(name=source.name))
        return made.read_bytes()


def _run(office: Path, source: Path, folder: Path, filter_: str) -> None:
    """Use a profile of its own: a LibreOffice that people have open would take the order and keep it."""
    command = [
        str(office),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", filter_),
        *("--outdir", str(folder), str(source)),
    ]
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # else Windows shows a black window
    try:
        subprocess.run(  # noqa: S603 - the program is the one that was found, the file one of ours
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            creationflags=quiet,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise LaborbuchError(_FAILED.format(name=source.name)) from error


def _option(value: bool) -> dict[str, str]:
    return {"type": "boolean", "value": str(value).lower()}


PDF = f"pdf:writer_pdf_Export:{json.dumps({name: _option(it) for name, it in _PDF_OPTIONS.items()})}"
ODS = "ods:calc8"
