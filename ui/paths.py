"""Where the program keeps things of its own on this computer. Lab files lie where people put them.

Qt knows these folders of every system, and it is loaded anyway.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from app.settings import FILE
from app.version import NAME

Location = QStandardPaths.StandardLocation


def settings_file() -> Path:
    """Return where the settings of the person at this computer are kept."""
    return _folder(Location.GenericConfigLocation) / NAME / FILE


def samples_folder() -> Path:
    """Return where the sample labs are put when somebody looks at them."""
    return _folder(Location.GenericDataLocation) / NAME / "Beispiele"


def log_folder() -> Path:
    """Return where the log is written."""
    return _folder(Location.GenericStateLocation) / NAME


def documents_folder() -> Path:
    """Return where files are proposed to be saved."""
    documents = _folder(Location.DocumentsLocation)
    return documents if documents.is_dir() else Path.home()


def _folder(location: Location) -> Path:
    return Path(QStandardPaths.writableLocation(location))
