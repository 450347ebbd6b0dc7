"""Draws docs/screenshots anew. Each size of the letters needs a process: Qt asks for it only once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).parents[2] / "docs" / "screenshots"


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    for scale in ("1", "2"):
        with tempfile.TemporaryDirectory() as home:
            command = [sys.executable, "-m", "tests.screenshots.scenes", scale, str(TARGET)]
            status = subprocess.run(command, env={**os.environ, **_surroundings(home, scale)}, check=False)
        if status.returncode:
            return status.returncode
    return 0


def _surroundings(home: str, scale: str) -> dict[str, str]:
    """No screen, no settings of anybody, the towns' time, and letters of a size."""
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
    return {**folders, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale, "TZ": "Europe/Berlin"}


if __name__ == "__main__":
    sys.exit(main())
