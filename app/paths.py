"""Where the program keeps things of its own on this computer. Lab files lie where people put them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs

from app.version import NAME

SUFFIX = ".laborbuch"

if TYPE_CHECKING:
    from pathlib import Path


def settings_file() -> Path:
    """Return where the settings of the person at this computer are kept."""
    return platformdirs.user_config_path(NAME, appauthor=False, roaming=True) / "einstellungen.json"


def samples_folder() -> Path:
    """Return where the sample labs are put when somebody looks at them."""
    return platformdirs.user_data_path(NAME, appauthor=False) / "Beispiele"


def log_folder() -> Path:
    """Return where the log is written."""
    return platformdirs.user_log_path(NAME, appauthor=False)


def documents_folder() -> Path:
    """Return where files are proposed to be saved."""
    return platformdirs.user_documents_path()
