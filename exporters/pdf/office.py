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
_OPTIONS = {"PDFUACompliance": True, "ExportBookmarks": True, "ExportNotes": False}

MISSING = (
    "Für PDF-Dokumente braucht das Programm LibreOffice, und das ist auf diesem Computer nicht installiert. "
    "Bitten Sie Ihre IT darum, oder speichern Sie das Word-Dokument in Word als PDF."
)
_FAILED = (
    "LibreOffice hat aus „{name}“ kein PDF gemacht. Versuchen Sie es noch einmal, oder speichern Sie das "
    "Word-Dokument in Word als PDF."
)


def program() -> Path | None:
    """Return where LibreOffice is, None if it is not installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found:
        return Path(found)
    folders = (Path(os.environ[name]) for name in _WINDOWS if os.environ.get(name))
    places = (folder / "LibreOffice" / "program" / "soffice.com" for folder in folders)
    return next((place for place in places if place.is_file()), None)


def converted(source: Path) -> bytes:
    """Return a Word document as PDF/UA. Raises LaborbuchError."""
    office = program()
    if office is None:
        raise LaborbuchError(MISSING)
    with tempfile.TemporaryDirectory(prefix="laborbuch-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        _run(office, source, folder)
        made = folder / f"{source.stem}.pdf"
        if not made.is_file():
            raise LaborbuchError(_FAILED.format(name=source.name))
        return made.read_bytes()


def _run(office: Path, source: Path, folder: Path) -> None:
    """Use a profile of its own: a LibreOffice that people have open would take the order and keep it."""
    options = json.dumps({name: _option(it) for name, it in _OPTIONS.items()})
    command = [
        str(office),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", f"pdf:writer_pdf_Export:{options}"),
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
