"""How long the bundle takes to start, against the same program from its source, measured in turn."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import stamp
from table import true

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 1.3
ROUNDS = 9
BUNDLE = stamp.ROOT / "build" / "stage" / "linux" / "laborbuch"
SOURCE = stamp.ROOT / ".venv" / "bin" / "laborbuch"


def ratio() -> str:
    """Compare CPU seconds from the call until a lab is drawn. The first round does not count."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([SOURCE, "demo", folder], capture_output=True, check=True)
        lab = str(Path(folder, "labore", "DIE.laborbuch"))
        rounds = [[_seconds((str(program), lab)) for program in (BUNDLE, SOURCE)] for _ in range(ROUNDS + 1)]
    bundle, source = (median(times) for times in zip(*rounds[1:], strict=True))
    true(bundle / source <= LIMIT, f"{bundle / source:.2f}-mal so lang")
    return f"{bundle / source:.2f}-mal: {bundle:.2f} s gegen {source:.2f} s Rechenzeit"


def _seconds(call: Sequence[str]) -> float:
    """Return the CPU seconds of a process that shows a lab and ends."""
    program, lab = call
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    before = os.times()
    command = [program, "selftest", "--window", lab]
    subprocess.run(command, env=environment, capture_output=True, check=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


if __name__ == "__main__":
    print(ratio())
