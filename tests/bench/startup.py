"""The first picture of the window against that of the smallest window that PySide6 can show.

CPU seconds of whole processes, interpreter included; each run is a process of its own, ours and the floor in
turn. The first run of both does not count: it writes the bytecode that an installed program has.
"""

from __future__ import annotations

import os
import tempfile
from statistics import median

from tests.bench.ratio import Ratio, seconds

ROUNDS = 15
FRAME, START = "frame", "start"
# The frame is what must not make anybody wait; the start page has words, icons and a picture to draw as well.
LIMITS = {FRAME: 1.5, START: 1.7}


def run() -> list[Ratio]:
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = home
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        return [
            Ratio("Erstes Bild des Rahmens gegen das kleinste Fenster", _ratio(FRAME), LIMITS[FRAME]),
            Ratio("Erstes Bild der Startseite gegen das kleinste Fenster", _ratio(START), LIMITS[START]),
        ]


def _ratio(what: str) -> float:
    rounds = [(_ours(what), _floor()) for _ in range(ROUNDS + 1)][1:]
    return median(ours for ours, _ in rounds) / median(floor for _, floor in rounds)


def _ours(what: str) -> float:
    return seconds("tests.bench.startup_ours", what)


def _floor() -> float:
    return seconds("tests.bench.startup_floor")


if __name__ == "__main__":
    print(*run(), sep="\n")
